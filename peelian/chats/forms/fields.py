"""Fields that many forms of this room share."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError

from peelian.interface.forms import CountedTextarea, HintedRadios


def coded(kind: type[StrEnum], labels: dict[Any, str], **options: Any) -> forms.TypedChoiceField:
    """Radio buttons for the members of an enum that have a label, giving back the member."""
    choices = [(member.value, text) for member, text in labels.items()]
    options.setdefault("widget", HintedRadios())
    return forms.TypedChoiceField(choices=choices, coerce=kind, **options)


def reasons(label: str = "Reasons", help_text: str = "", **options: Any) -> forms.CharField:
    """Why. The ledger holds only a commitment to the words."""
    return forms.CharField(label=label, help_text=help_text, widget=CountedTextarea(limit=4000), **options)


class Lines(forms.CharField):
    """Names or numbers, one on a line. Cleans to a list without empty ones."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        """The lines, trimmed; each at most 300 characters long, at most 1,000 of them."""
        lines = [line.strip() for line in str(super().clean(value) or "").splitlines() if line.strip()]
        if len(lines) > 1000:
            raise ValidationError("Give at most 1,000 lines.")
        if any(len(line) > 300 for line in lines):
            raise ValidationError("A line must be 300 characters or shorter.")
        return lines


class ZoneField(forms.CharField):
    """The name of a time zone, such as Europe/London."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 60)
        options.setdefault("help_text", "Such as Europe/London, Europe/Warsaw or Asia/Kolkata")
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        """A zone that is known."""
        zone = super().clean(value)
        if zone and zone not in available_timezones():
            raise ValidationError("Enter a time zone by its name, such as Europe/London.")
        return zone


def drop_down(rows: Iterable[tuple[str, str]], label: str, **options: Any) -> forms.ChoiceField:
    """A drop-down list with nothing chosen at first."""
    return forms.ChoiceField(label=label, choices=[("", "Choose"), *rows], **options)
