"""What waits for the appropriate authority: live cases that need a decision which the law gives to it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from peelian.access.actors import Actor
from peelian.cases.policy import visible_cases
from peelian.cases.states import (
    INVESTIGATIONS,
    SCHEDULE_3_MATTERS,
    Answer,
    CaseStatus,
    Handling,
    MatterType,
    MemberRole,
)
from peelian.desk.queries.counted import CAP, Count, counted
from peelian.law.reference.referral import REFERRAL_GROUNDS

FEW = 5
PAGE = 50
LIVE = tuple(status.value for status in CaseStatus if status is not CaseStatus.CONCLUDED)
MANDATORY = tuple(ground.code for ground in REFERRAL_GROUNDS if ground.mandatory)


class DecisionNeeded(StrEnum):
    """A decision that a case waits for."""

    REFER = "refer"
    REFERRAL_TEST = "referral-test"
    HANDLING = "handling"
    SEVERITY = "severity"
    APPOINT = "appoint"
    REPORT = "report"

    @property
    def presses(self) -> bool:
        """Whether a day set by law runs."""
        return self in {DecisionNeeded.REFER, DecisionNeeded.REFERRAL_TEST}


DECISION_LABELS: dict[DecisionNeeded, str] = {
    DecisionNeeded.REFER: "cases that must be referred, with no referral recorded",
    DecisionNeeded.REFERRAL_TEST: "cases without a begun referral test",
    DecisionNeeded.HANDLING: "cases without a decision how they are handled",
    DecisionNeeded.SEVERITY: "conduct matters without a severity assessment",
    DecisionNeeded.APPOINT: "cases to be investigated, with nobody appointed",
    DecisionNeeded.REPORT: "cases with an investigation report to decide on",
}
DECISION_TITLES: dict[DecisionNeeded, str] = {
    DecisionNeeded.REFER: "Refer to the oversight body",
    DecisionNeeded.REFERRAL_TEST: "Begin the referral test",
    DecisionNeeded.HANDLING: "Decide how it is handled",
    DecisionNeeded.SEVERITY: "Assess severity",
    DecisionNeeded.APPOINT: "Appoint an investigator",
    DecisionNeeded.REPORT: "Decide on the report",
}


@dataclass(frozen=True, slots=True)
class WaitingCase:
    """A case that waits for a decision."""

    ref: str
    title: str
    came_to_attention_on: date


@dataclass(frozen=True, slots=True)
class Decision:
    """One kind of decision: how many cases wait for it, and those that have waited longest."""

    kind: DecisionNeeded
    count: Count
    cases: tuple[WaitingCase, ...]

    @property
    def label(self) -> str:
        return DECISION_LABELS[self.kind]

    @property
    def title(self) -> str:
        return DECISION_TITLES[self.kind]


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """One page of the cases that wait for one decision, longest waiting first. `newer` is the next page's key."""

    kind: DecisionNeeded
    title: str
    label: str
    cases: tuple[WaitingCase, ...]
    newer: int | None


def decisions_waiting(actor: Actor) -> tuple[Decision, ...]:
    """Every kind of decision, with the cases that have waited longest. Six queries."""
    return tuple(_decision(actor, kind) for kind in DecisionNeeded)


def _decision(actor: Actor, kind: DecisionNeeded) -> Decision:
    rows = list(_rows(waiting_for(actor, kind))[: CAP + 1])
    return Decision(kind, counted(len(rows)), tuple(WaitingCase(*row[1:]) for row in rows[:FEW]))


def waiting_page(actor: Actor, kind: DecisionNeeded, *, after: int = 0) -> WaitingPage:
    """A page of the cases that wait for one decision: those after a key."""
    rows = list(_rows(waiting_for(actor, kind).filter(pk__gt=after))[: PAGE + 1])
    more, rows = len(rows) > PAGE, rows[:PAGE]
    cases = tuple(WaitingCase(*row[1:]) for row in rows)
    return WaitingPage(
        kind, DECISION_TITLES[kind], DECISION_LABELS[kind], cases, rows[-1][0] if more else None
    )


def _rows(cases: QuerySet[Any]) -> QuerySet[Any]:
    return cases.order_by("pk").values_list("pk", "ref", "title", "came_to_attention_on")


def waiting_for(actor: Actor, kind: DecisionNeeded) -> QuerySet[Any]:
    """The live cases the actor may see that wait for one kind of decision."""
    return _NARROWED[kind](visible_cases(actor).filter(status__in=LIVE))


def _to_refer(cases: QuerySet[Any]) -> QuerySet[Any]:
    met = cases.filter(
        referral_answers__answer=Answer.YES,
        referral_answers__replaced=False,
        referral_answers__ground__in=MANDATORY,
        referrals=None,
    )
    return met.distinct()


def _untested(cases: QuerySet[Any]) -> QuerySet[Any]:
    matters = [matter.value for matter in SCHEDULE_3_MATTERS]
    return cases.filter(matter_type__in=matters, referral_answers=None, referrals=None)


def _undecided(cases: QuerySet[Any]) -> QuerySet[Any]:
    return cases.filter(handling=Handling.UNDECIDED)


def _unassessed(cases: QuerySet[Any]) -> QuerySet[Any]:
    # Under the special procedure the investigator assesses, so only internal matters wait for the authority.
    return cases.filter(status=CaseStatus.OPENED, matter_type=MatterType.CONDUCT)


def _unappointed(cases: QuerySet[Any]) -> QuerySet[Any]:
    ours = [handling.value for handling in INVESTIGATIONS if handling is not Handling.INDEPENDENT]
    waiting = cases.filter(status__in=[CaseStatus.OPENED, CaseStatus.ASSESSED], handling__in=ours)
    return waiting.exclude(members__role=MemberRole.LEAD, members__until_date=None)


def _reported(cases: QuerySet[Any]) -> QuerySet[Any]:
    return cases.filter(status=CaseStatus.REPORTED)


_NARROWED = {
    DecisionNeeded.REFER: _to_refer,
    DecisionNeeded.REFERRAL_TEST: _untested,
    DecisionNeeded.HANDLING: _undecided,
    DecisionNeeded.SEVERITY: _unassessed,
    DecisionNeeded.APPOINT: _unappointed,
    DecisionNeeded.REPORT: _reported,
}
