"""Registering and correcting an exhibit, recording what was done with it, deciding on disclosure."""

from typing import Any

from django import forms

from peelian.access.refusals import Refused
from peelian.evidence.forms.fields import MomentForm, coded, day, time, words
from peelian.evidence.queries.choosing import get_holder_subject, holder_person, subject_choices
from peelian.evidence.states import (
    BY_HAND,
    DISCLOSURE_LABELS,
    HOLDER_LABELS,
    POWER_LABELS,
    STEP_LABELS,
    Disclosure,
    HolderKind,
    Power,
    Step,
)


class RegisterExhibit(MomentForm):
    """What is written down of an exhibit. Only the reference and the description must be there."""

    moment = "seized_at"

    name = forms.CharField(
        label="Reference",
        max_length=60,
        help_text="The force's own, for example AB/1. It stands once in a case.",
    )
    description = words(
        "What is it?", limit=2000, help_text="So that somebody else would know it among others"
    )
    seized_by = forms.CharField(
        label="Who seized it?", max_length=160, required=False, help_text="Rank, name and number"
    )
    seized_day = day("On which day?", required=False)
    seized_time = time("At what time?", required=False)
    seized_where = forms.CharField(label="Where?", max_length=200, required=False)
    power = forms.TypedChoiceField(
        label="Under what power?",
        choices=[(power.value, label) for power, label in POWER_LABELS.items()],
        coerce=Power,
        initial=Power.NOT_RECORDED,
        help_text="Leave “Power not recorded” if nobody wrote it down. It stays visible until it is corrected.",
    )
    power_words = forms.CharField(
        label="The power in words", max_length=200, required=False, help_text="Needed for another power"
    )
    holder_kind = coded(
        HolderKind, HOLDER_LABELS, label="From whom was it taken?", initial=HolderKind.UNKNOWN
    )
    holder_subject = forms.ChoiceField(label="Which subject?", required=False)
    holder_person = forms.CharField(
        label="Which person? Their number or reference", max_length=60, required=False
    )
    holder_words = forms.CharField(
        label="From whom, in words",
        max_length=200,
        required=False,
        help_text="For example “handed in at the front counter”",
    )
    seal = forms.CharField(label="Seal number", max_length=60, required=False)

    def __init__(self, *args: Any, actor: Any, case: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._actor, self._case = actor, case
        self.fields["holder_subject"].choices = [("", "Choose"), *subject_choices(case)]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Find the person whose number or reference was given."""
        data = super().clean()
        data["holder_subject"] = get_holder_subject(self._case, data.get("holder_subject") or "")
        given = data.get("holder_person") or ""
        data["holder_person"] = None
        if data.get("holder_kind") == HolderKind.PERSON and given:
            try:
                data["holder_person"] = holder_person(self._actor, given)
            except Refused as refusal:
                self.add_error("holder_person", str(refusal))
        return data


class CorrectExhibit(RegisterExhibit):
    """The same, filled with what stands, with the reasons. The seal is changed by recording a movement."""

    seal = None  # type: ignore[assignment]  # Django's way of leaving out a field of the parent
    reasons = words("Why is it corrected, and where does the right value come from?", limit=3000)
    based_on = forms.IntegerField(widget=forms.HiddenInput)


class RecordMovement(MomentForm):
    """What was done with an exhibit, when, by whom, why, and under which seal."""

    moment = "happened_at"

    step = coded(Step, {step: STEP_LABELS[step] for step in BY_HAND}, label="What was done?")
    happened_day = day("On which day?")
    happened_time = time("At what time?")
    done_by = forms.CharField(label="By whom?", max_length=160, help_text="Rank, name and number")
    where_to = forms.CharField(
        label="Where did it go, or who received it?",
        max_length=200,
        required=False,
        help_text="Needed when it was moved, handed over or returned",
    )
    why = words("Why?", limit=3000)
    seal = forms.ChoiceField(
        label="And the seal?",
        choices=[
            ("kept", "Not touched"),
            ("opened", "Opened, and not sealed again"),
            ("new", "Sealed with a new seal"),
        ],
        widget=forms.RadioSelect,
        initial="kept",
    )
    new_seal = forms.CharField(label="Number of the new seal", max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        """Say what the seal is afterwards: nothing for no seal, None when it was not touched."""
        data = super().clean()
        seal, number = data.pop("seal", "kept"), data.pop("new_seal", "").strip()
        if seal == "new" and not number:
            self.add_error("new_seal", "Give the number of the new seal.")
        data["seal_after"] = {"kept": None, "opened": "", "new": number}[seal]
        return data


class DecideDisclosure(forms.Form):
    """Whether an exhibit is used, and if not, whether it is disclosed."""

    disclosure = coded(
        Disclosure,
        {each: label for each, label in DISCLOSURE_LABELS.items() if each is not Disclosure.UNDECIDED},
        label="How does it stand?",
    )
    reasons = words("Reasons", limit=3000)


class ReasonsForm(forms.Form):
    """A reason alone, for an act that is recorded with it."""

    reasons = words("Reasons", limit=3000)


class WhyForm(forms.Form):
    """Why something is looked at or taken out."""

    why = words(
        "Why?", limit=1000, help_text="It becomes a line of the continuity, which the other side may read."
    )


class Nothing(forms.Form):
    """Nothing to fill in: the button alone."""
