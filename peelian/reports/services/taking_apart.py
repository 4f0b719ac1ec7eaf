"""Writing down what the reading assistant found in one source. Everything is a proposal until a person decides."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Max

from peelian.access.actors import Actor
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.reports.events import SourceRead
from peelian.reports.models import (
    Document,
    GroupStatement,
    PeopleGroup,
    Proposal,
    Question,
    Report,
    Statement,
)
from peelian.reports.reading.result import Reading
from peelian.reports.states import Origin, ProposalStatus, QuestionStatus, ReviewStatus
from peelian.reports.wording import canonical, storable

_BATCH = 500
_MOST_PEOPLE = 1_000_000
"""A larger number in a document is no count of people; the description keeps its words."""


def write_reading(
    report: Report, document: Document | None, reading: Reading, *, actor: Actor, at: datetime
) -> None:
    """Write statements, groups, questions and proposals, inside the transaction of whoever had the source read."""
    statements = _write_statements(report, document, reading, at=at)
    groups = _write_groups(report, document, reading, statements)
    _write_questions(report, document, reading, statements, groups)
    _write_proposals(report, document, reading, statements)
    read = SourceRead(
        subject=Ref(report.ref),
        document=Ref(document.ref) if document else None,
        statements=len(statements),
        groups=len(groups),
        questions=len(reading.questions),
        proposals=len(reading.proposals),
        words=_digest(document or report, statements),
    )
    record(read, actor=actor, at=at)


def next_ordinal(rows: models.Manager[Any]) -> int:
    """The number that follows the last one used among the rows of one report."""
    return (rows.aggregate(last=Max("ordinal"))["last"] or 0) + 1


def proposed_words(statements: Iterable[Statement]) -> str:
    """What the ledger's digest of a reading is taken of."""
    return canonical(*([s.ref, s.text, s.start, s.end, s.standing, s.source, s.dates] for s in statements))


def _digest(source: Document | Report, statements: Sequence[Statement]) -> Digest:
    source.reading_salt = new_salt()
    source.save(update_fields=["reading_salt"])
    return digest_of(proposed_words(statements), source.reading_salt)


def _write_statements(
    report: Report, document: Document | None, reading: Reading, *, at: datetime
) -> list[Statement]:
    first = next_ordinal(report.statements)
    rows = [
        Statement(
            ref=new_ref("S"),
            report=report,
            document=document,
            ordinal=number,
            text=storable(found.text),
            start=found.start,
            end=found.end,
            standing=found.standing.value,
            source=storable(found.source or ""),
            basis=found.basis.value,
            dates=[day.to_json() for day in found.dates],
            origin=Origin.ASSISTANT.value,
            proposed_at=at,
            status=ReviewStatus.PROPOSED.value,
        )
        for number, found in enumerate(reading.statements, start=first)
    ]
    return Statement.objects.bulk_create(rows, batch_size=_BATCH)


def _write_groups(
    report: Report, document: Document | None, reading: Reading, statements: Sequence[Statement]
) -> list[PeopleGroup]:
    first = next_ordinal(report.groups)
    rows = [
        PeopleGroup(
            ref=new_ref("G"),
            report=report,
            document=document,
            ordinal=number,
            role=storable(found.role)[:100],
            count=found.count if (found.count or 0) < _MOST_PEOPLE else None,
            description=storable(found.description),
            status=ReviewStatus.PROPOSED.value,
        )
        for number, found in enumerate(reading.people, start=first)
    ]
    groups = PeopleGroup.objects.bulk_create(rows, batch_size=_BATCH)
    places = [
        GroupStatement(group=group, statement=statements[index])
        for group, found in zip(groups, reading.people, strict=True)
        for index in dict.fromkeys(found.statements)
    ]
    GroupStatement.objects.bulk_create(places, batch_size=_BATCH)
    return groups


def _write_questions(
    report: Report,
    document: Document | None,
    reading: Reading,
    statements: Sequence[Statement],
    groups: Sequence[PeopleGroup],
) -> None:
    first = next_ordinal(report.questions)
    rows = [
        Question(
            ref=new_ref("QU"),
            report=report,
            document=document,
            ordinal=number,
            code=found.code,
            text=storable(found.question),
            group_refs=[groups[index].ref for index in found.people],
            statement_refs=[statements[index].ref for index in found.statements],
            status=QuestionStatus.OPEN.value,
        )
        for number, found in enumerate(reading.questions, start=first)
    ]
    Question.objects.bulk_create(rows, batch_size=_BATCH)


def _write_proposals(
    report: Report, document: Document | None, reading: Reading, statements: Sequence[Statement]
) -> None:
    first = next_ordinal(report.proposals)
    rows = [
        Proposal(
            ref=new_ref("PR"),
            report=report,
            document=document,
            ordinal=number,
            code=found.code,
            title=storable(found.title)[:300],
            why=storable(found.reason),
            statement_refs=[statements[index].ref for index in found.why],
            citation=found.citation or "",
            verified=found.verified,
            status=ProposalStatus.PROPOSED.value,
        )
        for number, found in enumerate(reading.proposals, start=first)
    ]
    Proposal.objects.bulk_create(rows, batch_size=_BATCH)
