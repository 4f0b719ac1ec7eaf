"""Telegram Desktop's JSON: one chat or a whole account."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.formats import telegram
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
from peelian.chats.formats.storing import storable
from tests.chats.formats.zips import a_file, an_archive, bytes_of, headers_hold, of_kind, taken

pytestmark = pytest.mark.pure
ABSENT = "(File not included. Change data exporting settings to download.)"


def entry(ident=1, text="hello", *, at=1_673_730_249, who="Orla Quill", key="user11", **more):
    """A message as Telegram Desktop writes it, its computer one hour ahead of UTC."""
    local = datetime.fromtimestamp(at + 3600, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    entities = [{"type": "plain", "text": text}] if text else []
    basic = {
        "id": ident,
        "type": "message",
        "date": local,
        "date_unixtime": str(at),
        "from": who,
        "from_id": key,
    }
    return basic | {"text": text, "text_entities": entities} | more


def service(action, ident=9, who="Orla Quill", key="user11", **more):
    basic = {"id": ident, "type": "service", "date": "2023-01-14T22:04:09", "date_unixtime": "1673730249"}
    return basic | {"actor": who, "actor_id": key, "action": action, "text": "", "text_entities": []} | more


def chat(*messages, name="Nights 🌙", kind="private_supergroup", ident=4711):
    return {"name": name, "type": kind, "id": ident, "messages": list(messages)}


def one(*messages, **more):
    return a_file(json.dumps(chat(*messages, **more), ensure_ascii=False, indent=1), "result.json")


def message_of(*messages, settings=None, **more) -> Message:
    records, _ = taken(telegram, one(*messages, **more), settings)
    return of_kind(records, Message)[0]


def test_it_knows_its_own_and_no_other():
    assert telegram.sniff(one(entry())).kind is Kind.TELEGRAM
    assert telegram.sniff(a_file('{"messages": [{"sender_name": "x"}], "participants": []}')) is None
    assert telegram.sniff(a_file("01/02/2023, 10:00 - A: b")) is None
    with pytest.raises(Unreadable, match="notes"):
        telegram.read(a_file("hello", "notes.txt"), Settings())


def test_a_message_has_its_moment_sender_and_bytes():
    source = one(entry(5, "one"), entry(6, "two"))
    records, reading = taken(telegram, source)
    first, second = of_kind(records, Message)
    assert (first.at, first.sender, first.text, first.ident) == (1_673_730_249_000, "user11", "one", "5")
    assert first.conversation == second.conversation == "channel4711"
    assert json.loads(bytes_of(source, second))["id"] == 6
    assert reading.findings.clock is Clock.UTC
    (named,) = (each for each in of_kind(records, Event) if each.what is What.NAMED)
    assert (named.value, named.conversation) == ("Nights 🌙", "channel4711")
    assert [each.name for each in of_kind(records, Account)] == ["Orla Quill"]


def test_the_words_come_from_the_entities_with_their_links():
    parts = [
        {"type": "plain", "text": "see "},
        {"type": "text_link", "text": "this", "href": "https://example.org/x"},
    ]
    found = message_of(entry(text="", text_entities=parts))
    assert found.text == "see this"
    assert ("link", "https://example.org/x") in found.fields
    assert (
        message_of(entry(text=["see ", {"type": "bold", "text": "that"}], text_entities=[])).text
        == "see that"
    )


def test_reactions_name_the_recent_people_and_count_the_others():
    recent = [{"from": "Ned Ashe", "from_id": "user12", "date": "2023-01-14T22:05:00"}]
    found = message_of(entry(reactions=[{"type": "emoji", "count": 3, "emoji": "😂", "recent": recent}]))
    assert [(each.who, each.emoji, each.at) for each in found.reactions] == [
        ("user12", "😂", 1_673_730_300_000)
    ]
    assert ("reactions", "😂 3") in found.fields


def test_a_reaction_of_a_later_season_has_no_moment():
    recent = [{"from": "Ned Ashe", "from_id": "user12", "date": "2023-07-14T22:05:00"}]
    found = message_of(entry(reactions=[{"type": "emoji", "count": 1, "emoji": "😂", "recent": recent}]))
    assert found.reactions[0].at is None


def test_forwards_replies_and_edits_are_marked():
    found = message_of(
        entry(forwarded_from="Kit Vane", reply_to_message_id=3, edited="x", edited_unixtime="1673730300")
    )
    assert found.marks & Mark.FORWARDED
    assert found.marks & Mark.EDITED
    assert (found.forwarded_from, found.reply_to, found.edited_at) == ("Kit Vane", "3", 1_673_730_300_000)
    gone = message_of(entry(forwarded_from=None))
    assert gone.marks & Mark.FORWARDED, "forwarded from an account that is no more"


def test_a_deleted_account_keeps_its_key():
    found = message_of(entry(who=None, key="user99"))
    assert found.sender == "user99"
    assert message_of(entry(who=None, key=None)).sender is None


def test_files_are_found_beside_the_export_or_said_to_be_missing():
    here = entry(photo="photos/p1.jpg")
    gone = entry(2, file=ABSENT, file_name="film.mp4", mime_type="video/mp4", media_type="video_file")
    body = json.dumps(chat(here, gone))
    source = an_archive({"Chat/result.json": body, "Chat/photos/p1.jpg": "x", "Chat/other.html": "y"})
    records, _ = taken(telegram, source)
    first, second = of_kind(records, Message)
    assert first.attachments[0].member == "Chat/photos/p1.jpg"
    assert not first.marks & Mark.OMITTED
    assert (second.attachments[0].name, second.attachments[0].title) == ("film.mp4", ABSENT)
    assert second.marks & Mark.OMITTED
    assert [each.member for each in of_kind(records, Remainder)] == ["Chat/other.html"]


@pytest.mark.parametrize(
    ("said", "what", "others", "value"),
    [
        (service("create_group", title="Nights", members=["A", "B"]), What.CREATED, ("A", "B"), "Nights"),
        (service("invite_members", members=["A"]), What.ADDED, ("A",), ""),
        (service("remove_members", members=["A", None]), What.REMOVED, ("A",), ""),
        (service("remove_members", members=["Orla Quill"]), What.LEFT, ("Orla Quill",), ""),
        (service("join_group_by_link", inviter="A"), What.JOINED, (), "A"),
        (service("edit_group_title", title="Days"), What.RENAMED_GROUP, (), "Days"),
        (service("phone_call", duration_seconds=33), What.CALL, (), "33"),
        (service("pin_message", message_id=3), What.PINNED, (), "3"),
        (service("a_thing_of_2031"), What.OTHER, (), ""),
    ],
)
def test_service_lines_are_events(said, what, others, value):
    records, _ = taken(telegram, one(said))
    found = of_kind(records, Event)[-1]
    assert (found.what, found.others, found.value, found.actor) == (what, others, value, "user11")
    assert found.text == said["action"]


def test_a_migration_is_pointed_out():
    _, reading = taken(telegram, one(service("migrate_to_supergroup")))
    assert any("supergroup" in note for note in reading.findings.notes)


def test_polls_places_and_contacts_are_kept():
    poll = {"question": "Pub?", "answers": [{"text": "Yes", "voters": 2, "chosen": True}]}
    found = message_of(entry(text="", poll=poll))
    assert found.marks & Mark.POLL
    assert ("option", "Yes (2)") in found.fields
    place = message_of(entry(location_information={"latitude": 51.5, "longitude": -0.1}))
    assert place.marks & Mark.LOCATION
    assert ("latitude", "51.5") in place.fields


def test_a_whole_account_has_an_owner_contacts_and_several_chats():
    whole = {
        "about": "Here is the data you requested.",
        "personal_information": {
            "user_id": 11,
            "first_name": "Orla",
            "last_name": "Quill",
            "phone_number": "+44 1",
        },
        "contacts": {"about": "x", "list": [{"user_id": 12, "first_name": "Ned", "phone_number": "+44 2"}]},
        "frequent_contacts": {"about": "secret", "list": []},
        "chats": {
            "about": "x",
            "list": [chat(entry(), ident=1), chat(entry(who="Ned", key="user12"), ident=2)],
        },
        "left_chats": {"about": "x", "list": [chat(entry(), ident=3, kind="private_group")]},
    }
    source = a_file(json.dumps(whole), "result.json")
    records, _ = taken(telegram, source)
    assert [each.conversation for each in of_kind(records, Message)] == ["channel1", "channel2", "chat3"]
    owner, contact = of_kind(records, Account)[:2]
    assert (owner.key, owner.name, owner.owner, owner.number) == ("user11", "Orla Quill", True, "+44 1")
    assert (contact.key, contact.owner) == ("user12", False)
    assert [bool(each.marks & Mark.OWNER) for each in of_kind(records, Message)] == [True, False, True]
    assert "frequent_contacts" in of_kind(records, Remainder)[0].why
    assert not headers_hold(source, records, "secret")


def test_an_entry_that_telegram_left_empty_is_a_remainder():
    records, _ = taken(telegram, one({"id": 3, "type": "unsupported"}, entry()))
    assert "unsupported" in of_kind(records, Remainder)[0].why
    assert len(of_kind(records, Message)) == 1


def test_an_old_export_without_moments_is_in_local_time():
    old = entry()
    del old["date_unixtime"]
    old["from_id"] = 4_448_833_589
    records, reading = taken(telegram, one(old))
    (found,) = of_kind(records, Message)
    assert reading.findings.clock is Clock.LOCAL
    assert (found.sender, found.at) == ("4448833589", 1_673_733_849_000)


def test_a_cut_export_gives_all_before_the_cut():
    whole = json.dumps(chat(*(entry(number) for number in range(20))))
    records, _ = taken(telegram, a_file(whole[: len(whole) // 2]))
    (rest,) = of_kind(records, Remainder)
    assert len(of_kind(records, Message)) in range(7, 11)
    assert f"byte {rest.start:,}" in rest.why
    glued, _ = taken(telegram, a_file(whole + whole))
    assert len(of_kind(glued, Message)) == 20
    assert "glued" in of_kind(glued, Remainder)[0].why


def test_a_message_of_5_mb_and_a_hundred_thousand_people():
    found = message_of(entry(text="x" * 5_000_000))
    assert len(found.text) == 5_000_000
    many = [f"Person {number}" for number in range(100_000)]
    records, _ = taken(telegram, one(service("create_group", members=many)))
    assert len(of_kind(records, Event)[-1].others) == 100_000


def test_wrong_encodings_are_refused_or_shown():
    body = json.dumps(chat(entry(text="café"), name="Nights"), ensure_ascii=False)
    with pytest.raises(Unreadable, match="UTF-16"):
        telegram.read(a_file(b"\xff\xfe" + body.encode("utf-16-le")), Settings())
    records, reading = taken(telegram, a_file(body.encode("cp1252")))
    assert storable(of_kind(records, Message)[0].text) == "caf�"
    assert any("no text" in note for note in reading.findings.notes)
    records, _ = taken(telegram, a_file(body.encode("cp1252")), Settings(encoding="cp1252"))
    assert of_kind(records, Message)[0].text == "café"


said = st.text(min_size=1, max_size=40).filter(
    lambda text: not any(0xD800 <= ord(sign) < 0xE000 for sign in text)
)


@given(st.lists(st.tuples(said, said, st.integers(0, 2**33), st.integers(1, 9)), max_size=8), said)
def test_what_is_printed_is_read_back(messages, name):
    written = [
        entry(number, text, at=at, who=who, key=f"user{key}")
        for number, (text, who, at, key) in enumerate(messages)
    ]
    records, _ = taken(telegram, one(*written, name=name))
    found = [(each.text, each.at, each.sender, each.ident) for each in of_kind(records, Message)]
    assert found == [
        (text, at * 1000, f"user{key}", str(number)) for number, (text, _, at, key) in enumerate(messages)
    ]
    names = {(each.key, each.name) for each in of_kind(records, Account)}
    assert names == {(f"user{key}", who) for _, who, _, key in messages}
