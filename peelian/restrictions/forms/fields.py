"""Fields that many forms of this room share."""

from enum import StrEnum
from typing import Any

from django import forms

from peelian.interface.forms import CountedTextarea, DateField, HintedRadios

YES, NO = "yes", "no"


def coded(kind: type[StrEnum], labels: dict[Any, str], **options: Any) -> forms.TypedChoiceField:
    """Radio buttons for the members of an enum that have a label, giving back the member."""
    choices = [(member.value, text) for member, text in labels.items()]
    options.setdefault("widget", HintedRadios())
    return forms.TypedChoiceField(choices=choices, coerce=kind, **options)


def yes_or_no(label: str, **options: Any) -> forms.TypedChoiceField:
    """Two radio buttons, none chosen at first: a box left empty would answer by itself."""
    return forms.TypedChoiceField(
        label=label,
        choices=[(YES, "Yes"), (NO, "No")],
        coerce=lambda value: value == YES,
        widget=HintedRadios(),
        **options,
    )


def words(label: str, help_text: str = "", *, limit: int = 6000, **options: Any) -> forms.CharField:
    """Reasons and other words that stay in this room; the ledger holds only a commitment to them."""
    return forms.CharField(label=label, help_text=help_text, widget=CountedTextarea(limit=limit), **options)


def day(label: str, **options: Any) -> DateField:
    """A day, in three boxes."""
    return DateField(label=label, **options)
