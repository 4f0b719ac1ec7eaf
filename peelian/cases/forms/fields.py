"""Fields that many forms of this room share."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from django import forms

from peelian.access.permissions import Permission
from peelian.access.queries import accounts_with
from peelian.interface.forms import CountedTextarea, DateField, HintedRadios


def coded(kind: type[StrEnum], labels: dict[Any, str], **options: Any) -> forms.TypedChoiceField:
    """Radio buttons for the members of an enum that have a label, giving back the member."""
    choices = [(member.value, text) for member, text in labels.items()]
    options.setdefault("widget", HintedRadios())
    return forms.TypedChoiceField(choices=choices, coerce=kind, **options)


def reasons(label: str = "Reasons", help_text: str = "", **options: Any) -> forms.CharField:
    """Why. Kept in the decision log; the ledger holds only a commitment to the words."""
    return forms.CharField(label=label, help_text=help_text, widget=CountedTextarea(limit=6000), **options)


def material() -> forms.CharField:
    """What was looked at to decide."""
    return forms.CharField(
        label="Material seen",
        help_text="Documents, statements and systems you looked at",
        required=False,
        widget=CountedTextarea(limit=3000),
    )


def day(label: str, **options: Any) -> DateField:
    """A day, in three boxes."""
    return DateField(label=label, **options)


def account_with(permission: Permission, label: str, **options: Any) -> forms.ChoiceField:
    """A choice among the accounts whose role carries a permission, read when the form is shown."""
    return chosen(lambda: accounts_with(permission), label, **options)


def chosen(rows: Callable[[], Iterable[tuple[str, str]]], label: str, **options: Any) -> forms.ChoiceField:
    """A drop-down list whose rows are read when the form is shown, with nothing chosen at first."""
    return forms.ChoiceField(label=label, choices=lambda: [("", "Choose"), *rows()], **options)
