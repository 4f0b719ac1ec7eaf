"""NUL and halves of characters: read as they stand, altered in one place to be kept, and then marked."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.formats import imessage, meta, signal, telegram
from peelian.chats.formats.records import Event, Mark, Message, NeedsAnswer, Settings, Unreadable, What
from peelian.chats.formats.storing import joined, storable, storable_in
from peelian.chats.merging.draft import Draft
from tests.chats.formats import test_imessage as im
from tests.chats.formats import test_meta as fb
from tests.chats.formats import test_signal as sg
from tests.chats.formats import test_telegram as tg
from tests.chats.formats.whatsapp_sources import taken as whatsapp
from tests.chats.formats.zips import a_file, of_kind, taken

pytestmark = pytest.mark.pure
SIGNS = st.sampled_from([*"ab é😀\0", "\ud83d", "\ude00", "\udcff", "\ud800"]) | st.characters(
    exclude_categories=["Cc"]
)
HARD = st.lists(SIGNS, min_size=1, max_size=20).map("".join)
JSON = {
    "telegram": (telegram, lambda text: json.dumps(tg.chat(tg.entry(text=text, who=text), name=text))),
    "meta": (meta, lambda text: json.dumps(fb.thread(fb.entry(text, who=text), title=text))),
    "signal": (signal, lambda text: json.dumps(sg.row(text, sender=text)) + "\n"),
    "signal, raw": (signal, lambda text: json.dumps(sg.raw(text, source=text)) + "\n"),
}


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)


def kept(records: list[Any]) -> Draft:
    """A draft that took these records."""
    draft = Draft()
    assert list(draft.take(records))
    return draft


@given(HARD)
def test_what_is_storable_is_the_text_with_signs_for_what_is_not(text: str) -> None:
    whole = joined(text)
    assert storable(text) == re.sub("[\ud800-\udfff]", "\ufffd", whole).replace("\0", "\u2400")
    assert whole.encode("utf-16-le", "surrogatepass") == text.encode("utf-16-le", "surrogatepass")
    kept_once = storable(text)
    assert storable(kept_once) is kept_once


@pytest.mark.parametrize("plain", ["plain", "café 😀", "", "\ufffd\u2400"])
def test_a_text_that_can_be_kept_is_the_same_object(plain: str) -> None:
    record = Message("a", 0, 1, "c", "s", 0, plain, fields=((plain, plain),))
    assert storable(plain) is plain
    assert storable_in(record) is record


def test_a_record_keeps_its_kind_and_the_kinds_in_it() -> None:
    event = Event("a", 0, 1, "c\0", 5, What.NAMED, "\ud800", others=("x\0", "y"))
    assert storable_in(event) == Event("a", 0, 1, "c␀", 5, What.NAMED, "\ufffd", others=("x␀", "y"))
    assert type(storable_in(event).what) is What


def test_halves_written_apart_are_one_character() -> None:
    assert joined("\ud83d\ude00 \ud83d") == "😀 \ud83d"
    assert storable("\ud83d\ude00 \ud83d") == "😀 \ufffd"


@pytest.mark.parametrize("kind", JSON)
@given(text=HARD)
def test_every_reader_of_json_gives_what_stands_there_and_a_draft_what_can_be_kept(
    kind: str, text: str
) -> None:
    module, written = JSON[kind]
    records, _ = taken(module, a_file(written(text), "export.json"), Settings())
    [message] = of_kind(records, Message)
    assert message.text == joined(text)
    [thread] = kept(records).threads.values()
    altered = storable(text) != joined(text)
    assert thread.text == [storable(text)]
    assert bool(thread.marks[0] & Mark.ALTERED) == altered
    for part in (*thread.more.values(), *(event for _, event in thread.events), *thread.accounts):
        for each in texts_in(part):
            assert "\0" not in each
            assert each.encode().decode() == each


def test_bytes_that_are_no_text_mark_the_message_they_stand_in() -> None:
    header = "[13/01/2023, 08:01:0{}] Asha: "
    data = (header.format(1) + "caf").encode() + b"\xe9\r\n" + (header.format(2) + "ok\0\r\n").encode()
    records, _, _ = whatsapp(data + (header.format(3) + "café é\r\n").encode(), "_chat.txt")
    draft = kept(records)
    [thread] = draft.threads.values()
    assert thread.text == ["caf\ufffd", "ok\u2400", "café é"]
    assert [bool(marks & Mark.ALTERED) for marks in thread.marks] == [True, True, False]
    assert draft.mended == 2


def test_lines_of_a_text_export_keep_their_bytes() -> None:
    raw = im.block("caf#", "a\0b").encode().replace(b"#", b"\xe9")
    records, _ = taken(imessage, a_file(raw, "Ned.txt"), Settings())
    assert kept(records).threads["Ned"].text == ["caf\ufffd\na\u2400b"]


def test_sentences_for_a_person_can_be_kept() -> None:
    assert str(Unreadable("a\0.txt: no")) == "a␀.txt: no"
    asked = NeedsAnswer("mapping", "Which column\ud800?", ("a\0",))
    assert (asked.question, asked.choices) == ("Which column\ufffd?", ("a␀",))
