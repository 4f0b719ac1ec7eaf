"""What an auditor sees: entries as they were written, read without trusting that this version knows their type."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from peelian.ledger.events import Stream, UnknownEvent, all_specs, spec_named
from peelian.ledger.exporting import entry_as_written
from peelian.ledger.models import Entry
from peelian.ledger.proofs import Proof, inclusion_proof
from peelian.ledger.queries import of_types

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One entry, in words."""

    stream: str
    sequence: int
    at: datetime
    says: str
    type: str
    actor: str
    role: str
    subject_kind: str
    subject_ref: str
    data: tuple[tuple[str, str], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first, and where the pages beside it begin (None where there is none)."""

    rows: tuple[Row, ...]
    newer_than: int | None
    older_than: int | None


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry with the bytes that were hashed, its neighbours' hashes and its proof, where there is one."""

    row: Row
    written: str
    previous_hash: str
    proof: Proof | None


def page_of_entries(
    *,
    stream: Stream,
    type_: str = "",
    subject: str = "",
    day: date | None = None,
    before: int | None = None,
    after: int | None = None,
) -> Page:
    """The newest entries that fit, or those before or after the entry with that number."""
    entries = _fitting(stream, type_=type_, subject=subject, day=day)
    # Few entries are about one subject. Sorting them by an expression keeps the database from walking the whole
    # stream in order until it has met fifty of them.
    place = F("sequence") + 0 if subject else F("sequence")
    if after:
        upwards = list(entries.filter(sequence__gt=after).order_by(place.asc())[: ON_A_PAGE + 1])
        more, found = len(upwards) > ON_A_PAGE, upwards[:ON_A_PAGE][::-1]
        return _page(found, is_newer=more, is_older=True)
    downwards = entries.filter(sequence__lt=before) if before else entries
    found = list(downwards.order_by(place.desc())[: ON_A_PAGE + 1])
    return _page(found[:ON_A_PAGE], is_newer=bool(before), is_older=len(found) > ON_A_PAGE)


def entry_page(stream: str, sequence: int) -> EntryPage | None:
    """One entry and its proof; None when there is none."""
    entry = Entry.objects.filter(stream=stream, sequence=sequence).first()
    written = entry_as_written(stream, sequence)
    if entry is None or written is None:
        return None
    return EntryPage(_row(entry), written, entry.previous_hash, inclusion_proof(stream, sequence))


def _fitting(stream: Stream, *, type_: str, subject: str, day: date | None) -> QuerySet[Entry]:
    entries = Entry.objects.filter(stream=stream)
    if type_:
        entries = of_types(entries, [type_]) if subject else entries.filter(type=type_)
    if subject:
        # Naming every kind lets the index over kind and reference answer, however long the ledger is.
        entries = entries.filter(
            subject_kind__in=sorted({spec.about for spec in all_specs()}), subject_ref=subject
        )
    if day:
        start = timezone.make_aware(datetime.combine(day, time.min))
        end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
        entries = entries.filter(at__gte=start, at__lt=end)
    return entries


def _page(found: list[Entry], *, is_newer: bool, is_older: bool) -> Page:
    rows = tuple(_row(entry) for entry in found)
    return Page(
        rows,
        newer_than=rows[0].sequence if rows and is_newer else None,
        older_than=rows[-1].sequence if rows and is_older else None,
    )


def _row(entry: Entry) -> Row:
    return Row(
        stream=entry.stream,
        sequence=entry.sequence,
        at=entry.at,
        says=_says(entry.type),
        type=entry.type,
        actor=entry.actor_ref,
        role=entry.actor_role,
        subject_kind=entry.subject_kind,
        subject_ref=entry.subject_ref,
        data=tuple(_data(entry.payload)),
        hash=entry.hash,
    )


def _says(type_: str) -> str:
    try:
        return spec_named(type_).says
    except UnknownEvent:
        return "Recorded by another version"


def _data(payload: str) -> list[tuple[str, str]]:
    try:
        values = json.loads(payload)
    except ValueError:
        return [("payload", "cannot be read: run peelian ledger verify")]
    return [(name.replace("_", " ").capitalize(), _shown(value)) for name, value in values.items()]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)
