"""The filter over the list of entries, and the place in the list."""

from typing import Any, cast

from django import forms

from peelian.interface.forms.fields import DateField
from peelian.ledger.canonical import LARGEST_INTEGER
from peelian.ledger.events import Stream, all_specs
from peelian.ledger.fields import WORD


class Filter(forms.Form):
    """Which entries to list. Everything may be left empty."""

    mark_optional = False
    stream = forms.ChoiceField(
        label="Record of",
        choices=[(Stream.WORK.value, "What was done"), (Stream.LOOKS.value, "What was looked at")],
        required=False,
    )
    type = forms.ChoiceField(label="What happened", required=False)
    subject = forms.RegexField(
        label="About",
        regex=rf"^{WORD.pattern}$",
        required=False,
        max_length=80,
        help_text="A reference, such as C-7F3K2QXM",
        error_messages={"invalid": "About must be a reference such as C-7F3K2QXM, without spaces"},
    )
    day = DateField(label="Day", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = sorted((spec.says, spec.type) for spec in all_specs())
        choices = [("", "Anything"), *((type_, f"{says} ({type_})") for says, type_ in known)]
        cast(forms.ChoiceField, self.fields["type"]).choices = choices


class Place(forms.Form):
    """Where in the list a page begins: before or after the entry with a number."""

    before = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_INTEGER)
    after = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_INTEGER)
