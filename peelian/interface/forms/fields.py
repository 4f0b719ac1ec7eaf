"""Fields for the widgets of this room."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from peelian.interface.forms.bound_field import GovukBoundField
from peelian.interface.forms.sentences import lower_first, names_of
from peelian.interface.forms.widgets import DATE_PARTS, DateInput, MultipleFileInput, wrong_parts

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DateBoundField(GovukBoundField):
    """A date: tells the widget which boxes are wrong, so that only those turn red."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """GOV.UK attributes and the list of wrong boxes, which the widget takes out again."""
        attrs = super().build_widget_attrs(attrs, widget)
        if parts := wrong_parts(self.errors.as_data()):
            attrs["data-wrong"] = " ".join(parts)
        return attrs


class DateField(forms.Field):
    """A day, typed in three boxes. Cleans to a `date` or None.

    Error sentences (GOV.UK date input): 'Date of arrest must include a month', 'Date of arrest must be a real date'.
    `not_after` and `not_before` take a day, or a callable giving one: 'Date of arrest must be on or before …'.
    """

    widget = DateInput
    bound_field_class = DateBoundField

    def __init__(self, *, not_before: Any = None, not_after: Any = None, **options: Any) -> None:
        super().__init__(bound_field_class=DateBoundField, **options)
        self.not_before, self.not_after = not_before, not_after

    def get_bound_field(self, form: Any, field_name: str) -> DateBoundField:
        """The bound field; also learns the label from the form, which the sentences below need."""
        if self.label is None:
            self.label = field_name.replace("_", " ").capitalize()
        return DateBoundField(form, self, field_name)

    def to_python(self, value: Any) -> date | None:
        """Three boxes, an ISO day or a `date` in; a `date` or None out. Raises ValidationError with a sentence."""
        if isinstance(value, date) or value in (None, ""):
            return value or None
        if isinstance(value, dict):
            return self._from_boxes(value)
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self._wrong("must be a real date", DATE_PARTS) from None

    def _from_boxes(self, boxes: dict[str, str]) -> date | None:
        missing = [part for part in DATE_PARTS if not boxes.get(part)]
        if len(missing) == len(DATE_PARTS):
            return None
        if missing:
            raise self._wrong("must include a " + " and ".join(missing), missing)
        return self._real_day(boxes)

    def _real_day(self, boxes: dict[str, str]) -> date:
        day, month, year = _number(boxes["day"]), _month(boxes["month"]), _number(boxes["year"])
        if year is not None and year < 1000:
            raise self._wrong("must have a year of 4 numbers", ["year"])
        impossible = [part for part, ok in zip(DATE_PARTS, (day, month, year), strict=True) if ok is None]
        try:
            return date(year or 0, month or 0, day or 0)
        except ValueError:
            raise self._wrong("must be a real date", impossible or DATE_PARTS) from None

    def validate(self, value: date | None) -> None:
        """Required, and within the days allowed."""
        super().validate(value)
        if value is None:
            return
        first, last = _day(self.not_before), _day(self.not_after)
        if first and value < first:
            raise self._wrong(f"must be on or after {first.day} {first:%B %Y}", DATE_PARTS)
        if last and value > last:
            raise self._wrong(f"must be on or before {last.day} {last:%B %Y}", DATE_PARTS)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the boxes hold another day than before."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _wrong(self, words: str, parts: Any) -> ValidationError:
        named, _ = names_of(str(self.label or "The date"))
        sentence = f"{named} {words}".replace("%", "%%")  # Django fills params in with %
        return ValidationError(sentence, code="invalid", params={"parts": list(parts)})


class MultipleFileField(forms.FileField):
    """Several files at once. Cleans to a list of uploaded files (empty when optional and none was sent)."""

    widget = MultipleFileInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file checked as a single one would be; raises ValidationError with every complaint, naming the file."""
        files = list(data or [])
        if not files and self.required:
            raise ValidationError(f"Select {lower_first(str(self.label or 'a file'))}", code="required")
        empty = [each.name for each in files if each.size == 0 and not self.allow_empty_file]
        if empty:
            sentence = "{} is empty. Choose a file that has something in it."
            raise ValidationError([ValidationError(sentence.format(name), code="empty") for name in empty])
        return files

    def bound_data(self, data: Any, initial: Any) -> Any:
        """A file chooser can never be filled in again by the server."""
        return initial


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) <= 4 and int(text) > 0 else None


def _month(text: str) -> int | None:
    """A number, or a name, whole or its first three letters: people type what is on the paper before them."""
    if text[:3].lower() in MONTHS and text.isalpha():
        return MONTHS.index(text[:3].lower()) + 1
    number = _number(text)
    return number if number and number <= 12 else None


def _day(limit: Any) -> date | None:
    found: date | None = limit() if callable(limit) else limit
    return found
