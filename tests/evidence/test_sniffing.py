"""What a file is, by its bytes; and when its name promises something else."""

import io
import zipfile

import pytest

from peelian.evidence.sniffing import OPENING, name_disagrees, sniff
from peelian.evidence.states import FileKind

pytestmark = pytest.mark.pure
K = FileKind


def archive(*members: str) -> bytes:
    """A zip with these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for member in members:
            file.writestr(member, "<a/>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "mime"),
    [
        (archive("report.xml", "files/1.jpg"), K.ZIP, "application/zip"),
        (archive(), K.ZIP, "application/zip"),
        (archive("[Content_Types].xml", "word/document.xml"), K.OFFICE, "application/zip"),
        (b"%PDF-1.7\n%\xe2\xe3", K.PDF, "application/pdf"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", K.IMAGE, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", K.IMAGE, "image/png"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", K.IMAGE, "image/webp"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", K.IMAGE, "image/heic"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00", K.VIDEO, "video/mp4"),
        (b"\x00\x00\x00\x18ftypM4A \x00\x00", K.AUDIO, "audio/mp4"),
        (b"OggS\x00\x02" + bytes(20), K.AUDIO, "audio/ogg"),
        (b"SQLite format 3\x00" + bytes(84), K.DATABASE, "application/vnd.sqlite3"),
        (b"MZ\x90\x00" + bytes(60), K.PROGRAM, "application/vnd.microsoft.portable-executable"),
        (b"\x7fELF\x02\x01", K.PROGRAM, "application/x-elf"),
        (b'<?xml version="1.0"?><smses/>', K.XML, "application/xml"),
        (b"\xef\xbb\xbf<smses/>", K.XML, "application/xml"),
        (b"<!DOCTYPE html><html>", K.XML, "text/html"),
        (b'{"messages": []}', K.JSON, "application/json"),
        (b"\n[\n  {", K.JSON, "application/json"),
        ("12/02/2023, 10:00 - Siân: Dzień dobry 🙂\n".encode(), K.TEXT, "text/plain"),
        ("[14/03/2023, 09:12:33] Robin: Morning".encode("utf-16"), K.TEXT, "text/plain"),
        (b"MZ, the initials of somebody", K.TEXT, "text/plain"),
        (b"\x8f\x01\xb2\x00\x11\xfe\x07\x99", K.UNKNOWN, "application/octet-stream"),
        (b"caf\xe9 in an old encoding", K.UNKNOWN, "application/octet-stream"),
    ],
)
def test_it_is_known_by_its_bytes(content: bytes, kind: FileKind, mime: str) -> None:
    sniffed = sniff(content)
    assert (sniffed.kind, sniffed.mime) == (kind, mime)


@pytest.mark.parametrize("cut", [OPENING - 1, OPENING - 2, OPENING - 3])
def test_a_text_whose_opening_ends_within_a_character_is_a_text(cut: int) -> None:
    content = (b"a" * cut + "🙂".encode() + b" more")[:OPENING]
    assert sniff(content).kind is K.TEXT


@pytest.mark.parametrize(
    ("name", "kind", "disagrees"),
    [
        ("chat.txt", K.TEXT, False),
        ("chat.txt", K.JSON, False),
        ("chat.txt", K.ZIP, True),
        ("holiday.JPG", K.PROGRAM, True),
        ("phone.ufdr", K.ZIP, False),
        ("phone.ufdr", K.UNKNOWN, True),
        ("letter.docx", K.OFFICE, False),
        ("phone", K.ZIP, False),
        ("phone.backup", K.ZIP, False),
        (".txt", K.ZIP, False),
    ],
)
def test_a_name_that_promises_another_kind_is_told(name: str, kind: FileKind, disagrees: bool) -> None:
    assert name_disagrees(name, kind) is disagrees
