"""SMS Backup & Restore: text messages and multimedia messages of an Android phone."""

import base64
import hashlib
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.formats import sms_xml
from peelian.chats.formats.records import (
    Account,
    Kind,
    Mark,
    Message,
    Remainder,
    Settings,
    Unreadable,
)
from peelian.chats.formats.sms_xml.attachments import attachments_in
from tests.chats.formats.zips import a_file, an_archive, bytes_of, of_kind, taken

pytestmark = pytest.mark.pure
PICTURE = b"\x89PNG not really"


def attributes(values: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items())


def sms(body="hello", address="+447700900123", kind="1", date="1673730249123", **more) -> str:
    values = {
        "protocol": "0",
        "address": address,
        "date": date,
        "type": kind,
        "subject": "null",
        "body": body,
    }
    return f"  <sms{attributes(values | {'read': '1', 'contact_name': 'Ned Ashe'} | more)} />\n"


def mms(
    parts: str, addresses: str, *, address="+447700900123~+447700900124", date="1673730249", **more
) -> str:
    values = {"date": date, "msg_box": "1", "m_type": "132", "address": address, "m_id": "m1", "sub": "null"}
    opening = f"  <mms{attributes(values | {'contact_name': '(Unknown)'} | more)}>"
    return f"{opening}\n<parts>{parts}</parts>\n<addrs>{addresses}</addrs></mms>\n"


def part(ct: str, **values: str) -> str:
    return f"<part{attributes({'seq': '0', 'ct': ct} | values)} />"


def addr(address: str, kind: str) -> str:
    return f"<addr{attributes({'address': address, 'type': kind})} />"


GROUP = addr("+447700900124", "137") + addr("insert-address-token", "151") + addr("+447700900123", "151")


def backup(*messages: str, count: int | None = None) -> bytes:
    count = len(messages) if count is None else count
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created-->\n"
    return f'{head}<smses count="{count}" type="full">\n{"".join(messages)}</smses>\n'.encode()


def messages_of(*messages: str, settings=None) -> list[Message]:
    records, _ = taken(sms_xml, a_file(backup(*messages)), settings)
    return of_kind(records, Message)


def test_it_knows_its_own_and_no_other():
    assert sms_xml.sniff(a_file(backup(sms()))).kind is Kind.SMS_XML
    assert sms_xml.sniff(a_file("<calls count='1'/>")) is None
    with pytest.raises(Unreadable, match="notes"):
        sms_xml.read(a_file("hello", "notes.txt"), Settings())


def test_a_message_has_its_moment_other_side_and_bytes():
    source = a_file(backup(sms(), sms("back", kind="2")))
    records, _ = taken(sms_xml, source)
    first, second = of_kind(records, Message)
    assert (first.at, first.sender, first.text) == (1_673_730_249_123, "+447700900123", "hello")
    assert (second.sender, bool(second.marks & Mark.OWNER)) == ("Me", True)
    assert first.conversation == second.conversation == "+447700900123"
    assert bytes_of(source, second).startswith(b"<sms ")
    assert bytes_of(source, second).endswith(b"/>")
    accounts = of_kind(records, Account)
    assert [(each.key, each.name, each.owner) for each in accounts] == [
        ("+447700900123", "Ned Ashe", False),
        ("Me", "", True),
    ]


def test_emoji_in_two_halves_are_put_together():
    found = sms("#").replace("#", "a &#55357;&#56832; b &#55358;&#56611; &#55357; c")
    records, reading = taken(sms_xml, a_file(backup(found, sms("after"))))
    first, second = of_kind(records, Message)
    assert (first.text, second.text) == ("a 😀 b 🤣 � c", "after")
    assert any("3 signs" in note for note in reading.findings.notes)


def test_null_is_nothing_except_where_somebody_wrote_it():
    (found,) = messages_of(sms("null", contact_name="null", address="null"))
    assert (found.text, found.sender, found.conversation) == ("null", None, "")
    assert "subject" not in dict(found.fields)


@pytest.mark.parametrize(
    ("date", "at"), [("1673730249", 1_673_730_249_000), ("1673730249123", 1_673_730_249_123)]
)
def test_seconds_and_milliseconds_are_told_apart_and_said(date, at):
    records, reading = taken(sms_xml, a_file(backup(sms(date=date), sms(date="soon"))))
    assert [each.at for each in of_kind(records, Message)] == [at, None]
    assert any("in seconds" in note for note in reading.findings.notes) is (at % 1000 == 0)


@pytest.mark.parametrize(
    ("kind", "unsent"), [("2", False), ("3", True), ("4", True), ("5", True), ("6", True)]
)
def test_drafts_and_failures_were_not_sent(kind, unsent):
    (found,) = messages_of(sms(kind=kind))
    assert bool(found.marks & Mark.UNSENT) is unsent
    assert found.marks & Mark.OWNER


def test_a_group_has_its_members_from_its_addresses():
    parts = (
        part("application/smil", text="<smil/>")
        + part("text/plain", text="one")
        + part("text/plain", text="two")
    )
    with_address, without = messages_of(mms(parts, GROUP), mms(parts, GROUP, address="null"))
    assert with_address.conversation == without.conversation == "+447700900123~+447700900124"
    assert (with_address.sender, with_address.text) == ("+447700900124", "one\ntwo")
    assert with_address.at == 1_673_730_249_000


def test_files_stand_inside_the_message_and_can_be_taken_out():
    parts = part("image/png", cl="a.png", data=base64.b64encode(PICTURE).decode())
    gone = part("video/mp4", cl="film.mp4", data="null")
    source = a_file(backup(sms(), mms(parts + gone, GROUP)))
    records, _ = taken(sms_xml, source)
    found = of_kind(records, Message)[1]
    here, missing = found.attachments
    assert (here.name, here.mime, here.sha256) == ("a.png", "image/png", hashlib.sha256(PICTURE).hexdigest())
    assert (missing.sha256, bool(found.marks & Mark.OMITTED)) == ("", True)
    assert attachments_in(source, found) == [("a.png", "image/png", PICTURE), ("film.mp4", "video/mp4", None)]


def test_one_that_was_sent_is_the_owners():
    (found,) = messages_of(
        mms("", GROUP, msg_box="2", m_type="128"), settings=Settings(owner="+447700900999")
    )
    assert (found.sender, bool(found.marks & Mark.OWNER)) == ("+447700900999", True)


def test_fewer_messages_than_promised_are_pointed_out():
    _, reading = taken(sms_xml, a_file(backup(sms(), count=480)))
    assert any("480" in note and "1 stand" in note for note in reading.findings.notes)


def test_what_is_no_message_and_what_is_cut_are_remainders():
    records, _ = taken(sms_xml, a_file(backup(sms(), "<call number='1'/>", sms())))
    assert [each.why for each in of_kind(records, Remainder)] == ["The element “call” is no message."]
    whole = backup(*(sms(f"{number} " * 5) for number in range(10)))
    records, _ = taken(sms_xml, a_file(whole[: len(whole) // 2]))
    (rest,) = of_kind(records, Remainder)
    assert 3 < len(of_kind(records, Message)) < 7
    assert f"From byte {rest.start:,}" in rest.why
    glued, _ = taken(sms_xml, a_file(whole + whole))
    assert len(of_kind(glued, Message)) == 10
    assert len(of_kind(glued, Remainder)) == 1


def test_entities_are_refused_with_the_file_and_the_place():
    body = '<!DOCTYPE smses [<!ENTITY a "x">]><smses><sms body="&a;"/></smses>'
    source = an_archive({"sms/sms-2023.xml": body}, "phone.zip")
    with pytest.raises(Unreadable, match=r"phone\.zip: “sms/sms-2023\.xml”: it has a document type"):
        list(sms_xml.read(source, Settings()).records)


@pytest.mark.slow
def test_5_mb_and_a_hundred_thousand_addresses():
    assert len(messages_of(sms("x" * 5_000_000), sms("after"))[0].text) == 5_000_000
    many = "~".join(str(447700000000 + number) for number in range(100_000))
    records, _ = taken(sms_xml, a_file(backup(mms("", "", address=many))))
    assert len(of_kind(records, Account)) == 100_000


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=40
)


@given(
    st.lists(st.tuples(texts, st.integers(10**11, 2**42), st.sampled_from("12")), max_size=8), st.booleans()
)
def test_what_is_printed_is_read_back(rows, halves):
    printed = backup(*(sms(body, kind=kind, date=str(at)) for body, at, kind in rows))
    if halves:
        printed = b"".join(in_halves(sign) for sign in printed.decode())
    records, _ = taken(sms_xml, a_file(printed))
    found = [(each.text, each.at, each.sender == "Me") for each in of_kind(records, Message)]
    assert found == [(body, at, kind == "2") for body, at, kind in rows]


def in_halves(sign: str) -> bytes:
    """A sign as the app writes it: beyond the first plane, as two references."""
    if ord(sign) < 0x10000:
        return sign.encode()
    wide = sign.encode("utf-16-be")
    return f"&#{int.from_bytes(wide[:2], 'big')};&#{int.from_bytes(wide[2:], 'big')};".encode()
