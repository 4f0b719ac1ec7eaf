"""Where a statement comes from and what became of it: for this room's pages and for every case page above it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from peelian.access.queries import names_of
from peelian.reports.models import Statement
from peelian.reports.queries.wordings import wording_of
from peelian.reports.reading.result import STANDING_SENTENCES
from peelian.reports.states import (
    ORIGIN_LABELS,
    REVIEW_COLOURS,
    REVIEW_LABELS,
    STANDING_COLOURS,
    STANDING_LABELS,
    Origin,
    ReviewStatus,
    Standing,
)
from peelian.reports.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A statement at one step of its life: as proposed, or after one decision. `by` is empty for the assistant."""

    number: int
    wording: Wording
    action_label: str
    by: str
    at: datetime
    reason: str

    @property
    def standing_label(self) -> str:
        return STANDING_LABELS[self.wording.standing]

    @property
    def standing_colour(self) -> str:
        return STANDING_COLOURS[self.wording.standing]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCard:
    """A statement as it stands, with its source, its place in it, and every version it went through."""

    ref: str
    report_ref: str
    ordinal: int
    wording: Wording
    status: ReviewStatus
    version: int
    origin: Origin
    basis: str
    document_ref: str
    filename: str
    document_date: date | None
    start: int
    end: int
    versions: tuple[Version, ...]

    @property
    def text(self) -> str:
        return self.wording.text

    @property
    def standing(self) -> Standing:
        return self.wording.standing

    @property
    def standing_label(self) -> str:
        return STANDING_LABELS[self.wording.standing]

    @property
    def standing_colour(self) -> str:
        return STANDING_COLOURS[self.wording.standing]

    @property
    def standing_sentence(self) -> str:
        return STANDING_SENTENCES[self.wording.standing]

    @property
    def source(self) -> str:
        return self.wording.source

    @property
    def dates(self) -> tuple[Mapping[str, Any], ...]:
        return self.wording.dates

    @property
    def days(self) -> str:
        """The days it speaks of in words, empty when none was resolved."""
        return "; ".join(days_in_words(found) for found in self.wording.dates)

    @property
    def status_label(self) -> str:
        return REVIEW_LABELS[self.status]

    @property
    def status_colour(self) -> str:
        return REVIEW_COLOURS[self.status]

    @property
    def origin_label(self) -> str:
        return ORIGIN_LABELS[self.origin]

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided about it yet."""
        return self.status is ReviewStatus.PROPOSED

    @property
    def reviewed_by(self) -> str:
        """The name of whoever decided last; empty while nobody has."""
        return self.versions[-1].by

    @property
    def decided(self) -> str:
        """Who decided last and when, in words; empty while nobody has."""
        last = self.versions[-1]
        day = timezone.localtime(last.at)
        return "" if self.is_waiting else f"{last.action_label} by {last.by} on {day:%-d %B %Y}"

    @property
    def reviewed_at(self) -> datetime | None:
        return None if self.is_waiting else self.versions[-1].at


def days_in_words(found: Mapping[str, Any]) -> str:
    """For example `Wednesday: 8 March 2023`, or the phrase alone when no day could be worked out."""
    if not found.get("start"):
        return f"{found['phrase']}: day not known"
    start, end = date.fromisoformat(found["start"]), date.fromisoformat(found["end"] or found["start"])
    days = f"{start:%-d %B %Y}" if start == end else f"{start:%-d %B %Y} to {end:%-d %B %Y}"
    return f"{found['phrase']}: {days}"


def statement_provenance(refs: Iterable[str], *, with_reviewers: bool = True) -> list[StatementCard]:
    """The cards of the statements with these references, in the order given; unknown references are left out.

    Without their reviewers' names it costs a query less. Asks nobody's permission: whoever calls this has an object
    that the actor may see and that names the statement.
    """
    wanted = list(refs)
    rows = statement_rows(Statement.objects.filter(ref__in=wanted))
    names = names_of(reviewer_refs(rows)) if with_reviewers else {}
    found = {card.ref: card for card in cards_from(rows, names)}
    return [found[ref] for ref in wanted if ref in found]


def statements_of_reports(report_refs: Iterable[str]) -> list[StatementCard]:
    """The cards of every statement of these reports that nobody rejected, in the order of their documents."""
    kept = Statement.objects.filter(report__ref__in=list(report_refs)).exclude(status=ReviewStatus.REJECTED)
    return cards_of(kept.order_by("report_id", "document_id", "ordinal"))


def statement_card(ref: str) -> StatementCard | None:
    """The card of one statement, or None."""
    return next(iter(statement_provenance([ref])), None)


def card_of(statement: Statement) -> StatementCard:
    """The card of a statement that `policy.get_statement` gave."""
    return cards_of(Statement.objects.filter(pk=statement.pk))[0]


def cards_of(statements: QuerySet[Statement]) -> list[StatementCard]:
    """The cards of some statements, in three queries whatever their number."""
    rows = statement_rows(statements)
    return cards_from(rows, names_of(reviewer_refs(rows)))


def statement_rows(statements: QuerySet[Statement]) -> list[Statement]:
    """The rows behind some cards, so that a page can ask for all the names it needs at once."""
    whole = statements.select_related("document", "report").defer("document__text", "report__text")
    return list(whole.prefetch_related("reviews"))


def reviewer_refs(rows: Iterable[Statement]) -> set[str]:
    """Whoever decided about any of these statements."""
    return {review.by_ref for row in rows for review in row.reviews.all()}


def cards_from(rows: Iterable[Statement], names: Mapping[str, str]) -> list[StatementCard]:
    """The cards, with the names put in."""
    return [_card(row, names) for row in rows]


def _card(row: Statement, names: Mapping[str, str]) -> StatementCard:
    versions = tuple(_versions(row, names))
    return StatementCard(
        ref=row.ref,
        report_ref=row.report.ref,
        ordinal=row.ordinal,
        wording=versions[-1].wording,
        status=ReviewStatus(row.status),
        version=row.version,
        origin=Origin(row.origin),
        basis=row.basis,
        document_ref=row.document.ref if row.document else "",
        filename=row.document.filename if row.document else "The account in the report",
        document_date=row.document.document_date if row.document else None,
        start=row.start,
        end=row.end,
        versions=versions,
    )


def _versions(row: Statement, names: Mapping[str, str]) -> Iterable[Version]:
    if row.origin == Origin.ASSISTANT:
        yield Version(
            number=1, wording=wording_of(row), action_label="Proposed", by="", at=row.proposed_at, reason=""
        )
    for review in row.reviews.all():
        first = row.origin == Origin.PERSON and review.version == 2
        yield Version(
            number=review.version,
            wording=wording_of(review),
            action_label="Added" if first else REVIEW_LABELS[ReviewStatus(review.action)],
            by=names.get(review.by_ref, review.by_ref),
            at=review.reviewed_at,
            reason=review.reason,
        )
