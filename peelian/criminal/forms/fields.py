"""Fields that many forms of this room share, and moments by the clocks of this country."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from django import forms

from peelian.interface.forms import CountedTextarea, DateField, HintedRadios, TimeInput
from peelian.law.moments import UK, TimeRefused, as_uk_time


def coded(kind: type[StrEnum], labels: dict[Any, str], **options: Any) -> forms.TypedChoiceField:
    """Radio buttons for the members of an enum that have a label, giving back the member."""
    choices = [(member.value, text) for member, text in labels.items()]
    options.setdefault("widget", HintedRadios())
    return forms.TypedChoiceField(choices=choices, coerce=kind, **options)


def reasons(label: str = "Reasons", help_text: str = "", **options: Any) -> forms.CharField:
    """Why. Kept in this room; the ledger holds only a commitment to the words."""
    return forms.CharField(label=label, help_text=help_text, widget=CountedTextarea(limit=6000), **options)


def day(label: str, **options: Any) -> DateField:
    """A day, in three boxes."""
    return DateField(label=label, **options)


def time(label: str, **options: Any) -> forms.TimeField:
    """A time of day by the clocks of this country."""
    options.setdefault("help_text", "By the 24-hour clock in England and Wales, for example 14:30")
    return forms.TimeField(label=label, widget=TimeInput(), **options)


def chosen(rows: Callable[[], Iterable[tuple[str, str]]], label: str, **options: Any) -> forms.ChoiceField:
    """A drop-down list whose rows are read when the form is shown, with nothing chosen at first."""
    return forms.ChoiceField(label=label, choices=lambda: [("", "Choose"), *rows()], **options)


class MomentForm(forms.Form):
    """A form with moments: `moments = ("arrested_at",)` joins the fields `arrested_day` and `arrested_time`.

    On the night on which the clocks go back an hour is shown twice. Only then is it asked which of the two is meant;
    an hour that the clocks skip is refused with a sentence. A moment that is not required may be left empty whole.
    """

    moments: ClassVar[tuple[str, ...]] = ()

    clock = forms.TypedChoiceField(
        label="The clocks went back that night. Which of the two hours was it?",
        choices=[("0", "The first, still summer time (BST)"), ("1", "The second, after the change (GMT)")],
        coerce=int,
        empty_value=None,
        required=False,
        widget=HintedRadios(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "clock"])
        if not self.is_bound:
            del self.fields["clock"]

    def clean(self) -> dict[str, Any]:
        """Join each day and time into a moment, or say what is wrong with it."""
        data = super().clean() or {}
        fold = data.pop("clock", None)
        twice = [self._join(name, data, fold) for name in self.moments]
        if not any(twice):
            del self.fields["clock"]
        return data

    def _join(self, name: str, data: dict[str, Any], fold: int | None) -> bool:
        """Put one moment in place of its parts. True when its hour came twice that night."""
        stem = name.removesuffix("_at")
        parts = (f"{stem}_day", f"{stem}_time")
        if any(part in self.errors for part in parts):
            return False
        on, clock = (data.pop(part, None) for part in parts)
        if on is None and clock is None:
            data[name] = None
            return False
        if on is None or clock is None:
            missing = parts[0] if on is None else parts[1]
            self.add_error(missing, "Give both the date and the time, or neither.")
            return False
        wall = datetime.combine(on, clock)
        try:
            data[name] = as_uk_time(wall).astimezone(UTC)
        except TimeRefused as refused:
            return self._ambiguous(name, parts[1], data, wall=wall, fold=fold, refused=refused)
        return False

    def _ambiguous(
        self,
        name: str,
        field: str,
        data: dict[str, Any],
        *,
        wall: datetime,
        fold: int | None,
        refused: TimeRefused,
    ) -> bool:
        """Take the hour that was chosen of two; refuse an hour that no clock showed."""
        first, second = (wall.replace(tzinfo=UK, fold=each) for each in (0, 1))
        went_back = first.astimezone(UTC) < second.astimezone(UTC)
        if went_back and fold is not None:
            data[name] = (second if fold else first).astimezone(UTC)
        elif went_back:
            self.add_error(
                field, f"Clocks showed {wall:%H:%M} twice that night. Say below which of the two it was."
            )
        else:
            self.add_error(field, str(refused))
        return went_back
