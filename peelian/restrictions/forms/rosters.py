"""Sending a roster, saying what a duty code involves, and answering an alert."""

from typing import TYPE_CHECKING, Any

from django import forms

from peelian.interface.forms import CountedTextarea, HintedCheckboxes, HintedRadios
from peelian.restrictions.rosters.reading import too_large
from peelian.restrictions.rosters.words import ANSWER_LABELS, AlertAnswer
from peelian.restrictions.states import TRAIT_LABELS, DutyTrait

if TYPE_CHECKING:
    from peelian.restrictions.models import DutyCode

_READ_FROM_THE_ROSTER = (DutyTrait.PLACE, DutyTrait.PERSON)


class SendRoster(forms.Form):
    """A roster or file of moves."""

    file = forms.FileField(
        label="Roster or moves",
        help_text="CSV with a line of column names, in UTF-8, of at most 20 MB.",
        allow_empty_file=True,
    )

    def clean_file(self) -> Any:
        """The file, unless it is too large to be read at all."""
        file = self.cleaned_data["file"]
        if sentence := too_large(file.size):
            raise forms.ValidationError(sentence)
        return file


class SetDutyCode(forms.Form):
    """What a duty code involves."""

    code = forms.CharField(
        label="Duty code", max_length=30, help_text="As rosters write it, for example FRONT"
    )
    label = forms.CharField(label="The duty in words", max_length=120)
    traits = forms.MultipleChoiceField(
        label="What the duty involves",
        required=False,
        choices=[(t.value, text) for t, text in TRAIT_LABELS.items() if t not in _READ_FROM_THE_ROSTER],
        widget=HintedCheckboxes(),
    )
    systems = forms.CharField(
        label="Named systems that it uses",
        required=False,
        max_length=300,
        help_text="Parted by semicolons, as conditions name them",
    )
    in_use = forms.BooleanField(label="Rosters may use this code", required=False, initial=True)
    reasons = forms.CharField(label="Reasons", widget=CountedTextarea(limit=2000))

    def __init__(self, *args: Any, held: "DutyCode | None" = None, **kwargs: Any) -> None:
        if held:
            told = {name: getattr(held, name) for name in ("code", "label", "systems", "in_use")}
            kwargs["initial"] = told | {"traits": [trait for trait in held.traits.split(",") if trait]}
        super().__init__(*args, **kwargs)

    def clean_traits(self) -> list[DutyTrait]:
        """The traits as members."""
        return [DutyTrait(trait) for trait in self.cleaned_data["traits"]]


class AnswerAlert(forms.Form):
    """What came of an alert."""

    answer = forms.TypedChoiceField(
        label="What came of it",
        coerce=AlertAnswer,
        choices=[(answer.value, text) for answer, text in ANSWER_LABELS.items()],
        widget=HintedRadios(),
    )
    reasons = forms.CharField(label="What was done", widget=CountedTextarea(limit=2000))
