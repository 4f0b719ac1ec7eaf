"""What readers are given: archives that deceive are refused with a sentence, whole ones are read as they are."""

import io
import struct
import zipfile
import zlib

import pytest

from peelian.chats.formats.records import Unreadable
from peelian.chats.formats.sources import FileSource, ZipSource, open_source
from peelian.chats.formats.zip_directory import Limits
from tests.chats.formats.zips import an_archive, zipped

pytestmark = pytest.mark.pure


def refusal(raw: bytes, **limits: int) -> str:
    with pytest.raises(Unreadable) as caught:
        ZipSource(io.BytesIO(raw), "phone.zip", limits=Limits(**limits))
    assert str(caught.value).startswith("phone.zip: ")
    return str(caught.value)


def reading_refusal(source: ZipSource, member: str) -> str:
    with pytest.raises(Unreadable) as caught, source.open(member) as stream:
        stream.read()
    return str(caught.value)


def renamed(raw: bytes, old: str, new: str) -> bytes:
    assert len(old) == len(new)
    return raw.replace(old.encode(), new.encode())


def test_it_reads_members_in_order_and_leaves_folders_out():
    source = an_archive({"b/": "", "b/two.txt": "two", "a.txt": "x" * 300_000, "empty": ""})
    assert source.members() == ("b/two.txt", "a.txt", "empty")
    assert source.size("a.txt") == 300_000
    with source.open("a.txt") as one, source.open("b/two.txt") as other:
        assert one.read(5) == b"xxxxx"
        assert other.read() == b"two"
        assert one.read() == b"x" * 299_995
    assert source.open("empty").read() == b""


def test_it_tells_an_archive_by_content_and_not_by_name():
    assert isinstance(open_source(io.BytesIO(zipped({"a": "b"})), "chat.txt"), ZipSource)
    plain = open_source(io.BytesIO(b"hello"), "chat.zip")
    assert isinstance(plain, FileSource)
    assert (plain.members(), plain.size("chat.zip"), plain.open("chat.zip").read()) == (
        ("chat.zip",),
        5,
        b"hello",
    )


def test_a_file_can_be_given_by_its_path(tmp_path):
    path = tmp_path / "chat.txt"
    path.write_bytes(b"hello")
    source = FileSource(path, "chat.txt")
    assert source.size("chat.txt") == 5
    with source.open("chat.txt") as stream:
        assert stream.read() == b"hello"


@pytest.mark.parametrize("magic", [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x00", b"\x1f\x8b\x08\x00"])
def test_archives_of_other_kinds_are_named(magic):
    with pytest.raises(Unreadable, match="is not read"):
        open_source(io.BytesIO(magic + b"\0" * 40), "phone.bin")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../x", "leads out"),
        ("a/../../x", "leads out"),
        ("/etc/x", "root of a disk"),
        ("C:/x", "root of a disk"),
        ("c:x", "root of a disk"),
        ("a\x01b", "control characters"),
    ],
)
def test_names_that_lead_out_are_refused(name, words):
    assert words in refusal(zipped({name: "x"}))


def test_backslashes_and_nuls_in_names_are_refused():
    raw = zipped({"files#x.jpg": "x"})
    assert "backslash" in refusal(renamed(raw, "files#x", "files\\x"))
    assert "control characters" in refusal(renamed(raw, "files#x", "files\0x"))


def test_links_are_refused():
    made = io.BytesIO()
    link = zipfile.ZipInfo("chat.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "is a link" in refusal(made.getvalue())


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        ("chat.txt", "chat.txt", "twice"),
        ("chat.txt", "Chat.TXT", "beside"),
        ("cafe\u0301", "caf\u00e9", "beside"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_that_could_be_taken_for_one_are_refused(one, two, words):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(one, "first")
        archive.writestr(two, "second")
    assert words in refusal(made.getvalue())


def test_too_many_members_are_refused():
    raw = zipped({f"{number}.txt": "" for number in range(30)})
    assert "30 members" in refusal(raw, members=20)


def test_bombs_are_refused_before_anything_is_unpacked():
    raw = zipped({"report.xml": b"\0" * (32 << 20)})
    assert "250 times" in refusal(raw)
    assert "together" in refusal(zipped({"a": "x" * 600, "b": "y" * 600}), total=1000)


def test_an_archive_inside_an_archive_stays_a_member():
    source = an_archive({"inner.zip": zipped({"bomb": b"\0" * 100_000})})
    assert source.members() == ("inner.zip",)
    assert source.open("inner.zip").read()[:2] == b"PK"


def test_members_that_share_bytes_are_refused():
    raw = bytearray(zipped({"a.txt": "x" * 2000, "b.txt": "y" * 2000}))
    second = raw.rfind(b"PK\x01\x02")
    first_offset = raw[raw.find(b"PK\x01\x02") + 42 :][:4]
    raw[second + 42 : second + 46] = first_offset
    assert "share the same bytes" in refusal(bytes(raw))


def test_locked_members_are_refused_by_name():
    raw = bytearray(zipped({"_chat.txt": "x"}))
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    assert "“_chat.txt” is locked with a password" in refusal(bytes(raw))


def test_a_truncated_archive_says_what_can_still_be_seen():
    raw = zipped({"_chat.txt": "x" * 500, "photo.jpg": "y" * 500})
    words = refusal(raw[:-40])
    assert "directory is missing" in words
    assert "“_chat.txt”" in words
    assert "cut short" in refusal(b"PK\x03\x04" + b"\0" * 10)


def test_glued_files_are_refused():
    one, two = zipped({"a": "x"}), zipped({"b": "y"})
    assert "glued" in refusal(one + two)
    assert "glued" in refusal(one + b"[01/02/2023] hello")
    assert "glued" in refusal(b"hello" + one)
    assert ZipSource(io.BytesIO(one + b"\0" * 512), "phone.zip").members() == ("a",), "padding is not content"


def lying(field: int, value: int) -> ZipSource:
    """An archive whose directory says something else of its only member: 16 is the checksum, 24 the size."""
    raw = bytearray(zipped({"chat.txt": b"hello" * 5000}))
    place = raw.find(b"PK\x01\x02") + field
    raw[place : place + 4] = struct.pack("<L", value)
    return ZipSource(io.BytesIO(bytes(raw)), "phone.zip")


def test_sizes_and_checksums_are_held_to_what_was_said():
    assert "larger than the 100 bytes" in reading_refusal(lying(24, 100), "chat.txt")
    assert "ends after 25,000 of the 26,000" in reading_refusal(lying(24, 26_000), "chat.txt")
    assert "checksum" in reading_refusal(lying(16, 1), "chat.txt")


def test_damaged_bytes_are_named_when_they_are_reached():
    raw = bytearray(zipped({"chat.txt": bytes(range(256)) * 900, "fine.txt": "fine"}))
    raw[60:90] = b"\xff" * 30
    source = ZipSource(io.BytesIO(bytes(raw)), "phone.zip")
    assert "“chat.txt”" in reading_refusal(source, "chat.txt")
    assert source.open("fine.txt").read() == b"fine"


def test_a_header_that_contradicts_the_directory_is_refused():
    raw = zipped({"chat.txt": "x"})
    source = ZipSource(io.BytesIO(raw.replace(b"chat.txt", b"talk.txt", 1)), "phone.zip")
    with pytest.raises(Unreadable, match="do not agree"):
        source.open("talk.txt" if "talk.txt" in source.members() else "chat.txt")


def test_unknown_members_and_packings_are_refused():
    source = an_archive({"a.txt": "x"})
    with pytest.raises(Unreadable, match=r"there is no “b\.txt”"):
        source.open("b.txt")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", "x")
    other = ZipSource(io.BytesIO(made.getvalue()), "phone.zip")
    assert other.size("a.txt") == 1
    with pytest.raises(Unreadable, match="method 12"):
        other.open("a.txt")


def test_a_directory_that_promises_more_is_refused():
    raw = bytearray(zipped({"a.txt": "x"}))
    place = raw.rfind(b"PK\x05\x06")
    raw[place + 10 : place + 12] = struct.pack("<H", 7)
    assert "promises 7 members" in refusal(bytes(raw))


def zip64(content: bytes) -> bytes:
    """An archive of one stored member, written as archives over 4 GB are."""
    crc, size = zlib.crc32(content), len(content)
    local = b"PK\x03\x04" + struct.pack("<5H3L2H", 45, 0, 0, 0, 0, crc, 0xFFFFFFFF, 0xFFFFFFFF, 1, 20) + b"a"
    local += struct.pack("<2H2Q", 1, 16, size, size) + content
    full = 0xFFFFFFFF
    central = b"PK\x01\x02" + struct.pack("<6H3L", 45, 45, 0, 0, 0, 0, crc, full, full)
    central += struct.pack("<5H2L", 1, 28, 0, 0, 0, 0, full)
    central += b"a" + struct.pack("<2H3Q", 1, 24, size, size, 0)
    end = b"PK\x06\x06" + struct.pack("<Q2H2L4Q", 44, 45, 45, 0, 0, 1, 1, len(central), len(local))
    end += b"PK\x06\x07" + struct.pack("<LQL", 0, len(local) + len(central), 1)
    return (
        local
        + central
        + end
        + b"PK\x05\x06"
        + struct.pack("<4H2LH", 0, 0, *[0xFFFF] * 2, *[0xFFFFFFFF] * 2, 0)
    )


def test_large_archives_are_read_and_their_damaged_records_refused():
    raw = zip64(b"hello")
    source = ZipSource(io.BytesIO(raw), "phone.zip")
    assert source.open("a").read() == b"hello"
    assert "large-archive record" in refusal(raw.replace(b"PK\x06\x07", b"PK\x06\x08"))


def test_any_cut_and_any_changed_byte_is_read_or_refused_with_a_sentence():
    whole = zipped({"chat.txt": "hello " * 40, "photo.jpg": bytes(range(200))})
    attempts = [whole[:length] for length in range(0, len(whole), 3)]
    attempts += [whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :] for at in range(0, len(whole), 2)]
    read, sentences = 0, set()
    for raw in attempts:
        try:
            source = open_source(io.BytesIO(raw), "phone.zip")
            for member in source.members():
                source.open(member).read()
        except Unreadable as refused:
            sentences.add(str(refused)[:11])
        else:
            read += 1
    assert sentences == {"phone.zip: "}
    assert 0 < read < len(attempts)
