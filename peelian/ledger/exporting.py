"""The whole ledger as lines, read so that it holds still without holding anybody up.

Entries are only ever added, so fixing where each stream ends before reading makes a consistent picture: nothing up
to there can change while it is read. No transaction is needed, and nobody waits.
"""

from collections.abc import Iterator

from django.db.models import Max

from peelian.ledger.chain import entry_text, moment_text
from peelian.ledger.events import Stream
from peelian.ledger.lines import HEADER, checkpoint_line, end_line, entry_line
from peelian.ledger.merkle import GrowingTree
from peelian.ledger.models import Checkpoint, Entry

_BATCH = 5_000
_COLUMNS = (
    "stream",
    "sequence",
    "at",
    "actor_kind",
    "actor_ref",
    "actor_role",
    "type",
    "subject_kind",
    "subject_ref",
    "payload",
    "code_version",
    "previous_hash",
    "hash",
)


def export_lines() -> Iterator[bytes]:
    """The lines of the export, without line feeds: format, checkpoints, every entry, end (`lines.py`)."""
    sizes = stream_sizes()
    notes = _checkpoint_notes(sizes)
    yield HEADER
    yield from map(checkpoint_line, notes)
    roots = {}
    for stream, size in sizes.items():
        tree = GrowingTree()
        for line, hash_ in _entry_lines(stream, size):
            tree.append(bytes.fromhex(hash_))
            yield line
        roots[stream] = (size, tree.root().hex())
    yield end_line(roots=roots, checkpoints=notes)


def stream_sizes() -> dict[str, int]:
    """How many entries each stream has at this moment, all streams in one look."""
    found = dict(Entry.objects.values_list("stream").annotate(size=Max("sequence")).order_by("stream"))
    return {stream.value: found.get(stream.value, 0) for stream in Stream}


def _checkpoint_notes(sizes: dict[str, int]) -> list[str]:
    rows = Checkpoint.objects.order_by("stream", "size").values_list("stream", "size", "note")
    return [note for stream, size, note in rows if size <= sizes.get(stream, 0)]


def _entry_lines(stream: str, size: int) -> Iterator[tuple[bytes, str]]:
    last = 0
    while last < size:
        rows = Entry.objects.filter(stream=stream, sequence__gt=last, sequence__lte=size).order_by("sequence")
        batch = list(rows.values_list(*_COLUMNS)[:_BATCH])
        if not batch:
            return
        for row in batch:
            columns = dict(zip(_COLUMNS, row, strict=True))
            text = entry_text(columns, at=moment_text(columns["at"]))
            yield (
                entry_line(entry=text, hash_=columns["hash"], previous=columns["previous_hash"]),
                columns["hash"],
            )
        last = batch[-1][1]


def entry_as_written(stream: str, sequence: int) -> str | None:
    """One entry in canonical form, as it was hashed; None when there is none."""
    row = Entry.objects.filter(stream=stream, sequence=sequence).values(*_COLUMNS).first()
    return entry_text(row, at=moment_text(row["at"])) if row else None
