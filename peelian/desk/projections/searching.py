"""Keeping the search equal to what the rooms hold: after each event, in its own transaction, or all of it anew.

Why in the transaction: docs/adr/0006-search-in-the-transaction.md.
"""

import heapq
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection, transaction

from peelian.cases import events as cases
from peelian.cases.queries.searchable import CaseWords, cases_of_people, words_of_cases
from peelian.desk.models import SearchDocument
from peelian.desk.search.documents import Document
from peelian.desk.search.engines import Row, engine_of
from peelian.desk.states import SearchKind
from peelian.ledger.projections import follows
from peelian.ledger.recorded import Recorded
from peelian.people import events as people
from peelian.people.queries.searchable import PersonWords, words_of_people
from peelian.reports import events as reports
from peelian.reports.queries.searchable import ReportWords, words_of_reports

_BATCH = 500

CASE_EVENTS = (
    cases.CaseOpened,
    cases.HandlingDecided,
    cases.CaseSealed,
    cases.CaseUnsealed,
    cases.SubjectAdded,
    cases.SubjectIdentified,
    cases.SubjectRemoved,
    cases.AllegationMade,
    cases.AllegationChanged,
    cases.AllegationWithdrawn,
    cases.SeverityAssessed,
    cases.ReferralGroundAnswered,
    cases.ReferralMade,
    cases.OversightDecided,
    cases.InvestigatorAppointed,
    cases.TermsDrawnUp,
    cases.NoticeWithheld,
    cases.InvestigationResumed,
    cases.TimeExtended,
    cases.PartyLeft,
    cases.FactRecorded,
    cases.DecisionLogged,
    cases.NoteWritten,
    cases.CasesLinked,
    cases.CaseConcluded,
    cases.CaseReopened,
)
"""Every event of a case that comes with words. The others (a task done, someone put on the case) bring none."""
REPORT_EVENTS = (
    reports.ReportRecorded,
    reports.DocumentAdded,
    reports.StatementReviewed,
    reports.StatementAdded,
)
PERSON_EVENTS = (
    people.PersonAdded,
    people.PersonCorrected,
    people.PostBegun,
    people.PostCorrected,
    people.PostEnded,
)


@follows(*CASE_EVENTS)
def keep_case(recorded: Recorded) -> None:
    """Index a case again after an event that brought words."""
    _keep([_of_case(words) for words in words_of_cases([recorded.event.subject])])


@follows(*REPORT_EVENTS)
def keep_report(recorded: Recorded) -> None:
    """Index a report again after an event that brought words."""
    _keep([_of_report(words) for words in words_of_reports([recorded.event.subject])])


@follows(*PERSON_EVENTS)
def keep_person(recorded: Recorded) -> None:
    """Index a person again, and after a new name the cases in which that name stands."""
    ref = recorded.event.subject
    _keep([_of_person(words) for words in words_of_people([ref])])
    if isinstance(recorded.event, people.PersonCorrected):
        _keep_cases_of([ref])


@follows(people.PeopleMerged)
def keep_merged(recorded: Recorded) -> None:
    """Take the duplicate out of the search, and index the record that was kept and the cases of both."""
    merged: people.PeopleMerged = recorded.event
    remove(SearchKind.PERSON, merged.duplicate)
    _keep([_of_person(words) for words in words_of_people([merged.subject])])
    _keep_cases_of([merged.subject, merged.duplicate])


def _keep_cases_of(person_refs: list[str]) -> None:
    refs = cases_of_people(person_refs)
    if refs:
        _keep([_of_case(words) for words in words_of_cases(refs)])


def _of_case(words: CaseWords) -> Document:
    return Document(
        kind=SearchKind.CASE,
        ref=words.ref,
        title=words.title,
        pieces=words.pieces,
        happened_at=words.opened_at,
    )


def _of_report(words: ReportWords) -> Document:
    return Document(
        kind=SearchKind.REPORT,
        ref=words.ref,
        title=words.title,
        pieces=words.pieces,
        happened_at=words.recorded_at,
    )


def _of_person(words: PersonWords) -> Document:
    return Document(
        kind=SearchKind.PERSON,
        ref=words.ref,
        title=words.title,
        pieces=words.pieces,
        happened_at=words.created_at,
    )


def _keep(documents: Iterable[Document]) -> None:
    for document in documents:
        index(document)


def index(document: Document) -> None:
    """Put a record into the search, or bring it up to date. Parts that did not change are left alone."""
    hold_table("ROW EXCLUSIVE")
    engine = engine_of(connection)
    kept = {row.part: row for row in SearchDocument.objects.filter(kind=document.kind, ref=document.ref)}
    for number, text in enumerate(document.parts()):
        row = kept.pop(number, None)
        if row is not None and (row.title, row.text) == (document.title, text):
            continue
        if row is None:
            row = SearchDocument(
                kind=document.kind, ref=document.ref, part=number, happened_at=document.happened_at
            )
        else:
            engine.forget([_row(row)])
        row.title, row.text = document.title, text
        row.save()
        engine.add([_row(row)])
    _drop(list(kept.values()))


def remove(kind: SearchKind, ref: str) -> None:
    """Take a record out of the search. One that is not in it is no trouble."""
    hold_table("ROW EXCLUSIVE")
    _drop(list(SearchDocument.objects.filter(kind=kind, ref=ref)))


def _drop(rows: list[SearchDocument]) -> None:
    if rows:
        engine_of(connection).forget([_row(row) for row in rows])
        SearchDocument.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _row(row: SearchDocument) -> Row:
    return row.pk, row.title, row.text


@transaction.atomic
def rebuild() -> int:
    """Throw the search away and make it again from the rooms; return how many records went in.

    Oldest first whatever their kind, because results come in the order of the row numbers. One transaction: people
    go on searching in the old one until it is done, and whoever would write waits for it.
    """
    hold_table("EXCLUSIVE")
    SearchDocument.objects.all().delete()
    count = 0
    documents = _all_documents()
    while some := list(islice(documents, _BATCH)):
        count += len(some)
        SearchDocument.objects.bulk_create(
            SearchDocument(
                kind=one.kind,
                ref=one.ref,
                part=number,
                title=one.title,
                text=text,
                happened_at=one.happened_at,
            )
            for one in some
            for number, text in enumerate(one.parts())
        )
    engine_of(connection).rebuild(
        SearchDocument.objects.order_by("pk").values_list("pk", "title", "text").iterator(_BATCH)
    )
    return count


def _all_documents() -> Iterator[Document]:
    streams = (
        map(_of_case, words_of_cases()),
        map(_of_report, words_of_reports()),
        map(_of_person, words_of_people()),
    )
    return heapq.merge(*streams, key=lambda document: document.happened_at)


def hold_table(mode: str) -> None:
    """On PostgreSQL, keep a rebuild and live writing apart; on SQLite one transaction writes at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {SearchDocument._meta.db_table} IN {mode} MODE")
