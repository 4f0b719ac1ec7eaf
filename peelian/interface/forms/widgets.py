"""The few widgets Django does not have: a three-box date, hints beside choices, counted text, several files."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

DATE_PARTS = ("day", "month", "year")
WIDTHS = {"day": 2, "month": 2, "year": 4}


class DateInput(forms.Widget):
    """Three boxes, day, month, year, as GOV.UK asks for a date; no script.

    Posts `name-day`, `name-month`, `name-year`; also understands `name` alone holding an ISO day, so that a link or
    a saved view can carry a date in its address.
    """

    template_name = "interface/forms/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, autocomplete: str = "") -> None:
        super().__init__(attrs)
        self.autocomplete = autocomplete

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """A dict of the three boxes, or an ISO string, or None when the form carried neither."""
        if any(f"{name}-{part}" in data for part in DATE_PARTS):
            return {part: str(data.get(f"{name}-{part}", "")).strip() for part in DATE_PARTS}
        return data.get(name)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether the form carried this date at all."""
        return name not in data and not any(f"{name}-{part}" in data for part in DATE_PARTS)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template needs: one row a box, with its id, name, label, value and width."""
        context = super().get_context(name, value, attrs)
        given = _parts(value)
        id_ = context["widget"]["attrs"].get("id", name)
        wrong = context["widget"]["attrs"].pop("data-wrong", "").split()
        context["widget"]["boxes"] = [
            {
                "id": f"{id_}-{part}",
                "name": f"{name}-{part}",
                "label": part.capitalize(),
                "value": given[part],
                "width": WIDTHS[part],
                "wrong": part in wrong,
                "autocomplete": f"{self.autocomplete}-{part}" if self.autocomplete else "",
            }
            for part in DATE_PARTS
        ]
        return context

    def id_for_label(self, id_: str) -> str:
        """The first box."""
        return f"{id_}-day" if id_ else id_

    def wrong_part(self, errors: list[ValidationError], data: Any) -> str:
        """The box the error summary links to: the first that is missing or impossible."""
        return wrong_parts(errors)[0] if wrong_parts(errors) else "day"


def wrong_parts(errors: list[ValidationError]) -> list[str]:
    """Which boxes the errors speak of; all three when they speak of the date as a whole."""
    named = [part for error in errors for part in (error.params or {}).get("parts", DATE_PARTS)]
    return [part for part in DATE_PARTS if part in named]


def _parts(value: Any) -> dict[str, str]:
    if isinstance(value, date):
        return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
    if isinstance(value, dict):
        return {part: value.get(part, "") for part in DATE_PARTS}
    try:
        return _parts(date.fromisoformat(str(value)))
    except ValueError:
        return {"day": str(value or ""), "month": "", "year": ""}


class TimeInput(forms.TimeInput):
    """One short box for a time on the 24-hour clock."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"class": "govuk-input--width-5", "inputmode": "text", **(attrs or {})}, format="%H:%M"
        )


class _Hinted(forms.widgets.ChoiceWidget):
    """Choices with a line of explanation below some of them."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        hints: Mapping[Any, str] | None = None,
    ) -> None:
        super().__init__(attrs, choices)
        self.hints = {str(key): text for key, text in (hints or {}).items()}

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Django's option with its hint."""
        option = super().create_option(*args, **kwargs)
        option["hint"] = self.hints.get(str(option["value"]), "")
        return option


class HintedRadios(_Hinted, forms.RadioSelect):
    """Radios: `HintedRadios(hints={"local": "The force's own investigators"})`."""


class HintedCheckboxes(_Hinted, forms.CheckboxSelectMultiple):
    """Checkboxes: `HintedCheckboxes(hints={...})`."""


class CountedTextarea(forms.Textarea):
    """A text area that says how many characters are left (with script) or allowed (without)."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, limit: int) -> None:
        super().__init__(attrs)
        self.limit = limit


class MultipleFileInput(forms.FileInput):
    """A file chooser that takes several files."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"multiple": True, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        """Every file sent under this name."""
        return (
            files.getlist(name)
            if isinstance(files, MultiValueDict)
            else [files[name]]
            if name in files
            else []
        )
