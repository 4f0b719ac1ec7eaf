"""Our form markup against the official examples of GOV.UK Frontend, where our templates offer the same options."""

import json
from pathlib import Path
from typing import Any

import pytest
from django import forms

from peelian.interface.forms import (
    CountedTextarea,
    DateInput,
    HintedCheckboxes,
    HintedRadios,
    MultipleFileInput,
)
from peelian.interface.forms.fields import DateBoundField
from tests.interface.markup import differences

pytestmark = pytest.mark.pure
FOLDER = Path(__file__).parent / "fixtures" / "govuk-frontend"

EXAMPLES = {
    "input": (
        "default", "with hint text", "with error message", "with error and hint", "with width-2 class",
        "with width-3 class", "with width-4 class", "with width-5 class", "with width-10 class",
        "with width-20 class", "with width-30 class", "with label as page heading", "classes", "id", "custom type",
        "value", "zero value", "inputmode", "with autocomplete attribute", "with pattern attribute", "attributes",
        "disabled",
    ),
    "textarea": (
        "default", "with hint", "with error message", "with default value", "with custom rows",
        "with label as page heading", "id", "classes", "with hint and error message", "with autocomplete attribute",
    ),
    "select": ("with hint text and error message", "error", "id"),
    "radios": (
        "default", "with hint", "inline", "with fieldset and error message", "small inline",
        "with very long option text",
    ),
    "checkboxes": (
        "default", "with hint", "with legend as a page heading", "with error message",
        "with very long option text", "with error message and hint",
    ),
    "date-input": (
        "default", "with values", "with error message and hint", "with error on day input",
        "with error on month input", "with error on year input", "with autocomplete values",
    ),
    "file-upload": (
        "default", "with hint text", "with error message and hint", "with label as page heading", "attributes",
        "classes", "id", "error", "allows multiple files", "disabled",
    ),
    "character-count": ("default", "with hint", "with hint and error", "with default value", "with custom rows"),
}  # fmt: skip


def _all() -> list[Any]:
    found = []
    for component, names in EXAMPLES.items():
        examples = {
            each["name"]: each for each in json.loads((FOLDER / f"{component}.json").read_text("utf-8"))
        }
        found += [pytest.param(component, examples[name], id=f"{component}: {name}") for name in names]
    return found


def _attrs(options: dict[str, Any]) -> dict[str, Any]:
    attrs = {
        key: options[key] for key in ("id", "inputmode", "autocomplete", "pattern", "rows") if key in options
    }
    attrs |= options.get("attributes", {})
    if "idPrefix" in options:
        attrs["id"] = options["idPrefix"]
    if "classes" in options:
        attrs["class"] = options["classes"]
    return attrs


def _choices(options: dict[str, Any]) -> list[tuple[str, str]]:
    return [(str(item.get("value")), item["text"]) for item in options["items"]]


def _hints(options: dict[str, Any]) -> dict[str, str]:
    return {str(item["value"]): item["hint"]["text"] for item in options["items"] if "hint" in item}


def _widget(component: str, options: dict[str, Any]) -> forms.Widget:
    attrs = _attrs(options)
    match component:
        case "input":
            widget = forms.TextInput(attrs)
            widget.input_type = options.get("type", "text")
            return widget
        case "textarea":
            return forms.Textarea(attrs)
        case "character-count":
            return CountedTextarea(attrs, limit=options["maxlength"])
        case "select":
            return forms.Select(attrs, choices=_choices(options))
        case "radios":
            return HintedRadios(attrs, choices=_choices(options), hints=_hints(options))
        case "checkboxes":
            return HintedCheckboxes(attrs, choices=_choices(options), hints=_hints(options))
        case "date-input":
            return DateInput({"id": options["id"]}, autocomplete="bday" if "items" in options else "")
        case _:
            return MultipleFileInput(attrs) if options.get("multiple") else forms.FileInput(attrs)


def _value(component: str, options: dict[str, Any]) -> Any:
    if component == "checkboxes":
        return options.get("values", [])
    if component == "date-input":
        given = options.get("values", {})
        return {part: str(given.get(part, "")) for part in ("day", "month", "year")} if given else None
    chosen = [
        item["value"] for item in options.get("items", ()) if item.get("checked") or item.get("selected")
    ]
    return options.get("value", chosen[0] if chosen else None)


def _label(options: dict[str, Any]) -> tuple[dict[str, Any], str, bool]:
    label = options.get("fieldset", {}).get("legend") or options.get("label") or {}
    size = label.get("classes", "").rsplit("--", 1)[-1] if "--" in label.get("classes", "") else ""
    return label, size, bool(label.get("isPageHeading"))


def _rendered(component: str, options: dict[str, Any]) -> str:
    name = options.get("namePrefix") or options.get("name") or options["id"]
    label, size, is_heading = _label(options)
    field = forms.Field(
        widget=_widget(component, options),
        label=label["text"],
        help_text=options.get("hint", {}).get("text", ""),
        initial=_value(component, options),
        disabled=bool(options.get("disabled")),
    )
    if component == "date-input":
        field.bound_field_class = DateBoundField
    form = forms.Form(auto_id="%s")
    form.fields[name] = field
    form.label_sizes = {name: size} if size else {}
    form.heading_fields = {name} if is_heading else set()
    _put_error(form, name, options)
    return str(form[name].as_field_group())


def _put_error(form: forms.Form, name: str, options: dict[str, Any]) -> None:
    """The field's error as the example has it; a date says which of its boxes are wrong."""
    form._errors = forms.utils.ErrorDict()
    parts = [part for part in ("day", "month", "year") if options.get(part, {}).get("error")]
    message = options.get("errorMessage", {}).get("text", "")
    if message or parts:
        form.cleaned_data = {}
        params = {"parts": parts or ["day", "month", "year"]}
        form.add_error(name, forms.ValidationError(message, code="example", params=params))


def _comparable(component: str, options: dict[str, Any], ours: str) -> str:
    """Take out of ours what an example leaves to its caller: the name before a date's boxes."""
    if component == "date-input" and "namePrefix" not in options:
        prefix = options.get("name") or options["id"]
        return ours.replace(f'name="{prefix}-', 'name="')
    return ours


@pytest.mark.parametrize(("component", "example"), _all())
def test_our_fields_are_the_official_ones(component: str, example: dict[str, Any]) -> None:
    ours = _comparable(component, example["options"], _rendered(component, example["options"]))
    assert not differences(ours, example["html"]), differences(ours, example["html"]) + "\n" + ours
