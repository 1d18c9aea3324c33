"""Ranges and margins: "10-15", "between 10 and 15", "63,000, give or take 4,000"."""

from dataclasses import replace

from .currencies import SIGNS, is_money
from .hedges import Hedge, hedge_at, hedge_before
from .quantities import Quantity, read_single
from .rates import rated
from .words import Words

DASHES = frozenset({"-", "–", "—", "‑", "‒"})
CHANGING = set(
    "rise rose risen rising fall fell fallen falling climb climbed climbing drop "
    "dropped dropping grow grew grown growing increase increased increasing decline "
    "declined cut raise raised jump jumped jumping shrink shrank up down revised "
    "reduced lowered slowed slow narrowed expanded went go gone doubled tripled "
    "halved swelled swelling surged surging plunged widened eased slipped moved "
    "downgraded upgraded trimmed lifted".split()
)
LOW = frozenset({"more than", "at least"})
HIGH = frozenset({"fewer than", "at most"})
MARGINS = (
    ("give", "or", "take"), ("plus", "or", "minus"), ("±",), ("+", "/", "-"),
    ("plus", "-", "or", "-", "minus"), ("+", "-"),
)  # fmt: skip
OPENS_MARGIN = frozenset(margin[0] for margin in MARGINS)
SOFTENING = frozenset({"about", "nearly", "at most", "just over", "more than"})


def read_quantity(words: Words, i: int) -> Quantity | None:
    """Return the number, or range, that begins at word ``i``, with its unit."""
    low = read_single(words, i)
    if low is None:
        return None
    return (
        _with_margin(words, low)
        or _as_range(words, low)
        or _bounded_twice(words, low)
        or low
    )


def _with_margin(words: Words, middle: Quantity) -> Quantity | None:
    """Return "63,000, give or take 4,000" as a range."""
    at = middle.last + (words.lower(middle.last) == ",")
    if words.lower(at) not in OPENS_MARGIN:
        return None
    for margin in MARGINS:
        end = at + len(margin)
        if tuple(words.lower(step) for step in range(at, end)) != margin:
            continue
        by = read_single(words, _after_sign_of_money(words, end))
        if by is None or (by.unit and by.unit != middle.unit and by.unit != "pp"):
            return None
        value, width = middle.number.value, abs(by.number.value)
        if by.unit is None and by.number.magnitude == 1 and middle.number.mantissa:
            share = width < middle.number.mantissa and "." in words.all[end].text
            width *= middle.number.magnitude if share else 1
        low = replace(middle.number, value=value - width)
        high = replace(by.number, value=value + width)
        return replace(middle, number=low, high=high, last=by.last)
    return None


def _as_range(words: Words, low: Quantity) -> Quantity | None:
    """Return "10-15", "10 to 15", "between 10 and 15" as one quantity."""
    at = low.last
    if words.lower(at) == "-" and words.lower(at + 1) in {"to", "or"}:
        at += 1  # "8- to 16-metre"
    if not _joins(words, low, at):
        return None
    start = _after_sign_of_money(words, _after_softening(words, at + 1))
    high = read_single(words, start, in_range_of_money=is_money(low.unit))
    if high is None or (low.unit and not high.unit and not is_money(low.unit)):
        return None
    if high.unit is None and is_money(low.unit):
        high = rated(words, replace(high, unit=low.unit))
    if words.lower(low.first - 1) == "by" and (low.unit or not high.unit):
        return None  # "rose by 12 to 340": the change, then the level
    return _joined(low, high)


def _joins(words: Words, low: Quantity, at: int) -> bool:
    """Whether the word at ``at`` may stand between the ends of a range."""
    joint = words.lower(at)
    if joint == "and":
        return _opening(words, low.first) == "between"
    if joint == "or":
        return _is_alternative(words, low, at)
    if joint in {"to", "through"}:
        is_from = _opening(words, low.first) == "from"
        return not (is_from and _is_change(words, low.first))
    if joint in DASHES:
        return words.glued(at) or (joint != "—" and words.is_numeral(at + 1))
    return False


def _opening(words: Words, first: int) -> str:
    """Return the word before the number and its hedge: "between", "from"."""
    hedge = hedge_before(words, first)
    return words.lower((hedge.first if hedge else first) - 1)


def _is_alternative(words: Words, low: Quantity, at: int) -> bool:
    """Whether "or" joins neighbours: "two or three", "15 or 20", not "3 or 40"."""
    high = read_single(words, at + 1)
    if high is None or (low.unit and low.unit != high.unit) or high.number.fraction:
        return False
    small, large = low.number.value, high.number.value
    return small < large <= 2 * small


def _after_softening(words: Words, at: int) -> int:
    """Return where the number begins after "about", "as many as", "possibly"."""
    at += words.lower(at) in {"perhaps", "possibly", "maybe", "even"}
    hedge = hedge_at(words, at)
    return hedge.last if hedge and hedge.kind in SOFTENING else at


def _after_sign_of_money(words: Words, at: int) -> int:
    while words.at(at) and (words.all[at].text in SIGNS or words.lower(at + 1) == "$"):
        at += 1
    return at


def _is_change(words: Words, i: int) -> bool:
    """Whether "from" before word ``i`` begins a change of level: "rose from 3 to 5"."""
    for step in range(i - 1, i - 16, -1):
        if words.lower(step) in {".", "?", "!", ";", ""}:
            return False
        if words.lower(step) in CHANGING:
            return True
    return False


def _joined(low: Quantity, high: Quantity) -> Quantity | None:
    number = low.number
    if high.number.mantissa is not None and number.mantissa is None:
        scaled = number.value * high.number.magnitude
        if number.value <= high.number.mantissa:
            number = replace(number, value=scaled)
    same_unit = low.unit is None or high.unit is None or low.unit == high.unit
    same_unit = same_unit or (high.unit or "").startswith(f"{low.unit}/")
    if not same_unit or number.value >= high.number.value or number.vague:
        return None
    return replace(
        high,
        number=number,
        first=low.first,
        unit=high.unit or low.unit,
        high=high.number,
    )


def _bounded_twice(words: Words, low: Quantity) -> Quantity | None:
    """Return "more than 10 but fewer than 20", bounds in any order, as a range."""
    at = low.last + (words.lower(low.last) == ",")
    if words.lower(at) not in {"and", "but"}:
        return None
    before = hedge_before(words, low.first)
    if before is None:
        return None
    behind = hedge_at(words, at + 1)
    if behind is None or {before.kind, behind.kind} & LOW == set():
        return None
    if {before.kind, behind.kind} & HIGH == set():
        return None
    start = _after_sign_of_money(words, behind.last)
    high = read_single(words, start, in_range_of_money=is_money(low.unit))
    if high is None:
        return None
    if before.kind in HIGH:
        joined = _joined(high, low)
        before, behind = behind, before
    else:
        joined = _joined(low, high)
    return joined and replace(
        joined,
        first=low.first,
        last=high.last,
        low_open=_is_open(before),
        high_open=_is_open(behind),
    )


def _is_open(hedge: Hedge) -> bool:
    return hedge.kind in {"more than", "fewer than"}
