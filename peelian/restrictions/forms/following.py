"""What follows once somebody is restricted: what is told, heard, asked, reviewed, ended and corrected."""

from datetime import date
from typing import Any

from django import forms

from peelian.restrictions.forms.fields import coded, day, words
from peelian.restrictions.forms.gate import Gate
from peelian.restrictions.grades import GRADE_LABELS
from peelian.restrictions.services.reviewing import Found
from peelian.restrictions.states import (
    CONSULTED_LABELS,
    CORRECTED_LABELS,
    END_LABELS,
    FROM_LABELS,
    OF_A_REVIEW,
    OUTCOME_LABELS,
    TRIGGER_LABELS,
    VIEW_LABELS,
    Consulted,
    Corrected,
    EndGround,
    From,
    Outcome,
    Trigger,
    View,
    grounds_to_end,
)

FOUND = ("trigger", "held_on", "outcome", "ended_on", "reasons")


class Confirm(forms.Form):
    confirmed_on = day("On which day was it confirmed in writing?")


class Represent(forms.Form):
    made_by = coded(From, FROM_LABELS, label="From whom?")
    received_on = day("Received on")
    changed = forms.BooleanField(label="They say that relevant circumstances have changed", required=False)
    text = words("What they say", limit=12000)


class Consult(forms.Form):
    about = coded(Consulted, CONSULTED_LABELS, label="About what was the Director General consulted?")
    consulted_on = day("Consulted on")
    answered_on = day("Answered on")
    view = coded(
        View,
        VIEW_LABELS,
        label="What did they say?",
        help_text="It is consultation, not consent: PCR 2020 reg 11(11)",
    )
    text = words("The answer in their words")


class ReviewPolicy(forms.Form):
    """A review under contract or force policy. The day of a meeting is given by the meeting."""

    trigger = coded(Trigger, TRIGGER_LABELS, label="Why is it reviewed?")
    held_on = day("On which day was it reviewed?")
    outcome = coded(Outcome, OUTCOME_LABELS, label="What is decided?")
    ended_on = day(
        "If it ends: from which day?", required=False, help_text="Left empty: the day of the review."
    )
    reasons = words("Reasons", "For this person alone: the same reasons are not taken for two people.")
    explanation = words(
        "If it is late: why?",
        "A review held, recorded or authorised after its day stays late in the record.",
        limit=3000,
        required=False,
    )
    missed_explanation = words("If reviews before it were never held: why not?", limit=3000, required=False)

    def __init__(self, *args: Any, held_on: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting_day = held_on
        if held_on is not None:
            del self.fields["held_on"]

    def clean(self) -> dict[str, Any]:
        """Join what was found, which the service takes as one thing."""
        data = super().clean() or {}
        if not self.errors:
            if self.meeting_day is not None:
                data["held_on"] = self.meeting_day
            gate = self.gate_of(data)
            data["found"] = Found(gate=gate, **{name: data.pop(name) for name in FOUND})
        return data

    def gate_of(self, data: dict[str, Any]) -> Any:
        """No gate: it is of the Regulations only."""
        return None


class ReviewSuspension(ReviewPolicy, Gate):
    """A review of a suspension under the Regulations: the gate and both conditions again."""

    field_order = (
        "trigger", "held_on", "duties", "location", "ruled_out", "prejudice", "prejudice_why", "public_interest",
        "public_interest_why", "outcome", "ended_on", "reasons", "explanation", "missed_explanation",
    )  # fmt: skip

    def gate_of(self, data: dict[str, Any]) -> Any:
        """What was found at the gate on the day of the review."""
        return self.take_gate(data, considered_on=data["held_on"])


class AuthoriseReview(forms.Form):
    reasons = words("Your reasons", "What you read, and why you agree. They are your own.")
    explanation = words("If you authorise it after its due day: why?", limit=3000, required=False)


class Notify(forms.Form):
    notified_on = day("On which day were they told in writing, with a summary of the reasons?")


class End(forms.Form):
    ended_on = day("From which day does it no longer bind?")
    ground = coded(EndGround, END_LABELS, label="On which ground?")
    reasons = words("Reasons")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(ground.value, END_LABELS[ground]) for ground in grounds_to_end(kind)]
        self.fields["ground"].choices = rows  # type: ignore[attr-defined]  # a TypedChoiceField, declared above


class Correct(forms.Form):
    corrected = coded(Corrected, CORRECTED_LABELS, label="Which day is wrong?")
    became = day("Which day is right?")
    reasons = words("How is that known?", "The day that was recorded stays readable beside this.")

    def __init__(self, *args: Any, of_a_review: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fitting = [
            (each.value, CORRECTED_LABELS[each]) for each in Corrected if (each in OF_A_REVIEW) is of_a_review
        ]
        self.fields["corrected"].choices = fitting  # type: ignore[attr-defined]  # a TypedChoiceField, declared above


class OpenMeeting(forms.Form):
    title = forms.CharField(
        label="Name of the meeting",
        max_length=160,
        help_text="For example, Restrictions review, second week of April",
    )
    held_on = day("On which day is it held?")


class DueUntil(forms.Form):
    """Up to which day reviews are listed. In the address, so that a link can carry it."""

    until = day("Due up to", required=False)


class EnterPay(forms.Form):
    grade = forms.ChoiceField(label="For whom?", choices=[("", "Choose"), *GRADE_LABELS.items()])
    from_date = day("From which day?")
    pounds_a_day = forms.DecimalField(
        label="Cost of a day, in pounds", min_value=0, max_value=100_000, decimal_places=2
    )
    source = forms.CharField(label="Where is it read?", max_length=200, help_text="The pay scale or policy")

    def clean(self) -> dict[str, Any]:
        """Pounds as pence, which the service takes."""
        data = super().clean() or {}
        if not self.errors:
            data["pence_a_day"] = int(data.pop("pounds_a_day") * 100)
        return data
