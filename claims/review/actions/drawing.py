"""Drawing from a queue: several editors at once, and no two meet."""

from claims.models import Lease

from ..queue import next_claim

MOST_KEPT = 3  # the claim on the desk, and two drawn ahead


def draw_claim(filters, *, by, after=None, held=()):
    """Lease to ``by`` the suggestion that comes next, and return it; None at the end.

    ``after`` and ``held`` are as in ``next_claim``.
    """
    while claim := next_claim(filters, by, after=after, held=held):
        if Lease.objects.take(claim, by):
            return claim
    return None


def keep_claim(claim, *, by):
    """Lease ``claim`` to ``by`` for longer, with what they drew just before.

    Whoever else is on it stays so. Leases that are over are cleared away.
    """
    Lease.objects.clear()
    Lease.objects.take(claim, by)
    Lease.objects.keep(by, most=MOST_KEPT)
