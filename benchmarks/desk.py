"""Measure the review desk: ``desk.py page keyboard editors flood kills``.

Names of parts choose some of them. Takes an empty, migrated database from DATABASE_URL,
puts up to 2,000 suggestions into it, and runs a web server of its own on a free port.
"""

import os
import re
import secrets
import signal
import socket
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
# Playwright's loop runs in this thread, which Django would refuse to query in.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
django.setup()

import httpx  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.backends.postgresql.psycopg_any import NumericRange  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from claims.management.commands.serve import web  # noqa: E402
from claims.models import (  # noqa: E402
    Article,
    Claim,
    Decision,
    Figure,
    Measure,
    Snapshot,
    Source,
    Speaker,
    State,
    Topic,
    User,
)

SUGGESTIONS, AN_ARTICLE = 2000, 20
A_DECISION = 1  # seconds that an editor takes, for 60 decisions a minute
SENTENCE = "Warden {n} said {n} sheds in district {n} were damaged by the storm. "
CHROMIUM = ["--no-sandbox", "--disable-gpu"]
# Notes how long each key took until the next card was painted.
WATCH = """() => {
  window.took = [];
  const note = () => {
    if (window.pressed) window.took.push(performance.now() - window.pressed);
    window.pressed = null;
  };
  addEventListener("keydown", () => { window.pressed = performance.now(); }, true);
  const paint = () => requestAnimationFrame(() => setTimeout(note));
  document.addEventListener("desk:shown", paint);
}"""


def fill(suggestions=SUGGESTIONS, an_article=AN_ARTICLE):
    """Add ``suggestions`` with a figure each, ``an_article`` of them in an article.

    Return their topic.
    """
    mark = secrets.token_hex(4)
    source = Source.objects.create(name=f"Outlet {mark}")
    topic = Topic.objects.create(name=f"Storm {mark}", slug=f"storm-{mark}")
    measure = Measure.objects.create(name=f"sheds damaged {mark}", dimension="count")
    speaker = Speaker.objects.create(
        name="Warden",
        kind="person",
        state=State.ACCEPTED,
        decided_at=timezone.now(),
    )
    for number in range(suggestions // an_article):
        start = 1000 + number * an_article
        sentences = [SENTENCE.format(n=start + i) for i in range(an_article)]
        text = f"Storm {mark}, report {number}. " + "".join(sentences)
        fill_article(text, an_article, source, topic, measure, speaker)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return topic


def fill_article(text, count, source, topic, measure, speaker):
    digest = sha256(text.encode()).hexdigest()
    article = Article.objects.create(
        source=source, topic=topic, headline=text[:30], published_on=date(2024, 5, 12)
    )
    snapshot = Snapshot.objects.create(
        article=article,
        text=text,
        digest=digest,
        raw=text.encode(),
        raw_digest=digest,
        canonical_version=1,
        fetched_at=timezone.now(),
    )
    found = list(re.finditer(r"(\d+) sheds in district \d+ were damaged", text))
    claims = Claim.objects.bulk_create(
        Claim(
            snapshot=snapshot,
            content_start=match.start(),
            content_end=match.end(),
            segments=[list(match.span())],
            quote=match.group(),
            speaker=speaker,
            form="indirect",
            confidence=0.8,
            fingerprint=sha256(f"{digest}{match.start()}".encode()).hexdigest(),
        )
        for match in found[:count]
    )
    Figure.objects.bulk_create(
        Figure(
            claim=claim,
            start=match.start(1),
            end=match.end(1),
            words=match.group(1),
            interval=NumericRange(int(match.group(1)), int(match.group(1)), "[]"),
            base=NumericRange(int(match.group(1)), int(match.group(1)), "[]"),
            value=int(match.group(1)),
            measure=measure,
        )
        for claim, match in zip(claims, found, strict=False)
    )


def sign_in(number):
    """Make an editor; return their session's cookie."""
    editor = User.objects.create_user(f"editor-{number}-{secrets.token_hex(4)}")
    editor.groups.add(Group.objects.get(name="editor"))
    client = Client()
    client.force_login(editor)
    return client.cookies["sessionid"].value


class Site:
    """A web server that can be killed and started again on the same port."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self):
        command = [sys.executable, "-m", *web("127.0.0.1", self.port, 2)]
        self.process = subprocess.Popen(command, start_new_session=True)  # noqa: S603
        while True:
            try:
                return httpx.get(f"{self.url}/livez/")
            except httpx.TransportError:
                time.sleep(0.05)

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def desk_page(site):
    """Open the desk in Chromium as a new editor who has just begun."""
    with sync_playwright() as playwright:
        path = next((p for p in ["/usr/bin/chromium"] if os.path.exists(p)), None)
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        context = browser.new_context(base_url=site.url)
        cookie = {"name": "sessionid", "value": sign_in("page"), "url": site.url}
        context.add_cookies([cookie])
        page = context.new_page()
        page.goto("/review/")
        page.get_by_role("button", name="Begin").click()
        page.wait_for_selector("#card")
        page.evaluate(WATCH)
        yield page
        browser.close()


def kept(page):
    """Return how many decisions the browser has that the site has not."""
    return page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('kept '))"
        ".reduce((sum, key) => sum + JSON.parse(localStorage[key]).length, 0)"
    )


def press_through(page, presses):
    """Decide ``presses`` times, with a key each; return the claims in that order."""
    decided = []
    for number in range(presses):
        claim = page.get_attribute("#card:not([inert])", "data-claim")
        page.keyboard.press("x" if number % 5 == 4 else "a")
        page.wait_for_selector(f"#card:not([inert]):not([data-claim='{claim}'])")
        decided.append(int(claim))
    return decided


def check(decided):
    """Return how many of the claims ``decided`` have no decision, or more than one."""
    rows = Decision.objects.filter(subject_kind="claim", subject_id__in=decided)
    made = list(rows.values_list("subject_id", flat=True))
    twice = len(made) - len(set(made))
    return {"lost": len(set(decided) - set(made)), "decided twice": twice}


def spread(seconds):
    """Return the median and the 95th percentile, in milliseconds."""
    found = sorted(seconds)
    p95 = found[int(len(found) * 0.95) - 1]
    return f"p50 {statistics.median(found):.0f} ms, p95 {p95:.0f} ms"


def page(site):
    """Measure the first page of a 2,000-word article with 150 claims."""
    words = f"Report {secrets.token_hex(4)}. "
    words += "".join(SENTENCE.format(n=5000 + i) for i in range(150)) + "Rain. " * 500
    topic, source = fill(20), Source.objects.first()
    speaker, measure = Speaker.objects.first(), Measure.objects.first()
    fill_article(words, 150, source, topic, measure, speaker)
    claim = Claim.objects.latest("pk")
    client = httpx.Client(cookies={"sessionid": sign_in("reader")})
    took = []
    for _ in range(20):
        answer = client.get(f"{site.url}/review/claims/{claim.pk}/")
        took.append(answer.elapsed.total_seconds() * 1000)
    size = len(answer.content) / 1024
    print(f"first page, {len(words.split())} words: {spread(took)}, {size:.0f} KB")
    Claim.objects.filter(snapshot=claim.snapshot_id).update(state=State.WITHDRAWN)


def keyboard(site, presses=150):
    """Let one editor decide as fast as the desk shows the next claim."""
    fill(presses + 20)
    with desk_page(site) as page:
        started = time.perf_counter()
        decided = press_through(page, presses)
        minutes = (time.perf_counter() - started) / 60
        while kept(page):
            page.wait_for_timeout(100)
        print(f"keyboard: {presses / minutes:.0f} decisions a minute, {check(decided)}")
        print(f"key to the next claim painted: {spread(page.evaluate('took'))}")


def editors(site, count=8, pace=A_DECISION):
    """Let ``count`` editors empty one queue by HTTP, at 60 decisions a minute each."""
    topic = fill()
    queue = Claim.objects.to_review().filter(snapshot__article__topic=topic)
    waiting = queue.count()
    cookies = [sign_in(number) for number in range(count)]
    with ThreadPoolExecutor(count) as pool:
        work = partial(empty_queue, site, f"/review/next/?topic={topic.pk}", pace)
        done = list(pool.map(work, cookies))
    decided = [claim for claims, _, _ in done for claim in claims]
    took = [seconds for _, times, _ in done for seconds in times]
    print(f"{count} editors, {waiting} suggestions: {check(decided)}")
    print(
        f"  {queue.count()} left, {len(decided) - len(set(decided))} acknowledged twice"
    )
    print(f"  a decision: {spread(took)}; {sum(c for _, _, c in done)} refused")


def flood(site):
    """Let eight editors empty one queue without a pause, faster than anybody reads."""
    editors(site, pace=0)


def empty_queue(site, queue, pace, cookie):
    """Draw and accept until nothing is left; return claims, times, refusals.

    A decision is made every ``pace`` seconds. As the desk does, it says which article
    it has, so that only a card of another comes with its text.
    """
    client = httpx.Client(base_url=site.url, cookies={"sessionid": cookie}, timeout=60)
    token = re.search(
        r'csrfmiddlewaretoken" value="(\w+)"', client.get("/review/keys/").text
    )[1]
    client.headers.update({"HX-Request": "true", "X-CSRFToken": token})
    claims, took, refused, beside = [], [], 0, ""
    due = time.monotonic() + pace * secrets.randbelow(100) / 100
    while (drawn := client.post(queue, data={"beside": beside})).status_code == 200:
        beside = re.search(r'data-snapshot="(\d+)"', drawn.text)[1]
        time.sleep(max(0, due - time.monotonic()))
        due = max(due, time.monotonic()) + pace
        claim = int(re.search(r'data-claim="(\d+)"', drawn.text)[1])
        version = re.search(r'name="version" value="(\d+)"', drawn.text)[1]
        form = {"version": version, "once_key": str(uuid4()), "beside": beside}
        answer = client.post(f"/review/claims/{claim}/accept/", data=form)
        took.append(answer.elapsed.total_seconds() * 1000)
        if answer.status_code == 200:
            claims.append(claim)
        else:
            refused += 1
    return claims, took, refused


def kills(site, times=20):
    """Kill the web server ``times`` times while an editor decides."""
    fill(times * 10)
    decided = []
    with desk_page(site) as page:
        for _ in range(times):
            decided += press_through(page, 2)
            page.wait_for_timeout(secrets.randbelow(60))
            site.kill()
            site.start()
            while kept(page):
                page.wait_for_timeout(100)
    print(f"{times} kills during {len(decided)} decisions: {check(decided)}")


PARTS = {
    "page": page,
    "keyboard": keyboard,
    "editors": editors,
    "flood": flood,
    "kills": kills,
}


def main(names):
    """Run the parts named, all where none is, on a server of their own."""
    call_command("collectstatic", interactive=False, verbosity=0)
    site = Site()
    try:
        for name in names or PARTS:
            PARTS[name](site)
    finally:
        site.kill()


if __name__ == "__main__":
    main(sys.argv[1:])
