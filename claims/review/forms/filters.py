from django import forms

from claims.models import Source, Topic

from ..queue import BANDS, ORDERS, TO_ME, Filters

# What is chosen from the rows that have claims waiting, and the words for no choice.
EVERY = {"topic": "all topics", "source": "all sources"}


class FilterForm(forms.Form):
    """What narrows the queue. Values that make no sense narrow nothing."""

    q = forms.CharField(
        max_length=200,
        required=False,
        label="Words",
        widget=forms.TextInput({"type": "search"}),
    )
    topic = forms.ModelChoiceField(Topic.objects.all(), required=False)
    source = forms.ModelChoiceField(Source.objects.all(), required=False)
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
        given = {name: value for name, value in self.cleaned_data.items() if value}
        rows = {name: given[name].pk for name in EVERY if name in given}
        return Filters(**given | rows)

    def offer(self, backlogs):
        """Offer to choose from ``backlogs``, by the name of the field; keep the choice.

        To list every topic and source of a site would take longer than all the rest.
        """
        self.is_valid()
        for name, every in EVERY.items():
            rows = [row for row in backlogs[name] if row.pk]
            options = [(row.pk, f"{row.name} ({row.count:,})") for row in rows]
            chosen = self.cleaned_data.get(name)
            if chosen and chosen.pk not in {row.pk for row in rows}:
                options.append((chosen.pk, str(chosen)))
            self.fields[name].choices = [("", every), *options]
