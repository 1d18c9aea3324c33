"""Strategies for the domain's values."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from claims.domain.intervals import Interval
from claims.domain.statement import Scope, Statement

numbers = st.integers(-(10**9), 10**9).map(Decimal)
counts = st.integers(0, 10**6).map(Decimal)
days = st.dates(date(2024, 8, 1), date(2024, 8, 31))


@st.composite
def intervals(draw, ends=numbers):
    low, high = draw(st.none() | ends), draw(st.none() | ends)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    apart = low is None or high is None or low < high
    low_open = apart and draw(st.booleans())
    return Interval(low, high, low_open, apart and draw(st.booleans()))


scopes = st.builds(
    Scope,
    places=st.sampled_from([(), ("North",), ("South",), ("Port", "North")]),
    as_of=st.none() | days.map(lambda day: (day, day)),
    is_new=st.booleans(),
    population=st.sampled_from(["", "civilians", "soldiers"]),
    actor=st.sampled_from(["", "army"]),
    modality=st.sampled_from(["actual", "planned", "estimated"]),
)
statements = st.builds(
    Statement,
    words=st.just("some"),
    interval=intervals(counts),
    measure=st.sampled_from(["people killed", "people injured", ""]),
    scope=scopes,
    is_approximate=st.booleans(),
    is_denied=st.booleans(),
    speaker=st.sampled_from(["", "a", "b"]),
    side=st.sampled_from(["", "x", "y"]),
    said_on=st.none() | days,
)
