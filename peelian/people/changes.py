"""What differs between a record and what somebody says it should be. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from peelian.people.states import PersonField

Value = str | date | None


@dataclass(frozen=True, slots=True)
class Changed:
    """One field before and after."""

    field: PersonField
    old: Value
    new: Value


def as_text(value: Value) -> str:
    """A value as it is kept in a row of changes."""
    return value.isoformat() if isinstance(value, date) else (value or "")


def differences(before: object, after: Mapping[PersonField, Value]) -> list[Changed]:
    """Which of the given fields differ from what a person or post holds. Empty text and nothing are the same."""
    pairs = [(field, getattr(before, field.value), new) for field, new in after.items()]
    return [Changed(field, old, new) for field, old, new in pairs if (old or None) != (new or None)]
