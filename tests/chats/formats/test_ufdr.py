"""Cellebrite UFDR: chats with receipts, recovered messages, quoted words, and files with their stated hashes."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.formats import ufdr
from peelian.chats.formats.records import (
    Account,
    Clock,
    Event,
    Kind,
    Mark,
    Message,
    Remainder,
    Settings,
    Unreadable,
    What,
)
from tests.chats.formats.reports import (
    attachment,
    chat,
    field,
    message,
    model,
    moment,
    party,
    report,
    several,
    single,
    stated,
)
from tests.chats.formats.zips import a_file, an_archive, bytes_of, headers_hold, of_kind, taken

pytestmark = pytest.mark.pure
NED, ORLA = "447700900123@s.whatsapp.net", "447700900124@s.whatsapp.net"
AT = 1_673_730_249_123


def read(*messages: str, settings=None, **more):
    records, reading = taken(ufdr, a_file(report(chat(*messages, **more)), "report.xml"), settings)
    return records, reading


def message_of(*messages: str, settings=None) -> Message:
    return of_kind(read(*messages, settings=settings)[0], Message)[0]


def test_it_knows_its_own_and_no_other():
    archive = an_archive({"report.xml": report(), "files/Image/a.jpg": "x"}, "phone.ufdr")
    assert ufdr.sniff(archive).kind is Kind.UFDR
    assert ufdr.sniff(a_file(report())).kind is Kind.UFDR
    assert ufdr.sniff(a_file("<project name='other'/>")) is None
    with pytest.raises(Unreadable, match="notes"):
        ufdr.read(a_file("hello", "notes.txt"), Settings())


def test_a_message_has_its_moment_sender_and_bytes():
    source = a_file(report(chat(message("one"), message("two\n]]> 😂", ident="A2"))), "report.xml")
    records, reading = taken(ufdr, source)
    first, second = of_kind(records, Message)
    assert (first.at, first.sender, first.text, first.ident) == (AT, NED, "one", "A1")
    assert (second.text, second.conversation) == ("two\n]]> 😂", "1-2@g.us")
    assert bytes_of(source, second).startswith(b'<model type="InstantMessage" id="model-A2"')
    assert bytes_of(source, second).endswith(b"</model>")
    assert reading.findings.clock is Clock.UTC
    assert reading.findings.tool == "Cellebrite Invented phone 5.2"
    assert any("Europe/London" in note for note in reading.findings.notes)
    (named,) = of_kind(records, Event)
    assert (named.what, named.value, named.conversation) == (What.NAMED, "Nights 🌙", "1-2@g.us")


def test_participants_are_those_at_the_extraction():
    people = party(NED, "Ned Ashe", admin="True") + party(ORLA, "Orla Quill", owner=True)
    records, _ = read(message("x"), people=people)
    ned, orla = of_kind(records, Account)
    assert (ned.key, ned.name, ned.number, ned.admin) == (NED, "Ned Ashe", "+447700900123", True)
    assert (orla.owner, orla.admin) == (True, None), "an empty field is not a no"
    records, _ = read(message("x", sender="9", name="Kit"), people=people)
    assert [each.key for each in of_kind(records, Account)] == [NED, ORLA, "9"]


def test_the_participants_of_a_group_were_its_members_at_the_extraction():
    for people, count in ((party("1") + party("2"), 0), (party("1") + party("2") + party("3"), 1)):
        records, _ = read(message("x"), people=people)
        found = [each.others for each in of_kind(records, Event) if each.what is What.MEMBERS]
        assert found == [("1", "2", "3")] * count


def test_receipts_are_those_of_each_party():
    delivered = moment("DateDelivered", "2023-01-14T21:05:00+00:00")
    read_at = moment("DateRead", "2023-01-14T21:06:00+00:00")
    to = several("To", "Party", party(ORLA, "Orla", delivered, read_at), party("5", "Kit"))
    (found,) = message_of(message("x", to)).receipts
    assert (found.who, found.delivered_at, found.read_at) == (ORLA, 1_673_730_300_000, 1_673_730_360_000)
    to = several("To", "Party", party(ORLA, "Orla"))
    (found,) = message_of(message("x", to, read_at)).receipts
    assert (found.who, found.read_at) == (ORLA, 1_673_730_360_000)


def test_recovered_messages_are_marked_and_counted():
    records, reading = read(message("gone", state="Deleted"), message("here"))
    gone, here = of_kind(records, Message)
    assert gone.marks & Mark.RECOVERED
    assert not here.marks & Mark.RECOVERED
    assert any("1 messages were recovered" in note for note in reading.findings.notes)


def test_words_that_are_quoted_are_not_a_message():
    quoted = model("InstantMessage", field("Body", "is it?"), field("Identifier", "Q7"))
    extra = model("QuotedMessageData", field("Label", "Reply"), field("OriginalMessageID"))
    inside = several("EmbeddedInstantMessage", "InstantMessage", quoted)
    more = several("MessageExtraData", "InstantMessageExtraData", extra)
    records, _ = read(message("it is", more, inside))
    (found,) = of_kind(records, Message)
    assert (found.text, found.quoted, found.reply_to) == ("it is", "is it?", "Q7")


def test_a_reply_names_what_it_answers():
    quoted = model("InstantMessage", field("Body", "is it?"), field("Identifier", "Q7"))
    data = field("OriginalMessageID", "Q9") + single("InstantMessage", "InstantMessage", quoted)
    extra = several("MessageExtraData", "InstantMessageExtraData", model("ReplyMessageData", data))
    found = message_of(message("it is", extra))
    assert (found.reply_to, found.quoted) == ("Q9", "is it?")


def test_a_forward_is_marked_with_its_origin():
    label = model("MessageLabel", field("Label", "Forwarded"))
    origin = model("ForwardedMessageData", single("OriginalSender", "Party", party("777", "Kit Vane")))
    found = message_of(message("x", several("MessageExtraData", "InstantMessageExtraData", label, origin)))
    assert found.marks & Mark.FORWARDED
    assert found.forwarded_from == "777"
    assert ("label", "Forwarded") in found.fields


def test_files_are_found_with_the_hash_that_was_stated():
    here = attachment("files\\Image\\a b.jpg", "f1", Filename="a b.jpg", ContentType="image/jpeg", Title="t")
    gone = attachment("", "f2", Filename="film.mp4")
    files = stated("f1", "files\\Image\\a b.jpg", "AB" * 32) + stated(
        "f2", "files\\Video\\film.mp4", "CD" * 32
    )
    body = report(chat(message("x", several("Attachments", "Attachment", here, gone))), files=files)
    source = an_archive(
        {"report.xml": body, "files/Image/a b.jpg": "x", "files/Image/other.jpg": "y"}, "p.ufdr"
    )
    records, _ = taken(ufdr, source)
    (found,) = of_kind(records, Message)
    first, second = found.attachments
    assert (first.member, first.sha256, first.mime) == ("files/Image/a b.jpg", "ab" * 32, "image/jpeg")
    assert (second.member, second.sha256) == (None, "cd" * 32)
    assert found.marks & Mark.OMITTED
    assert [each.member for each in of_kind(records, Remainder)] == ["files/Image/other.jpg"]


def test_lines_of_the_system_are_events():
    act = model(
        "ChatActivity",
        field("Action", "ParticipantJoined"),
        moment("SystemMessageTimeStamp", "2023-01-14T21:05:00+00:00"),
        field("SystemMessageBody", "You joined by link"),
        single("Participant", "Party", party(ORLA, "Orla")),
    )
    system = message(
        "You joined by link", several("ActivityLog", "ChatActivity", act), sender="System message", name=""
    )
    label = several("MessageExtraData", "X", model("MessageLabel", field("Label", "System")))
    records, _ = read(system, message("Ned changed something", label, sender="", name=""), message("x"))
    joined, other = (each for each in of_kind(records, Event) if each.what is not What.NAMED)
    assert (joined.what, joined.actor, joined.at) == (What.JOINED, ORLA, 1_673_730_300_000)
    assert (other.what, other.text) == (What.OTHER, "Ned changed something")
    assert [each.text for each in of_kind(records, Message)] == ["x"]


@pytest.mark.parametrize(
    ("said", "what", "actor", "others", "value"),
    [
        ("Ned Ashe added Orla Quill", What.ADDED, NED, (ORLA,), ""),
        ("Ned Ashe removed Kit Vane", What.REMOVED, NED, ("Kit Vane",), ""),
        ("Orla Quill left", What.LEFT, ORLA, (), ""),
        ("Sam Two left", What.LEFT, "Sam Two", (), ""),
        ("Something of 2031", What.OTHER, None, (), ""),
    ],
)
def test_sentences_of_whatsapp_are_understood_without_an_activity_log(said, what, actor, others, value):
    people = (
        party(NED, "Ned Ashe") + party(ORLA, "Orla Quill") + party("1", "Sam Two") + party("2", "Sam Two")
    )
    records, _ = read(message(said, sender="System message", name="System message"), people=people)
    found = of_kind(records, Event)[-1]
    assert (found.what, found.actor, found.others, found.value) == (what, actor, others, value)


def test_somebody_unknown_is_not_the_system():
    found = message_of(message("x", sender="", name=""))
    assert (found.sender, found.text) == (None, "x")


def test_a_line_that_reports_several_acts_counts_its_bytes_once():
    acts = [
        model("ChatActivity", field("Action", action), single("Participant", "Party", party(key)))
        for action, key in (("ParticipantAdded", "1"), ("ParticipantRemoved", "2"), ("SomethingNew", "3"))
    ]
    system = message("…", several("ActivityLog", "ChatActivity", *acts), sender="System message")
    records, _ = read(system)
    found = [(each.what, each.actor, each.others) for each in of_kind(records, Event)[1:]]
    assert found == [(What.ADDED, None, ("1",)), (What.REMOVED, None, ("2",)), (What.OTHER, "3", ())]


def test_the_same_message_twice_is_given_twice_under_one_identifier():
    records, _ = read(message("x", ident="S"), message("x", ident="S", state="Deleted"))
    assert [(each.ident, bool(each.marks & Mark.RECOVERED)) for each in of_kind(records, Message)] == [
        ("S", False),
        ("S", True),
    ]


def test_moments_without_a_zone_are_said_and_read_by_the_declared_one():
    local = message("x", at="2023-07-14T21:04:09.123")
    records, reading = read(local)
    (found,) = of_kind(records, Message)
    assert reading.findings.clock is Clock.LOCAL
    assert ("time zone", "not stated") in found.fields
    assert any("1 moments have no zone" in note for note in reading.findings.notes)
    declared = message_of(local, settings=Settings(zone="Europe/London"))
    assert found.at - declared.at == 3_600_000
    assert read(local, message("y"))[1].findings.clock is Clock.UTC
    with pytest.raises(Unreadable, match="no time zone called"):
        read(local, settings=Settings(zone="Europe/Nowhere"))
    assert message_of(message("x", at="")).at is None
    assert message_of(message("x", at="yesterday")).at is None


def test_contacts_and_own_accounts_are_accounts():
    phone = model("PhoneNumber", field("Value", "+447700900125"))
    user = model("UserID", field("Value", "555"))
    contact = model("Contact", field("Name", "Kit Vane"), several("Entries", "ContactEntry", phone, user))
    own = model("UserAccount", field("Name", "Orla Quill"), field("Username", "orla.q"))
    body = report(chat(message("x")), kinds={"Contact": contact, "UserAccount": own})
    records, _ = taken(ufdr, a_file(body))
    found = [(each.key, each.name, each.number, each.owner) for each in of_kind(records, Account)]
    assert found[1:] == [
        ("+447700900125", "Kit Vane", "+447700900125", False),
        ("555", "Kit Vane", "", False),
        ("orla.q", "Orla Quill", "", True),
    ]


def test_text_messages_outside_chats_are_read():
    sender = party("+447700900125", "Kit", field("Role", "From"))
    to = party("+447700900124", "Orla", field("Role", "To"), owner=True)
    text = model(
        "SMS",
        field("Body", "hi"),
        moment("TimeStamp", "2023-01-14T21:04:09+00:00"),
        several("Parties", "Party", sender, to),
    )
    records, _ = taken(ufdr, a_file(report(kinds={"SMS": text})))
    (found,) = of_kind(records, Message)
    assert (found.text, found.sender, found.conversation) == ("hi", "+447700900125", "+447700900125")


def test_calls_outside_chats_are_events_with_both_sides():
    sender = party("+447700900125", "Kit", field("Role", "From"))
    to = party("+447700900124", "Orla", field("Role", "To"), owner=True)
    call = model(
        "Call",
        field("Source", "Phone"),
        field("Type", "Incoming"),
        field("Duration", "00:01:05"),
        moment("TimeStamp", "2023-01-14T21:04:09.123+00:00"),
        several("Parties", "Party", sender, to),
    )
    unknown = model("Call", field("Type", "Missed"))
    source = a_file(report(kinds={"Call": call + unknown}))
    known, other = of_kind(taken(ufdr, source)[0], Event)
    assert (known.what, known.at, known.actor, known.others) == (
        What.CALL,
        AT,
        "+447700900125",
        ("+447700900124",),
    )
    assert (known.conversation, known.value) == ("+447700900125", "00:01:05")
    assert known.text == "Source: Phone; Type: Incoming; Duration: 00:01:05"
    assert bytes_of(source, known).startswith(b'<model type="Call"')
    assert (other.conversation, other.at, other.actor, other.text) == ("", None, None, "Type: Missed")


def test_parts_about_other_things_are_remainders_that_name_them():
    location = model("Location", field("Name", "a place nobody should see"))
    source = a_file(
        report(chat(message("x")), kinds={"Location": location}, after="<extraInfos><x/></extraInfos>\n")
    )
    records, _ = taken(ufdr, source)
    assert ["Location" in each.why or "extraInfos" in each.why for each in of_kind(records, Remainder)] == [
        True
    ] * 2
    assert not headers_hold(source, records, "nobody should see")


def test_a_cut_report_gives_all_before_the_cut():
    whole = report(chat(*(message(str(number), ident=f"A{number}") for number in range(10))))
    cut = whole[: whole.index("model-A6") + 300]
    records, _ = taken(ufdr, a_file(cut))
    (rest,) = of_kind(records, Remainder)
    assert [each.text for each in of_kind(records, Message)] == [str(number) for number in range(6)]
    assert cut.encode()[rest.start :].startswith(b'<model type="InstantMessage" id="model-A6"')
    assert f"From byte {rest.start:,}" in rest.why


def test_entities_are_refused_with_the_file_and_the_place():
    body = report(chat(message("x"))).replace("<project", '<!DOCTYPE p [<!ENTITY a "b">]>\n<project', 1)
    with pytest.raises(
        Unreadable, match=r"phone\.ufdr: “report\.xml”: it has a document type or an entity at byte"
    ):
        list(ufdr.read(an_archive({"report.xml": body}, "phone.ufdr"), Settings()).records)


def test_signs_that_xml_forbids_do_not_cost_the_phone():
    body = report(chat(message("a#b"), message("after"))).encode().replace(b"a#b", b"a\x0b\xffb")
    records, reading = taken(ufdr, a_file(body))
    assert [each.text for each in of_kind(records, Message)] == ["a��b", "after"]
    assert any("2 signs" in note for note in reading.findings.notes)


def test_models_nested_without_end_are_refused():
    body = report(model("Chat", single("A", "B", "<model>") * 300))
    with pytest.raises(Unreadable, match="nested more than"):
        list(ufdr.read(a_file(body.replace("</modelField>", "")), Settings()).records)


@pytest.mark.slow
def test_5_mb_a_hundred_thousand_people_and_clocks_that_jump():
    people = "".join(party(str(number), f"🦊 {number}") for number in range(100_000))
    early = message("early", at="1970-01-01T00:00:00+00:00", sender="1", name="🦊 1")
    records, _ = read(message("x" * 5_000_000, sender="0", name="🦊 0"), early, people=people)
    first, second = of_kind(records, Message)
    assert (len(first.text), second.at) == (5_000_000, 0)
    assert len(of_kind(records, Account)) == 100_000


sign = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
bodies = st.text(sign | st.sampled_from("\n\t"), max_size=40)
moments = st.integers(0, 2**41)


def written(at: int) -> str:
    """A moment as the report writes it, in another zone than UTC."""
    zone = timezone(timedelta(hours=2))
    return (datetime.fromtimestamp(at // 1000, zone) + timedelta(milliseconds=at % 1000)).isoformat()


@given(st.lists(st.tuples(bodies, st.text(sign, min_size=1, max_size=9), moments, st.booleans()), max_size=6))
def test_what_is_printed_is_read_back(rows):
    printed = [
        message(body, sender=key, name=key, at=written(at), state="Deleted" if gone else "Intact")
        for body, key, at, gone in rows
    ]
    records, _ = read(*printed)
    found = [
        (each.text, each.sender, each.at, bool(each.marks & Mark.RECOVERED))
        for each in of_kind(records, Message)
    ]
    assert found == rows
