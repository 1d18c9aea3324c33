"""Time every page on the database as it is: ``python benchmarks/pages.py [ROUNDS]``.

Server time of the whole answer, middleware included, in one process and without a
network; "CPU" is the part of it that this process computes, whatever else runs. Some
rows of each kind are asked for in turn, hot ones and ones of the tail. What was
written while measuring is rolled back.
"""

import os
import statistics
import sys
import time
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

SAMPLES = 10  # rows of each kind
HOST = {"SERVER_NAME": "localhost"}


def some(rows):
    """Return the ids of the newest rows and of others, evenly spread over all."""
    last = rows.order_by("-pk").values_list("pk", flat=True).first() or 0
    step = max(1, last // SAMPLES)
    spread = [rows.filter(pk__gte=at).order_by("pk") for at in range(1, last + 1, step)]
    found = [some.values_list("pk", flat=True).first() for some in spread]
    return list(dict.fromkeys(pk for pk in found if pk))[:SAMPLES]


def reader_pages():
    """Return the addresses of each kind of public page."""
    from claims.models import Article, Claim, Dispute, Speaker, Topic

    articles = Article.objects.filter(snapshots__claims__state="accepted").distinct()
    slugs = Topic.objects.in_bulk(some(Topic.objects)).values()
    words = ("forces", "houses", "damaged by fire", "zyx")
    return {
        "front": [reverse("reading:front")],
        "topics": [reverse("reading:topics")],
        "topic": [topic.get_absolute_url() for topic in slugs],
        "dispute": _addresses("reading:dispute", Dispute.objects.public()),
        "claim": _addresses("reading:claim", Claim.objects.public()),
        "article": _addresses("reading:article", articles),
        "speaker": _addresses("reading:speaker", Speaker.objects.public()),
        "search": [f"{reverse('reading:search')}?q={word}" for word in words],
    }


def data():
    """Return the addresses of lists as data, and of disputes in a frame."""
    pages = reader_pages()
    lists = {
        "claims": ["/claims"],
        "topics": ["/topics"],
        "topic's disputes": [f"{page}disputes" for page in pages["topic"]],
        "topic's claims": [f"{page}claims" for page in pages["topic"]],
        "dispute": [f"{page}claims" for page in pages["dispute"]],
        "article": [f"{page}claims" for page in pages["article"]],
        "speaker": [f"{page}claims" for page in pages["speaker"]],
    }
    found = {
        f"{name}, {kind}": [f"{address}.{kind}" for address in addresses]
        for name, addresses in lists.items()
        for kind in ("csv", "json", "atom")
    }
    found["search, json"] = [p.replace("/?", ".json?") for p in pages["search"]]
    found["dispute, framed"] = [f"{page}embed/" for page in pages["dispute"]]
    return found


def editor_pages():
    """Return the addresses of each kind of page that editors work on."""
    from claims.models import Claim, Link

    waiting = Claim.objects.filter(state="suggested")
    return {
        "queue": [reverse("review:queue")],
        "desk": _addresses("review:desk", waiting),
        "edit": _addresses("review:edit", waiting),
        "links": [reverse("review:links")],
        "pair": _addresses("review:pair", Link.objects.all()),
        "history": [reverse("review:history")],
        "disputes": [reverse("review:disputes")],
        "changed": [reverse("review:changed")],
        "second": [reverse("review:second")],
        "mine": [reverse("review:mine")],
        "speakers": [reverse("review:speakers")],
        "measures": [reverse("review:measures")],
        "quality": [reverse("review:quality")],
        "new import": [reverse("importing:new")],
    }


def _addresses(name, rows):
    return [reverse(name, args=[pk]) for pk in some(rows)]


def measure(client, addresses, rounds, *, is_known=False):
    """Return (elapsed, CPU) milliseconds of each answer, and the most queries.

    ``is_known``: the client has each page already, and is answered 304.
    """
    taken, queries, known = [], 0, {}
    for address in addresses:
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address, **HOST)
        assert response.status_code == 200, (address, response.status_code)
        queries = max(queries, len(captured))
        if is_known:
            known[address] = {"If-None-Match": response.headers["ETag"]}
    for _ in range(rounds):
        for address in addresses:
            headers = known.get(address)
            began = time.perf_counter(), time.process_time()
            response = client.get(address, headers=headers, **HOST)
            assert response.status_code == (304 if is_known else 200)
            ended = time.perf_counter(), time.process_time()
            taken.append([(b - a) * 1000 for a, b in zip(began, ended, strict=True)])
    return taken, queries


def report(client, pages, rounds, *, is_known=False):
    for name, addresses in pages.items():
        if not addresses:
            continue
        taken, queries = measure(client, addresses, rounds, is_known=is_known)
        elapsed, computed = zip(*taken, strict=True)
        cuts = statistics.quantiles(elapsed, n=20, method="inclusive")
        cpu = statistics.median(computed)
        print(f"{name:>22} {cuts[9]:8.1f} {cuts[18]:8.1f} {cpu:8.1f} {queries:8}")


def main(rounds):
    from claims.models import User

    print(f"{'page':>22} {'p50 ms':>8} {'p95 ms':>8} {'CPU p50':>8} {'queries':>8}")
    with transaction.atomic():
        pages = reader_pages()
        report(Client(), pages, rounds)
        again = {"dispute again": pages["dispute"]}
        report(Client(), again, rounds, is_known=True)
        report(Client(), data(), rounds)
        editor = Client()
        editor.force_login(User.objects.create_user("benchmark", is_superuser=True))
        report(editor, editor_pages(), rounds)
        transaction.set_rollback(True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
    django.setup()
    from claims import postgres

    with postgres.at_hand():
        call_command("collectstatic", interactive=False, verbosity=0)
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
