"""Any tampering is caught, and the verifier says what it was and where it began."""

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from peelian.ledger.findings import Kind
from peelian.ledger.lines import ENTRY_LINE, HEADER, LONGEST_LINE, end_line
from peelian.ledger.notes import PublicKey, read_note
from peelian.ledger.reading import Claim

from . import paper_ledger as paper

pytestmark = pytest.mark.pure
WORK, LOOKS = 12, 5
LINES = paper.export(work=WORK, looks=LOOKS)
ENTRIES = range(1, 1 + WORK + LOOKS)
"""Where the entries stand in LINES."""
entries = st.sampled_from(ENTRIES)


def place(line: int) -> tuple[str, int]:
    """The stream and sequence of the entry at an index of LINES."""
    found = ENTRY_LINE.fullmatch(LINES[line])
    return found[4].decode(), int(found[3])


def first(lines, **options):
    report = paper.checked(lines, **options)
    assert not report.is_whole
    return report.first


def test_it_finds_a_whole_ledger_whole():
    report = paper.checked(paper.export(signed_at=(3, 8, 12)), key=paper.KEY)
    assert (report.findings, report.unreadable) == ([], [])
    assert (report.sizes, report.checkpoints, report.signatures) == ({"work": 12, "looks": 5}, 3, 3)


@pytest.mark.parametrize(("work", "looks"), [(0, 0), (1, 0), (0, 1), (1, 1), (1025, 0), (2050, 3)])
def test_it_finds_ledgers_of_every_size_whole(work, looks):
    assert paper.checked(paper.export(work=work, looks=looks)).is_whole


@given(line=entries, where=st.integers(min_value=0), seed=st.integers())
@settings(max_examples=600, deadline=None)
def test_it_names_an_entry_in_which_a_byte_was_changed(line, where, seed):
    spoiled = paper.shuffled_byte(LINES[line], where % len(LINES[line]), random.Random(seed))
    found = first(b"\n".join([*LINES[:line], spoiled, *LINES[line + 1 :]]).split(b"\n"))
    assert (found.kind, found.stream, found.sequence, found.line) == (Kind.CHANGED, *place(line), line + 1)


@given(line=st.sampled_from(range(len(LINES))), where=st.integers(min_value=0), seed=st.integers())
@settings(max_examples=300, deadline=None)
def test_it_notices_a_changed_byte_in_any_line_and_names_the_line(line, where, seed):
    lines = paper.export(work=4, looks=2, signed_at=(2, 4))
    line %= len(lines)
    spoiled = paper.shuffled_byte(lines[line], where % len(lines[line]), random.Random(seed))
    found = first(b"\n".join([*lines[:line], spoiled, *lines[line + 1 :]]).split(b"\n"))
    assert found.kind is not Kind.INSERTED
    assert found.line >= line + 1


@given(line=entries)
def test_it_names_an_entry_that_was_removed(line):
    found = first([*LINES[:line], *LINES[line + 1 :]])
    assert (found.kind, found.stream, found.sequence) == (Kind.REMOVED, *place(line))


@given(start=entries, count=st.integers(min_value=2, max_value=6))
def test_it_names_the_first_of_several_entries_removed(start, count):
    found = first([*LINES[:start], *LINES[min(start + count, len(LINES) - 1) :]])
    assert (found.kind, found.stream, found.sequence) == (Kind.REMOVED, *place(start))


@given(one=entries, other=entries)
def test_it_notices_two_entries_that_changed_places(one, other):
    one, other = sorted((one, other))
    if one == other:
        return
    lines = LINES.copy()
    lines[one], lines[other] = lines[other], lines[one]
    found = first(lines)
    assert found.kind is Kind.REORDERED
    assert one + 1 <= found.line <= other + 1


@given(source=entries, target=entries)
def test_it_names_a_copy_of_an_entry_put_in_elsewhere(source, target):
    found = first([*LINES[:target], LINES[source], *LINES[target:]])
    assert found.kind is Kind.INSERTED
    assert (found.stream, found.sequence) == place(source)


@given(target=entries, previous_known=st.booleans())
def test_it_names_a_forged_entry_that_was_put_in(target, previous_known):
    stream, sequence = place(target)
    previous = ENTRY_LINE.fullmatch(LINES[target])[6].decode() if previous_known else "ab" * 32
    forged, _ = paper.entry(stream, sequence, previous, actor_ref="P-FORGED")
    found = first([*LINES[:target], forged, *LINES[target:]])
    assert (found.kind, found.stream, found.sequence) == (Kind.INSERTED, stream, sequence)
    if target < len(LINES) - 2 and place(target + 1)[0] == stream:
        assert found.line == target + 1


@given(
    target=st.sampled_from(
        [line for line in ENTRIES if place(line) not in {("work", WORK), ("looks", LOOKS)}]
    )
)
def test_it_names_an_entry_that_was_changed_and_hashed_anew(target):
    stream, sequence = place(target)
    forged, _ = paper.entry(
        stream, sequence, ENTRY_LINE.fullmatch(LINES[target])[6].decode(), actor_ref="P-FORGED"
    )
    found = first([*LINES[:target], forged, *LINES[target + 1 :]])
    assert (found.kind, found.stream, found.sequence) == (Kind.CHANGED, stream, sequence)


def test_it_names_the_last_entry_changed_and_hashed_anew_from_the_end_line():
    forged, _ = paper.entry("work", WORK, ENTRY_LINE.fullmatch(LINES[WORK])[6].decode(), actor_ref="P-FORGED")
    found = first([*LINES[:WORK], forged, *LINES[WORK + 1 :]])
    assert (found.kind, found.stream, found.sequence) == (Kind.CHANGED, "work", WORK)


@given(line=st.sampled_from(range(len(LINES))))
def test_it_notices_any_line_that_is_missing(line):
    first([*LINES[:line], *LINES[line + 1 :]])


@given(line=st.sampled_from(range(len(LINES))), junk=st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_it_never_stumbles_over_garbage_and_names_its_line(line, junk):
    junk = junk.replace(b"\n", b"")
    assume(junk != HEADER)
    report = paper.checked([*LINES[: line + 1], junk, *LINES[line + 1 :]])
    assert report.first.kind is Kind.INSERTED or line == len(LINES) - 1
    assert [number for number, _ in report.unreadable] == [line + 2]


@given(st.lists(st.one_of(st.binary(max_size=80), st.sampled_from(LINES), st.just(b"\xff\xfe")), max_size=30))
@settings(max_examples=300, deadline=None)
def test_it_never_stumbles_over_any_mixture_of_lines(lines):
    if lines != LINES:
        assert not paper.checked([line.replace(b"\n", b"") for line in lines]).is_whole


@pytest.mark.parametrize(
    ("junk", "reason"),
    [
        (b"", "empty"),
        (b"not json", "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[1]", "not an object"),
        (b'{"a": 1}', "canonical"),
        (b'{"a":1.5}', "canonical"),
        (b'{"a":NaN}', "canonical"),
        (b'{"a":1}', "neither an entry nor"),
        (b'{"checkpoint":"nonsense"}', "not a signed note"),
        (b"[" * 20_000, "nested too deeply"),
        (b"x" * (LONGEST_LINE + 1), "longer"),
        (b"9" * 5_000, "not JSON"),
    ],
)
def test_it_says_of_each_malformed_line_why_it_cannot_be_read(junk, reason):
    report = paper.checked([*LINES[:4], junk, *LINES[4:]])
    assert report.unreadable[0][0] == 5
    assert reason in report.unreadable[0][1]


def test_it_refuses_an_entry_whose_data_is_not_in_canonical_order():
    line, _ = paper.entry("work", 1, "0" * 64, payload='{"b":1,"a":2}')
    report = paper.checked([HEADER, line])
    assert "canonical" in report.unreadable[0][1]


def cut_and_sealed(size):
    """An export whose tail was cut by somebody who wrote a new end line as well."""
    return paper.export(work=size, looks=LOOKS)


def test_a_checkpoint_kept_elsewhere_shows_that_the_tail_was_cut():
    _, hashes = paper.stream_lines("work", WORK)
    claim = Claim(read_note(paper.note("work", hashes)), "the checkpoint in safe.txt")
    assert paper.checked(cut_and_sealed(9)).is_whole
    found = first(cut_and_sealed(9), claims=[claim])
    assert (found.kind, found.stream, found.sequence) == (Kind.REMOVED, "work", 10)
    assert "safe.txt" in found.sentence


def test_a_checkpoint_shows_that_the_whole_chain_was_made_anew():
    lines, previous = [], "0" * 64
    for sequence in range(1, WORK + 1):
        line, previous = paper.entry(
            "work", sequence, previous, **({"actor_ref": "P-X"} if sequence >= 7 else {})
        )
        lines.append((line, previous))
    hashes = [hash_ for _, hash_ in lines]
    roots = {"work": (WORK, paper.root(hashes).hex()), "looks": (0, paper.root([]).hex())}
    rewritten = [HEADER, *(line for line, _ in lines), end_line(roots=roots, checkpoints=[])]
    _, true = paper.stream_lines("work", WORK)
    claims = [Claim(read_note(paper.note("work", true[:size])), f"the one at {size}") for size in (5, 10, 12)]
    assert paper.checked(rewritten).is_whole
    found = first(rewritten, claims=claims)
    assert (found.kind, found.sequence) == (Kind.REWRITTEN, 6)


def test_it_refuses_a_checkpoint_that_another_key_signed():
    stranger = PublicKey("paper", bytes(31) + b"\x01")
    assert first(paper.export(signed_at=(4,)), key=stranger).kind is Kind.UNSIGNED


def test_it_names_the_line_order_of_checkpoints_that_were_swapped():
    lines = paper.export(signed_at=(4, 8))
    lines[1], lines[2] = lines[2], lines[1]
    assert "checkpoints" in first(lines).sentence
