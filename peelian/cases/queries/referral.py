"""The referral test of a case: each ground with its question, its source, its answer and its deadline."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.verdicts import Action, action
from peelian.cases import policy
from peelian.cases.models import Case, Referral, ReferralAnswer
from peelian.cases.states import (
    ANSWER_LABELS,
    OVERSIGHT_SENTENCES,
    ROUTE_OF_MATTER,
    Answer,
    MatterType,
    OversightMode,
)
from peelian.law.reference.referral import ReferralGround, grounds_for
from peelian.law.refusals import LawRefusal
from peelian.law.rules import get_rule


@dataclass(frozen=True, slots=True)
class GroundLine:
    """One ground: what is asked, where it is written, and what was answered."""

    code: str
    title: str
    question: str
    citation: str
    verified: bool
    note: str
    mandatory: bool
    answer: str
    met: bool
    clear_on: date | None
    due_on: date | None
    reasons: str
    change: Action


@dataclass(frozen=True, slots=True)
class ReferralMadeLine:
    """A referral that was made, and what came back."""

    ref: str
    voluntary: bool
    referred_on: date
    late: bool
    oversight: str
    oversight_on: date | None
    oversight_reference: str


@dataclass(frozen=True, slots=True)
class ReferralCard:
    """How a case stands with the oversight body."""

    grounds: tuple[GroundLine, ...]
    made: tuple[ReferralMadeLine, ...]
    due_on: date | None

    @property
    def answered(self) -> int:
        """How many grounds have an answer."""
        return sum(1 for ground in self.grounds if ground.answer)

    @property
    def must_refer(self) -> bool:
        """Whether a mandatory ground is met."""
        return any(ground.met and ground.mandatory for ground in self.grounds)


def referral_card(case: Case, actor: Actor) -> ReferralCard:
    """The referral test and the referrals of a case, in two queries."""
    route = ROUTE_OF_MATTER[MatterType(case.matter_type)]
    answers = {
        row.ground: row
        for row in case.referral_answers.filter(replaced=False, route=route).select_related("decision")
    }
    grounds = tuple(_line(case, actor, ground, answers.get(ground.code)) for ground in grounds_for(route))
    due = min((g.due_on for g in grounds if g.due_on), default=None)
    made = tuple(_made(row, due) for row in case.referrals.order_by("referred_on", "pk"))
    return ReferralCard(grounds, made, due)


def _line(case: Case, actor: Actor, ground: ReferralGround, given: ReferralAnswer | None) -> GroundLine:
    route = ROUTE_OF_MATTER[MatterType(case.matter_type)]
    change = reverse("cases:answer-ground", args=[case.ref, ground.code])
    return GroundLine(
        code=ground.code,
        title=ground.title,
        question=ground.tests[route],
        citation=str(ground.citation),
        verified=ground.verified and ground.definition_verified,
        note=ground.definition_note,
        mandatory=ground.mandatory,
        answer=ANSWER_LABELS[Answer(given.answer)] if given else "",
        met=bool(given and given.answer == Answer.YES),
        clear_on=given.clear_on if given else None,
        due_on=_due(ground.deadline_rule(route), given),
        reasons=given.decision.reasons if given else "",
        change=action("Change" if given else "Answer", change, policy.check_can_refer, actor, case),
    )


def _due(rule: str, given: ReferralAnswer | None) -> date | None:
    if not rule or given is None or given.clear_on is None:
        return None
    try:
        return get_rule(rule).due(given.clear_on).due  # a calendar day: no proclaimed day moves it
    except LawRefusal:
        return None  # The page of the clock itself says why the day cannot be told.


def _made(row: Referral, due: date | None) -> ReferralMadeLine:
    return ReferralMadeLine(
        ref=row.ref,
        voluntary=row.voluntary,
        referred_on=row.referred_on,
        late=bool(due and not row.voluntary and row.referred_on > due),
        oversight=OVERSIGHT_SENTENCES[OversightMode(row.oversight_mode)] if row.oversight_mode else "",
        oversight_on=row.oversight_on,
        oversight_reference=row.oversight_reference,
    )
