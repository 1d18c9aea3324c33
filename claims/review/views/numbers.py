"""Numbers in addresses and hidden fields, which anybody can change."""


def number(value):
    """Return ``value`` as a key that PostgreSQL can hold, or None."""
    if value and value.isascii() and value.isdigit() and len(value) < 19:
        return int(value)
    return None


def numbers(values):
    """Return those of ``values`` that are keys, in their order."""
    return [key for key in map(number, values) if key is not None]


def at_version(typed, version):
    """Return what was ``typed`` in a form, to be sent again on top of ``version``."""
    typed = typed.copy()
    typed["version"] = version
    return typed
