"""Drawing from a queue: several editors at once, and no two meet."""

from claims.models import Lease

from ..queue import next_claim, next_of

MOST_KEPT = 3  # the claim on the desk, and two drawn ahead


def draw_claim(filters, *, by, after=None, held=()):
    """Lease to ``by`` the suggestion that comes next, and return it; None at the end.

    ``after`` and ``held`` are as in ``next_claim``.
    """
    return _draw(lambda: next_claim(filters, by, after=after, held=held), by)


def draw(waiting, *, by, after=None):
    """Lease to ``by`` what comes next in ``waiting``, and return it; None at the end.

    ``waiting`` and ``after`` are as in ``next_of``.
    """
    return _draw(lambda: next_of(waiting, by, after=after), by)


def _draw(find, editor):
    while found := find():
        if Lease.objects.take(found, editor):
            return found
    return None


def keep_item(item, *, by):
    """Lease ``item`` to ``by`` for longer, with what they drew just before.

    Whoever else is on it stays so. Leases that are over are cleared away.
    """
    Lease.objects.clear()
    Lease.objects.take(item, by)
    Lease.objects.keep(by, most=MOST_KEPT)
