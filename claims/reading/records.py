"""Claims, disputes and topics as plain values, for programs.

Values are exact: numbers are Decimal, moments aware, what is not known is None. They
hold nothing that no public page shows. ``site`` is where absolute addresses begin.
"""

from django.db.models import Max

from claims.models import Claim, Decision, Link, SubjectKind, Topic
from claims.models.ranges import days_of, interval_of

from .quoting import original_address, sentence_of

CLAIM = (
    "claim permalink sentence quote speaker speaker_kind role side via form polarity "
    "modality same_utterance_as topic source headline published_on article original "
    "changed_at"
).split()
FIGURE = (
    "figure words hedge low low_is_open high high_is_open unit is_approximate is_vague "
    "base_low base_low_is_open base_high base_high_is_open base_unit measure counted "
    "place as_of_first as_of_last counts population actor conversion_of"
).split()
# Of a figure in a dispute: whether it is like for like with the question, its position
# there, counted from the lowest, and whether a later figure has updated it.
IN_DISPUTE = "day is_compared position is_updated".split()
DISPUTE = (
    "dispute permalink question summary measure place as_of_first as_of_last low "
    "low_side high high_side ratio derived claims_count last_on changed_at"
).split()
TOPIC = (
    "topic permalink name summary articles_count articles_from articles_to changed_at"
).split()


def claim_records(told, site):
    """Return a record for each (claim, records of its figures) pair of ``told``.

    Takes three queries, however many there are.
    """
    claims = [claim for claim, _ in told]
    keys = {claim.appearance_of_id for claim in claims} - {None}
    public = Claim.objects.public().filter(pk__in=keys).values_list("pk", flat=True)
    changed = _changed(SubjectKind.CLAIM, [claim.pk for claim in claims])
    topics = {claim.snapshot.article.topic_id for claim in claims}
    names = dict(Topic.objects.filter(pk__in=topics).values_list("pk", "name"))
    first = set(public)
    return [
        _claim(claim, site, names)
        | {
            "same_utterance_as": claim.appearance_of_id
            if claim.appearance_of_id in first
            else None,
            "changed_at": changed.get(claim.pk, claim.decided_at),
            "figures": figures,
        }
        for claim, figures in told
    ]


def _changed(kind, keys):
    """Return when each of the subjects ``keys`` of ``kind`` was last decided on."""
    decisions = Decision.objects.filter(subject_kind=kind, subject_id__in=keys)
    latest = decisions.order_by().values_list("subject_id")
    return dict(latest.annotate(Max("decided_at")))


def _claim(claim, site, topics):
    article, speaker = claim.snapshot.article, claim.speaker
    return {
        "claim": claim.pk,
        "permalink": site + claim.get_absolute_url(),
        "sentence": sentence_of(claim),
        "quote": claim.quote,
        "speaker": speaker.name if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "role": claim.role or None,
        "side": (speaker.affiliation or speaker).name if speaker else None,
        "via": claim.via.name if claim.via else None,
        "form": claim.form,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "same_utterance_as": None,
        "topic": topics.get(article.topic_id),
        "source": article.source.name,
        "headline": article.headline or None,
        "published_on": article.published_on,
        "article": site + article.get_absolute_url(),
        "original": original_address(article, claim.quote),
        "changed_at": None,
    }


def figure_record(figure):
    """Return a figure with its interval as written, and the same in its base unit."""
    written, base = interval_of(figure.interval), interval_of(figure.base)
    return {
        "figure": figure.pk,
        "words": figure.words,
        "hedge": figure.hedge or None,
        "low": written.low,
        "low_is_open": written.low_open,
        "high": written.high,
        "high_is_open": written.high_open,
        "unit": figure.unit or None,
        "is_approximate": figure.is_approximate,
        "is_vague": figure.is_vague,
        "base_low": base.low,
        "base_low_is_open": base.low_open,
        "base_high": base.high,
        "base_high_is_open": base.high_open,
        "base_unit": figure.base_unit or None,
        "measure": figure.measure.name if figure.measure else None,
        "counted": figure.noun or None,
        "place": figure.place.name if figure.place else None,
        **_days(figure.as_of),
        "counts": _counts(figure),
        "population": figure.population or None,
        "actor": figure.actor or None,
        "conversion_of": figure.conversion_of_id,
    }


def _days(stored):
    first, last = days_of(stored) or (None, None)
    return {"as_of_first": first, "as_of_last": last}


def _counts(figure):
    """Return what a figure counts, in the words of a claim's page."""
    if figure.is_expected:
        return "what is expected"
    return "a period only" if figure.is_new else "all so far"


def dispute_records(summaries, site):
    """Return a record for each summary of a dispute, in two queries."""
    changed = disputes_changed([summary.dispute for summary in summaries])
    return [
        dispute_record(one.dispute, site)
        | at_odds(
            low=one.low,
            high=one.high,
            ratio=one.ratio,
            derived=one.derived,
            claims_count=one.claims_count,
            last_on=one.last,
        )
        | {"changed_at": changed[one.dispute.pk]}
        for one in summaries
    ]


def disputes_changed(disputes):
    """Return when each of ``disputes``, or a link of it, was last decided on, by id."""
    keys = [dispute.pk for dispute in disputes]
    links = Link.objects.public().filter(dispute__in=keys).order_by()
    linked = links.values_list("dispute").annotate(Max("decided_at"))
    found = [_changed(SubjectKind.DISPUTE, keys), dict(linked)]
    return {
        one.pk: max(
            [moments[one.pk] for moments in found if one.pk in moments],
            default=one.created_at,
        )
        for one in disputes
    }


def dispute_record(dispute, site):
    """Return what a dispute asks."""
    return {
        "dispute": dispute.pk,
        "permalink": site + dispute.get_absolute_url(),
        "question": dispute.question,
        "summary": dispute.summary or None,
        "measure": dispute.measure.name if dispute.measure else None,
        "place": dispute.place.name if dispute.place else None,
        **_days(dispute.as_of),
    }


def at_odds(*, low, high, ratio, derived, claims_count, last_on):
    """Return how far apart the figures of a dispute are that contradict each other.

    ``low`` and ``high``, or None, have a value and a side.
    """
    return {
        "low": low.value if low else None,
        "low_side": low.side.name if low else None,
        "high": high.value if high else None,
        "high_side": high.side.name if high else None,
        "ratio": round(ratio, 2) if ratio else None,
        "derived": derived or None,
        "claims_count": claims_count,
        "last_on": last_on,
    }


def topic_record(topic, site):
    """Return a topic with the corpus that ``rows.with_corpus`` counted."""
    return {
        "topic": topic.slug,
        "permalink": site + topic.get_absolute_url(),
        "name": topic.name,
        "summary": topic.summary or None,
        "articles_count": topic.articles_count,
        "articles_from": topic.articles_from,
        "articles_to": topic.articles_to,
        "changed_at": topic.changed_at,
    }


def link_record(link):
    """Return a link between two claims of a dispute, with its reasons."""
    return {
        "relation": link.kind,
        **{
            end: {"claim": one.claim.pk, "figure": one.figure and one.figure.pk}
            for end, one in (("a", link.a), ("b", link.b))
        },
        "reasons": [
            {name: reason.get(name) for name in ("part", "holds", "words")}
            for reason in link.reasons
        ],
        "note": link.note or None,
    }
