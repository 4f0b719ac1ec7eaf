"""The page of one strand: everything that is known of it, and what the actor may do next."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.cases.queries.subjects import subject_name
from peelian.criminal import policy
from peelian.criminal.models import Investigator, PrejudiceDecision, Stage, Strand
from peelian.criminal.queries.colours import STATUS_COLOURS
from peelian.criminal.queries.custody import CustodyCard, custody_cards
from peelian.criminal.queries.offences import SuspicionCard, suspicion_cards
from peelian.criminal.queries.publishing import Binding, binding_restrictions
from peelian.criminal.queries.releases import ReleaseCard, release_cards
from peelian.criminal.states import (
    BY_STAGE,
    CHARGED,
    ENDED,
    PREJUDICE_LABELS,
    PROSECUTORS_VIEW_LABELS,
    STATUS_LABELS,
    STATUS_OWNERS,
    STATUS_SENTENCES,
    TRANSITIONS,
    Prejudice,
    ProsecutorsView,
    StrandStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    """One step of the strand."""

    number: int
    title: str
    happened_on: date
    court: str
    details: str
    charges: tuple[str, ...]
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrejudiceLine:
    """One version of the decision whether misconduct waits."""

    version: int
    answer: str
    holds: bool
    question: str
    prosecutors_view: str
    prosecutor: str
    prosecutor_on: date | None
    prosecutors_words: str
    shared_witnesses: bool
    reasons: str
    decided_on: date
    review_on: date | None
    overdue: bool
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrandPage:
    """The page of one strand."""

    ref: str
    case_ref: str
    case_title: str
    subject: str
    status: str
    status_colour: str
    sentence: str
    turn: str
    status_on: date
    next_statuses: tuple[str, ...]
    investigators: tuple[Investigator, ...]
    suspicions: tuple[SuspicionCard, ...]
    arrests: tuple[CustodyCard, ...]
    releases: tuple[ReleaseCard, ...]
    stages: tuple[StageLine, ...]
    prejudice: tuple[PrejudiceLine, ...]
    decide_again: bool
    bindings: tuple[Binding, ...]
    actions: dict[str, Action]

    @property
    def investigator(self) -> Investigator:
        """Who investigates now."""
        return self.investigators[0]


def strand_page(actor: Actor, strand: Strand, *, now: datetime, today: date) -> StrandPage:
    """Everything about a strand, and each action with the reason when it cannot be taken."""
    status = StrandStatus(strand.status)
    stages = list(strand.stages.order_by("number").prefetch_related("charges"))
    decisions = list(strand.prejudice_decisions.order_by("-version"))
    names = names_of({row.recorded_by_ref for row in stages} | {row.decided_by_ref for row in decisions})
    return StrandPage(
        ref=strand.ref,
        case_ref=strand.case.ref,
        case_title=strand.case.title,
        subject=subject_name(strand.subject),
        status=STATUS_LABELS[status],
        status_colour=STATUS_COLOURS[status],
        sentence=STATUS_SENTENCES[status],
        turn=STATUS_OWNERS[status],
        status_on=strand.status_on,
        next_statuses=tuple(STATUS_LABELS[each] for each in StrandStatus if each in TRANSITIONS[status]),
        investigators=tuple(strand.investigators.order_by("-version")),
        suspicions=suspicion_cards(strand),
        arrests=custody_cards(strand, now=now),
        releases=release_cards(strand, today=today),
        stages=tuple(_stage(row, names) for row in stages),
        prejudice=tuple(_decision(row, names, today) for row in decisions),
        decide_again=status in ENDED and bool(decisions) and decisions[0].answer == Prejudice.HOLD,
        bindings=binding_restrictions(strand.case.ref),
        actions=_actions(actor, strand),
    )


def _stage(row: Stage, names: dict[str, str]) -> StageLine:
    return StageLine(
        number=row.number,
        title=STATUS_LABELS[StrandStatus(row.status)],
        happened_on=row.happened_on,
        court=row.court,
        details=row.details,
        charges=tuple(charge.words for charge in row.charges.all()),
        recorded_at=row.recorded_at,
        recorded_by=names.get(row.recorded_by_ref, "Unknown"),
    )


def _decision(row: PrejudiceDecision, names: dict[str, str], today: date) -> PrejudiceLine:
    return PrejudiceLine(
        version=row.version,
        answer=PREJUDICE_LABELS[Prejudice(row.answer)],
        holds=row.answer == Prejudice.HOLD,
        question=row.question,
        prosecutors_view=PROSECUTORS_VIEW_LABELS[ProsecutorsView(row.prosecutors_view)],
        prosecutor=row.prosecutor,
        prosecutor_on=row.prosecutor_on,
        prosecutors_words=row.prosecutors_words,
        shared_witnesses=row.shared_witnesses,
        reasons=row.reasons,
        decided_on=row.decided_on,
        review_on=row.review_on,
        overdue=bool(row.review_on and row.review_on < today),
        decided_by=names.get(row.decided_by_ref, "Unknown"),
    )


S = StrandStatus
_STEPS = {
    "arrest": ("Record an arrest", "criminal:arrest", frozenset({S.IN_CUSTODY})),
    "interview": ("Record a voluntary interview", "criminal:interview", frozenset({S.INTERVIEWED})),
    "bail": ("Record bail", "criminal:bail", frozenset({S.BAILED})),
    "release": ("Record a release under investigation", "criminal:release", frozenset({S.RELEASED})),
    "charge": ("Record a charge", "criminal:charge", CHARGED),
    "stage": ("Record another stage", "criminal:stage", BY_STAGE),
}
"""What takes a strand on, and to which statuses: offered only where one of them can follow."""
_ALWAYS = {
    "suspect": ("Add a suspected offence", "criminal:suspect"),
    "investigator": ("Change who investigates", "criminal:investigator"),
    "restrict": ("Record a restriction on publishing", "criminal:restrict"),
}


def _actions(actor: Actor, strand: Strand) -> dict[str, Action]:
    following = TRANSITIONS[StrandStatus(strand.status)]
    offered = {name: step[:2] for name, step in _STEPS.items() if following & step[2]} | _ALWAYS
    actions = {
        name: action(label, reverse(url, args=[strand.ref]), policy.check_can_record, actor, strand.case)
        for name, (label, url) in offered.items()
    }
    actions["prejudice"] = action(
        "Decide whether misconduct waits",
        reverse("criminal:prejudice", args=[strand.ref]),
        policy.check_can_decide_prejudice,
        actor,
        strand.case,
    )
    return actions
