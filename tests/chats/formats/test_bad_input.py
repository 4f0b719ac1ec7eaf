"""The bad input that every kind must stand: read for what it is, or refused in a sentence that names file and place."""

import io
import zipfile
from itertools import pairwise

import pytest

from peelian.chats.formats import registry
from peelian.chats.formats.loss import Accounting, Tally
from peelian.chats.formats.records import Findings, Kind, Message, Record, Remainder, Settings, Unreadable
from peelian.chats.formats.sources import open_source
from tests.chats.formats.exports import AT, EXPORTS, Said
from tests.chats.formats.zips import of_kind, zipped

pytestmark = pytest.mark.pure
DAY = 86_400
FEW = [Said("Ned", "one"), Said("Ned", "two é", AT + DAY), Said("Ned", "three", AT + 2 * DAY)]
KINDS = pytest.mark.parametrize("kind", list(EXPORTS))
IN_UTF_8 = [kind for kind in EXPORTS if kind not in (Kind.WHATSAPP, Kind.CSV)]


def taken(
    kind: Kind, data: bytes, name: str = "", settings: Settings | None = None
) -> tuple[list[Record], Findings, Accounting]:
    """Every record of a file that is said to be of a kind, by the way an import takes."""
    export = EXPORTS[kind]
    source, tally = open_source(io.BytesIO(data), name or export.file), Tally()
    reading = registry.read(source, settings or export.settings, kind)
    records = list(tally.watch(reading.records))
    return records, reading.findings, tally.close(source)


def texts(records: list[Record]) -> list[str]:
    """The words of the messages."""
    return [each.text for each in of_kind(records, Message)]


def refusal(kind: Kind, data: bytes, name: str = "") -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(Unreadable) as caught:
        taken(kind, data, name)
    return str(caught.value)


def archived(kind: Kind, **more: bytes) -> bytes:
    """An export in a zip, with other members beside it."""
    return zipped({f"folder/{EXPORTS[kind].file}": EXPORTS[kind].printed(FEW), **more})


@KINDS
def test_it_is_read_whole(kind: Kind) -> None:
    records, findings, accounting = taken(kind, EXPORTS[kind].printed(FEW))
    assert texts(records) == ["one", "two é", "three"]
    assert accounting.whole
    assert not of_kind(records, Remainder)
    assert not any("leaps" in note or "goes back" in note for note in findings.notes)


@KINDS
def test_a_zip_that_was_cut_short_is_refused_by_its_name(kind: Kind) -> None:
    whole = archived(kind)
    assert refusal(kind, whole[: len(whole) * 2 // 3], "phone.zip").startswith("phone.zip")


@KINDS
def test_a_zip_bomb_beside_an_export_is_refused_before_it_is_unpacked(kind: Kind) -> None:
    said = refusal(kind, archived(kind, photo=b"\0" * 80_000_000), "phone.zip")
    assert "phone.zip" in said
    assert "photo" in said


@KINDS
def test_a_member_whose_name_leads_out_is_refused_by_that_name(kind: Kind) -> None:
    said = refusal(kind, archived(kind, **{"../../etc/cron.d/x": b"x"}), "phone.zip")
    assert "phone.zip" in said
    assert "../../etc/cron.d/x" in said


@KINDS
def test_a_picture_under_the_name_of_an_export_is_refused_by_its_name(kind: Kind) -> None:
    assert EXPORTS[kind].file in refusal(kind, b"\xff\xd8\xff\xe0" + b"\0" * 500)


@pytest.mark.parametrize("kind", IN_UTF_8)
def test_a_file_that_was_saved_again_in_utf_16_is_refused_and_the_encoding_named(kind: Kind) -> None:
    wide = EXPORTS[kind].printed(FEW).decode().encode("utf-16")
    assert "UTF-16" in refusal(kind, wide)
    assert EXPORTS[kind].file in refusal(kind, wide)


def test_whatsapp_in_utf_16_is_read_by_its_mark() -> None:
    wide = EXPORTS[Kind.WHATSAPP].printed(FEW).decode().encode("utf-16")
    records, _, accounting = taken(Kind.WHATSAPP, wide)
    assert texts(records) == ["one", "two é", "three"]
    assert accounting.whole


@KINDS
def test_two_exports_glued_together_are_told_with_the_place(kind: Kind) -> None:
    once = EXPORTS[kind].printed(FEW)
    records, findings, accounting = taken(kind, once + once)
    assert accounting.whole
    assert texts(records)[:3] == ["one", "two é", "three"]
    rest = of_kind(records, Remainder)
    assert len(texts(records)) == 6 or rest, "the second is read or said to be unread"
    told = [*(each.why for each in rest), *findings.notes]
    words = ("glued", "joined", "out of order", "is no date")
    assert any(word in each and ("byte" in each or "line" in each) for each in told for word in words), told


@KINDS
def test_a_clock_that_jumps_is_told_with_the_file_and_the_place(kind: Kind) -> None:
    said = [*FEW, Said("Ned", "four", AT - 400 * DAY), Said("Ned", "five", AT + 3 * DAY)]
    records, findings, accounting = taken(kind, EXPORTS[kind].printed(said))
    assert texts(records) == [each.text for each in said]
    assert [each.at for each in of_kind(records, Message)] == [each.at * 1000 for each in said]
    assert accounting.whole
    [note] = [each for each in findings.notes if "leaps" in each or "goes back" in each]
    assert EXPORTS[kind].file in note
    assert "2021-12-" in note
    assert "byte" in note or "line" in note


@pytest.mark.parametrize("kind", [kind for kind in EXPORTS if kind is not Kind.WHATSAPP])
def test_an_export_with_the_newest_first_is_no_clock_that_jumps(kind: Kind) -> None:
    records, findings, _ = taken(kind, EXPORTS[kind].printed(FEW[::-1]))
    assert all(one.at > two.at for one, two in pairwise(of_kind(records, Message)))
    assert not any("leaps" in note for note in findings.notes)


@KINDS
def test_a_message_of_five_megabytes_is_one_message(kind: Kind) -> None:
    long = "long é " * 800_000 + "end"
    records, _, accounting = taken(
        kind, EXPORTS[kind].printed([Said("Ned", long), Said("Ned", "after", AT + 60)])
    )
    assert texts(records) == [long, "after"]
    assert accounting.whole


@KINDS
def test_names_of_emoji_are_names(kind: Kind) -> None:
    names = ["🦊", "👩\u200d🚒 \u2764\ufe0f", "🇬🇧 Ned"]
    said = [Said(name, f"by {place}", AT + place * 60) for place, name in enumerate(names)]
    records, _, accounting = taken(kind, EXPORTS[kind].printed(said))
    assert [each.sender for each in of_kind(records, Message)] == names
    assert accounting.whole


@KINDS
def test_a_hundred_thousand_participants_are_all_kept(kind: Kind) -> None:
    said = [Said(f"P{place}", "hi", AT + place) for place in range(100_000)]
    records, _, accounting = taken(kind, EXPORTS[kind].printed(said))
    assert len({each.sender for each in of_kind(records, Message)}) == 100_000
    assert accounting.whole


@pytest.mark.parametrize("kind", [Kind.SMS_XML, Kind.UFDR])
def test_entities_of_xml_are_refused_with_the_place(kind: Kind) -> None:
    whole = EXPORTS[kind].printed(FEW)
    root = whole.index(b"<smses" if kind is Kind.SMS_XML else b"<project")
    bomb = whole[:root] + b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>\n' + whole[root:]
    said = refusal(kind, bomb)
    assert EXPORTS[kind].file in said
    assert "at byte" in said


def test_a_bomb_that_lies_about_its_size_is_refused_when_it_is_reached() -> None:
    made = io.BytesIO(archived(Kind.TELEGRAM))
    with zipfile.ZipFile(made) as archive:
        told = archive.getinfo("folder/result.json").file_size
    short = made.getvalue().replace(told.to_bytes(4, "little"), (told - 5).to_bytes(4, "little"))
    assert "phone.zip" in refusal(Kind.TELEGRAM, short, "phone.zip")
