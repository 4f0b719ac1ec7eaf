"""Exports with bytes changed, lost and added: each is refused with a sentence or read with every byte accounted for."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.chats.formats import imessage, meta, signal, sms_xml, telegram, ufdr
from peelian.chats.formats.loss import account
from peelian.chats.formats.records import Settings, Unreadable
from tests.chats.formats import test_imessage as im
from tests.chats.formats import test_meta as fb
from tests.chats.formats import test_signal as sg
from tests.chats.formats import test_sms_xml as sx
from tests.chats.formats import test_telegram as tg
from tests.chats.formats.reports import attachment, chat, message, moment, party, report, several, stated
from tests.chats.formats.zips import a_file

pytestmark = pytest.mark.pure

PHOTO = several("Attachments", "Attachment", attachment("files\\Image\\a.jpg", "f1", Filename="a.jpg"))
READ = several("To", "Party", party("5", "Kit", moment("DateRead", "2023-01-14T21:06:00+00:00")))
REACTION = [
    {
        "emoji": "😂",
        "count": 2,
        "recent": [{"from": "Ned", "from_id": "user1", "date": "2023-01-14T22:05:00"}],
    }
]
SAMPLES = {
    telegram: json.dumps(
        tg.chat(
            tg.entry(reactions=REACTION, reply_to_message_id=4, photo="photos/1.jpg"),
            tg.service("invite_members", members=["Ned", None]),
            tg.entry(text=["a", {"type": "bold", "text": "é😀"}], poll={"question": "?", "answers": []}),
        ),
        ensure_ascii=False,
    ),
    meta: fb.written(
        fb.thread(
            fb.entry("é😀", reactions=[{"reaction": "😂", "actor": "Ned"}], photos=[{"uri": "a/b.jpg"}]),
            fb.entry("Orla Quill added Ned Ashe to the group."),
        )
    ),
    signal: sg.lines(
        sg.row("é😀", reactions=[["Ned", "😂"]], attachments=[{"name": "a", "path": "media/a"}]),
        sg.raw(),
        sg.row(),
    ),
    sms_xml: sx.backup(
        sx.sms("é&#55357;&#56832;"), sx.mms(sx.part("image/png", cl="a", data="QUJD"), sx.GROUP)
    ),
    imessage: im.block("é😀", "Tapbacks:", "Loved by Me", "") + im.block("attachments/1/a.jpg", sender="Me"),
    ufdr: report(
        chat(message("é😀", PHOTO, READ), message("two", state="Deleted"), people=party("1", "Ned")),
        files=stated("f1", "files\\Image\\a.jpg", "ab" * 32),
        kinds={"Location": "<model type='Location'/>"},
    ),
}
ODD = [
    b"",
    b"\0",
    b"\xff",
    b"\xc3",
    b'"',
    b"{",
    b"]",
    b"<",
    b">",
    b"&",
    b"&#0;",
    b"]]>",
    b"null",
    b"1e999",
    b"\n",
    b"-",
]


@pytest.mark.parametrize("module", SAMPLES, ids=lambda module: module.KIND)
@settings(max_examples=100)
@given(data=st.data())
def test_a_mangled_export_is_refused_or_accounted_for(module, data):
    raw = SAMPLES[module]
    raw = raw if isinstance(raw, bytes) else raw.encode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(raw)))
        end = data.draw(st.integers(start, min(len(raw), start + data.draw(st.sampled_from([1, 8, 5000])))))
        raw = raw[:start] + data.draw(st.sampled_from(ODD) | st.binary(max_size=4)) + raw[end:]
    source = a_file(raw, "phone.bin")
    try:
        accounting = account(source, module.read(source, Settings()))
    except Unreadable as refused:
        words = str(refused)
    else:
        words = "" if accounting.whole else f"{accounting.gaps} {accounting.overlaps}"
    assert words == "" or words.startswith("phone.bin")
