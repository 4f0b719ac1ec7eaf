"""Signing how far the ledger has come, and keeping the signed word where the database cannot reach."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from peelian.ledger.events import Stream
from peelian.ledger.exporting import stream_sizes
from peelian.ledger.merkle import BLOCK, GrowingTree, block_root
from peelian.ledger.models import Checkpoint, Entry, Subtree
from peelian.ledger.notes import NotANote, Note, read_note
from peelian.ledger.signing import Signer

_BATCH = 20_000


class HistoryRewritten(Exception):
    """The stream is not the one that an earlier checkpoint vouches for, so no new one is signed over it."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint that was made, and the file it was written to."""

    stream: str
    size: int
    root: str
    file: Path


@dataclass(slots=True)
class _Walk:
    """What one walk over the hashes of a stream gathers."""

    root: bytes
    blocks: list[bytes]
    roots: dict[int, bytes]


def sign_checkpoints(*, signer: Signer, folder: Path, at: datetime) -> list[Signed]:
    """Sign a checkpoint over every stream that has grown since the last, in the table and as a file in `folder`.

    Every root that was signed before is computed again first. Raises HistoryRewritten when one of them no longer
    comes out, and OSError when the folder cannot be written; then nothing is signed.
    """
    made = []
    for stream, size in stream_sizes().items():
        earlier = _earlier(Stream(stream), folder)
        if not size and not earlier:
            continue
        walk = _walk(stream, size, wanted={note.size for note in earlier})
        _check_earlier(stream, size, earlier, walk)
        if not any(note.size == size for note in _in_table(stream)):
            made.append(_sign(stream, size, walk, signer=signer, folder=folder, at=at))
    return made


def _sign(stream: str, size: int, walk: _Walk, *, signer: Signer, folder: Path, at: datetime) -> Signed:
    note = signer.signed_note(stream=stream, size=size, root=walk.root)
    with transaction.atomic():
        Checkpoint.objects.create(stream=stream, size=size, root_hash=walk.root.hex(), at=at, note=note)
        _keep_blocks(stream, walk.blocks)
        # The file last: if it cannot be written, the table says nothing either.
        file = _write(folder / f"{stream}-{size:012d}.txt", note)
    return Signed(stream, size, walk.root.hex(), file)


def _earlier(stream: Stream, folder: Path) -> list[Note]:
    kept = [note for note in notes_in(folder) if note.stream == stream]
    return [*_in_table(stream), *kept]


def _in_table(stream: str) -> list[Note]:
    return [
        read_note(note) for note in Checkpoint.objects.filter(stream=stream).values_list("note", flat=True)
    ]


def notes_in(folder: Path) -> list[Note]:
    """The checkpoints kept in a folder; files that are none are passed over. Nothing when there is no folder."""
    return [note for note, _ in notes_with_files(folder)]


def notes_with_files(folder: Path) -> Iterator[tuple[Note, Path]]:
    """The same, each with the file it stands in."""
    for path in sorted(folder.glob("*.txt")):
        try:
            yield read_note(path.read_text(encoding="utf-8")), path
        except (NotANote, UnicodeDecodeError):
            continue


def _check_earlier(stream: str, size: int, earlier: Iterable[Note], walk: _Walk) -> None:
    for note in earlier:
        if note.size > size:
            raise HistoryRewritten(
                f"A checkpoint says that {stream} had {note.size} entries; it has {size}. Entries were removed from "
                "its end. Nothing was signed; keep the checkpoints and run `peelian ledger verify`."
            )
        if walk.roots[note.size] != note.root:
            raise HistoryRewritten(
                f"The first {note.size} entries of {stream} are not those that were signed. Nothing was signed; keep "
                "the checkpoints and run `peelian ledger verify`."
            )


def _walk(stream: str, size: int, *, wanted: set[int]) -> _Walk:
    tree, block, blocks = GrowingTree(), [], []
    roots = {0: tree.root()}
    for hash_ in _hashes(stream, size):
        leaf = bytes.fromhex(hash_)
        tree.append(leaf)
        block.append(leaf)
        if len(block) == BLOCK:
            blocks.append(block_root(block))
            block.clear()
        if tree.size in wanted:
            roots[tree.size] = tree.root()
    return _Walk(tree.root(), blocks, roots)


def _hashes(stream: str, size: int) -> Iterator[str]:
    last = 0
    while last < size:
        rows = Entry.objects.filter(stream=stream, sequence__gt=last, sequence__lte=size).order_by("sequence")
        batch = list(rows.values_list("sequence", "hash")[:_BATCH])
        if not batch:
            return
        yield from (hash_ for _, hash_ in batch)
        last = batch[-1][0]


def _keep_blocks(stream: str, blocks: list[bytes]) -> None:
    """Keep the roots of full blocks for proofs; if those kept are not these, make them all anew."""
    roots = [root.hex() for root in blocks]
    kept = list(
        Subtree.objects.filter(stream=stream).order_by("position").values_list("root_hash", flat=True)
    )
    if kept != roots[: len(kept)]:
        Subtree.objects.filter(stream=stream).delete()
        kept = []
    Subtree.objects.bulk_create(
        Subtree(stream=stream, position=position, root_hash=roots[position])
        for position in range(len(kept), len(roots))
    )


def _write(path: Path, note: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(note)
        file.flush()
        os.fsync(file.fileno())
    return path
