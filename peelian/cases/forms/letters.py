"""What the maker of a letter says, which parts are withheld and why, how it was given, and which are due."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from peelian.cases.documents.letter import Ask, Asking
from peelian.cases.documents.withholding import Withholding
from peelian.interface.forms import CountedTextarea, DateField, TimeInput
from peelian.law.reference.conduct import HARM_TEST_GROUNDS
from peelian.law.service import Method

WITHHELD_AT_ONCE = 3
"""So many parts can be withheld from one letter: more than that, and it should be asked whether to give it at all."""


class MakeLetter(forms.Form):
    """The questions of one letter, and the parts that can be withheld from it."""

    def __init__(self, *args: Any, letter: Asking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.letter = letter
        for ask in letter.asks:
            self.fields[ask.name] = _field(ask)
        for number in range(1, self.slots + 1):
            self.fields |= _slot(letter, number)

    @property
    def slots(self) -> int:
        """How many parts can be withheld."""
        return min(WITHHELD_AT_ONCE, len(self.letter.parts))

    @property
    def words(self) -> dict[str, Any]:
        """The answers so far to what the letter asks: none before anything was sent."""
        answered = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else {}
        return {ask.name: answered.get(ask.name) for ask in self.letter.asks}

    @property
    def withheld(self) -> list[Withholding]:
        """The parts withheld, once the form is valid."""
        data = self.cleaned_data
        return [
            Withholding(
                part=data[f"part_{number}"],
                ground=data[f"ground_{number}"],
                reasons=data[f"reasons_{number}"],
                tell_ground=data[f"tell_{number}"],
            )
            for number in range(1, self.slots + 1)
            if data.get(f"part_{number}")
        ]

    @property
    def withholding_fields(self) -> list[forms.BoundField]:
        """The fields that withhold parts, in order."""
        asked = {ask.name for ask in self.letter.asks}
        return [field for field in self if field.name not in asked]

    @property
    def withholds(self) -> bool:
        """Whether any part is, or was meant to be, withheld: the fields then stand open."""
        return any(self.data.get(f"part_{number}") for number in range(1, self.slots + 1))

    def clean(self) -> dict[str, Any]:
        """A part that is withheld needs its ground and its reasons, and is chosen once."""
        data = super().clean() or {}
        chosen: list[str] = []
        for number in range(1, self.slots + 1):
            part = data.get(f"part_{number}")
            if not part:
                continue
            if part in chosen:
                self.add_error(f"part_{number}", "This part is withheld already. Choose each part once.")
            chosen.append(part)
            for name, ask in (("ground", "Choose the ground"), ("reasons", "Give the reasons")):
                if not data.get(f"{name}_{number}"):
                    self.add_error(f"{name}_{number}", f"{ask} on which this part is withheld.")
        return data


def _field(ask: Ask) -> forms.Field:
    if not ask.lines:
        return DateField(label=ask.label, help_text=ask.hint, required=ask.required)
    widget = CountedTextarea(limit=6000, attrs={"rows": ask.lines})
    return forms.CharField(label=ask.label, help_text=ask.hint, required=ask.required, widget=widget)


def _slot(letter: Asking, number: int) -> dict[str, forms.Field]:
    which = "" if number == 1 else f" ({number})"
    parts = [("", "Nothing"), *((part.name, part.label) for part in letter.parts)]
    return {
        f"part_{number}": forms.ChoiceField(
            label=f"Withhold which part?{which}", choices=parts, required=False
        ),
        f"ground_{number}": forms.ChoiceField(
            label=f"On which ground?{which}",
            choices=[("", "Choose"), *HARM_TEST_GROUNDS.choices()],
            required=False,
        ),
        f"reasons_{number}": forms.CharField(
            label=f"Why?{which}",
            required=False,
            widget=CountedTextarea(limit=4000, attrs={"rows": 3}),
            help_text="Kept in the decision log. The letter says that something is withheld, never why.",
        ),
        f"tell_{number}": forms.BooleanField(label=f"Tell the reader the ground{which}", required=False),
    }


class ServeLetter(forms.Form):
    """How a letter was given, and when."""

    method = forms.TypedChoiceField(
        label="How was it given?",
        choices=[(method.name, method.value.capitalize()) for method in Method],
        coerce=lambda name: Method[name],  # Method.__getitem__ is that of str, whose members these are
        widget=forms.RadioSelect,
    )
    sent_on = DateField(label="On which day was it given or sent?")
    sent_time = forms.TimeField(
        label="At what time?", help_text="By the 24-hour clock, for example 14:30", widget=TimeInput()
    )
    served_on = forms.CharField(
        label="To whom was it given?", max_length=200, help_text="The person, or the body and department"
    )
    received_on = DateField(
        label="On which day did it reach them?",
        required=False,
        help_text="Needed where the law deems no day. With a reason, it also replaces the day the law deems.",
    )
    override_reason = forms.CharField(
        label="Why does that day replace the deemed day?", required=False, max_length=500
    )

    def clean(self) -> dict[str, Any]:
        """Join the day and the time, which the service takes as one moment in England and Wales."""
        data = super().clean() or {}
        if "sent_on" in data and "sent_time" in data:
            day, hour = data.pop("sent_on"), data.pop("sent_time")
            data["sent_at"] = timezone.make_aware(datetime.combine(day, hour))
        return data


class DueBy(forms.Form):
    """By when a letter has to be due to be listed."""

    by = DateField(label="Due by", required=False)


class ChooseLetters(forms.Form):
    """Which of the letters that are due are made."""

    letters = forms.MultipleChoiceField(label="Letters to make", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letters"].choices = list(choices)  # type: ignore[attr-defined]  # a ChoiceField, declared above
