"""Reasons, and choosing people: for walls, seals and closings."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from peelian.reports.forms.reviewing import reason_field


class ReasonsForm(forms.Form):
    """Reasons alone, for an act that needs them; `based_on` where the act rests on the report as it was shown."""

    reasons = reason_field("Reasons", required=True)
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)


class LetInForm(forms.Form):
    """Whom to let in to a sealed report, and why."""

    account = forms.ChoiceField(label="Who", error_messages={"required": "Select who is let in"})
    reasons = reason_field("Reasons", required=True)

    def __init__(self, *args: Any, accounts: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["account"]).choices = [("", "Select"), *accounts]


class FindPersonForm(forms.Form):
    """Look somebody up."""

    mark_optional = False
    who = forms.CharField(label="Name, collar number or reference", max_length=100)


class PersonForm(forms.Form):
    """Choose one of the people found."""

    person = forms.ChoiceField(
        label="Whom is the report about?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select the person"},
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["person"]).choices = list(people)


class WithdrawForm(PersonForm):
    """Choose whose mention was a mistake, and say why."""

    reasons = reason_field("Reasons", required=True)
