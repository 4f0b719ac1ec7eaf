"""One field of a form as GOV.UK Frontend draws it: identifiers, classes, label, hint and error sentences."""

from typing import Any

from django import forms
from django.forms import BoundField, Widget
from django.forms.widgets import ChoiceWidget

from peelian.interface.forms.sentences import sentences

SIZES = ("s", "m", "l", "xl")
# A browser cuts pasted text off at maxlength without a word, where the server answers with a sentence; a placeholder
# is too pale to read, and gone when it is needed.
UNWANTED = ("maxlength", "minlength", "placeholder")


def base_class(widget: Widget) -> str:
    """The GOV.UK class of a widget; empty for those whose class stands on an inner element."""
    if isinstance(widget, forms.Textarea):
        return "govuk-textarea"
    if isinstance(widget, forms.FileInput):
        return "govuk-file-upload"
    if isinstance(widget, forms.CheckboxInput):
        return "govuk-checkboxes__input"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return ""
    if isinstance(widget, ChoiceWidget):
        return "govuk-select"
    return "govuk-input" if isinstance(widget, forms.widgets.Input) else ""


class GovukBoundField(BoundField):
    """A bound field that the templates in interface/forms/ can draw without deciding anything.

    A form may say: `label_sizes = {"name": "l"}` (heading-sized label), `heading_fields = {"name"}` (the label is the
    page's h1), `mark_optional = False` (a search or filter form, where every field is optional anyway).
    """

    @property
    def hint_id(self) -> str:
        """The id of the hint."""
        return f"{self.own_id}-hint"

    @property
    def error_id(self) -> str:
        """The id of the error message."""
        return f"{self.own_id}-error"

    @property
    def own_id(self) -> str:
        """The id of the input, or of the first part of it."""
        return str(self.field.widget.attrs.get("id") or self.auto_id)

    @property
    def sentences(self) -> list[str]:
        """The errors as sentences."""
        return sentences(self)

    @property
    def is_single_checkbox(self) -> bool:
        """A yes-or-no box: its label stands beside it, not above it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_date(self) -> bool:
        """Three boxes: a group of its own to a screen reader."""
        return hasattr(self.field.widget, "wrong_part")

    @property
    def is_counted(self) -> bool:
        """Whether a character count stands below."""
        return bool(getattr(self.field.widget, "limit", None))

    @property
    def shown_label(self) -> str:
        """The label, with '(optional)' when the field is optional and the form says so."""
        mark = (
            getattr(self.form, "mark_optional", True)
            and not self.field.required
            and not self.is_single_checkbox
        )
        return f"{self.label} (optional)" if mark and self.label else str(self.label or "")

    @property
    def is_page_heading(self) -> bool:
        """Whether the label of this field is the heading of the page."""
        return self.name in getattr(self.form, "heading_fields", ())

    @property
    def label_size(self) -> str:
        """'s', 'm', 'l', 'xl', or nothing for a plain label."""
        size = getattr(self.form, "label_sizes", {}).get(self.name, "")
        return size if size in SIZES else ""

    @property
    def error_target(self) -> str:
        """The id to which the error summary sends the keyboard: the first wrong or first part of the field."""
        widget = self.field.widget
        if parts := getattr(widget, "wrong_part", None):
            return f"{self.own_id}-{parts(self.errors.as_data(), self.data)}"
        return self.own_id

    @property
    def aria_describedby(self) -> str | None:
        """The ids of hint and error, in reading order (GOV.UK puts the character count's own message first)."""
        if self.field.widget.attrs.get("aria-describedby"):
            return None
        if not self.own_id or self.is_hidden:
            return ""
        ids = [f"{self.own_id}-info"] if self.is_counted else []
        ids += [self.hint_id] if self.help_text else []
        ids += [self.error_id] if self.errors else []
        return " ".join(ids)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Django's attributes, with the GOV.UK class, and without browser validation, which cannot be phrased."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        attrs.pop("required", None)
        attrs.pop("aria-invalid", None)
        if widget.is_hidden:
            return attrs
        base = base_class(widget)
        classes = [base, f"{base}--error" if base and self.errors and not self.is_single_checkbox else ""]
        classes += [widget.attrs.get("class", ""), "govuk-js-character-count" if self.is_counted else ""]
        if joined := " ".join(filter(None, classes)):
            attrs["class"] = joined
        if isinstance(widget, forms.Textarea):
            attrs |= _textarea_size(widget)
        return attrs | {name: False for name in UNWANTED if name in widget.attrs}


def _textarea_size(widget: forms.Textarea) -> dict[str, Any]:
    """GOV.UK sizes a text area by rows alone; Django's stock 40 by 10 becomes five rows."""
    rows = widget.attrs.get("rows")
    return {"cols": False, "rows": "5" if rows in (None, "10") else rows}
