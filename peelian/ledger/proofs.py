"""The proof that one entry is under a signed root, found without reading the whole stream."""

from dataclasses import dataclass

from peelian.ledger.merkle import BLOCK, BlockedLeaves, inclusion_path, leaf_hash, root_from_path
from peelian.ledger.models import Checkpoint, Entry, Subtree


@dataclass(frozen=True, slots=True)
class Proof:
    """What leads from one entry to a signed root (RFC 9162, 2.1.3), and whether it does."""

    stream: str
    sequence: int
    leaf: str
    size: int
    root: str
    note: str
    path: tuple[str, ...]
    holds: bool


def inclusion_proof(stream: str, sequence: int) -> Proof | None:
    """The proof of an entry under the newest checkpoint; None when no checkpoint is as long as that yet."""
    checkpoint = Checkpoint.objects.filter(stream=stream, size__gte=sequence).order_by("-size").first()
    leaf = Entry.objects.filter(stream=stream, sequence=sequence).values_list("hash", flat=True).first()
    if checkpoint is None or leaf is None:
        return None
    index, size = sequence - 1, checkpoint.size
    path = _path(stream, index, size)
    root = root_from_path(bytes.fromhex(leaf), index=index, size=size, path=path)
    holds = root is not None and root.hex() == checkpoint.root_hash
    steps = tuple(step.hex() for step in path)
    return Proof(stream, sequence, leaf, size, checkpoint.root_hash, checkpoint.note, steps, holds)


def _path(stream: str, index: int, size: int) -> list[bytes]:
    """The path, or nothing when the rows it needs are missing: then the proof does not hold, and says so."""
    rows = Subtree.objects.filter(stream=stream, position__lt=size // BLOCK).order_by("position")
    blocks = [bytes.fromhex(root) for root in rows.values_list("root_hash", flat=True)]
    leaves = _leaves_of_block(stream, index // BLOCK) | _leaves_of_block(stream, size // BLOCK)
    try:
        return inclusion_path(index, size, subtree=BlockedLeaves(leaves=leaves, blocks=blocks).subtree)
    except LookupError:
        return []


def _leaves_of_block(stream: str, block: int) -> dict[int, bytes]:
    first = block * BLOCK
    rows = Entry.objects.filter(stream=stream, sequence__gt=first, sequence__lte=first + BLOCK)
    return {
        place - 1: leaf_hash(bytes.fromhex(hash_)) for place, hash_ in rows.values_list("sequence", "hash")
    }
