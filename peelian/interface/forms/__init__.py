"""Plain Django forms drawn with GOV.UK Frontend markup: the renderer, and the few fields Django does not have."""

from peelian.interface.forms.fields import DateField, MultipleFileField
from peelian.interface.forms.renderer import GovukRenderer
from peelian.interface.forms.widgets import (
    CountedTextarea,
    DateInput,
    HintedCheckboxes,
    HintedRadios,
    MultipleFileInput,
    TimeInput,
)

__all__ = [
    "CountedTextarea",
    "DateField",
    "DateInput",
    "GovukRenderer",
    "HintedCheckboxes",
    "HintedRadios",
    "MultipleFileField",
    "MultipleFileInput",
    "TimeInput",
]
