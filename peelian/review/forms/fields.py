"""Fields that many forms of this room share."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django import forms

from peelian.interface.forms import CountedTextarea, HintedCheckboxes, HintedRadios


def coded(kind: type[StrEnum], labels: dict[Any, str], **options: Any) -> forms.TypedChoiceField:
    """Radio buttons for the members of an enum that have a label, giving back the member."""
    choices = [(member.value, text) for member, text in labels.items()]
    options.setdefault("widget", HintedRadios())
    return forms.TypedChoiceField(choices=choices, coerce=kind, **options)


def words(label: str, help_text: str = "", *, limit: int = 6_000, **options: Any) -> forms.CharField:
    """Text in a box that says how much it holds."""
    widget = CountedTextarea(limit=limit)
    return forms.CharField(label=label, help_text=help_text, max_length=limit, widget=widget, **options)


def number(label: str, *, least: int, most: int, help_text: str = "") -> forms.IntegerField:
    """A whole number between two others."""
    widget = forms.NumberInput({"class": "govuk-input--width-5"})
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, help_text=help_text, widget=widget
    )


def several(
    label: str, *, choices: Iterable[tuple[str, str]] = (), **options: Any
) -> forms.MultipleChoiceField:
    """Boxes to tick."""
    return forms.MultipleChoiceField(label=label, choices=list(choices), widget=HintedCheckboxes(), **options)
