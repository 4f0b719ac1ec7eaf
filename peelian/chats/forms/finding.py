"""Searching the messages of a case."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from peelian.interface.forms import DateField


class SearchMessages(forms.Form):
    """Words, and what the search is narrowed to; `conversations` and `senders` are (reference, words)."""

    mark_optional = False
    words = forms.CharField(
        label="Words",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text='All of them must be found. "Words in quotes" stand together; begin* finds every ending.',
    )
    conversation = forms.ChoiceField(label="In", required=False)
    sender = forms.ChoiceField(label="By", required=False)
    from_on = DateField(label="From", required=False)
    until_on = DateField(label="Until before", required=False)

    def __init__(
        self,
        *args: Any,
        conversations: Sequence[tuple[str, str]],
        senders: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["conversation"]).choices = [
            ("", "Every conversation"),
            *conversations,
        ]
        cast(forms.ChoiceField, self.fields["sender"]).choices = [("", "Anybody"), *senders]
