"""Merkle trees as RFC 9162 (Certificate Transparency 2.0) section 2.1 defines them, with SHA-256. Pure.

A leaf of a stream's tree is the 32-byte hash of one entry. The root of the first `n` leaves is what a checkpoint
signs; an inclusion proof shows that one entry is under a root; a consistency proof shows that a later root
keeps everything an earlier root had.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence

_sha256 = hashlib.sha256
EMPTY_ROOT = _sha256(b"").digest()
"""MTH({}) = HASH() (RFC 9162, 2.1.1)."""


def leaf_hash(leaf: bytes) -> bytes:
    """MTH({d}) = HASH(0x00 || d)."""
    return _sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """HASH(0x01 || left || right)."""
    return _sha256(b"\x01" + left + right).digest()


BLOCK = 1024


class GrowingTree:
    """A tree that takes leaves one by one and knows its root at any time, keeping only a block of them.

    Leaves are hashed a block at a time, level by level: the verifier spends a third less time on the tree so.
    """

    __slots__ = ("_peaks", "_size", "_waiting")

    def __init__(self) -> None:
        self._size = 0
        self._peaks: list[bytes] = []
        self._waiting: list[bytes] = []

    @property
    def size(self) -> int:
        """How many leaves the tree has."""
        return self._size + len(self._waiting)

    def append(self, leaf: bytes) -> None:
        """Add one leaf (not yet hashed as a leaf)."""
        self._waiting.append(leaf)
        if len(self._waiting) == BLOCK:
            self._add_node(block_root(self._waiting), leaves=BLOCK)
            self._waiting.clear()

    def root(self) -> bytes:
        """The Merkle tree hash of the leaves so far."""
        if not self.size:
            return EMPTY_ROOT
        peaks, size = self._peaks.copy(), self._size
        for leaf in self._waiting:
            _carry(peaks, leaf_hash(leaf), size)
            size += 1
        node = peaks.pop()
        while peaks:
            node = node_hash(peaks.pop(), node)
        return node

    def _add_node(self, node: bytes, *, leaves: int) -> None:
        _carry(self._peaks, node, self._size // leaves)
        self._size += leaves


def _carry(peaks: list[bytes], node: bytes, place: int) -> None:
    """Add a node: there is one peak for each bit of the size, so adding carries as adding one to a number does."""
    while place & 1:
        node = node_hash(peaks.pop(), node)
        place >>= 1
    peaks.append(node)


def block_root(leaves: Sequence[bytes]) -> bytes:
    """The root of a full block: a power of two of leaves."""
    return fold([_sha256(b"\x00" + leaf).digest() for leaf in leaves])


def fold(nodes: list[bytes]) -> bytes:
    """The root over a power of two of nodes that stand side by side."""
    if len(nodes) & (len(nodes) - 1) or not nodes:
        raise ValueError(f"{len(nodes)} nodes do not fill a block.")
    while len(nodes) > 1:
        pairs = zip(nodes[::2], nodes[1::2], strict=True)
        nodes = [_sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return nodes[0]


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The Merkle tree hash of `leaves`."""
    tree = GrowingTree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


SubtreeRoot = Callable[[int, int], bytes]
"""Gives the root of the leaves from `start` up to, not including, `end`."""


def inclusion_path(index: int, size: int, *, subtree: SubtreeRoot) -> list[bytes]:
    """PATH(m, D[n]) of RFC 9162, 2.1.3.1: the hashes that lead from leaf `index` (from 0) to the root of `size`."""
    if not 0 <= index < size:
        raise ValueError(f"Leaf {index} is not in a tree of {size}.")
    start, end, path = 0, size, []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(subtree(middle, end))
            end = middle
        else:
            path.append(subtree(start, middle))
            start = middle
    return path[::-1]


def root_from_path(leaf: bytes, *, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that `path` leads to from `leaf` (RFC 9162, 2.1.3.2), or None when the path has the wrong length."""
    if not 0 <= index < size:
        return None
    first, last, node = index, size - 1, leaf_hash(leaf)
    for step in path:
        if last == 0:
            return None
        if first & 1 or first == last:
            node = node_hash(step, node)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            node = node_hash(node, step)
        first, last = first >> 1, last >> 1
    return node if last == 0 else None


def consistency_path(old: int, new: int, *, subtree: SubtreeRoot) -> list[bytes]:
    """PROOF(m, D[n]) of RFC 9162, 2.1.4.1: that the tree of `new` leaves begins with the tree of `old` leaves."""
    if not 0 < old <= new:
        raise ValueError(f"There is no proof from {old} to {new} leaves.")
    start, end, whole, path = 0, new, True, []
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(subtree(middle, end))
            end = middle
        else:
            path.append(subtree(start, middle))
            start, whole = middle, False
    if not whole:
        path.append(subtree(start, end))
    return path[::-1]


def is_consistent(*, old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether `path` proves that the tree `new` extends the tree `old` (RFC 9162, 2.1.4.2)."""
    if old == new:
        return not path and old_root == new_root
    if not 0 < old < new or not path:
        return False
    steps = [old_root, *path] if old & (old - 1) == 0 else list(path)
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    old_node = new_node = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            old_node, new_node = node_hash(step, old_node), node_hash(step, new_node)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            new_node = node_hash(new_node, step)
        first, last = first >> 1, last >> 1
    return last == 0 and old_node == old_root and new_node == new_root


class BlockedLeaves:
    """Roots of ranges of a long row of leaves, of which only some blocks are known leaf by leaf.

    `leaves` gives the hash of single leaves by index; `blocks` gives the root of every full block in order.
    """

    def __init__(self, *, leaves: Mapping[int, bytes], blocks: Sequence[bytes]) -> None:
        self._leaves = leaves
        self._blocks = blocks

    def subtree(self, start: int, end: int) -> bytes:
        """The root of the leaves from `start` up to `end`: a `SubtreeRoot`. KeyError or IndexError when unknown."""
        peaks: list[tuple[int, bytes]] = []
        place = start
        while place < end:
            whole = place % BLOCK == 0 and place + BLOCK <= end
            size, node = (BLOCK, self._blocks[place // BLOCK]) if whole else (1, self._leaves[place])
            place += size
            while peaks and peaks[-1][0] == size:
                size, node = 2 * size, node_hash(peaks.pop()[1], node)
            peaks.append((size, node))
        _, node = peaks.pop()
        while peaks:
            node = node_hash(peaks.pop()[1], node)
        return node


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)
