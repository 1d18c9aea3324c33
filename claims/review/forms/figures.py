import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from claims.domain.intervals import Interval
from claims.domain.units import UnknownUnit, dimension_of
from claims.models.ranges import days_of, interval_of

from ..actions import FigureChange
from .anchors import anchor, check_numerals

# How a figure is bounded: the words editors choose, and the interval they mean.
BOUNDS = {
    "exactly": lambda low, _high: Interval(low, low),
    "at least": lambda low, _high: Interval(low, None),
    "more than": lambda low, _high: Interval(low, None, low_open=True),
    "up to": lambda low, _high: Interval(Decimal(0), low),
    "less than": lambda low, _high: Interval(Decimal(0), low, high_open=True),
    "from … to": Interval,
}
RANGE = "from … to"


class NumberField(forms.DecimalField):
    """A decimal that may be typed as it is printed: "121,000"."""

    def to_python(self, value):
        typed = "" if value is None else str(value)
        return super().to_python(re.sub(r"(?<=\d)[,\s](?=\d{3})", "", typed))

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != self.to_python(initial)
        except forms.ValidationError:
            return True


def number_field(**options):
    """A decimal of bounded length; NaN and infinity are refused."""
    return NumberField(
        max_digits=24,
        decimal_places=6,
        required=False,
        widget=forms.TextInput({"inputmode": "decimal", "size": 10}),
        **options,
    )


def day_field(**options):
    return forms.DateField(
        required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **options
    )


class FigureForm(forms.Form):
    """One figure of a claim; ``number`` is its value, or the low end of a range."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        max_length=300, widget=forms.TextInput({"data-fill": "", "size": 12})
    )
    bound = forms.ChoiceField(
        choices=[(bound, bound) for bound in BOUNDS], initial=next(iter(BOUNDS))
    )
    number = number_field()
    high = number_field(label="to")
    is_approximate = forms.BooleanField(required=False, label="about")
    unit = forms.CharField(
        max_length=40,
        required=False,
        widget=forms.TextInput({"list": "units", "size": 6}),
    )
    noun = forms.CharField(max_length=100, required=False, label="thing counted")
    measure = forms.CharField(
        max_length=200, required=False, widget=forms.TextInput({"list": "measures"})
    )
    place = forms.CharField(
        max_length=200, required=False, widget=forms.TextInput({"list": "places"})
    )
    first_day = day_field(label="as of, first day")
    last_day = day_field(label="last day")
    is_new = forms.BooleanField(required=False, label="counts these days only")
    is_expected = forms.BooleanField(required=False, label="expected, not yet counted")
    hedge = forms.CharField(max_length=100, required=False, label="words of the hedge")
    population = forms.CharField(max_length=100, required=False)
    actor = forms.CharField(max_length=200, required=False)

    @classmethod
    def initial_of(cls, figure):
        """Return ``figure`` as the form shows it."""
        change = FigureChange.of(figure)
        bound, number, high = bounds_of(change.interval)
        days = days_of(figure.as_of) or (None, None)
        names = ["hedge", "is_approximate", "unit", "noun", "measure", "place"]
        names += ["is_new", "is_expected", "population", "actor"]
        return {
            **{name: getattr(change, name) for name in names},
            "pk": figure.pk,
            "words": figure.words,
            "bound": bound,
            "number": number,
            "high": high,
            "first_day": days[0],
            "last_day": days[1],
        }

    def clean_unit(self):
        unit = self.cleaned_data["unit"]
        try:
            dimension_of(unit)
        except UnknownUnit:
            raise ValidationError(
                "This unit is not known. Use one of the list, such as km2 or EUR."
            ) from None
        return unit

    def clean(self):
        data = super().clean()
        if self.errors or not data:
            return data
        self.interval = self._interval(data)
        ends = [data.get("number"), data.get("high")]
        try:
            check_numerals(data["words"], ends)
        except ValidationError as error:
            self.add_error("number", error)
        days = (data["first_day"], data["last_day"])
        if any(days) and not all(days):
            data["first_day"] = data["last_day"] = days[0] or days[1]
        elif all(days) and days[0] > days[1]:
            self.add_error("last_day", "The last day is before the first.")
        return data

    def _interval(self, data):
        if data["number"] is None:
            self.add_error("number", "Write the number.")
            return None
        if data["bound"] == RANGE and data["high"] is None:
            self.add_error("high", "Write where the range ends.")
            return None
        try:
            return BOUNDS[data["bound"]](data["number"], data["high"])
        except ValueError:
            self.add_error("number", "No number lies within these bounds.")
            return None

    def change(self, text, span, stored):
        """Return what the form says of the figure in ``text[span[0]:span[1]]``.

        ``stored`` is the figure so far, or None; a value that was not touched stays
        exactly as it is. Raises ValidationError where the words are not in the span.
        """
        data = self.cleaned_data
        near = stored.start if stored else span[0]
        start, end = anchor(data["words"], text[: span[1]], max(near, span[0]))
        if start < span[0]:
            raise ValidationError("These words do not stand in the claim.")
        names = ["hedge", "is_approximate", "unit", "noun", "measure", "place"]
        names += ["is_new", "is_expected", "population", "actor"]
        days = (data["first_day"], data["last_day"])
        return FigureChange(
            pk=stored.pk if stored else None,
            start=start,
            end=end,
            as_of=days if all(days) else None,
            change=stored.change if stored else "",
            **{name: data[name] for name in names},
            **self._value(stored),
        )

    def _value(self, stored):
        touched = {"bound", "number", "high"} & set(self.changed_data)
        if stored and not touched:
            return {
                "interval": interval_of(stored.interval),
                "value": stored.value,
                "rounding": stored.rounding,
                "is_vague": stored.is_vague,
            }
        is_range = self.cleaned_data["bound"] == RANGE
        value = None if is_range else self.cleaned_data["number"]
        return {"interval": self.interval, "value": value}


FigureFormSet = forms.formset_factory(
    FigureForm, extra=1, can_delete=True, max_num=60, absolute_max=61
)


def bounds_of(interval):
    """Return the bound, the number and the high end that mean ``interval``."""
    low, high = _short(interval.low), _short(interval.high)
    if interval.is_point:
        return "exactly", low, None
    if high is None:
        return ("more than" if interval.low_open else "at least"), low, None
    if not low:
        return ("less than" if interval.high_open else "up to"), high, None
    return RANGE, low, high


def _short(number):
    """Return ``number`` without the zeros that only fill its decimal places."""
    return None if number is None else Decimal(format(number.normalize(), "f"))
