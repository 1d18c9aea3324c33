import json
import re
from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand

from claims.extraction.attribution.prediction import attributions_as_gold
from claims.extraction.figures.prediction import figures_as_gold
from claims.extraction.pipeline import read
from claims.extraction.predictions import claims_as_gold
from claims.linking.annotated import claims_again, stories_as_annotated
from claims.linking.predictions import relations_between, relations_in
from claims.linking.proposed import stories_as_proposed
from claims.linking.stories import Told

NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{3,}")  # a capital word inside a sentence


class Command(BaseCommand):
    help = (
        "Read the texts of a file of annotated data and write what was found, in the "
        "format of its scorer. Nothing else of the file is looked at, but for "
        "relations: these are found between the annotated claims."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=sorted(PREDICT))
        parser.add_argument("gold", type=Path, help="annotated data: JSON, JSON Lines")
        parser.add_argument("out", type=Path, help="where the predictions go")
        parser.add_argument(
            "--bare",
            action="store_true",
            help="relations: propose measures, scopes and sides, not read them",
        )

    def handle(self, *, kind, gold, out, bare, **options):
        predict = predict_bare_relations if bare else PREDICT[kind]
        count = predict(gold, out)
        self.stdout.write(f"Read {count} texts; wrote {out}.")


def predict_claims(gold, out):
    """Write the claims of every article of a JSON corpus; return their number."""
    articles = json.loads(gold.read_text())["articles"]
    told = [tell(article) for article in articles]
    claims = [
        claim for one in told for claim in claims_as_gold(one.article, one.reading)
    ]
    predicted = {"claims": claims, "relations": relations_between(told)}
    out.write_text(json.dumps(predicted, ensure_ascii=False, indent=1))
    return len(articles)


def predict_relations(gold, out):
    """Write the relations between the annotated claims; return how many articles."""
    corpus = json.loads(gold.read_text())
    return write_relations(corpus, stories_as_annotated(corpus), out)


def predict_bare_relations(gold, out):
    """Write the relations, with measure, scope and side as the software proposes."""
    corpus = json.loads(gold.read_text())
    return write_relations(corpus, stories_as_proposed(corpus), out)


def write_relations(corpus, stories, out):
    """Write the relations within ``stories`` beside the claims of ``corpus``."""
    predicted = {
        "claims": claims_again(corpus),
        "relations": relations_in(stories),
    }
    out.write_text(json.dumps(predicted, ensure_ascii=False, indent=1))
    return len(corpus["articles"])


def tell(article):
    """Return an article of a corpus as it was read."""
    day = published_on(article)
    reading = read(article["text"], published_on=day)
    names = frozenset(NAME.findall(article["text"]))
    outlet = article.get("outlet", "")
    return Told(article["id"], day, outlet, reading, article["text"], names)


def published_on(article):
    """Return the day an article of a corpus appeared; None where it tells none."""
    moment = article.get("published")
    return datetime.fromisoformat(moment).date() if moment else None


def predict_attribution(gold, out):
    """Write the attributions of each text of a JSON Lines corpus."""
    return predict_lines(gold, out, "attributions", attributions_as_gold)


def predict_quantities(gold, out):
    """Write the figures of each text of a JSON Lines corpus."""
    return predict_lines(gold, out, "quantities", figures_as_gold)


def predict_lines(gold, out, key, as_gold):
    """Write under ``key`` what ``as_gold`` makes of the key's part of each reading."""
    part = {"attributions": "attributions", "quantities": "figures"}[key]
    documents = [json.loads(line) for line in gold.read_text().splitlines()]
    with out.open("w") as lines:
        for document in documents:
            reading = read(document["text"], published_on=None)
            found = {"id": document["id"], key: as_gold(getattr(reading, part))}
            lines.write(json.dumps(found, ensure_ascii=False) + "\n")
    return len(documents)


PREDICT = {
    "attribution": predict_attribution,
    "claims": predict_claims,
    "quantities": predict_quantities,
    "relations": predict_relations,
}
