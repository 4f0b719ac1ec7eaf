"""The gate of a suspension, in the order of the law: redeployment, condition A, condition B."""

from datetime import date
from typing import Any

from django import forms

from peelian.restrictions.forms.fields import coded, day, words, yes_or_no
from peelian.restrictions.gate import GateFinding
from peelian.restrictions.states import KIND_AUTHORITIES, KIND_LABELS, RestrictionKind

PARTS = (
    "ruled_out", "duties", "location", "prejudice", "prejudice_why", "public_interest", "public_interest_why",
)  # fmt: skip
CONDUCT, VETTING = RestrictionKind.SUSPENSION_CONDUCT, RestrictionKind.SUSPENSION_VETTING


class Gate(forms.Form):
    """The questions of the gate; `take_gate` turns the answers into a finding."""

    duties = words(
        "What did you find about alternative duties?",
        "Name the roles you looked at. This comes before anything else: PCR 2020 reg 11(4); PVR 2025 reg 13(4)",
    )
    location = words("What did you find about an alternative location?", "Name the places you looked at.")
    ruled_out = yes_or_no("Is redeployment inappropriate in all the circumstances?")
    prejudice = yes_or_no(
        "Condition A: may the investigation, or the assessment, be prejudiced unless the officer is suspended?"
    )
    prejudice_why = words("Reasons for condition A", required=False)
    public_interest = yes_or_no(
        "Condition B: does the public interest require that the officer be suspended?"
    )
    public_interest_why = words(
        "Reasons for condition B",
        "Have regard to the nature of the allegation and to every other relevant consideration.",
        required=False,
    )

    def take_gate(self, data: dict[str, Any], *, considered_on: date) -> GateFinding:
        """The finding, with its parts taken out of the cleaned data."""
        return GateFinding(considered_on=considered_on, **{name: data.pop(name) for name in PARTS})


class RequestSuspension(Gate):
    """Asking for a suspension."""

    kind = coded(
        RestrictionKind,
        {CONDUCT: KIND_LABELS[CONDUCT], VETTING: KIND_LABELS[VETTING]},
        label="On which legal basis?",
    )
    considered_on = day("On which day was redeployment considered?")
    reasons = words(
        "Reasons for asking", "A senior officer reads them, and the summary in the letter rests on them."
    )
    field_order = ("kind", "considered_on", "duties", "location", "ruled_out")

    def clean(self) -> dict[str, Any]:
        """Join the parts of the gate, which the service takes as one finding."""
        data = super().clean() or {}
        if not self.errors:
            data["gate"] = self.take_gate(data, considered_on=data.pop("considered_on"))
        return data


BASIS_HINTS = {kind.value: KIND_AUTHORITIES[kind] for kind in (CONDUCT, VETTING)}
