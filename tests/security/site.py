"""A small site with one of everything, and an address for each URL there is."""

import re
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

from claims.models import (
    Decision,
    DecisionKind,
    DisputeState,
    Import,
    ImportChannel,
    LinkKind,
    Revision,
    State,
    SubjectKind,
)
from claims.review.actions.comments import write_comment
from tests.make import (
    make_article,
    make_claim,
    make_dispute,
    make_figure,
    make_link,
    make_measure,
    make_snapshot,
    make_topic,
    make_user,
    uuid4,
)

# Whom a screen is for, by its namespace, else by its name.
POLICIES = {
    "reading": "public",
    "review": "editor",
    "importing": "editor",
    "admin": "admin",
    "status": "admin",
    "sign-in": "public",
    "sign-out": "public",
    "password": "member",
    "livez": "public",
    "readyz": "public",
}
FOR_FRAMES = {"reading:embed"}  # the same whoever looks; other sites may frame it
MAY = {
    "public": {"reader", "member", "editor", "admin"},
    "member": {"member", "editor", "admin"},
    "editor": {"editor", "admin"},
    "admin": {"admin"},
}
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Url:
    """A URL of the site: its name, its route, and the view behind it."""

    name: str
    route: str
    view: object

    @property
    def policy(self):
        """Whom it is for, as the table says."""
        return POLICIES[self.name.partition(":")[0]]

    def path(self, ids):
        """Return its address, with ``ids`` for the parameters of its route.

        ``ids`` go by the part of the route before the parameter: ``{"claims": 3}``.
        """
        parts = self.route.split("/")
        for i, part in enumerate(parts):
            if PARAMETER.search(part):
                parts[i] = PARAMETER.sub(str(ids[parts[i - 1]]), part)
        return "/" + "/".join(parts)


def all_urls(patterns=None, route="", spaces=()):
    """Yield every URL that the resolver knows, those of Django's admin too."""
    for one in patterns or get_resolver().url_patterns:
        path = route + str(one.pattern)
        if isinstance(one, URLPattern):
            yield Url(":".join([*spaces, one.name or ""]), path, one.callback)
        else:
            inner = [*spaces, one.namespace] if one.namespace else spaces
            yield from all_urls(one.url_patterns, path, inner)


def own_urls():
    """Return the URLs that are not Django's admin's."""
    return [url for url in all_urls() if not url.name.startswith("admin:")]


@dataclass(frozen=True, slots=True)
class Site:
    """What there is to see; ``hidden`` holds what readers must not."""

    ids: dict
    hidden: dict
    users: dict


def make_site():
    """Make a topic with a dispute of two claims, and as much that is not published."""
    topic, secret = make_topic(), make_topic()
    claims = [_claim(topic), _claim(topic)]
    measure = make_measure("flooded")
    figures = [make_figure(claim, measure=measure) for claim in claims]
    dispute = make_dispute(topic=topic)
    link = make_link(
        *figures, dispute=dispute, state=State.ACCEPTED, kind=LinkKind.CONTRADICTS
    )
    editor = make_user("editor")
    suggested = _claim(secret, state=State.SUGGESTED)
    ids = {
        "topics": topic.slug,
        "disputes": dispute.pk,
        "claims": claims[0].pk,
        "articles": claims[0].snapshot.article_id,
        "snapshots": claims[0].snapshot_id,
        "speakers": claims[0].speaker_id,
        "links": link.pk,
        "measures": measure.pk,
        "changed": _revision(claims[0]).pk,
        "history": _decision(claims[0], editor).pk,
        "comments": write_comment(dispute, text="Whose?", by=editor)[0].pk,
        "import": _import(editor).pk,
    }
    hidden = {
        "topics": secret.slug,
        "disputes": make_dispute(topic=topic, state=DisputeState.DRAFT).pk,
        "claims": suggested.pk,
        "articles": suggested.snapshot.article_id,
        "speakers": suggested.speaker_id,
    }
    users = {
        "reader": None,
        "member": make_user(),
        "editor": editor,
        "admin": make_user("admin"),
    }
    return Site(ids, hidden, users)


def _revision(claim):
    later = make_snapshot(article=claim.snapshot.article)
    return Revision.objects.create(claim=claim, snapshot=later, kind="passage gone")


def _claim(topic, state=State.ACCEPTED):
    snapshot = make_snapshot(article=make_article(topic=topic))
    return make_claim(snapshot=snapshot, state=state)


def _decision(claim, editor):
    return Decision.objects.create(
        kind=DecisionKind.ADD,
        subject_kind=SubjectKind.CLAIM,
        subject_id=claim.pk,
        decided_by=editor,
        batch=uuid4(),
    )


def _import(editor):
    return Import.objects.create(
        channel=ImportChannel.ADDRESS,
        url="https://news.example/1",
        once_key=uuid4(),
        requested_by=editor,
    )
