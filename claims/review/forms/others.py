from django import forms

from claims.models import Dispute, DisputeState, Source, Speaker, SpeakerKind, Topic

from ..queue import BANDS, Filters


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


class DisputeForm(forms.Form):
    """The question, the summary and whether readers see the dispute."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    question = forms.CharField(max_length=300, widget=forms.Textarea({"rows": 2}))
    summary = forms.CharField(
        max_length=5000, required=False, widget=forms.Textarea({"rows": 5})
    )
    state = forms.ChoiceField(choices=DisputeState, label="Readers see it")
    reason = forms.CharField(
        max_length=500, required=False, label="Why (for the history)"
    )

    @classmethod
    def initial_of(cls, dispute: Dispute):
        names = ["version", "question", "summary", "state"]
        return {name: getattr(dispute, name) for name in names}

    def clean_question(self):
        return " ".join(self.cleaned_data["question"].split())


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
