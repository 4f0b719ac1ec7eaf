"""The groups of people, questions and proposals of a report, as a page shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Manager, Prefetch, QuerySet

from peelian.access.queries import names_of
from peelian.reports.models import (
    PeopleGroup,
    Proposal,
    ProposalDecision,
    Question,
    QuestionAnswer,
    Report,
    Statement,
)
from peelian.reports.queries.wordings import group_wording, group_wording_of
from peelian.reports.states import (
    PROPOSAL_LABELS,
    QUESTION_LABELS,
    REVIEW_COLOURS,
    REVIEW_LABELS,
    ProposalStatus,
    QuestionStatus,
    ReviewStatus,
)
from peelian.reports.wording import GroupWording

Ordinals = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One decision about a group, question or proposal: what it became or what was answered, by whom and why."""

    label: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCard:
    """A group of people as it stands, and what was first proposed."""

    ref: str
    wording: GroupWording
    proposed: GroupWording
    source: str
    status: ReviewStatus
    version: int
    statements: tuple[tuple[str, int], ...]
    history: tuple[Step, ...]

    @property
    def how_many(self) -> str:
        return "number not said" if self.wording.count is None else str(self.wording.count)

    @property
    def status_label(self) -> str:
        return REVIEW_LABELS[self.status]

    @property
    def status_colour(self) -> str:
        return REVIEW_COLOURS[self.status]

    @property
    def is_waiting(self) -> bool:
        return self.status is ReviewStatus.PROPOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard:
    """A question with its answers, the last of which counts."""

    ref: str
    code: str
    text: str
    source: str
    status: QuestionStatus
    version: int
    groups: tuple[str, ...]
    statements: tuple[tuple[str, int], ...]
    answers: tuple[Step, ...]

    @property
    def status_label(self) -> str:
        return QUESTION_LABELS[self.status]

    @property
    def status_colour(self) -> str:
        return "green" if self.status is QuestionStatus.ANSWERED else "yellow"

    @property
    def answer(self) -> Step | None:
        return self.answers[-1] if self.answers else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalCard:
    """A proposal with what was decided about it."""

    ref: str
    code: str
    title: str
    why: str
    citation: str
    verified: bool
    source: str
    status: ProposalStatus
    version: int
    statements: tuple[tuple[str, int], ...]
    decisions: tuple[Step, ...]

    @property
    def status_label(self) -> str:
        return PROPOSAL_LABELS[self.status]

    @property
    def status_colour(self) -> str:
        colours = {ProposalStatus.PROPOSED: "blue", ProposalStatus.ACCEPTED: "green"}
        return colours.get(self.status, "grey")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything found in the sources of a report besides its statements."""

    groups: tuple[GroupCard, ...]
    questions: tuple[QuestionCard, ...]
    proposals: tuple[ProposalCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRows:
    """The rows behind the findings, so that a page can ask for all the names it needs at once."""

    groups: list[PeopleGroup]
    questions: list[Question]
    proposals: list[Proposal]
    ordinals: Ordinals

    def account_refs(self) -> Iterator[str]:
        """Whoever decided anything."""
        yield from (review.by_ref for row in self.groups for review in row.reviews.all())
        yield from (answer.by_ref for row in self.questions for answer in row.answers.all())
        yield from (decision.by_ref for row in self.proposals for decision in row.decisions.all())

    def cards(self, names: Mapping[str, str]) -> Findings:
        """The findings, with the names put in."""
        groups = tuple(_group(row, names) for row in self.groups)
        described = {card.ref: card.wording.description for card in groups}
        return Findings(
            groups=groups,
            questions=tuple(_question(row, self.ordinals, described, names) for row in self.questions),
            proposals=tuple(_proposal(row, self.ordinals, names) for row in self.proposals),
        )


def finding_rows(report: Report) -> FindingRows:
    """The rows behind the findings of a report, in eight queries whatever their number."""
    numbered = Prefetch("statements", Statement.objects.only("ref", "ordinal"))
    questions = list(_with_source(report.questions).prefetch_related("answers"))
    proposals = list(_with_source(report.proposals).prefetch_related("decisions"))
    return FindingRows(
        groups=list(_with_source(report.groups).prefetch_related("reviews", numbered)),
        questions=questions,
        proposals=proposals,
        ordinals=_ordinals(report, [*questions, *proposals]),
    )


def findings_of(report: Report) -> Findings:
    """The groups, questions and proposals of a report."""
    rows = finding_rows(report)
    return rows.cards(names_of(rows.account_refs()))


def _with_source(rows: Manager[Any]) -> QuerySet[Any]:
    return rows.select_related("document").defer("document__text", "document__notes")


def _source(row: PeopleGroup | Question | Proposal) -> str:
    return row.document.filename if row.document else "the account in the report"


def _ordinals(report: Report, rows: list[Question | Proposal]) -> Ordinals:
    """The number of each statement that a question or proposal names, by its reference."""
    named = {ref for row in rows for ref in row.statement_refs}
    return dict(report.statements.filter(ref__in=named).values_list("ref", "ordinal")) if named else {}


def group_card(group: PeopleGroup) -> GroupCard:
    """One group by itself."""
    return _group(group, names_of(review.by_ref for review in group.reviews.all()))


def _group(row: PeopleGroup, names: Mapping[str, str]) -> GroupCard:
    history = tuple(
        Step(
            label=REVIEW_LABELS[ReviewStatus(review.action)],
            by=names.get(review.by_ref, review.by_ref),
            at=review.reviewed_at,
            reason=review.reason,
        )
        for review in row.reviews.all()
    )
    return GroupCard(
        ref=row.ref,
        wording=group_wording(row),
        proposed=group_wording_of(row),
        source=_source(row),
        status=ReviewStatus(row.status),
        version=row.version,
        statements=tuple((statement.ref, statement.ordinal) for statement in row.statements.all()),
        history=history,
    )


def _question(
    row: Question, ordinals: Ordinals, described: Mapping[str, str], names: Mapping[str, str]
) -> QuestionCard:
    return QuestionCard(
        ref=row.ref,
        code=row.code,
        text=row.text,
        source=_source(row),
        status=QuestionStatus(row.status),
        version=row.version,
        groups=tuple(described[ref] for ref in row.group_refs if ref in described),
        statements=_numbered(row.statement_refs, ordinals),
        answers=tuple(_step(answer, answer.answer, names) for answer in row.answers.all()),
    )


def _proposal(row: Proposal, ordinals: Ordinals, names: Mapping[str, str]) -> ProposalCard:
    return ProposalCard(
        ref=row.ref,
        code=row.code,
        title=row.title,
        why=row.why,
        citation=row.citation,
        verified=row.verified,
        source=_source(row),
        status=ProposalStatus(row.status),
        version=row.version,
        statements=_numbered(row.statement_refs, ordinals),
        decisions=tuple(
            _step(decision, PROPOSAL_LABELS[ProposalStatus(decision.action)], names)
            for decision in row.decisions.all()
        ),
    )


def _step(row: QuestionAnswer | ProposalDecision, label: str, names: Mapping[str, str]) -> Step:
    return Step(label=label, by=names.get(row.by_ref, row.by_ref), at=row.reviewed_at, reason=row.reason)


def _numbered(refs: list[str], ordinals: Ordinals) -> tuple[tuple[str, int], ...]:
    return tuple((ref, ordinals[ref]) for ref in refs if ref in ordinals)
