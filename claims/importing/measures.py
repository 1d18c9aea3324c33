"""What the figures of one reading measure: as editors named such figures before."""

from claims.models import Measure
from claims.models.wordings import learned


class Measures:
    """The stored measures of one reading's figures, found or made."""

    def __init__(self, claims):
        figures = [figure for claim in claims for figure in claim.figures]
        self.learned = learned({wording_of(figure) for figure in figures})

    def stored(self, found, dimension):
        """Return the measure that is proposed for ``found``; None for none."""
        known = self.learned.get(wording_of(found))
        if known and known.measure.dimension == dimension:
            return known.measure
        return measure_named(found.measure, dimension)

    def reasons(self, found):
        """Return why the figure gets another measure than the rules propose."""
        proposed, noun = wording_of(found)
        known = self.learned.get((proposed, noun))
        if known is None or known.measure.name == proposed:
            return []
        what = f'"{proposed}"' if proposed else f'figures of "{noun}"'
        words = (
            f"editors called {known.count} of the last {known.total} that read as "
            f'{what} "{known.measure.name}"'
        )
        return [{"part": "measure", "rule": "measure.learned", "words": words}]


def wording_of(found):
    """Return what the rules propose for a found figure, and its noun."""
    return (found.measure or "")[:200], (found.noun or "")[:100]


def measure_named(name, dimension):
    """Return the measure of this name, or once of this name, and of this dimension.

    Made where it is new; None for no name.
    """
    if not name:
        return None
    measure = known_measure(name[:200]) or Measure.objects.create(
        name=name[:200], dimension=dimension
    )
    if measure.dimension == dimension:
        return measure
    return Measure.objects.get_or_create(
        name=f"{name[:130]} ({dimension})", defaults={"dimension": dimension}
    )[0]


def known_measure(name):
    """Return the measure that goes by ``name`` or did before; None for no such one."""
    named = Measure.objects.select_related("became")
    measure = (
        named.filter(name=name).first()
        or named.filter(other_names__contains=[name]).order_by("pk").first()
    )
    return measure and (measure.became or measure)
