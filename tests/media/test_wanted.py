"""Lists of hashes in every shape in which a force gets them; bad lines are named."""

import json

import pytest

from peelian.media.states import HashKind
from peelian.media.wanted.reading import BadList, read_list

pytestmark = pytest.mark.pure
SHA, PDQ, MD5 = "ab" * 32, "0f" * 32, "cd" * 16


def found(text: str, **options: HashKind) -> list[tuple[int, HashKind, str, str]]:
    return [(e.line, e.kind, e.value, e.label) for e in read_list(text.encode(), **options).entries]


def test_plain_lines_with_comments_and_labels() -> None:
    text = f"# from the unit\r\n{SHA.upper()}\r\n\r\n{MD5}, Film 7\r\n{SHA}\tFilm 8\r\n"
    assert found(text) == [
        (2, HashKind.SHA256, SHA, ""),
        (4, HashKind.MD5, MD5, "Film 7"),
        (5, HashKind.SHA256, SHA, "Film 8"),
    ]


def test_plain_lines_can_be_said_to_be_pdq() -> None:
    assert found(f"{PDQ}\n{MD5}", plain=HashKind.PDQ) == [
        (1, HashKind.PDQ, PDQ, ""),
        (2, HashKind.MD5, MD5, ""),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_with_columns_for_each_kind(mark: str) -> None:
    text = "\ufeff" + mark.join(["Film", "SHA256", "PDQ"]) + "\n" + mark.join(["Film 7", SHA, PDQ]) + "\n"
    assert found(text) == [(2, HashKind.SHA256, SHA, "Film 7"), (2, HashKind.PDQ, PDQ, "Film 7")]


def test_csv_with_a_column_that_says_the_kind() -> None:
    text = f"hash,type,label\n{PDQ},pdq,Film 7\n{SHA},,Film 7\n"
    assert found(text) == [(2, HashKind.PDQ, PDQ, "Film 7"), (3, HashKind.SHA256, SHA, "Film 7")]


def test_json_as_a_list_and_within_an_object() -> None:
    rows = [SHA, {"pdq": PDQ, "name": "Film 7"}, {"hash": MD5}]
    expected = [(1, HashKind.SHA256, SHA, ""), (2, HashKind.PDQ, PDQ, "Film 7"), (3, HashKind.MD5, MD5, "")]
    assert found(json.dumps(rows)) == expected
    assert found(json.dumps({"version": 2, "hashes": rows})) == expected


def test_bad_lines_are_named_and_the_rest_is_kept() -> None:
    given = read_list(f"{SHA}\nnot a hash\n{SHA[:-1]}\n".encode())
    assert [line for line, _ in given.bad] == [2, 3]
    assert "“not”" in given.bad[0][1]
    assert (len(given.entries), given.bad_lines) == (1, 2)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "No hash was found"),
        (b"nothing here\n", "Line 1"),
        (b"\xff\xfe\x00", "not text in UTF-8: byte 1"),
        (b'[{"a": ', "begins like JSON"),
        (b"[" * 100_000, "begins like JSON"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(BadList, match=said):
        read_list(data)
