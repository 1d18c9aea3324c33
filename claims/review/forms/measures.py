from django import forms

from claims.models import Measure


class NameMeasureForm(forms.Form):
    """What a measure is called."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(max_length=200, help_text="As you would say it.")
    reason = forms.CharField(
        max_length=500, required=False, label="Why (for the history)"
    )

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())


class MergeMeasureForm(forms.Form):
    """The measure that another one is to become part of."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    into = forms.CharField(
        max_length=200,
        label="Merge into",
        help_text="The name of a measure. All figures and disputes become its own.",
        widget=forms.TextInput({"list": "measure-names"}),
    )
    reason = forms.CharField(
        max_length=500, required=False, label="Why (for the history)"
    )

    def clean_into(self):
        name = self.cleaned_data["into"]
        measure = Measure.objects.filter(name__iexact=name).order_by("pk").first()
        if measure is None:
            raise forms.ValidationError("No measure has this name.")
        return measure


class SplitMeasureForm(forms.Form):
    """The wordings whose figures become those of another measure, and its name."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    wordings = forms.MultipleChoiceField(
        label="Figures that read as", widget=forms.CheckboxSelectMultiple
    )
    name = forms.CharField(
        max_length=200,
        label="Belong to the measure",
        help_text="A new name, or one that there is.",
        widget=forms.TextInput({"list": "measure-names"}),
    )
    reason = forms.CharField(
        max_length=500, required=False, label="Why (for the history)"
    )

    def __init__(self, *args, wordings, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = wordings
        self.fields["wordings"].choices = [
            (number, words_of(wording)) for number, wording in enumerate(wordings)
        ]

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_wordings(self):
        chosen = [self.rows[int(number)] for number in self.cleaned_data["wordings"]]
        return [(wording.proposed, wording.noun) for wording in chosen]


def words_of(wording):
    """Return a wording as an editor reads it."""
    proposed = f"“{wording.proposed}” by the rules" if wording.proposed else "no rule"
    noun = f", of “{wording.noun}”" if wording.noun else ""
    count = f"{wording.count} figure{'s' if wording.count != 1 else ''}"
    return f"{proposed}{noun}: {count}"
