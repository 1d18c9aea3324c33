from django import forms

from claims.models import Speaker, SpeakerKind


class SpeakerForm(forms.Form):
    """Who a speaker is. Other names stand one a line."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(max_length=300)
    kind = forms.ChoiceField(choices=SpeakerKind)
    aliases = forms.CharField(
        max_length=5000,
        required=False,
        label="Other names, one a line",
        widget=forms.Textarea({"rows": 4}),
    )
    affiliation = forms.CharField(
        max_length=300,
        required=False,
        label="Speaks for",
        help_text="The name of another speaker: a state or an organisation.",
    )
    description = forms.CharField(
        max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    reason = forms.CharField(
        max_length=500, required=False, label="Why (for the history)"
    )

    def __init__(self, *args, speaker, **kwargs):
        super().__init__(*args, **kwargs)
        self.speaker = speaker

    @classmethod
    def initial_of(cls, speaker: Speaker):
        names = speaker.aliases.exclude(name=speaker.name).order_by("name")
        affiliation = speaker.affiliation
        return {
            "version": speaker.version,
            "name": speaker.name,
            "kind": speaker.kind,
            "aliases": "\n".join(names.values_list("name", flat=True)),
            "affiliation": affiliation.name if affiliation else "",
            "description": speaker.description,
        }

    def clean_aliases(self):
        lines = self.cleaned_data["aliases"].splitlines()
        names = [" ".join(line.split()) for line in lines if line.strip()]
        if any(len(name) > 300 for name in names):
            raise forms.ValidationError("A name has at most 300 characters.")
        return names

    def clean_affiliation(self):
        name = self.cleaned_data["affiliation"]
        if not name:
            return None
        if self.speaker.affiliation and self.speaker.affiliation.name == name:
            return self.speaker.affiliation
        known = Speaker.objects.named(name).filter(merged_into=None)
        known = list(known.exclude(pk=self.speaker.pk)[:2])
        if len(known) != 1:
            many = "Several speakers go" if known else "No other speaker goes"
            raise forms.ValidationError(f"{many} by this name. Write their full name.")
        return known[0]
