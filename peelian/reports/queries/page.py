"""The page of one report: its source with every statement marked in place, what was found, and what can be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.people.queries import PersonCard, cards_for
from peelian.reports import policy
from peelian.reports.models import Report, Statement
from peelian.reports.queries.findings import GroupCard, ProposalCard, QuestionCard, finding_rows
from peelian.reports.queries.marking import Segment, marked
from peelian.reports.queries.provenance import StatementCard, cards_from, reviewer_refs, statement_rows
from peelian.reports.queries.sources import STATEMENTS_A_PAGE, SourceCard, sources_of
from peelian.reports.sources import questions_for
from peelian.reports.states import (
    CHANNEL_LABELS,
    STATUS_COLOURS,
    STATUS_LABELS,
    STATUS_SENTENCES,
    Channel,
    ReportStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One page of a source: its text with the statements marked, and the statements themselves."""

    source: SourceCard
    segments: tuple[Segment, ...]
    statements: tuple[StatementCard, ...]
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def waiting(self) -> tuple[str, ...]:
        """The references of the statements shown that nobody has decided about."""
        return tuple(card.ref for card in self.statements if card.is_waiting)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """Everything that the page of a report shows, with the verdict on each action."""

    ref: str
    title: str
    channel_label: str
    status: ReportStatus
    received_at: datetime
    came_to_attention_on: date
    recorded_at: datetime
    recorded_by: str
    about_source: tuple[tuple[str, str], ...]
    sealed: bool
    sealing_reasons: str
    case_refs: tuple[str, ...]
    closings: tuple[tuple[str, datetime, str], ...]
    mentions: tuple[tuple[str, str], ...]
    readers: tuple[str, ...]
    sources: tuple[SourceCard, ...]
    reading: Reading | None
    groups: tuple[GroupCard, ...]
    questions: tuple[QuestionCard, ...]
    proposals: tuple[ProposalCard, ...]
    accept_remaining: Action
    review: Action
    add_document: Action
    add_statement: Action
    open_case: Action
    actions: tuple[Action, ...]

    @property
    def status_label(self) -> str:
        return STATUS_LABELS[self.status]

    @property
    def status_colour(self) -> str:
        return STATUS_COLOURS[self.status]

    @property
    def status_sentence(self) -> str:
        return STATUS_SENTENCES[self.status]

    @property
    def troubles(self) -> tuple[str, ...]:
        """The sentences about documents that could not be read or kept."""
        return tuple(source.trouble for source in self.sources if source.trouble)

    @property
    def waiting_groups(self) -> tuple[str, ...]:
        return tuple(group.ref for group in self.groups if group.is_waiting)


def report_page(report: Report, actor: Actor, *, source: str = "", page: int = 1) -> ReportPage:
    """The page of a report that `policy.get_report` gave, showing one source and one stretch of it."""
    prefetch_related_objects([report], "closings", *(["readers"] if report.sealed else []))
    sources = sources_of(report, source)
    chosen = next((card for card in sources if card.chosen), None)
    shown = _statements_shown(report, chosen, page) if chosen else []
    findings = finding_rows(report)
    names = _names(report, *findings.account_refs(), *reviewer_refs(shown))
    found, about = findings.cards(names), _mentioned(report)
    people = cards_for([*about, report.reporter_person_ref])
    return ReportPage(
        ref=report.ref,
        title=report.title,
        channel_label=CHANNEL_LABELS[Channel(report.channel)],
        status=ReportStatus(report.status),
        received_at=report.received_at,
        came_to_attention_on=report.came_to_attention_on,
        recorded_at=report.recorded_at,
        recorded_by=names[report.recorded_by_ref],
        about_source=_about_source(report, people),
        sealed=report.sealed,
        sealing_reasons=report.sealing_reasons,
        case_refs=tuple(report.cases.values_list("case_ref", flat=True)),
        closings=_closings(report, names),
        mentions=_labelled(about, people),
        readers=_readers(report, names),
        sources=sources,
        reading=_reading(report, chosen, page, cards_from(shown, names)) if chosen else None,
        groups=found.groups,
        questions=found.questions,
        proposals=found.proposals,
        **_actions(report, actor),
    )


def _actions(report: Report, actor: Actor) -> dict[str, Any]:
    def url(name: str) -> str:
        return reverse(f"reports:{name}", args=[report.ref])

    may_review, may_add = policy.check_can_review, policy.check_can_add_to
    actions = [
        action("Say whom it is about", url("mention"), policy.check_can_mention, actor, report),
        action("Close without a case", url("close"), policy.check_can_close, actor, report),
    ]
    if report.status == ReportStatus.NO_FURTHER_ACTION:
        actions[1] = action("Reopen", url("reopen"), policy.check_can_reopen, actor, report)
    if report.sealed:
        actions.append(action("Let somebody in", url("let-in"), policy.check_can_let_in, actor, report))
        actions.append(action("Lift the seal", url("unseal"), policy.check_can_unseal, actor, report))
    else:
        actions.append(action("Seal the report", url("seal"), policy.check_can_seal, actor, report))
    return {
        "accept_remaining": action(
            "Accept all that are left", url("accept-remaining"), may_review, actor, report
        ),
        "review": action("Review", "", may_review, actor, report),
        "add_document": action("Add a document", url("add-document"), may_add, actor, report),
        "add_statement": action("Add a statement", url("add-statement"), may_review, actor, report),
        "open_case": action("Open a case", "", policy.check_can_open_case, actor, report),
        "actions": tuple(actions),
    }


def _about_source(report: Report, people: Mapping[str, PersonCard]) -> tuple[tuple[str, str], ...]:
    """The source as question and answer, with only what was answered."""
    if report.anonymous:
        return (("Source", "Anonymous"),)
    asked, reporter = questions_for(Channel(report.channel)), people.get(report.reporter_person_ref)
    rows = [
        (asked.name_label, report.source_name),
        (asked.contact_label, report.source_contact),
        ("Reported by", reporter.label if reporter else report.reporter_person_ref),
        *((question.label, report.source_details.get(question.code, "")) for question in asked.further),
    ]
    return tuple((label, answer) for label, answer in rows if answer)


class _Names(dict[str, str]):
    """Names of accounts; a reference that has none stands for itself."""

    def __missing__(self, ref: str) -> str:
        return ref


def _names(report: Report, *more: str) -> _Names:
    """The names of everyone who did something on the page, in one query."""
    refs = {report.recorded_by_ref, *more}
    refs |= {ref for row in report.closings.all() for ref in (row.closed_by_ref, row.reopened_by_ref)}
    refs |= {reader.account_ref for reader in report.readers.all()} if report.sealed else set()
    return _Names(names_of(refs))


def _mentioned(report: Report) -> list[str]:
    live = report.mentions.filter(withdrawn_at=None).order_by("id")
    return list(live.values_list("person_ref", flat=True))


def _labelled(refs: Iterable[str], cards: Mapping[str, PersonCard]) -> tuple[tuple[str, str], ...]:
    return tuple((ref, cards[ref].label if ref in cards else ref) for ref in refs)


def mentions_of(report: Report) -> tuple[tuple[str, str], ...]:
    """(reference, label) of everyone recorded as one the report is about."""
    refs = _mentioned(report)
    return _labelled(refs, cards_for(refs))


def _closings(report: Report, names: _Names) -> tuple[tuple[str, datetime, str], ...]:
    steps = []
    for row in report.closings.all():
        steps.append((f"Closed without a case by {names[row.closed_by_ref]}", row.closed_at, row.reasons))
        if row.reopened_at:
            who = names[row.reopened_by_ref]
            steps.append((f"Reopened by {who}", row.reopened_at, row.reopening_reasons))
    return tuple(steps)


def _readers(report: Report, names: _Names) -> tuple[str, ...]:
    if not report.sealed:
        return ()
    return (
        names[report.recorded_by_ref],
        *(names[reader.account_ref] for reader in report.readers.all() if reader.until_at is None),
    )


def _page_of(source: SourceCard, page: int) -> int:
    pages = max(1, -(-source.statements // STATEMENTS_A_PAGE))
    return min(max(page, 1), pages)


def _statements_shown(report: Report, source: SourceCard, page: int) -> list[Statement]:
    """The statements of one page of a source, and the one after, which says where the stretch ends."""
    placed = report.statements.filter(document=None)
    if source.is_document:
        placed = report.statements.filter(document__ref=source.ref)
    first = (_page_of(source, page) - 1) * STATEMENTS_A_PAGE
    return statement_rows(placed.order_by("start", "ordinal")[first : first + STATEMENTS_A_PAGE + 1])


def _reading(report: Report, source: SourceCard, page: int, cards: list[StatementCard]) -> Reading:
    """The stretch of text that holds one page of statements, with what lies before and between them."""
    text = report.documents.get(ref=source.ref).text if source.is_document else report.text
    number = _page_of(source, page)
    shown, following = cards[:STATEMENTS_A_PAGE], cards[STATEMENTS_A_PAGE:]
    start = 0 if number == 1 or not shown else shown[0].start
    end = following[0].start if following else len(text)
    return Reading(
        source=source,
        segments=marked(text, shown, start=start, end=max(start, end)),
        statements=tuple(shown),
        number=number,
        has_next=bool(following),
    )
