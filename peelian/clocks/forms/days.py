"""The forms that change the calendar of the force."""

from django import forms

from peelian.interface.forms import DateField


class ProclaimDay(forms.Form):
    """A working day that was proclaimed not to count."""

    day = DateField(label="The day that does not count")
    name = forms.CharField(
        label="What it is called",
        max_length=80,
        help_text="As it will stand in the steps of every count, for example: Bank holiday for the coronation.",
    )
    reason = forms.CharField(
        label="Why it does not count", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    source = forms.CharField(
        label="Where the proclamation can be read",
        max_length=500,
        help_text="The London Gazette with its date and issue, or an address.",
    )


class RevokeDay(forms.Form):
    """Why an entry of the calendar was wrong."""

    reason = forms.CharField(
        label="Why the day counts after all", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
