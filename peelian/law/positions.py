"""What a person is subject to, from what they are: officer, special, staff, volunteer, contractor, former officer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from peelian.law.counting import Step, end_of_months
from peelian.law.dated import Citation, long_date
from peelian.law.instruments import BLR, CMR, CONTRACTORS, PA_1996, PCR, PRA, PVR
from peelian.law.refusals import LawRefusal

FORMER_OFFICERS_SINCE = date(2017, 12, 15)


class NotReached(LawRefusal):
    """The Conduct Regulations do not reach this former officer."""


class Category(StrEnum):
    """What the person was at the time of the conduct, or is."""

    OFFICER = "officer"
    SPECIAL_CONSTABLE = "special_constable"
    POLICE_STAFF = "police_staff"
    VOLUNTEER = "volunteer"
    CONTRACTOR = "contractor"
    FORMER_OFFICER = "former_officer"


class Discipline(StrEnum):
    """Under what a person is disciplined."""

    CONDUCT_REGULATIONS = "Police (Conduct) Regulations 2020"
    CONDUCT_REGULATIONS_FORMER = "Police (Conduct) Regulations 2020 as modified for former officers"
    CONTRACT = "contract of employment and the force's policy"
    AGREEMENT = "volunteer agreement and designation"
    CONTRACTOR = "the contractor, and withdrawal of the designation"


class Coverage(StrEnum):
    """Whether Schedule 3 to the Police Reform Act 2002 reaches the person."""

    YES = "covered"
    WHERE_DESIGNATED = "covered where designated, with modifications"


@dataclass(frozen=True, slots=True)
class Position:
    """The regime that follows from a category, with a source for each part.

    `suspendable` is whether PCR reg 11 can suspend; staff are suspended under contract. Special
    procedure is PRA 2002 Sch 3 para 19A. `vetting_regulations` is whether PVR 2025 applies.
    """

    category: Category
    discipline: Discipline
    schedule_3: Coverage
    special_procedure: bool
    suspendable: bool
    vetting_regulations: bool
    barred_list: bool
    sentence: str
    citations: tuple[Citation, ...]

    @property
    def under_conduct_regulations(self) -> bool:
        """Whether the limits of PCR run for this person."""
        return self.discipline in (Discipline.CONDUCT_REGULATIONS, Discipline.CONDUCT_REGULATIONS_FORMER)

    @property
    def verified(self) -> bool:
        """Whether every part has been read in its source."""
        return all(citation.verified for citation in self.citations)


def _position(
    category: Category, discipline: Discipline, sentence: str, *citations: Citation,
    schedule_3: Coverage = Coverage.YES, officer: bool = False, suspendable: bool = False, barred_list: bool = True,
) -> Position:  # fmt: skip
    vetting = officer and suspendable
    return Position(
        category, discipline, schedule_3, officer, suspendable, vetting, barred_list, sentence, citations
    )


_POSITIONS = {
    position.category: position
    for position in (
        _position(
            Category.OFFICER, Discipline.CONDUCT_REGULATIONS,
            "A member of a police force is under the Conduct and Vetting Regulations and Schedule 3, and "
            "can be suspended.",
            Citation(PCR, "reg 2(1)"), Citation(PCR, "reg 11"), Citation(PRA, "Sch 3 para 19A"), Citation(PVR,
            "reg 2(1)"),
            officer=True, suspendable=True,
        ),
        _position(
            Category.SPECIAL_CONSTABLE, Discipline.CONDUCT_REGULATIONS,
            "A special constable is under the same Regulations, always as an officer other than a senior officer.",
            Citation(PCR, "reg 2(1), (2)(a)"), Citation(PCR, "reg 11"), Citation(PRA, "Sch 3 para 19A"),
            Citation(PVR, "reg 2(1)"), officer=True, suspendable=True,
        ),
        _position(
            Category.POLICE_STAFF, Discipline.CONTRACT,
            "Police staff are not under the Conduct or Vetting Regulations: discipline and suspension follow their "
            "contract. Schedule 3 and the barred list do cover them.",
            Citation(PCR, "reg 2(1)"), Citation(PRA, "s 12"), Citation(BLR, "reg 3"),
        ),
        _position(
            Category.VOLUNTEER, Discipline.AGREEMENT,
            "A designated volunteer is not under the Conduct Regulations; Schedule 3 covers them.",
            Citation(PCR, "reg 2(1)"), Citation(PRA, "s 12"), Citation(PA_1996, "s 88A", verified=False),
            barred_list=False,
        ),
        _position(
            Category.CONTRACTOR, Discipline.CONTRACTOR,
            "A contractor is not under the Conduct Regulations. Complaints and conduct matters about one "
            "fall under the "
            "Contractors Regulations 2015 where section 12(10) makes the person a contractor; the limits of those "
            "Regulations are not held here.",
            Citation(CONTRACTORS, "reg 2"), Citation(PRA, "s 12(8)-(10)", verified=False),
            schedule_3=Coverage.WHERE_DESIGNATED, barred_list=False,
        ),
        _position(
            Category.FORMER_OFFICER, Discipline.CONDUCT_REGULATIONS_FORMER,
            "A former officer is under the Conduct Regulations only for possible gross misconduct and only under "
            "condition A, B or C; there is no suspension, no meeting and no warning.",
            Citation(PCR, "reg 4(2)-(5), (8)"), Citation(PCR, "Sch 1 para 6"),
            Citation(CMR, "reg 42", verified=False), officer=True,
        ),
    )
}  # fmt: skip


def position_of(category: Category) -> Position:
    """What a person of that category is subject to. For a former officer ask `former_officer_condition` too."""
    return _POSITIONS[category]


class FormerCondition(StrEnum):
    """By which door the Conduct Regulations reach a former officer."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class FormerReach:
    """The condition met, with the reasoning."""

    condition: FormerCondition
    steps: tuple[Step, ...]


_CITE = Citation(PCR, "reg 4(2)-(5)")


def former_officer_condition(
    *, left_on: date, attention_on: date, may_be_gross: bool, dg_decided_on: date | None = None
) -> FormerReach:
    """The condition under which a person who left on `left_on` is still reached (PCR reg 4(2)-(5), (8)).

    A: left after the allegation came to attention. B: left before, not more than twelve months passed.
    C: more passed, and the Director General decided that proceedings would be reasonable and
    proportionate. Raises NotReached with the reason otherwise.
    """
    if left_on < FORMER_OFFICERS_SINCE:
        raise NotReached(
            f"The person left on {long_date(left_on)}, before 15 December 2017: PCR 2020 reg 4(8)."
        )
    if not may_be_gross:
        raise NotReached(
            "A former officer is reached only where the conduct may be gross misconduct: PCR 2020 reg 4(2)."
        )
    left = Step(left_on, f"Left the force on {long_date(left_on)}.", _CITE)
    came = Step(attention_on, f"The allegation came to attention on {long_date(attention_on)}.", _CITE)
    if left_on >= attention_on:
        return FormerReach(
            FormerCondition.A, (came, left, _met(left_on, "Condition A: left after it came to attention."))
        )
    last = end_of_months(left_on + timedelta(days=1), months=12)  # the time between the two days
    if attention_on <= last:
        text = f"Condition B: came to attention within twelve months, which ended on {long_date(last)}."
        return FormerReach(FormerCondition.B, (left, came, _met(attention_on, text)))
    if dg_decided_on is not None:
        return FormerReach(
            FormerCondition.C,
            (left, came, _met(dg_decided_on, "Condition C: the Director General so decided.")),
        )
    raise NotReached(
        f"More than twelve months passed between leaving ({long_date(left_on)}) and attention "
        f"({long_date(attention_on)}): "
        "only a decision of the Director General under condition C reaches the person (PCR 2020 reg 4(5))."
    )


def _met(day: date, text: str) -> Step:
    return Step(day, text, _CITE)
