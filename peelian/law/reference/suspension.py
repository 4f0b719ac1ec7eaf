"""Suspension: its two legal bases, the gate, the conditions, when it ends; and what a person's duty status may be."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from peelian.law.dated import Citation
from peelian.law.instruments import PCR, PRACTICE, PVR
from peelian.law.reference.items import CodeList, Item, listed
from peelian.law.regimes import SINCE_VETTING
from peelian.law.rules.rule import SINCE_2020


class Basis(StrEnum):
    """The regulations under which an officer is suspended. Each has its own clock."""

    CONDUCT = "PCR_11"
    VETTING = "PVR_13"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionCondition(Item):
    """A condition, one of which must be met once the gate is passed; `tests` and `read_in` speak for each basis."""

    tests: dict[Basis, str]
    read_in: dict[Basis, Citation]


SUSPENSION_CONDITIONS = CodeList(
    "suspension_conditions",
    "Conditions for suspension",
    (
        SuspensionCondition(
            code="A_PREJUDICE",
            title="Prejudice to the investigation or assessment",
            gist="Unless the officer is suspended, finding out what happened may be prejudiced.",
            citation=Citation(PCR, "reg 11(4)(b)(i)"),
            in_force_from=SINCE_2020,
            tests={
                Basis.CONDUCT: "May an effective investigation be prejudiced unless the officer is suspended?",
                Basis.VETTING: "May an effective withdrawal assessment be prejudiced unless the officer is suspended?",
            },
            read_in={
                Basis.CONDUCT: Citation(PCR, "reg 11(4)(b)(i)"),
                Basis.VETTING: Citation(PVR, "reg 13(4)(b)(i)"),
            },
        ),
        SuspensionCondition(
            code="B_PUBLIC_INTEREST",
            title="The public interest requires it",
            gist="With regard to the nature of what is alleged and anything else that matters.",
            citation=Citation(PCR, "reg 11(4)(b)(ii)"),
            in_force_from=SINCE_2020,
            tests={
                Basis.CONDUCT: "Does the public interest require it, given the nature of the allegation and any other "
                "relevant consideration?",
                Basis.VETTING: "Does the public interest require it, given the nature of the matter and any other "
                "relevant consideration?",
            },
            read_in={
                Basis.CONDUCT: Citation(PCR, "reg 11(4)(b)(ii)"),
                Basis.VETTING: Citation(PVR, "reg 13(4)(b)(ii)"),
            },
        ),
    ),
    note="The gate and one of the two. The letters are what people call them; the text does not use them.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionPower:
    """What the regulations say of suspension on one basis."""

    basis: Basis
    citation: Citation
    in_force_from: date
    gate: str
    authority: str
    authority_citation: Citation
    oversight: str
    with_pay: bool = True


_GATE = (
    "Moving the officer to other duties or another place has been considered, and is not appropriate in all the "
    "circumstances."
)
_AUTHORITY = "A senior officer, above chief superintendent, where the chief officer has delegated the power."

SUSPENSION_POWERS: dict[Basis, SuspensionPower] = {
    Basis.CONDUCT: SuspensionPower(
        basis=Basis.CONDUCT,
        citation=Citation(PCR, "reg 11"),
        in_force_from=SINCE_2020,
        gate=_GATE,
        authority=_AUTHORITY,
        authority_citation=Citation(PCR, "reg 2(4)(a)"),
        oversight="In a directed or independent case the Director General is consulted on suspending, and on ending "
        "after a review; not on continuing (reg 11(11)).",
    ),
    Basis.VETTING: SuspensionPower(
        basis=Basis.VETTING,
        citation=Citation(PVR, "reg 13"),
        in_force_from=SINCE_VETTING,
        gate=_GATE,
        authority=_AUTHORITY,
        authority_citation=Citation(PVR, "reg 13"),
        oversight="No consultation of the Director General.",
    ),
}

SUSPENSION_ENDINGS = CodeList(
    "suspension_endings",
    "What ends a suspension",
    listed(
        Citation(PCR, "reg 11"),
        ("review", "A review finds the conditions no longer met"),
        ("not_referred", "Decided that no proceedings, or no withdrawal assessment, will follow"),
        ("concluded", "The proceedings, or the assessment, concluded"),
        since=SINCE_2020,
    ),
    note="The same under PVR 2025 reg 13 for a withdrawal assessment.",
)

NOT_SUSPENDED = CodeList(
    "suspension_not_for",
    "Who cannot be suspended under the Regulations",
    (
        *listed(
            Citation(PCR, "Sch 1 para 6"),
            ("former_officer", "Former officers", "The Schedule takes regulation 11 away."),
            since=SINCE_2020,
        ),
        *listed(
            Citation(PCR, "reg 2(1)"),
            ("staff", "Police staff", "Their contract and the force's own policy govern."),
            since=SINCE_2020,
        ),
    ),
)


def gate_refusals(
    *, redeployment_considered: bool, redeployment_suits: bool, conditions: Collection[str]
) -> tuple[str, ...]:
    """What still stands in the way of a suspension, a sentence each; nothing when the gate and a condition are met.

    `conditions` are the codes found to be met. PCR reg 11(4), PVR reg 13(4). Raises UnknownCode.
    """
    met = [SUSPENSION_CONDITIONS.get(code) for code in conditions]
    refusals = []
    if not redeployment_considered:
        refusals.append("Consider other duties and another place first, and record the answer.")
    elif redeployment_suits:
        refusals.append("Other duties or another place would do: redeploy instead of suspending.")
    if not met:
        refusals.append("Neither prejudice nor the public interest has been found to require suspension.")
    return tuple(refusals)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyStatus(Item):
    """What a person may do at work. `basis` is set where the status stands in regulations."""

    basis: Basis | None = None


def _status(code: str, title: str, *, basis: Basis | None = None) -> DutyStatus:
    return DutyStatus(
        code=code,
        title=title,
        citation=Citation(PRACTICE, "", verified=False),
        basis=basis,
        in_force_from={None: None, Basis.CONDUCT: SINCE_2020, Basis.VETTING: SINCE_VETTING}[basis],
        doubt="The power was read; that this is how the status is recorded is practice." if basis else "",
    )


DUTY_STATUSES = CodeList(
    "duty_statuses",
    "Duty statuses",
    (
        _status("full", "Full duties"),
        _status("restricted", "Restricted duties"),
        _status("other_duties", "Redeployed for a time: other duties"),
        _status("other_place", "Redeployed for a time: another place"),
        _status("suspended_conduct", "Suspended (Conduct Regulations)", basis=Basis.CONDUCT),
        _status("suspended_vetting", "Suspended (Vetting Regulations)", basis=Basis.VETTING),
        _status("suspended_staff", "Suspended from employment (staff)"),
        _status("career_break", "On a career break"),
        _status("long_term_sick", "Sick for a long time"),
        _status("resigned", "Resigned under investigation"),
        _status("retired", "Retired under investigation"),
    ),
    note="Only suspension stands in regulations; the rest is a force's practice, and a force may change it.",
)
