import json
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management.base import BaseCommand, CommandError

from claims.management.scoring import NoScorer, judge, reliability, scorer_of

from .predict import PREDICT

SHOWN = 110  # characters of an error's words
# What must be reached on the files of these names, by measure.
GOALS = {
    "attribution/dev": {"end to end": 0.86, "content spans": 0.90},
    "claims/dev": {"detection": 0.88, "end to end": 0.80, "figures: +bound": 0.90},
    "claims/kursk": {"end to end": 0.95, "figures: value": 1.00},
    "quantities/dev": {"value": 0.90, "+unit": 0.82, "+bound": 0.85},
    "quantities/dev_handwritten": {
        "value": 0.95, "+unit": 0.92, "+bound": 0.92, "+noun": 0.85,
    },
}  # fmt: skip


class Command(BaseCommand):
    help = (
        "Read annotated texts and print how far the reading agrees, with every error. "
        "The folder holds attribution/, claims/ and quantities/, each with its scorer."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("data", type=Path, help="folder of annotated data")
        parser.add_argument("--no-errors", action="store_true", help="measures only")

    def handle(self, *, data, no_errors, **options):
        kinds = [kind for kind in MEASURE if (data / kind).is_dir()]
        try:
            scorers = {kind: scorer_of(data / kind) for kind in kinds}
        except NoScorer as error:
            raise CommandError(error) from error
        if not kinds:
            raise CommandError(NoScorer(data / "claims/score_claims.py"))
        for kind in kinds:
            for gold in sorted((data / kind).glob("*.json*")):
                measures, notes, errors = self.measure(kind, scorers[kind], gold)
                shown = notes if no_errors else [*notes, *errors]
                self.show(f"{kind}/{gold.stem}", measures, shown)

    def measure(self, kind, scorer, gold):
        with TemporaryDirectory() as folder:
            predicted = Path(folder) / gold.name
            PREDICT[kind](gold, predicted)
            return MEASURE[kind](scorer, gold, predicted)

    def show(self, name, measures, lines):
        """Print a table of measures, then ``lines``."""
        self.stdout.write(f"\n{name:<34}{'F1':>7}{'goal':>8}")
        for measure, value in measures:
            goal = GOALS.get(name, {}).get(measure)
            said = f"{goal:8.2f}" if goal else " " * 8
            missed = "  not reached" if goal and value < goal else ""
            self.stdout.write(f"  {measure:<32}{value:7.3f}{said}{missed}")
        for line in lines:
            self.stdout.write(f"    {line}")


def measure_attribution(scorer, gold, predicted):
    errors = []
    counts, _ = scorer.score(
        scorer.read_jsonl(gold), scorer.read_jsonl(predicted), errors=errors
    )
    found = scorer.measures(scorer.total(counts.values()))
    measures = [
        ("content spans", found["content_spans"]["f1"]),
        ("end to end", found["end_to_end"]["f1"]),
    ]
    lines = [
        f"{e['id']} {e['kind']}: {_words(e.get('gold') or e['pred'])}" for e in errors
    ]
    return measures, [], lines


def _words(attribution):
    content = " … ".join(attribution["content"])[:SHOWN]
    return f"{attribution['speaker']} [{attribution['cue']}] {content}"


def measure_claims(scorer, gold, predicted):
    corpus, found = json.loads(gold.read_text()), json.loads(predicted.read_text())
    result, detail = scorer.score(corpus, found)
    metrics = result["metrics"]
    measures = [
        ("detection", metrics["detection"]["f1"]),
        ("end to end", metrics["e2e"]["f1"]),
        ("end to end, with polarity, values", metrics["strict"]["f1"]),
        ("figures: value", metrics["figures"]["value"]["f1"]),
        ("figures: +bound", metrics["figures"]["value_bounds"]["f1"]),
        ("figures: +unit", metrics["figures"]["value_unit"]["f1"]),
    ]
    notes = _calibration(scorer, corpus, found["claims"])
    return measures, notes, list(_claim_errors(corpus, detail))


def _calibration(scorer, corpus, claims):
    """Return a line for each band of confidence: what is said, what is right."""
    judged = [(one["confidence"], judge(scorer, corpus, one)) for one in claims]
    rows = reliability([pair for pair in judged if pair[1] is not None])
    return [
        f"confidence {low:.0%} to {high:.0%}: {count} claims, said {mean:.0%}, "
        f"right {right:.0%}"
        for low, high, count, mean, right in rows
    ]


def _claim_errors(corpus, detail):
    texts = {article["id"]: article["text"] for article in corpus["articles"]}
    names = {speaker["id"]: speaker["name"] for speaker in corpus["speakers"]}
    for claim in detail["missed"]:
        yield f"{claim['article']} missed: {claim['quote'][:SHOWN]}"
    for claim in detail["spurious"]:
        quote = texts[claim["article"]][slice(*claim["span"])]
        yield f"{claim['article']} spurious: {quote[:SHOWN]}"
    for gold, claim in detail["speaker"]:
        said = names.get(gold["speaker"], "the article itself")
        yield f"{gold['article']} speaker: {claim['speaker_name']} for {said}"


def measure_quantities(scorer, gold, predicted):
    report = []
    tallies, _ = scorer.score(
        scorer.read_jsonl(gold), scorer.read_jsonl(predicted), report
    )
    measures = [
        (name.removeprefix("value") or name, tallies["all"].prf(name)[2])
        for name in ("value", "value+unit", "value+bound", "value+noun")
    ]
    errors = []
    for line, kind, wanted, found, text in report:
        start, end = (wanted or found)["span"]
        errors.append(f"{line} {kind}: {text[max(0, start - 40) : end + 40]}")
    return measures, [], errors


# What a file's predictions are worth: its measures, notes on them, and the errors.
MEASURE = {
    "attribution": measure_attribution,
    "claims": measure_claims,
    "quantities": measure_quantities,
}
