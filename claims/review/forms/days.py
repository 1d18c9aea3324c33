from django import forms


class Day(forms.DateInput):
    """A day as browsers send it, with their own picker."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")
