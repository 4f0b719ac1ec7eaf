"""Writing the ledger: the only two doors. Both refuse to work outside the transaction of the act itself."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from typing import Protocol

from django.conf import settings
from django.db import connection

from peelian.ledger.chain import entry_hash, entry_text, moment_text
from peelian.ledger.events import Stream, encode, spec_of, subject_of
from peelian.ledger.fields import check_word
from peelian.ledger.models import Entry
from peelian.ledger.projections import run_followers
from peelian.ledger.queries import Head, head
from peelian.ledger.recorded import Recorded

_CHUNK = 2_000
_COLUMNS = tuple(field.attname for field in Entry._meta.concrete_fields if not field.primary_key)
_INSERT = (
    f"INSERT INTO {Entry._meta.db_table} ({', '.join(_COLUMNS)}) "  # noqa: S608  (names of columns, not input)
    f"VALUES ({', '.join(['%s'] * len(_COLUMNS))})"
)
_LOCK_SPACE = 0x70656C  # "pel": keeps these advisory locks apart from any other user of the database


class Acting(Protocol):
    """Whoever acts: a person or a named part of the system (`access.actors.Actor` is one)."""

    @property
    def kind(self) -> str: ...
    @property
    def ref(self) -> str: ...
    @property
    def role_code(self) -> str: ...


class NotInTransaction(RuntimeError):
    """An event was recorded outside `transaction.atomic`, so it could stand without the change it tells of."""


def record(event: object, *, actor: Acting, at: datetime) -> Recorded:
    """Add one event to its stream, in the transaction that is open, and run its followers in it.

    Entries of one stream are made one after another: on SQLite because a write transaction is the only one, on
    PostgreSQL by a lock held until the transaction ends. A transaction that records both work and a look should
    record the work first, so that two of them never wait for each other.

    Raises NotInTransaction, UnknownEvent, or UnfitValue when a value may not go into the ledger.
    """
    _require_transaction()
    stream = spec_of(event).stream
    _hold(stream)
    entry = _next_entry(event, actor=actor, at=at, head=head(stream))
    entry.save(force_insert=True)
    recorded = _recorded(entry, event)
    run_followers(recorded)
    return recorded


def record_many(happenings: Iterable[tuple[object, Acting, datetime]]) -> int:
    """Add many events, in the order given, and return how many. For imports and generated forces.

    The chain is the one that `record` would have made. Followers are not run: whoever calls this rebuilds the
    projections afterwards. Raises as `record` does; nothing stays when it raises.
    """
    _require_transaction()
    for stream in Stream:
        _hold(stream)
    heads = {stream: head(stream) for stream in Stream}
    count = 0
    for chunk in _chunks(happenings):
        _insert([_follow(heads, event, actor=actor, at=at) for event, actor, at in chunk])
        count += len(chunk)
    return count


def _chunks(
    happenings: Iterable[tuple[object, Acting, datetime]],
) -> Iterator[list[tuple[object, Acting, datetime]]]:
    waiting = iter(happenings)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk


def _insert(entries: list[Entry]) -> None:
    """Add many rows: the driver's own loop takes half the time of bulk_create, which writes out each statement."""
    adapted = connection.ops.adapt_datetimefield_value
    rows = [[adapted(e.at) if name == "at" else getattr(e, name) for name in _COLUMNS] for e in entries]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, rows)


def _follow(heads: dict[Stream, Head], event: object, *, actor: Acting, at: datetime) -> Entry:
    stream = spec_of(event).stream
    entry = _next_entry(event, actor=actor, at=at, head=heads[stream])
    heads[stream] = Head(entry.sequence, entry.hash)
    return entry


def _next_entry(event: object, *, actor: Acting, at: datetime, head: Head) -> Entry:
    spec = spec_of(event)
    at = at.astimezone(UTC) if at.tzinfo else at
    columns = {
        "stream": spec.stream.value,
        "sequence": head.sequence + 1,
        "actor_kind": check_word(actor.kind, what="Kind of actor"),
        "actor_ref": check_word(actor.ref, what="Actor"),
        "actor_role": check_word(actor.role_code, what="Role"),
        "type": spec.type,
        "subject_kind": spec.about,
        "subject_ref": subject_of(event),
        "payload": encode(event),
        "code_version": _code_version(),
    }
    hash_ = entry_hash(previous=head.hash, entry=entry_text(columns, at=moment_text(at)))
    return Entry(**columns, at=at, previous_hash=head.hash, hash=hash_)


def _recorded(entry: Entry, event: object) -> Recorded:
    who = (entry.actor_kind, entry.actor_ref, entry.actor_role)
    return Recorded(spec_of(event).stream, entry.sequence, entry.at, *who, event, entry.hash)


def _require_transaction() -> None:
    if not connection.in_atomic_block:
        raise NotInTransaction("An event is recorded inside transaction.atomic, with the change it tells of.")


def _hold(stream: Stream) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK_SPACE, list(Stream).index(stream)])


@cache
def _code_version() -> str:
    """Which code wrote the entry: the release, or what PEELIAN_CODE_VERSION says (a commit, say)."""
    stated = getattr(settings, "PEELIAN_CODE_VERSION", "")
    try:
        return check_word(stated or version("peelian"), what="Code version")
    except PackageNotFoundError:
        return "unreleased"
