from django import forms

from claims.models import Source, Topic

from ..queue import BANDS, ORDERS, TO_ME, Filters


class FilterForm(forms.Form):
    """What narrows the queue. Values that make no sense narrow nothing."""

    q = forms.CharField(
        max_length=200,
        required=False,
        label="Words",
        widget=forms.TextInput({"type": "search"}),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.order_by("name"), required=False, empty_label="all topics"
    )
    source = forms.ModelChoiceField(
        Source.objects.order_by("name"), required=False, empty_label="all sources"
    )
    confidence = forms.ChoiceField(
        required=False,
        choices=[("", "any confidence"), *((band, band) for band in BANDS)],
    )
    order = forms.ChoiceField(
        required=False,
        choices=[(order, order or "as in the articles") for order in ORDERS],
    )
    assigned = forms.ChoiceField(
        required=False, choices=[("", "to anybody"), (TO_ME, "to me")]
    )
    article = forms.IntegerField(
        min_value=1,
        max_value=2**63 - 1,
        required=False,
        widget=forms.HiddenInput,
    )

    def filters(self):
        """Return the Filters that the form describes."""
        self.is_valid()
        data = self.cleaned_data
        for name in ("topic", "source"):
            data[name] = data[name].pk if data.get(name) else None
        return Filters(**{name: value for name, value in data.items() if value})
