"""Reading the ledger. Nothing here writes, and nothing here opens a transaction."""

import heapq
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat

from peelian.ledger.chain import GENESIS
from peelian.ledger.events import Stream, decode, spec_of
from peelian.ledger.models import Entry
from peelian.ledger.recorded import Recorded

_COLUMNS = (
    "sequence",
    "at",
    "actor_kind",
    "actor_ref",
    "actor_role",
    "type",
    "subject_ref",
    "payload",
    "hash",
)
_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Head:
    """Where a stream stands: how many entries it has, and the hash that the next one follows."""

    sequence: int
    hash: str


def head(stream: Stream) -> Head:
    """The head of a stream; sequence 0 when nothing has been recorded."""
    row = Entry.objects.filter(stream=stream).order_by("-sequence").values_list("sequence", "hash").first()
    return Head(*row) if row else Head(0, GENESIS)


def entries_about(
    kind: str, ref: str, types: Collection[type | str] | None = None, *, stream: Stream = Stream.WORK
) -> list[Recorded]:
    """What happened to one subject, oldest first. `types` are event classes or type names; None means all."""
    rows = _of_types(Entry.objects.filter(stream=stream, subject_kind=kind, subject_ref=ref), types)
    return [_recorded(stream, row) for row in rows.order_by("sequence").values_list(*_COLUMNS)]


def walk_by_subject(
    kind: str, types: Collection[type | str] | None = None, *, stream: Stream = Stream.WORK
) -> Iterator[tuple[str, list[Recorded]]]:
    """Every subject of one kind with what happened to it, oldest first, in order of reference.

    Streams: it reads a batch at a time by key, so memory stays flat however long the ledger is.
    """
    for ref, rows in groupby(_walk_rows(kind, types, stream=stream), key=_subject_ref):
        yield ref, [_recorded(stream, row) for row in rows]


def walk_types(
    types: Collection[type],
    *,
    up_to: int | None = None,
    before: datetime | None = None,
    about: Container[str] | None = None,
    stream: Stream = Stream.WORK,
) -> Iterator[Recorded]:
    """Every event of some types, in the order of the ledger, whatever they are about.

    `up_to` is the last sequence to read, `before` the moment by which an entry was recorded (excluded), `about` the
    subjects that are wanted: what is about others is not decoded. For types of which there are few beside the whole:
    each is read by its own index and they are merged here, because over several types at once a database may choose
    to walk the whole stream.
    """
    walks = [_walk_type(spec_of(wanted).type, up_to, before, stream) for wanted in types]
    for row in heapq.merge(*walks):
        if about is None or row[6] in about:
            yield _recorded(stream, row)


def _walk_type(
    type_: str, up_to: int | None, before: datetime | None, stream: Stream
) -> Iterator[tuple[Any, ...]]:
    found = Entry.objects.filter(stream=stream, type=type_)
    found = found if up_to is None else found.filter(sequence__lte=up_to)
    found = found if before is None else found.filter(at__lt=before)
    return found.order_by("sequence").values_list(*_COLUMNS).iterator(chunk_size=_BATCH)


def _subject_ref(row: tuple[Any, ...]) -> str:
    return str(row[6])


def _walk_rows(
    kind: str, types: Collection[type | str] | None, *, stream: Stream
) -> Iterator[tuple[Any, ...]]:
    found = _of_types(Entry.objects.filter(stream=stream, subject_kind=kind), types)
    wanted = found.order_by("subject_ref", "sequence").values_list(*_COLUMNS)
    last_ref, last_sequence = "", 0
    while True:
        # The rest of the subject at which the last batch stopped, then the subjects after it: two plain index
        # ranges, where one OR would make SQLite sort the whole kind.
        rest = list(wanted.filter(subject_ref=last_ref, sequence__gt=last_sequence)) if last_ref else []
        batch = rest + list(wanted.filter(subject_ref__gt=last_ref)[:_BATCH])
        yield from batch
        if len(batch) - len(rest) < _BATCH:
            return
        last_ref, last_sequence = batch[-1][6], batch[-1][0]


def _of_types(rows: QuerySet[Entry], types: Collection[type | str] | None) -> QuerySet[Entry]:
    if types is None:
        return rows
    return of_types(rows, [wanted if isinstance(wanted, str) else spec_of(wanted).type for wanted in types])


def of_types(rows: QuerySet[Entry], types: Collection[str]) -> QuerySet[Entry]:
    """The rows of these types, among those of a subject.

    The type is compared as an expression, so that no database takes the index over types for it: it would read every
    entry of the type, of which there are as many as cases, to find the few of one subject.
    """
    return rows.annotate(its_type=Concat("type", Value(""))).filter(its_type__in=list(types))


def _recorded(stream: Stream, row: tuple[Any, ...]) -> Recorded:
    sequence, at, actor_kind, actor_ref, actor_role, type_, subject, payload, hash_ = row
    happened = decode(type_, subject=subject, payload=payload)
    return Recorded(stream, sequence, at, actor_kind, actor_ref, actor_role, happened, hash_)
