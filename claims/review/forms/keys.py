"""An editor's own keys."""

from collections import Counter

from django import forms

from ..keys import GROUPS, KEYS, keys_of, keys_on


class KeysForm(forms.Form):
    """A key for each thing, and whether single keys do anything at all.

    A field left empty goes back to the usual key. Digits are taken: they choose.
    """

    uses_single_keys = forms.BooleanField(
        required=False, label="Decide with single keys"
    )

    def __init__(self, *args, user, **kwargs):
        initial = {**keys_of(user), "uses_single_keys": user.uses_single_keys}
        super().__init__(*args, initial=initial, **kwargs)
        for key in KEYS:
            self.fields[key.name] = forms.RegexField(
                r"^[^\s\d]$",
                required=False,
                strip=False,
                label=key.does,
                error_messages={"invalid": "One letter or sign, not a digit."},
                widget=forms.TextInput(
                    {"size": 2, "maxlength": 1, "autocapitalize": "off"}
                ),
            )

    def clean(self):
        chosen = {key: self.cleaned_data.get(key.name) or key.usual for key in KEYS}
        clashing = {}
        for group in GROUPS:
            taken = Counter(chosen[key] for key in keys_on(group))
            clashing |= {k: chosen[k] for k in keys_on(group) if taken[chosen[k]] > 1}
        for key, sign in clashing.items():
            self.add_error(key.name, f"“{sign}” does something else as well.")

    def keys(self):
        """Return the keys that are not the usual ones, by what they do."""
        typed = {key: self.cleaned_data.get(key.name) for key in KEYS}
        return {k.name: sign for k, sign in typed.items() if sign and sign != k.usual}

    def rows(self):
        """Return the fields of the keys, those of the desk first."""
        return [self[key.name] for key in KEYS]
