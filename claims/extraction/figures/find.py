"""All figures of a text: numbers with their units, bounds, nouns, in order."""

from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from claims.domain.intervals import Interval
from claims.extraction.found import FoundFigure, Reason, Span

from .context import is_no_figure, is_time_window
from .hedges import Hedge, hedge_after, hedge_before
from .nouns import noun_of, noun_text, trend_of
from .numbers import Number, read_number
from .units import TIME_UNITS, currency_before, currency_names, unit_at
from .words import Words

RATE_OVER = {
    "second": "s", "minute": "min", "hour": "h", "day": "d", "week": "wk",
    "month": "mo", "year": "yr", "annum": "yr", "barrel": "bbl", "litre": "L",
    "liter": "L", "tonne": "t", "ton": "ton", "kilogram": "kg", "kilo": "kg",
    "gallon": "gal", "kilometre": "km", "kilometer": "km", "mile": "mi",
    "hectare": "ha", "acre": "acre", "metre": "m", "meter": "m", "pound": "lb",
}  # fmt: skip
NOT_COUNTED = set(
    "doubt plan plans sign signs reason reasons reports report talks details "
    "comment comments evidence idea way need information words questions doubts "
    "grounds answers means terms ties links regrets results".split()
)
NO_NOUNS = {"deaths", "casualties", "injuries", "fatalities", "victims", "survivors"}
CHANGING = set(
    "rise rose risen rising fall fell fallen falling climb climbed climbing drop "
    "dropped dropping grow grew grown growing increase increased increasing decline "
    "declined cut raise raised jump jumped jumping shrink shrank up down revised "
    "reduced lowered slowed slow narrowed expanded went go gone".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with unit and bounds; ``first`` and ``last`` delimit its words."""

    number: Number
    first: int
    last: int
    unit: str | None
    high: Number | None = None  # the other end of a range


def find_figures(doc: Doc) -> list[FoundFigure]:
    """Return every figure of ``doc`` in order of the text.

    Needs part-of-speech tags, lemmas and dependencies.
    """
    words = Words(doc.text)
    found: list[FoundFigure] = []
    i = 0
    while i < len(words):
        quantity = read_quantity(words, i)
        if quantity is None:
            i += 1
            continue
        if _is_figure(words, quantity):
            found.append(_figure(doc, words, quantity))
        i = quantity.last
    found += _none_of_them(doc, found)
    found.sort(key=lambda figure: figure.span)
    return _with_parts(doc, _with_conversions(doc.text, _with_nouns(found)))


def read_quantity(words: Words, i: int) -> Quantity | None:
    """Return the number, or range, that begins at word ``i``, with its unit."""
    currency = currency_before(words, i)
    number = read_number(words, i, is_money=currency is not None)
    if number is None:
        return None
    quantity = _with_unit(words, number, currency)
    return _as_range(words, quantity) or _compound(words, quantity)


def _with_unit(
    words: Words, number: Number, currency: tuple[str, int] | None
) -> Quantity:
    first = currency[1] if currency else number.first
    minus = words.at(number.first - 1)
    number = _signed(words, number) if minus and minus.text in {"-", "−"} else number
    first = min(first, number.first)
    if currency:
        end = number.last
        named = unit_at(words, end)
        if named and named[0] == currency[0]:
            end = named[1]
        return _rated(words, Quantity(number, first, end, currency[0]))
    at = number.last
    hyphen = words.lower(at) == "-" and words.all[at].glued
    named = unit_at(words, at + 1 if hyphen else at)
    if named is None:
        return Quantity(number, first, at, None)
    symbol, end = named
    if symbol == "in" and not _is_inch(words, end):
        return Quantity(number, first, at, None)
    if symbol in {"lb", "GBP"}:
        symbol = _pound(words, at, end, symbol)
    scaled = _scaled_after(words, number, symbol, end)
    if scaled:
        return scaled
    return _rated(words, Quantity(number, first, end, symbol))


def _signed(words: Words, number: Number) -> Number:
    """Return ``number`` with the minus sign before it, where it is one."""
    i = number.first
    earlier = words.at(i - 2)
    joins = earlier is not None and words.all[i - 1].glued
    if not words.all[i].glued or joins:
        return number
    return replace(number, first=i - 1, value=-number.value)


def _is_inch(words: Words, end: int) -> bool:
    return words.lower(end) in {
        "",
        ".",
        ",",
        "thick",
        "long",
        "wide",
        "tall",
        "deep",
    } or (words.all[end - 1].lower in {"inch", "inches"})


def _pound(words: Words, at: int, end: int, symbol: str) -> str:
    """Return whether "pounds" are money or weight, by the words around."""
    if words.all[end - 1].lower not in {"pound", "pounds"}:
        return symbol
    near = {words.lower(step) for step in range(at - 8, end + 5)}
    heavy = {
        "weigh",
        "weighs",
        "weighed",
        "weighing",
        "kilograms",
        "kg",
        "drop",
        "lose",
    }
    heavy |= {"heavy", "weight", "lost", "per", "shed", "gained", "kilos"}
    return "lb" if near & heavy else "GBP"


def _scaled_after(
    words: Words, number: Number, symbol: str, end: int
) -> Quantity | None:
    """Return "75 USD million" and "30 MUSD" as one quantity."""
    if symbol not in currency_names().values():
        return None
    more = read_number(words, end)
    after = words.lower(end)
    if after in {"million", "billion", "thousand"}:
        factor = {"million": 10**6, "billion": 10**9, "thousand": 10**3}[after]
        scaled = replace(number, value=number.value * factor, last=end + 1)
        return Quantity(scaled, number.first, end + 1, symbol)
    if more and more.last == end + 1 and more.value < 100 and _ends(words, more.last):
        value = number.value + more.value / 100
        whole = replace(number, value=value, last=more.last)
        return Quantity(whole, number.first, more.last, symbol)
    return None


def _ends(words: Words, i: int) -> bool:
    return words.lower(i) in {"", ".", "more", ","}


def _rated(words: Words, quantity: Quantity) -> Quantity:
    """Return ``quantity`` with "a day", "per barrel" or "/h" taken into its unit."""
    at = quantity.last
    if words.lower(at) in {"a", "an", "per", "each", "every"}:
        over = RATE_OVER.get(words.lower(at + 1))
    elif words.lower(at) == "/" and words.all[at].glued:
        named = unit_at(words, at + 1)
        over = named[0] if named else None
    else:
        return quantity
    if over is None or quantity.unit in {*TIME_UNITS, "pp", None}:
        return quantity
    return replace(quantity, unit=f"{quantity.unit}/{over}", last=at + 2)


def _compound(words: Words, quantity: Quantity) -> Quantity:
    """Return "5 feet and 2 inches" and "3 dollars 50 cents" as one quantity."""
    pairs = {"ft": ("in", Decimal(12))}
    minor, per = pairs.get(quantity.unit or "", ("cent", Decimal(100)))
    is_money = quantity.unit in {"USD", "EUR", "AUD", "CAD"}
    if quantity.unit != "ft" and not is_money:
        return quantity
    at = quantity.last
    at += words.lower(at) in {"and", ","}
    number = read_number(words, at)
    named = unit_at(words, number.last) if number else None
    if number is None or named is None or named[0] != minor or number.value >= per:
        return quantity
    value = quantity.number.value + number.value / per
    whole = replace(quantity.number, value=value)
    return replace(quantity, number=whole, last=named[1])


def _as_range(words: Words, low: Quantity) -> Quantity | None:
    """Return "10-15", "10 to 15", "between 10 and 15" as one quantity."""
    at = low.last
    joint = words.lower(at)
    before = words.lower(low.first - 1)
    joins = (
        joint in {"to", "through"}
        or (joint in {"-", "–", "—"} and words.all[at].glued)
        or (joint == "and" and before == "between")
    )
    if not joins:
        return None
    if joint == "to" and before == "from" and _is_change(words, low.first):
        return None
    start = at + 1
    while words.at(start) and words.all[start].text in {"$", "€", "£", "¥"}:
        start += 1
    currency = currency_before(words, start) if start > at + 1 else None
    number = read_number(words, start, is_money=bool(currency or _is_money(low.unit)))
    if number is None:
        return None
    high = _with_unit(words, number, currency)
    if low.unit and not high.unit and not _is_money(low.unit):
        return None
    if before == "by" and (low.unit or not high.unit):
        return None  # "rose by 12 to 340": the change, then the level
    return _joined(low, high)


def _is_money(unit: str | None) -> bool:
    return unit is not None and unit in currency_names().values()


def _is_change(words: Words, i: int) -> bool:
    """Whether "from" before word ``i`` begins a change of level: "rose from 3 to 5"."""
    return any(words.lower(step) in CHANGING for step in range(i - 8, i))


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
    unit = high.unit or low.unit
    return Quantity(number, low.first, high.last, unit, high.number)


def _is_figure(words: Words, quantity: Quantity) -> bool:
    number, unit = quantity.number, quantity.unit
    if unit in TIME_UNITS and is_time_window(words, number, quantity.last):
        return False
    if quantity.high is not None and unit is None:
        return not is_no_figure(words, quantity.high, quantity.last, unit) and not (
            is_no_figure(words, number, number.last, unit)
            and not words.all[number.first].is_numeral
        )
    return not is_no_figure(words, number, quantity.last, unit)


def _figure(doc: Doc, words: Words, quantity: Quantity) -> FoundFigure:
    """Return the figure with all that stands around it."""
    hedge = hedge_before(words, quantity.first) or hedge_after(words, quantity.last)
    span = Span(words.all[quantity.first].start, words.all[quantity.last - 1].end)
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    assert tokens is not None  # every word lies in some token
    noun = noun_of(doc, tokens, has_unit=quantity.unit is not None)
    number = quantity.number
    return FoundFigure(
        span=span,
        interval=interval_of(quantity, hedge),
        value=None if quantity.high else number.value,
        approximate=number.vague or bool(hedge and hedge.kind in APPROXIMATE),
        vague=number.vague,
        unit=quantity.unit,
        noun=noun_text(noun),
        hedge=_hedge_span(words, hedge),
        rounding=(quantity.high or number).rounding,
        trend=trend_of(tokens),
        reasons=_reasons(words, quantity, hedge),
    )


APPROXIMATE = {"about", "nearly", "just over"}


def interval_of(quantity: Quantity, hedge: Hedge | None) -> Interval:
    """Return the numbers that the words allow, nothing widened."""
    value = quantity.number.value
    if quantity.high is not None:
        return Interval(value, quantity.high.value)
    kind = hedge.kind if hedge else ""
    if kind == "more than":
        return Interval(value, None, low_open=True)
    if kind == "at least" or quantity.number.vague:
        return Interval(value, None)
    if kind in {"fewer than", "at most"} and value > 0:
        return Interval(Decimal(0), value, high_open=kind == "fewer than")
    return Interval.exactly(value)


def _hedge_span(words: Words, hedge: Hedge | None) -> Span | None:
    if hedge is None:
        return None
    return Span(words.all[hedge.first].start, words.all[hedge.last - 1].end)


def _reasons(
    words: Words, quantity: Quantity, hedge: Hedge | None
) -> tuple[Reason, ...]:
    reasons = []
    if quantity.high is not None:
        reasons.append(Reason("figure", "figure.range", "two numbers form a range"))
    elif quantity.number.vague:
        reasons.append(
            Reason("figure", "figure.vague", "a vague number, read as a low")
        )
    elif quantity.number.in_words:
        reasons.append(Reason("figure", "figure.words", "the number is spelled out"))
    else:
        reasons.append(Reason("figure", "figure.digits", "the number is in digits"))
    if hedge is not None:
        said = " ".join(word.text for word in words.all[hedge.first : hedge.last])
        reasons.append(
            Reason(
                "figure",
                f"figure.{hedge.kind.replace(' ', '-')}",
                f'hedged by "{said}"',
            )
        )
    return tuple(reasons)


def _none_of_them(doc: Doc, found: list[FoundFigure]) -> list[FoundFigure]:
    """Return "no deaths" and "none of the sailors" as figures of zero."""
    zeros = []
    for token in doc:
        if token.lower_ == "none" and token.i + 1 < len(doc):
            if doc[token.i + 1].lower_ != "of":
                continue
            noun = noun_of(doc, doc[token.i : token.i + 1], has_unit=False)
        elif token.lower_ == "no" and token.dep_ == "det" and token.head.i > token.i:
            noun = token.head
            if noun.lower_ in NOT_COUNTED or noun.tag_ != "NNS":
                continue
        else:
            continue
        zeros.append(_zero(token.idx, token.idx + len(token), noun, doc, token.i))
    taken = {figure.span for figure in found}
    return [zero for zero in zeros if zero.span not in taken]


def _with_nouns(figures: list[FoundFigure]) -> list[FoundFigure]:
    """Give plain counts without a noun that of the plain count before them."""
    filled: list[FoundFigure] = []
    noun = None
    for figure in figures:
        if figure.noun is None and figure.unit is None:
            figure = replace(figure, noun=noun)
        if figure.unit is None:
            noun = figure.noun
        filled.append(figure)
    return filled


def _zero(start: int, end: int, noun: Token | None, doc: Doc, i: int) -> FoundFigure:
    return FoundFigure(
        span=Span(start, end),
        interval=Interval.exactly(Decimal(0)),
        value=Decimal(0),
        noun=noun_text(noun),
        reasons=(Reason("figure", "figure.none", f'"{doc[i].text}" counts as zero'),),
    )


def _with_conversions(text: str, figures: list[FoundFigure]) -> list[FoundFigure]:
    """Mark figures that only repeat the one before in another unit, in brackets."""
    marked = list(figures)
    for i in range(1, len(figures)):
        before, figure = figures[i - 1], figures[i]
        between = text[before.span.end : (figure.hedge or figure.span).start]
        if not between.strip().startswith(("(", "[", "/ ", "or ")) or len(between) > 6:
            continue
        if between.strip() not in {"(", "[", "(or", "(about"} or figure.unit is None:
            continue
        if before.unit is not None and before.unit != figure.unit:
            marked[i] = replace(figure, conversion_of=i - 1, noun=before.noun)
    return marked


PART_AFTER = ("including", "includes", "included", "among them", "among whom")
PART_BEHIND = ("of whom", "of which", "of them", "of those")


def _with_parts(doc: Doc, figures: list[FoundFigure]) -> list[FoundFigure]:
    """Mark figures that are parts of one before in the same sentence."""
    marked = list(figures)
    for i, figure in enumerate(figures):
        whole = _whole_of(doc, figures, i)
        if whole is not None and figure.unit == figures[whole].unit:
            marked[i] = replace(figure, part_of=whole)
    return marked


def _whole_of(doc: Doc, figures: list[FoundFigure], i: int) -> int | None:
    """Return the index of the figure that figure ``i`` is a part of."""
    figure, text = figures[i], doc.text
    token = doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")
    assert token is not None
    sentence: Tokens = token.sent
    wholes = [
        k
        for k in range(i)
        if figures[k].span.start >= sentence.start_char
        and figures[k].conversion_of is None
    ]
    if not wholes:
        return None
    between = text[figures[wholes[-1]].span.end : figure.span.start].lower()
    behind = text[figure.span.end : figure.span.end + 12].strip(" ,").lower()
    if any(word in between for word in PART_AFTER) or behind.startswith(PART_BEHIND):
        return wholes[-1]
    if any(phrase in between for phrase in PART_BEHIND):
        return wholes[-1]
    opening = text[sentence.start_char : figures[wholes[0]].span.start].strip().lower()
    if opening in {"of the", "of", "of all", "of these", "of those"}:
        return wholes[0]
    if ":" in text[figures[wholes[0]].span.end : figure.span.start]:
        return wholes[0]
    return _after_including(figures, wholes, text, figure)


def _after_including(
    figures: list[FoundFigure], wholes: list[int], text: str, figure: FoundFigure
) -> int | None:
    """Return the whole of a list: "64 ships, including four carriers and 11 others"."""
    last = wholes[-1]
    between = text[figures[last].span.end : figure.span.start]
    if figures[last].part_of is None and "and" not in between:
        return None
    for k in wholes[:-1]:
        chain = text[figures[k].span.end : figure.span.start].lower()
        words = chain.split()
        if any(word in words for word in ("including", "includes", "included")):
            return k
    return None
