"""Declaring what a file is before it is read, answering what it leaves open, and mapping the columns of a table."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from peelian.chats.forms.fields import ZoneField
from peelian.chats.queries.pages.questions import ENCODING_WORDS, ORDER_WORDS, Choice
from peelian.interface.forms import HintedRadios

LATER = "The file settles it, or the import asks"


class DeclareFile(forms.Form):
    """What somebody knows of a file. What is left empty the file settles, or the import asks."""

    kind = forms.ChoiceField(label="What is it?", widget=HintedRadios())
    zone = ZoneField(
        label="In which time zone did the phone keep its clock?",
        initial="Europe/London",
        help_text="For exports that do not say, such as WhatsApp's. Such as Europe/London or Asia/Kolkata",
    )
    date_order = forms.ChoiceField(
        label="In which order does the phone write dates?",
        choices=[("", LATER), *((order.value, words) for order, words in ORDER_WORDS.items())],
        widget=HintedRadios(),
        required=False,
    )
    encoding = forms.ChoiceField(
        label="In which encoding was it saved?",
        choices=[("", LATER), *ENCODING_WORDS.items()],
        required=False,
    )
    owner = forms.CharField(
        label="How does the export call the phone's own account?",
        max_length=200,
        required=False,
        help_text="A name or number as it stands in the export, where that does not say whose phone it is.",
    )

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, str, str]], **options: Any) -> None:
        """`kinds` are (code, words, why it seems to be that), likeliest first; the first is chosen if it has a why."""
        super().__init__(*args, **options)
        if kinds and kinds[0][2]:
            self.initial.setdefault("kind", kinds[0][0])
        field = cast(forms.ChoiceField, self.fields["kind"])
        field.choices = [(code, words) for code, words, _ in kinds]
        cast(HintedRadios, field.widget).hints = {code: why for code, _, why in kinds if why}


class AnswerByChoice(forms.Form):
    """One of the answers that the file allows; how each reads the file stands below it."""

    answer = forms.ChoiceField(
        label="", widget=HintedRadios(), error_messages={"required": "Select an answer"}
    )

    def __init__(self, *args: Any, label: str, choices: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        field = cast(forms.ChoiceField, self.fields["answer"])
        field.label = label
        field.choices = [
            (each.value, f"{each.label}: {each.reads}" if each.reads else each.label) for each in choices
        ]


class AnswerInWords(forms.Form):
    """An answer that is typed."""

    answer = forms.CharField(label="", max_length=200)

    def __init__(self, *args: Any, label: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"].label = label


class AnswerZone(forms.Form):
    """A time zone."""

    answer = ZoneField(label="In which time zone did the phone keep its clock?")


class MapColumns(forms.Form):
    """What each column of a table says. Cleans to the parts of a `ColumnMap` under `answer`.

    `headings` are the names in the first row, `samples` some rows below it; `says` are (field of a message, words).
    """

    delimiter = forms.CharField(widget=forms.HiddenInput, max_length=1, strip=False)
    date_format = forms.CharField(
        label="How are moments written?",
        max_length=60,
        help_text="Such as %d/%m/%Y %H:%M:%S, or unix, or unix_ms",
    )

    def __init__(
        self,
        *args: Any,
        headings: Sequence[str],
        samples: Sequence[Sequence[str]],
        says: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.headings, self.samples = list(headings), samples
        for place, heading in enumerate(self.headings):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=f"Column {place + 1}: {heading or 'without a heading'}",
                choices=[("", "Not read"), *says],
                required=False,
            )

    def columns(self) -> list[tuple[Any, list[str]]]:
        """For each column, its bound field and what stands in it in the sample rows."""
        return [
            (self[f"column_{place}"], [row[place] if place < len(row) else "" for row in self.samples])
            for place in range(len(self.headings))
        ]

    def clean(self) -> dict[str, Any]:
        """Each field of a message at most once; gathered into what a mapping is made of."""
        given = super().clean() or {}
        chosen: dict[str, str] = {}
        for place, heading in enumerate(self.headings):
            field = given.get(f"column_{place}", "")
            if field and field in chosen:
                self.add_error(f"column_{place}", "Another column was chosen for this already.")
            elif field:
                chosen[field] = heading
        mapping = {
            "columns": chosen,
            "date_format": given.get("date_format", ""),
            "delimiter": given.get("delimiter", ","),
        }
        return {"answer": mapping}
