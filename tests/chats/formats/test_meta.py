"""Facebook and Instagram: threads split over files, and texts whose encoding is at fault."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.chats.formats import meta
from peelian.chats.formats.records import (
    Account,
    Event,
    Kind,
    Mark,
    Message,
    Remainder,
    Settings,
    Unreadable,
    What,
)
from tests.chats.formats.zips import a_file, an_archive, of_kind, taken

pytestmark = pytest.mark.pure
PATH = "messages/inbox/nights_123/message_1.json"


def faulty(value):
    """A value as these exports write it: UTF-8, each byte as a character."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("latin-1")
    if isinstance(value, list):
        return [faulty(each) for each in value]
    if isinstance(value, dict):
        return {name: faulty(each) for name, each in value.items()}
    return value


def entry(text="hello", who="Orla Quill", at=1_673_730_249_123, **more):
    return {"sender_name": who, "timestamp_ms": at, "content": text} | more


def thread(*messages, title="Nights 🌙", people=("Orla Quill", "Ned Ashe"), **more):
    basic = {"participants": [{"name": name} for name in people], "messages": list(messages)}
    return basic | {"title": title, "is_still_participant": True, "thread_path": "inbox/nights_123"} | more


def written(content, *, right=False) -> str:
    return json.dumps(content if right else faulty(content), ensure_ascii=not right, indent=2)


def message_of(*messages, settings=None) -> Message:
    records, _ = taken(meta, a_file(written(thread(*messages)), "message_1.json"), settings)
    return of_kind(records, Message)[0]


def test_it_knows_its_own_and_no_other():
    assert meta.sniff(a_file(written(thread(entry())))).kind is Kind.META
    assert meta.sniff(a_file('{"messages": [{"date_unixtime": "1", "from_id": "x"}]}')) is None
    with pytest.raises(Unreadable, match="notes"):
        meta.read(a_file("hello", "notes.txt"), Settings())


@pytest.mark.parametrize("right", [False, True])
def test_texts_are_mended_only_where_they_are_at_fault(right):
    content = thread(entry("café 😀", who="Zoë Quill"), people=("Zoë Quill",))
    records, reading = taken(meta, a_file(written(content, right=right)))
    (found,) = of_kind(records, Message)
    assert (found.text, found.sender) == ("café 😀", "Zoë Quill")
    assert [each.key for each in of_kind(records, Account)] == ["Zoë Quill"]
    assert [each.value for each in of_kind(records, Event)] == ["Nights 🌙"]
    assert any("mended" in note for note in reading.findings.notes) is not right


def test_a_file_already_mended_is_left_alone_even_where_a_text_could_be_taken_for_faulty():
    content = json.dumps(thread(entry("Ã©"), entry("😀"), title="x"))
    records, _ = taken(meta, a_file(content))
    assert [each.text for each in of_kind(records, Message)] == ["Ã©", "😀"]


def test_a_text_that_cannot_be_mended_stays_and_is_counted():
    content = json.dumps(thread(entry("caf\u00e9"), entry("\u00c3\u00a9"), title="x"))
    records, reading = taken(meta, a_file(content))
    assert [each.text for each in of_kind(records, Message)] == ["café", "é"]
    assert any("1 texts could not be mended" in note for note in reading.findings.notes)


def test_a_backslash_before_a_u_is_not_an_escape():
    records, _ = taken(meta, a_file(written(thread(entry("C:\\u4f60 é"), title="x"))))
    assert of_kind(records, Message)[0].text == "C:\\u4f60 é"


def test_a_thread_over_several_files_is_one_conversation():
    source = an_archive(
        {
            PATH: written(thread(entry("newest"))),
            PATH.replace("_1.json", "_2.json"): written(thread(entry("oldest"))),
            "ads/ads_interests.json": '{"topics": []}',
        }
    )
    records, _ = taken(meta, source)
    assert [(each.text, each.conversation) for each in of_kind(records, Message)] == [
        ("newest", "inbox/nights_123"),
        ("oldest", "inbox/nights_123"),
    ]
    assert [each.member for each in of_kind(records, Remainder)] == ["ads/ads_interests.json"]


def test_files_are_found_from_the_root_of_the_export():
    photo = entry(photos=[{"uri": "messages/inbox/nights_123/photos/1.jpg", "creation_timestamp": 1}])
    gone = entry(videos=[{"uri": "messages/inbox/nights_123/videos/2.mp4"}])
    prefix = "your_activity/"
    source = an_archive(
        {
            prefix + PATH: written(thread(photo, gone)),
            prefix + "messages/inbox/nights_123/photos/1.jpg": "x",
        }
    )
    records, _ = taken(meta, source)
    first, second = of_kind(records, Message)
    assert first.attachments[0].member == "your_activity/messages/inbox/nights_123/photos/1.jpg"
    assert second.marks & Mark.OMITTED
    assert second.attachments[0].name == "2.mp4"


@pytest.mark.parametrize(
    ("said", "what", "others", "value"),
    [
        (
            entry("Orla Quill added Ned Ashe and Kit Vane to the group."),
            What.ADDED,
            ("Ned Ashe", "Kit Vane"),
            "",
        ),
        (entry("You added Ned Ashe to the group."), What.ADDED, ("Ned Ashe",), ""),
        (entry("Orla Quill removed Ned Ashe from the group."), What.REMOVED, ("Ned Ashe",), ""),
        (entry("Orla Quill left the group."), What.LEFT, (), ""),
        (entry("Orla Quill named the group Días."), What.RENAMED_GROUP, (), "Días"),
        (entry("Orla Quill left the group.", type="Unsubscribe"), What.LEFT, (), ""),
        (entry("She went.", type="Unsubscribe"), What.LEFT, (), ""),
        (entry("Orla Quill called you.", call_duration=33), What.CALL, (), "33"),
    ],
)
def test_the_words_of_the_system_are_events(said, what, others, value):
    records, _ = taken(meta, a_file(written(thread(said))))
    found = of_kind(records, Event)[0]
    assert (found.what, found.others, found.value, found.actor) == (what, others, value, "Orla Quill")


def test_the_same_words_about_somebody_else_are_a_message():
    assert message_of(entry("Ned Ashe left the group.")).text == "Ned Ashe left the group."


def test_what_belongs_to_a_message():
    share = {"link": "https://example.org", "share_text": "x"}
    found = message_of(
        entry(reactions=[{"reaction": "😂", "actor": "Ned Ashe"}], is_unsent=True, share=share),
        settings=Settings(owner="Orla Quill"),
    )
    assert [(each.who, each.emoji) for each in found.reactions] == [("Ned Ashe", "😂")]
    assert found.marks & Mark.DELETED
    assert found.marks & Mark.OWNER
    assert ("link", "https://example.org") in found.fields


def test_a_sender_who_is_no_participant_any_more_is_an_account():
    records, _ = taken(meta, a_file(written(thread(entry(who="Gone Person")))))
    assert [each.key for each in of_kind(records, Account)] == ["Orla Quill", "Ned Ashe", "Gone Person"]


def test_the_newer_form_of_encrypted_threads():
    message = {
        "isUnsent": False,
        "senderName": "Orla",
        "text": "hé",
        "timestamp": 5,
        "media": [],
        "reactions": [],
    }
    body = {"participants": ["Orla", "Ned"], "threadName": "Ned_1", "messages": [message]}
    records, _ = taken(meta, a_file(json.dumps(body, ensure_ascii=False), "Ned_1.json"))
    (found,) = of_kind(records, Message)
    assert (found.text, found.sender, found.at, found.conversation) == ("hé", "Orla", 5, "Ned_1")
    assert [each.key for each in of_kind(records, Account)] == ["Orla", "Ned"]


def test_the_participants_of_a_group_were_its_members_at_the_export():
    records, _ = taken(meta, a_file(written(thread(entry(), people=("Orla Quill", "Ned Ashe", "Kit Vane")))))
    (found,) = (each for each in of_kind(records, Event) if each.what is What.MEMBERS)
    assert (found.others, found.at) == (("Orla Quill", "Ned Ashe", "Kit Vane"), None)
    records, _ = taken(meta, a_file(written(thread(entry()))))
    assert What.MEMBERS not in {each.what for each in of_kind(records, Event)}


def test_unknown_parts_and_cut_files_are_remainders():
    records, _ = taken(
        meta, a_file(written(thread(entry(), a_new_thing={"x": 1}, is_still_participant=False)))
    )
    assert "a_new_thing" in of_kind(records, Remainder)[0].why
    whole = written(thread(*(entry(str(number)) for number in range(10))))
    records, _ = taken(meta, a_file(whole[: len(whole) // 2]))
    assert 3 < len(of_kind(records, Message)) < 8
    assert "breaks off" in of_kind(records, Remainder)[0].why


@pytest.mark.slow
def test_a_hundred_thousand_people_and_5_mb():
    people = [f"Person {number} é" for number in range(100_000)]
    records, _ = taken(meta, an_archive({PATH: written(thread(entry("x" * 5_000_000), people=people))}))
    assert len(of_kind(records, Account)) == 100_001
    assert len(of_kind(records, Message)[0].text) == 5_000_000


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(st.lists(st.tuples(words, words, st.integers(1, 2**42)), min_size=1, max_size=8), words, st.booleans())
def test_what_is_printed_is_read_back(messages, title, right):
    content = thread(*(entry(text, who, at) for text, who, at in messages), title=title)
    records, _ = taken(meta, a_file(written(content, right=right)))
    found = [(each.text, each.sender, each.at) for each in records if isinstance(each, Message)]
    events = [each for each in of_kind(records, Event) if each.what is not What.NAMED]
    assert len(found) + len(events) == len(messages)
    if not events:
        assert found == messages
