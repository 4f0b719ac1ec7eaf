"""The gate of a suspension: redeployment first, then at least one of two conditions, each with reasons. Pure.

PCR 2020 reg 11(4) and PVR 2025 reg 13(4). The letters A and B are common usage and not in the text.
"""

from dataclasses import dataclass
from datetime import date

from peelian.access.refusals import Refused
from peelian.law.bars import get_bar
from peelian.restrictions.states import RestrictionKind

PARAGRAPHS = {
    RestrictionKind.SUSPENSION_CONDUCT: "PCR 2020 reg 11(4)",
    RestrictionKind.SUSPENSION_VETTING: "PVR 2025 reg 13(4)",
}
PREJUDICED = {
    RestrictionKind.SUSPENSION_CONDUCT: "the effective investigation of the case",
    RestrictionKind.SUSPENSION_VETTING: "the withdrawal assessment",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFinding:
    """What was found at the gate, on one day.

    `ruled_out` says that redeployment, to other duties and to another place, was considered and is not appropriate;
    `duties` and `location` say why, or why it now is. `prejudice` is condition A, `public_interest` condition B.
    """

    considered_on: date
    ruled_out: bool
    duties: str
    location: str
    prejudice: bool
    prejudice_why: str
    public_interest: bool
    public_interest_why: str

    @property
    def satisfied(self) -> bool:
        """Whether the law lets the suspension begin or go on: the gate, and A or B."""
        return self.ruled_out and (self.prejudice or self.public_interest)

    @property
    def words(self) -> str:
        """All that was written, as one text for the commitment in the ledger."""
        return "\n".join((self.duties, self.location, self.prejudice_why, self.public_interest_why))


def check_is_reasoned(found: GateFinding, *, kind: RestrictionKind) -> None:
    """Refuse a finding in which a part of the gate has no reasons."""
    rule = PARAGRAPHS[kind]
    if not found.duties.strip() or not found.location.strip():
        raise Refused(
            "Say what you found about alternative duties and about an alternative location: both are considered "
            "before a suspension.",
            rule=f"{rule}; {get_bar('suspension_gate').citation.text}",
        )
    for held, why, letter in (
        (found.prejudice, found.prejudice_why, "A (prejudice)"),
        (found.public_interest, found.public_interest_why, "B (public interest)"),
    ):
        if held and not why.strip():
            raise Refused(f"Give the reasons for finding that condition {letter} is met.", rule=rule)


def check_lets_suspend(found: GateFinding, *, kind: RestrictionKind) -> None:
    """Refuse unless the gate and at least one condition are met, each with reasons."""
    check_is_reasoned(found, kind=kind)
    rule = PARAGRAPHS[kind]
    if not found.ruled_out:
        raise Refused(
            "Redeployment is appropriate, so a suspension is not open: redeploy the person instead.",
            rule=rule,
        )
    if not found.satisfied:
        raise Refused(
            f"Neither condition is met: suspending takes prejudice to {PREJUDICED[kind]} (A), or a public interest "
            "that requires it (B).",
            rule=rule,
        )
