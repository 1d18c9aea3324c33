from django import forms

from claims.models import Form, Modality, Polarity, Speaker, SpeakerKind

from ..actions import NewSpeaker
from .anchors import anchor, clip
from .once import once_key_field


class DecisionForm(forms.Form):
    """A decision on something as it stood at ``version``, with nothing typed.

    ``start`` and ``end`` are there where the editor shrank or stretched the words.
    """

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    start = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    once_key = once_key_field()


class RejectForm(forms.Form):
    """A rejection, with the reason that the editor chose, if any."""

    REASONS = [
        "Not a claim",
        "Wrong words",
        "Wrong speaker",
        "Wrong figure",
        "Said elsewhere already",
        "Not about this topic",
    ]
    version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    once_key = once_key_field()
    reason = forms.ChoiceField(
        required=False, choices=[(reason, reason) for reason in REASONS]
    )


class ClaimForm(forms.Form):
    """Every part of a claim but its speakers and figures.

    Words are typed as they stand in the article; ``near`` is the offset that they are
    looked for around.
    """

    version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    near = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    quote = forms.CharField(
        max_length=5000,
        label="Words of the claim",
        widget=forms.Textarea({"rows": 3, "data-fill": "near"}),
    )
    mention = forms.CharField(
        max_length=300,
        required=False,
        label="Words that name the speaker",
        widget=forms.TextInput({"data-fill": ""}),
    )
    cue = forms.CharField(
        max_length=300,
        required=False,
        label="Words that report, such as “said”",
        widget=forms.TextInput({"data-fill": ""}),
    )
    role = forms.CharField(
        max_length=300, required=False, label="Role of the speaker at the time"
    )
    form = forms.ChoiceField(choices=Form, label="Form of the speech")
    polarity = forms.ChoiceField(choices=Polarity)
    modality = forms.ChoiceField(choices=Modality)
    is_carried = forms.BooleanField(
        required=False, label="Continues the statement before, with no cue of its own"
    )
    reason = forms.CharField(
        max_length=500, required=False, label="Why (for the history)"
    )

    def __init__(self, *args, text, segments, **kwargs):
        super().__init__(*args, **kwargs)
        self.text, self.segments = text, segments

    @classmethod
    def initial_of(cls, claim):
        """Return ``claim`` as the form shows it."""
        text = claim.snapshot.text
        names = ["version", "quote", "role", "form", "polarity", "modality"]
        return {
            **{name: getattr(claim, name) for name in [*names, "is_carried"]},
            "near": claim.content_start,
            "mention": text[claim.mention_start or 0 : claim.mention_end or 0],
            "cue": text[claim.cue_start or 0 : claim.cue_end or 0],
        }

    def clean_quote(self):
        quote = self.cleaned_data["quote"]
        self.span = anchor(quote, self.text, self.cleaned_data.get("near") or 0)
        return quote

    def clean_mention(self):
        return self._span("mention")

    def clean_cue(self):
        return self._span("cue")

    def _span(self, name):
        words = self.cleaned_data[name]
        near = self.cleaned_data.get("near") or 0
        return anchor(words, self.text, near) if words else None

    def parts(self):
        """Return the parts of the claim as ``amend_claim`` takes them."""
        names = ["mention", "cue", "role", "form", "polarity", "modality", "is_carried"]
        parts = {name: self.cleaned_data[name] for name in names}
        return {**parts, "segments": clip(self.segments, *self.span)}


class SpeakerChoiceForm(forms.Form):
    """Who speaks: somebody known, by any of their names, or somebody new.

    ``which`` tells apart several who share a name. Without a name, nobody.
    """

    name = forms.CharField(
        max_length=300, required=False, widget=forms.TextInput({"list": "speakers"})
    )
    kind = forms.ChoiceField(
        required=False,
        label="If new",
        choices=[("", "must be known already"), *SpeakerKind.choices],
    )
    which = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, speaker):
        return {"name": speaker.name, "which": speaker.pk} if speaker else {}

    def clean(self):
        name = self.cleaned_data.get("name")
        self.speaker = self._find(name) if name else None

    def _find(self, name):
        known = Speaker.objects.named(name).filter(merged_into=None)
        known = list(known.select_related("affiliation").order_by("pk")[:20])
        chosen = [one for one in known if one.pk == self.cleaned_data.get("which")]
        if chosen or len(known) == 1:
            return (chosen or known)[0]
        if known:
            return self._ask_which(known)
        if self.cleaned_data.get("kind"):
            return NewSpeaker(name, self.cleaned_data["kind"])
        self.add_error(
            "name",
            "Nobody is known by this name. Check the spelling, or say what kind of "
            "speaker this is to add them.",
        )
        return None

    def _ask_which(self, known):
        choices = [(one.pk, _described(one)) for one in known]
        self.fields["which"] = forms.ChoiceField(
            choices=choices, label="Which of them", widget=forms.RadioSelect
        )
        self.add_error("name", "Several speakers go by this name. Choose one.")


def _described(speaker):
    parts = [speaker.name, speaker.affiliation and speaker.affiliation.name]
    parts.append(speaker.description)
    return ", ".join(part for part in parts if part) + f" (no. {speaker.pk})"
