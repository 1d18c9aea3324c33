"""The value of a figure, corrected where the card shows it."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError

from claims.domain.intervals import Interval
from claims.models.ranges import interval_of

from ..actions import FigureChange
from .anchors import check_numerals
from .figures import BOUNDS, RANGE, bounds_of, number_field


class ValueForm(forms.Form):
    """The number of one figure, for a range both ends; its bound stays as it is."""

    number = number_field()
    high = number_field()

    def __init__(self, figure, data=None):
        self.figure = figure
        self.bound, number, high = bounds_of(interval_of(figure.interval))
        prefix = f"figure-{figure.pk}"
        is_sent = data is not None and f"{prefix}-number" in data
        initial = {"number": f"{number:,}", "high": high and f"{high:,}"}
        super().__init__(data if is_sent else None, prefix=prefix, initial=initial)
        if self.bound != RANGE:
            del self.fields["high"]
        for field in self.fields.values():
            field.required = True
            field.widget.attrs["form"] = "accept-form"

    @property
    def is_range(self):
        """Whether both ends are shown."""
        return self.bound == RANGE

    def clean(self):
        data = self.cleaned_data
        if not self.has_changed() or len(data) < len(self.fields):
            return
        try:
            check_numerals(self.figure.words, [*data.values()])
            self.interval = self._interval(data)
        except ValidationError as error:
            self.add_error("number", error)

    def _interval(self, data) -> Interval:
        try:
            return BOUNDS[self.bound](data["number"], data.get("high"))
        except ValueError as error:
            raise ValidationError("No number lies within these bounds.") from error

    def change(self):
        """Return the figure as it is to be, in all else as it is."""
        stored = FigureChange.of(self.figure)
        if not self.is_bound or not self.has_changed():
            return stored
        value = None if self.is_range else self.cleaned_data["number"]
        return replace(stored, interval=self.interval, value=value, rounding=0)


class ValueForms(list):
    """A ValueForm for each figure of a claim, bound where ``data`` holds it.

    ``key`` goes to the first of them.
    """

    def __init__(self, figures, data=None, *, key=""):
        super().__init__(ValueForm(figure, data) for figure in figures)
        for form in self[:1]:
            form.fields["number"].widget.attrs["aria-keyshortcuts"] = key

    def are_valid(self):
        """Check all that were sent, so that every error shows at once."""
        answers = [form.is_valid() for form in self if form.is_bound]
        return all(answers)

    def changes(self):
        """Return all figures as they are to be, or None where none was changed."""
        if not any(form.is_bound and form.has_changed() for form in self):
            return None
        return [form.change() for form in self]
