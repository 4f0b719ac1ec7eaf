"""Whole files: what surrounds the records, several exports, bad input, and what is noted."""

import io
import zipfile

import pytest

from peelian.chats.formats.records import (
    Account,
    DateOrder,
    Event,
    Mark,
    Message,
    NeedsAnswer,
    Record,
    Remainder,
    Settings,
    Unreadable,
    What,
)
from tests.chats.formats.whatsapp_sources import moment, rows, taken

pytestmark = pytest.mark.pure
AT = "13/03/2023, 14:08 - "
IOS_AT = "[13/03/2023, 14:08:18] "


def messages(records: list[Record]) -> list[Message]:
    """Those records that are messages."""
    return [each for each in records if isinstance(each, Message)]


def test_bytes_of_a_record_are_the_bytes_of_the_file() -> None:
    data = ("\ufeff" + f"{AT}Asha: żółw 😂\nsecond\n{AT}Ben: x\n").encode()
    messages = [record for record in taken(data)[0] if isinstance(record, Message)]
    assert data[messages[0].start : messages[0].end].decode() == f"{AT}Asha: żółw 😂\nsecond\n"


def test_bytes_are_right_in_utf_16_too() -> None:
    data = b"\xff\xfe" + f"{AT}Asha: żółw 😂\n{AT}Ben: x\n".encode("utf-16-le")
    messages = [record for record in taken(data)[0] if isinstance(record, Message)]
    assert data[messages[1].start : messages[1].end].decode("utf-16-le") == f"{AT}Ben: x\n"


def test_the_persons_of_a_sentence_are_named_as_they_write() -> None:
    lines = [
        "Ben and Jo: hi",
        "Cora: hi",
        "\u202a+44 7700 900123\u202c: hi",
        "Asha added Ben and Jo, Cora and +44 7700 900123",
    ]
    events = [
        each
        for each in taken("".join(f"{AT}{line}\n" for line in lines).encode())[0]
        if isinstance(each, Event)
    ]
    assert events[0].actor == "Asha"
    assert events[0].others == ("Ben and Jo", "Cora", "\u202a+44 7700 900123\u202c")


def test_a_new_name_of_a_group_is_its_value() -> None:
    data = f'{AT}Asha changed the subject from "Rota" to "Team C: Nights"\n{AT}Asha: x\n'.encode()
    event = next(each for each in taken(data)[0] if isinstance(each, Event))
    assert (event.what, event.actor, event.value) == (What.RENAMED_GROUP, "Asha", "Team C: Nights")


def test_accounts_come_first_with_names_and_numbers() -> None:
    data = f"{AT}\u202a+44 7700 900123\u202c: x\n{AT}~\u202fFox: y\n".encode()
    accounts = [
        each for each in taken(data, settings=Settings(owner="~\u202fFox"))[0] if isinstance(each, Account)
    ]
    assert [(each.name, each.number, each.owner) for each in accounts] == [
        ("Fox", "", True),
        ("", "+447700900123", False),
    ]


def test_a_name_of_a_group_with_a_colon_in_it_is_no_account() -> None:
    data = f"{AT}Ben Oak changed the group name to “Team: Nights”\n{AT}Ben Oak: x\n".encode()
    accounts = [each.key for each in taken(data)[0] if isinstance(each, Account)]
    assert accounts == ["Ben Oak"]


def test_a_pasted_header_is_noted() -> None:
    data = f"{IOS_AT}Asha: look\n{IOS_AT}Ben: mine\r\n{IOS_AT}Ben: what?\r\n".encode()
    records, findings, _ = taken(data, "_chat.txt")
    assert len(rows(records)) == 2
    assert any("pasted or forged" in note and "line 1" in note for note in findings.notes)


def test_a_clock_that_goes_back_is_noted() -> None:
    data = b"29/10/2023, 01:59 - Asha: a\n29/10/2023, 01:00 - Ben: b\n28/10/2023, 01:00 - Ben: c\n"
    notes = taken(data)[1].notes
    assert any("summer time ends" in note and "line 2" in note for note in notes)
    assert any("out of order" in note and "line 3" in note for note in notes)


def test_a_date_that_does_not_exist_is_a_remainder() -> None:
    records, _, accounting = taken(b"13/03/2023, 14:08 - Asha: a\n31/02/2023, 10:00 - Ben: b\n")
    remainder = next(each for each in records if isinstance(each, Remainder))
    assert "line 2" in remainder.why
    assert "31/02/2023" in remainder.why
    assert accounting.whole
    assert accounting.total("remainders") == 27


def test_a_declared_order_that_the_file_contradicts_is_asked_again() -> None:
    with pytest.raises(NeedsAnswer, match="cannot be month first"):
        taken(b"13/03/2023, 14:08 - Asha: a\n", settings=Settings(date_order=DateOrder.MDY))


def test_dates_that_contradict_each_other_name_both_lines() -> None:
    with pytest.raises(Unreadable, match=r"line 1 .* line 2 .*joined"):
        taken(b"13/03/2023, 14:08 - Asha: a\n03/14/2023, 14:08 - Ben: b\n")


def test_a_second_export_of_another_kind_is_found() -> None:
    android = "".join(f"13/03/2023, 14:0{minute} - Asha: a{minute}\n" for minute in range(4))
    ios = "".join(f"[14/03/2023, 14:0{minute}:00] Ben: b{minute}\r\n" for minute in range(4))
    records, findings, accounting = taken((android + ios).encode())
    assert [row[0] for row in rows(records)] == ["Asha"] * 4 + ["Ben"] * 4
    assert accounting.whole
    assert any("second export" in note and "line 5" in note for note in findings.notes)


def test_a_second_export_of_the_same_kind_is_found() -> None:
    notice = "13/03/2023, 14:08 - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
    late = notice + f"{AT}Asha: one\n"
    early = notice.replace("2023", "2021") + "14/03/2021, 10:00 - Ben: two\n"
    records, findings, accounting = taken((late + early).encode())
    conversations = [each.conversation for each in records if isinstance(each, Message)]
    assert len(set(conversations)) == 2
    assert accounting.whole
    assert any("second export" in note and "line 3" in note for note in findings.notes)


def test_a_byte_order_mark_inside_begins_a_second_export() -> None:
    one = "\ufeff" + f"{AT}Asha: one\n"
    records, findings, accounting = taken((one + one.replace("Asha", "Ben")).encode())
    assert [row[0] for row in rows(records)] == ["Asha", "Ben"]
    assert accounting.whole
    assert any("second export" in note and "line 2" in note for note in findings.notes)


def test_a_message_of_five_megabytes_is_one_message() -> None:
    long = "line of text\n" * 400_000
    records, _, accounting = taken(f"{AT}Asha: {long}{AT}Ben: x\n".encode())
    assert [len(str(row[2])) for row in rows(records)] == [len(long) - 1, 1]
    assert accounting.whole


@pytest.mark.slow
def test_a_hundred_thousand_participants() -> None:
    data = "".join(f"{AT}Person {number}: x\n" for number in range(100_000)).encode()
    records, _, accounting = taken(data)
    assert len({row[0] for row in rows(records)}) == 100_000
    assert accounting.whole


def test_files_in_a_zip_belong_to_the_messages_that_carry_them() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("_chat.txt", f"{IOS_AT}Asha: \u200e<attached: 00000012-PHOTO.jpg>\r\n")
        archive.writestr("00000012-PHOTO.jpg", b"x" * 10)
        archive.writestr("stray.bin", b"y" * 5)
    records, _, accounting = taken(packed.getvalue(), "WhatsApp Chat - Rota.zip")
    message = next(each for each in records if isinstance(each, Message))
    assert (message.attachments[0].member, message.conversation) == ("00000012-PHOTO.jpg", "Rota")
    assert accounting.members["00000012-PHOTO.jpg"].attachments == 10
    assert accounting.members["stray.bin"].remainders == 5
    assert accounting.whole


def test_marks_say_what_a_message_is() -> None:
    bodies = {
        "POLL:\nWhen?\nOPTION: Six (2 votes)\nOPTION: Ten (1 vote)": Mark.POLL,
        "location: https://maps.google.com/?q=51.5,-0.1": Mark.LOCATION,
        "live location shared": Mark.LOCATION,
        "Ben.vcf (file attached)": Mark.CONTACT,
        "<Media omitted>": Mark.OMITTED,
        "This message was deleted by admin Ben": Mark.DELETED,
        "You received a view once message. For added privacy, you can only open it on your phone.": Mark.VIEW_ONCE
        | Mark.OMITTED,
        "x <This message was edited>": Mark.EDITED,
        "Ta wiadomość została usunięta": Mark.DELETED,
        "x <Ta wiadomość została zmieniona>": Mark.EDITED,
        "<ਮੀਡੀਆ ਛੱਡਿਆ>": Mark.OMITTED,
    }
    records = taken("".join(f"{AT}Asha: {body}\n" for body in bodies).encode())[0]
    assert [Mark(each.marks) for each in records if isinstance(each, Message)] == list(bodies.values())


def test_many_messages_near_the_cap_are_noted() -> None:
    notes = taken(f"{AT}Asha: x\n".encode() * 40_000)[1].notes
    assert any("40,000 messages" in note for note in notes)


def test_a_file_cut_within_a_line_is_noted() -> None:
    assert any("cut short" in note for note in taken(f"{AT}Asha: half a wo".encode())[1].notes)


def test_a_longer_file_crosses_blocks_without_a_loss() -> None:
    lines = "".join(
        f"13/03/2023, {n // 60 % 24:02}:{n % 60:02} - Asha Vale: message {n}\nmore\n" for n in range(9_000)
    )
    records, _, accounting = taken(lines.encode())
    found = [each for each in records if isinstance(each, Message)]
    assert accounting.whole
    assert len(found) == 9_000
    assert found[8_999].text == "message 8999\nmore"
    assert moment(found[1_441].at) == "2023-03-13 00:01:00"


def test_digits_of_other_scripts_are_digits() -> None:
    lines = ("١٤/٠١/٢٠٢٣, ٢١:٠٤ - Asha: one", "१४/०१/२०२३, २१:०५ - Ben: two")
    for line, minute in zip(lines, (4, 5), strict=True):
        records, _, accounting = taken(f"{line}\n{line}\n".encode())
        assert [moment(each.at) for each in messages(records)] == [f"2023-01-14 21:0{minute}:00"] * 2
        assert accounting.whole


def test_damaged_bytes_before_the_first_line_keep_their_places() -> None:
    before = b"damaged \xe9\xff\n"
    line = "14/01/2023, 21:04 - Asha: one é é é é é é\n".encode()
    records, _, accounting = taken(before + line + line)
    assert [(each.start, each.end) for each in records if isinstance(each, Remainder)] == [(0, len(before))]
    assert [each.start for each in messages(records)] == [len(before), len(before) + len(line)]
    assert accounting.whole


def test_places_beyond_the_first_few_are_counted() -> None:
    lines = "".join(f"{day}/01/2023, 21:04 - Asha: q\n" for day in (*range(13, 28), *range(27, 12, -1)))
    _, findings, _ = taken(lines.encode())
    [note] = [each for each in findings.notes if "goes back" in each]
    assert "in line 17 (2023-01-27 21:04:00 → 2023-01-26 21:04:00), line 18 " in note
    assert note.endswith("and 9 more places.")


def test_a_line_that_comes_again_is_the_same_record_at_another_place() -> None:
    lines = (
        "[14/01/2023, 21:04:09] Ben: \u200eimage omitted\r\n",
        "[14/01/2023, 21:04:10] Ben: \u200eBen changed this group's icon\r\n",
    )
    later = [line.replace("21:04", "22:04") for line in lines]
    talk = "[14/01/2023, 21:04:11] Ben: hello\r\n"
    records, _, accounting = taken("".join((talk, *lines, *later)).encode(), "_chat.txt")
    one, two, three, four = [each for each in records if isinstance(each, Message | Event)][1:]
    for first, again in ((one, three), (two, four)):
        assert again.at - first.at == 3_600_000
        assert again._replace(start=first.start, end=first.end, at=first.at) == first
        assert again.end - again.start == first.end - first.start
    assert accounting.whole
