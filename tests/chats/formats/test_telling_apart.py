"""Each export is claimed by its own reader and by no other of these, whatever its name."""

import pytest

from peelian.chats.formats import imessage, meta, signal, sms_xml, telegram, ufdr
from tests.chats.formats import test_imessage, test_meta, test_signal, test_sms_xml, test_telegram
from tests.chats.formats.reports import chat, message, report
from tests.chats.formats.zips import a_file, an_archive

pytestmark = pytest.mark.pure
READERS = {each.KIND: each for each in (imessage, meta, signal, sms_xml, telegram, ufdr)}
SAMPLES = {
    imessage.KIND: (test_imessage.block("hello"), "a.txt"),
    meta.KIND: (test_meta.written(test_meta.thread(test_meta.entry())), "message_1.json"),
    signal.KIND: (test_signal.lines(test_signal.row()), "data.json"),
    sms_xml.KIND: (test_sms_xml.backup(test_sms_xml.sms()), "sms.xml"),
    telegram.KIND: (test_telegram.json.dumps(test_telegram.chat(test_telegram.entry())), "result.json"),
    ufdr.KIND: (report(chat(message("hello"))), "report.xml"),
}


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("archived", [False, True])
def test_an_export_is_claimed_by_its_own_reader_alone(kind, archived):
    content, name = SAMPLES[kind]
    source = (
        an_archive({f"folder/{name}": content, "photo.jpg": "x"})
        if archived
        else a_file(content, "thing.bin")
    )
    claimed = {each for each, reader in READERS.items() if reader.sniff(source)}
    assert claimed == {kind}


def test_nobody_claims_a_chat_of_another_kind_or_nothing_at_all():
    for content in (
        b"",
        b"\0" * 100,
        "14/01/2023, 21:04 - Ned: hello\n",
        "name,text\nNed,hello\n",
        "[]",
        "{}",
        "<a/>",
    ):
        assert [each for each, reader in READERS.items() if reader.sniff(a_file(content))] == []
