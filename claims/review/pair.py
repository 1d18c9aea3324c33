"""Two claims side by side: one property a row."""

from dataclasses import dataclass

from .wording import days_in_words, value_in_words


@dataclass(frozen=True, slots=True)
class Property:
    """One property of two claims; "" where a claim does not say."""

    name: str
    a: str
    b: str

    @property
    def relation(self):
        """Whether the two are "equal", "different", or one is "unsaid"."""
        if not self.a or not self.b:
            return "unsaid"
        return "equal" if self.a == self.b else "different"


def properties(link):
    """Return the properties of the link's claims that either of them has."""
    a = _of(link.claim_a, link.figure_a)
    b = _of(link.claim_b, link.figure_b)
    rows = [Property(name, a.get(name, ""), b.get(name, "")) for name in {**a, **b}]
    return [row for row in rows if row.a or row.b]


def _of(claim, figure):
    article = claim.snapshot.article
    speaker, day = claim.speaker, article.published_on
    affiliation = speaker.affiliation if speaker else None
    return {
        "speaker": speaker.name if speaker else "the article itself",
        "role": claim.role,
        "speaks for": affiliation.name if affiliation else "",
        "via": claim.via.name if claim.via else "",
        **(_of_figure(figure) if figure else {}),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "source": article.source.name,
        "published": f"{day:%-d %B %Y}" if day else "",
    }


def _counts(figure):
    if figure.is_expected:
        return "what is expected"
    return "these days only" if figure.is_new else "all so far"


def _of_figure(figure):
    return {
        "value": value_in_words(figure),
        "measure": figure.measure.name if figure.measure else "",
        "population": figure.population,
        "unit": figure.unit or "a count",
        "place": figure.place.name if figure.place else "",
        "as of": days_in_words(figure.as_of),
        "counts": _counts(figure),
        "actor": figure.actor,
    }
