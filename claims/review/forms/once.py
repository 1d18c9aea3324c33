from django import forms


def once_key_field():
    """The key that makes a form done once, however often it is sent."""
    return forms.UUIDField(required=False, widget=forms.HiddenInput)


class OnceForm(forms.Form):
    """A form in which nothing is typed, such as undo or skip."""

    once_key = once_key_field()
