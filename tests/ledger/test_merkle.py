"""Merkle trees, against a second implementation written from RFC 9162 as plainly as it can be."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.ledger.merkle import (
    BLOCK,
    BlockedLeaves,
    GrowingTree,
    block_root,
    consistency_path,
    inclusion_path,
    is_consistent,
    leaf_hash,
    root_from_path,
    root_of,
)

pytestmark = pytest.mark.pure
LEAVES = [bytes([number % 251, number // 251]) * 3 for number in range(2 * BLOCK + 77)]
sizes = st.integers(min_value=1, max_value=300)


def plainly(leaves):
    """MTH(D[n]) word for word (RFC 9162, 2.1.1)."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + plainly(leaves[:k]) + plainly(leaves[k:])).digest()


def subtree(start, end):
    return plainly(LEAVES[start:end])


@pytest.mark.parametrize("size", range(301))
def test_its_root_is_that_of_the_plain_definition(size):
    assert root_of(LEAVES[:size]) == plainly(LEAVES[:size])


@pytest.mark.parametrize("size", [BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK - 1, 2 * BLOCK, 2 * BLOCK + 77])
def test_its_root_is_right_on_either_side_of_a_block(size):
    assert root_of(LEAVES[:size]) == plainly(LEAVES[:size])


def test_it_knows_the_root_of_rfc_6962_test_vectors():
    leaves = [bytes.fromhex(leaf) for leaf in ("", "00", "10", "2021", "3031", "40414243")]
    assert root_of(leaves[:3]).hex() == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
    assert root_of(leaves[:6]).hex() == "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"


def test_asking_for_the_root_does_not_disturb_the_tree():
    tree = GrowingTree()
    for size, leaf in enumerate(LEAVES[:70], 1):
        tree.append(leaf)
        assert tree.root() == plainly(LEAVES[:size])


@given(size=sizes, place=st.integers(min_value=0))
@settings(deadline=None)
def test_an_inclusion_proof_leads_to_the_root_and_no_other_leaf_does(size, place):
    index = place % size
    path = inclusion_path(index, size, subtree=subtree)
    root = plainly(LEAVES[:size])
    assert root_from_path(LEAVES[index], index=index, size=size, path=path) == root
    assert root_from_path(b"another leaf", index=index, size=size, path=path) != root
    if size > 1:
        assert root_from_path(LEAVES[index], index=(index + 1) % size, size=size, path=path) != root
        assert root_from_path(LEAVES[index], index=index, size=size, path=path[:-1]) != root
    assert root_from_path(LEAVES[index], index=index, size=size, path=[*path, root]) is None


@given(old=sizes, more=st.integers(min_value=0, max_value=200))
@settings(deadline=None)
def test_a_consistency_proof_holds_and_a_false_one_does_not(old, more):
    new = old + more
    path = consistency_path(old, new, subtree=subtree)
    roots = {"old_root": plainly(LEAVES[:old]), "new_root": plainly(LEAVES[:new])}
    assert is_consistent(old=old, new=new, path=path, **roots)
    assert not is_consistent(old=old, new=new, path=path, **roots | {"old_root": bytes(32)})
    assert not is_consistent(old=old, new=new, path=path, **roots | {"new_root": bytes(32)})
    assert not is_consistent(old=old, new=new, path=[*path, bytes(32)], **roots)
    if path:
        assert not is_consistent(old=old, new=new, path=path[:-1], **roots)


def test_a_consistency_proof_matches_the_worked_example_of_the_rfc():
    """RFC 9162, 2.1.5: PROOF(3, D[7]) = [c, d, g, l]; PROOF(4, D[7]) = [l]; PROOF(6, D[7]) = [i, j, k]."""
    assert consistency_path(3, 7, subtree=subtree) == [
        subtree(2, 3),
        subtree(3, 4),
        subtree(0, 2),
        subtree(4, 7),
    ]
    assert consistency_path(4, 7, subtree=subtree) == [subtree(4, 7)]
    assert consistency_path(6, 7, subtree=subtree) == [subtree(4, 6), subtree(6, 7), subtree(0, 4)]


@pytest.mark.parametrize("index", [0, 5, BLOCK - 1, BLOCK, 2 * BLOCK - 1, 2 * BLOCK, 2 * BLOCK + 76])
def test_a_proof_from_blocks_is_the_proof_from_all_leaves(index):
    size = len(LEAVES)
    blocks = [block_root(LEAVES[start : start + BLOCK]) for start in (0, BLOCK)]
    near = [*range(index // BLOCK * BLOCK, min(size, (index // BLOCK + 1) * BLOCK)), *range(2 * BLOCK, size)]
    known = BlockedLeaves(leaves={place: leaf_hash(LEAVES[place]) for place in near}, blocks=blocks)
    path = inclusion_path(index, size, subtree=known.subtree)
    assert root_from_path(LEAVES[index], index=index, size=size, path=path) == root_of(LEAVES)


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_it_refuses_a_proof_for_a_leaf_that_is_not_there(index, size):
    with pytest.raises(ValueError):
        inclusion_path(index, size, subtree=subtree)
    assert root_from_path(b"", index=index, size=size, path=[]) is None


def test_it_refuses_a_proof_backwards():
    with pytest.raises(ValueError):
        consistency_path(5, 4, subtree=subtree)
