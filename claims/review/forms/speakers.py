from django import forms
from django.db.models import F

from claims.models import Claim, Speaker, SpeakerKind

from .days import Day


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


class RoleForm(forms.Form):
    """An office that a speaker held; one without a title is left out."""

    title = forms.CharField(max_length=300, required=False, label="Role")
    held_from = forms.DateField(required=False, label="From", widget=Day)
    held_until = forms.DateField(required=False, label="Until", widget=Day)

    def clean(self):
        data = super().clean()
        since, until = data.get("held_from"), data.get("held_until")
        if since and until and until < since:
            self.add_error("held_until", "A role ends after it begins.")
        if (since or until) and not data.get("title"):
            self.add_error("title", "These are the days of which role?")
        return data


class BaseRoleFormSet(forms.BaseFormSet):
    """The roles of a speaker over time, with room for more."""

    @property
    def roles(self):
        """The roles that were typed: (title, first day, last day)."""
        rows = [form.cleaned_data for form in self.forms]
        names = ("title", "held_from", "held_until")
        return [tuple(row[name] for name in names) for row in rows if row.get("title")]

    @staticmethod
    def initial_of(speaker):
        roles = speaker.roles.order_by(F("held_from").asc(nulls_first=True), "title")
        return list(roles.values("title", "held_from", "held_until"))


RoleFormSet = forms.formset_factory(RoleForm, BaseRoleFormSet, extra=2, max_num=60)


class PairForm(forms.Form):
    """A speaker, and another one, each at the version that the editor saw."""

    version = forms.IntegerField(min_value=1)
    other = forms.ModelChoiceField(Speaker.objects.select_related("merged_into"))
    other_version = forms.IntegerField(min_value=1)


class SplitForm(forms.Form):
    """Who leaves a speaker: a name, and which claims and other names go along."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(max_length=300, label="Name of the new speaker")
    kind = forms.ChoiceField(choices=SpeakerKind)
    aliases = forms.MultipleChoiceField(
        required=False, label="Names that go along", widget=forms.CheckboxSelectMultiple
    )
    claims = forms.ModelMultipleChoiceField(
        Claim.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        max_length=500, required=False, label="Why (for the history)"
    )

    def __init__(self, *args, names, claims, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["aliases"].choices = [(name, name) for name in names]
        self.fields["claims"].queryset = claims

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean(self):
        data = super().clean()
        chosen = data.get("claims")
        if chosen is not None and not chosen and not data.get("aliases"):
            raise forms.ValidationError("Choose at least one claim or name that goes.")
        return data
