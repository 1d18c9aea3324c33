from django import forms

from ..actions.comments import editors


class CommentForm(forms.Form):
    """A comment; the key makes one of a form that is sent twice."""

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        max_length=5000,
        label="Comment",
        help_text="Write @name to tell an editor.",
        widget=forms.Textarea({"rows": 3}),
    )


class AssignForm(forms.Form):
    """Who is to work on something."""

    editor = forms.ModelChoiceField(
        editors(), required=False, label="Assigned to", empty_label="nobody"
    )
