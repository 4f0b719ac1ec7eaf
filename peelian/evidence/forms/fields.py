"""Fields that the forms of this room share, and moments by the clocks of this country."""

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


def words(label: str, *, limit: int = 6000, **options: Any) -> forms.CharField:
    """Text of several lines. Kept in this room; the ledger holds only a commitment to the words."""
    return forms.CharField(label=label, widget=CountedTextarea(limit=limit), **options)


def day(label: str, **options: Any) -> DateField:
    """A day, in three boxes."""
    return DateField(label=label, **options)


def time(label: str, **options: Any) -> forms.TimeField:
    """A time of day by the clocks of this country."""
    options.setdefault("help_text", "By the 24-hour clock in England and Wales, for example 14:30")
    return forms.TimeField(label=label, widget=TimeInput(), **options)


class MomentForm(forms.Form):
    """A form with one moment: `moment = "seized_at"` joins the fields `seized_day` and `seized_time`.

    On the night on which the clocks go back an hour is shown twice; only then is it asked which of the two is meant.
    """

    moment: ClassVar[str]

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
        """Join the day and the time into a moment, or say what is wrong with them."""
        data = super().clean() or {}
        fold, stem = data.pop("clock", None), self.moment.removesuffix("_at")
        on, clock = data.pop(f"{stem}_day", None), data.pop(f"{stem}_time", None)
        asked = False
        if on and clock:
            asked = self._join(datetime.combine(on, clock), f"{stem}_time", data, fold)
        elif not self.errors:
            data[self.moment] = None
            if on or clock:
                self.add_error(
                    f"{stem}_{'time' if on else 'day'}", "Give both the date and the time, or neither."
                )
        if not asked:
            self.fields.pop("clock", None)
        return data

    def _join(self, wall: datetime, field: str, data: dict[str, Any], fold: int | None) -> bool:
        """Put the moment in place of its parts. True when its hour came twice that night."""
        try:
            data[self.moment] = as_uk_time(wall).astimezone(UTC)
            return False
        except TimeRefused as refused:
            first, second = (wall.replace(tzinfo=UK, fold=each) for each in (0, 1))
            if first.astimezone(UTC) > second.astimezone(UTC):  # an hour that the clocks skipped
                self.add_error(field, str(refused))
                return False
        if fold is None:
            self.add_error(
                field, f"Clocks showed {wall:%H:%M} twice that night. Say below which of the two it was."
            )
        else:
            data[self.moment] = (second if fold else first).astimezone(UTC)
        return True
