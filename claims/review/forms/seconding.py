from django import forms


class SendBackForm(forms.Form):
    """Why a second reader does not agree."""

    version = forms.IntegerField(min_value=1)
    reason = forms.CharField(max_length=500)
