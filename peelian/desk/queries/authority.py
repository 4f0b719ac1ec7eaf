"""What waits for the appropriate authority: live cases that need a decision which the law gives to it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from peelian.access.actors import Actor
from peelian.cases.policy import visible_cases
from peelian.cases.queries.among import among
from peelian.cases.queries.deciding import DecisionNeeded
from peelian.desk.models import WaitingDecision
from peelian.desk.queries.counted import CAP, Count, counted

FEW = 5
PAGE = 50
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
PRESSING = frozenset({DecisionNeeded.REFER, DecisionNeeded.REFERRAL_TEST})
"""The decisions for which a day set by law runs."""


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

    @property
    def presses(self) -> bool:
        return self.kind in PRESSING


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """One page of the cases that wait for one decision, longest waiting first. `newer` is the next page's key."""

    kind: DecisionNeeded
    title: str
    label: str
    cases: tuple[WaitingCase, ...]
    newer: int | None


def decisions_waiting(actor: Actor) -> tuple[Decision, ...]:
    """Every kind of decision, with the cases that have waited longest. Seven queries."""
    refs = {
        kind: list(_waiting(actor, kind).values_list("case_ref", flat=True)[: CAP + 1])
        for kind in DecisionNeeded
    }
    cases = _cases(actor, {ref for found in refs.values() for ref in found[:FEW]})
    return tuple(
        Decision(kind, counted(len(found)), tuple(cases[ref] for ref in found[:FEW] if ref in cases))
        for kind, found in refs.items()
    )


def waiting_page(actor: Actor, kind: DecisionNeeded, *, after: int = 0) -> WaitingPage:
    """A page of the cases that wait for one decision: those after a key."""
    rows = list(_waiting(actor, kind).filter(pk__gt=after).values_list("pk", "case_ref")[: PAGE + 1])
    more, rows = len(rows) > PAGE, rows[:PAGE]
    cases = _cases(actor, {ref for _, ref in rows})
    shown = tuple(cases[ref] for _, ref in rows if ref in cases)
    return WaitingPage(
        kind, DECISION_TITLES[kind], DECISION_LABELS[kind], shown, rows[-1][0] if more else None
    )


def _waiting(actor: Actor, kind: DecisionNeeded) -> QuerySet[Any]:
    """The cases the actor may see that wait for one kind of decision, in the order in which they came to need it."""
    visible = among(visible_cases(actor), by="case_ref")
    return WaitingDecision.objects.filter(visible, kind=kind).order_by("pk")


def _cases(actor: Actor, refs: set[str]) -> dict[str, WaitingCase]:
    rows = visible_cases(actor).filter(ref__in=refs).values_list("ref", "title", "came_to_attention_on")
    return {row[0]: WaitingCase(*row) for row in rows}
