"""What a file is, is told by its bytes."""

import pytest

from peelian.chats.formats.records import Kind, Settings, Unreadable
from peelian.chats.formats.registry import KINDS, read, sniff
from tests.chats.formats.whatsapp_sources import source_of

pytestmark = pytest.mark.pure
CHAT = b"13/03/2023, 14:08 - Asha: hello\n"


def test_every_kind_has_its_reader() -> None:
    assert set(KINDS) == set(Kind)
    assert all(reader.KIND is kind for kind, reader in KINDS.items())


def test_the_name_decides_nothing() -> None:
    assert sniff(source_of(CHAT, "result.json"))[0].kind is Kind.WHATSAPP


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "JPEG"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"", "empty"),
        (b"just some words\nwithout any order\n", "first lines"),
        (bytes(range(256)), "not text"),
    ],
)
def test_something_else_is_refused_with_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as refused:
        read(source_of(data, "_chat.txt"), Settings())
    assert "_chat.txt" in str(refused.value)


def test_a_kind_that_does_not_fit_is_refused_by_its_reader() -> None:
    with pytest.raises(Unreadable):
        read(source_of(b'{"messages": []}', "result.json"), Settings(), Kind.WHATSAPP)
