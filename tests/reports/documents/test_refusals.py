"""Whatever cannot be read gets a sentence that names the file and the trouble, and keeps its hash."""

import dataclasses
import hashlib
import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.reports.documents import DEFAULT_LIMITS, Extracted, Unreadable, read_document, read_file
from tests.reports.documents.making import TYPES, encrypted_pdf, outlook, paragraph, part, pdf, word

pytestmark = pytest.mark.pure


def zip_bomb() -> bytes:
    return word(paragraph("a" * 30_000_000))


def lying_archive() -> bytes:
    """An archive whose directory says that the document is small."""
    data = bytearray(word(paragraph("b" * 100_000)))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def crowded_archive() -> bytes:
    return word(
        paragraph("a"), more={f"word/media/{n}.png": b"" for n in range(DEFAULT_LIMITS.archive_members + 1)}
    )


def plain_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("a.txt", "words")
    return out.getvalue()


def nested_email(depth: int) -> bytes:
    head = b"From: a@example.test\r\nTo: b@example.test\r\nMIME-Version: 1.0\r\n"
    inner = head + b"Content-Type: text/plain\r\n\r\nwords\r\n"
    for _ in range(depth):
        inner = head + b"Content-Type: message/rfc822\r\n\r\n" + inner
    return inner


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'

REFUSED = {
    "empty": (b"", "note.txt", "is empty"),
    "only white space": (b" \n\t\n", "note.txt", "is empty"),
    "control characters": (bytes(range(32)) * 100, "note.txt", "not text in any encoding"),
    "broken UTF-16": (b"\xff\xfe\x00\xd8\x00", "note.txt", "says that it is UTF-16"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "scan.txt", "is a PNG image"),
    "rich text": (b"{\\rtf1 words}", "letter.txt", "rich text"),
    "a program": (b"MZ\x90\x00\x03" + bytes(200), "letter.txt", "is a program"),
    "text named as a PDF": (b"This is not a PDF at all.", "report.pdf", "is named as a PDF but is not one"),
    "a page named as a PDF": (
        b"<html><body>no</body></html>",
        "report.pdf",
        "is named as a PDF but is not one",
    ),
    "text named as Word": (b"words", "report.docx", "is named as a Word document but is not one"),
    "text named as Outlook": (b"words", "report.msg", "is named as an Outlook message but is not one"),
    "a PDF that is not one": (
        b"%PDF-1.7\nnothing of the kind",
        "report.pdf",
        "is not one that can be opened",
    ),
    "a PDF cut short": (pdf("words")[:120], "report.pdf", "is not one that can be opened"),
    "an encrypted PDF": (encrypted_pdf(), "report.pdf", "is encrypted"),
    "a scanned PDF": (pdf("", ""), "report.pdf", "no words in them"),
    "a zip bomb": (zip_bomb(), "report.docx", "zip bomb"),
    "an archive that lies about sizes": (lying_archive(), "report.docx", "damaged Word document"),
    "an archive of thousands": (crowded_archive(), "report.docx", "files inside"),
    "a zip that is no document": (plain_zip(), "report.docx", "is a ZIP archive"),
    "a zip cut short": (word(paragraph("words"))[:100], "report.docx", "damaged"),
    "entities in the XML": (word(paragraph("&b;"), prologue=ENTITIES), "report.docx", "XML entities"),
    "outside files in the XML": (word(paragraph("&a;"), prologue=OUTSIDE), "report.docx", "XML entities"),
    "entities in a header": (
        word(paragraph("a"), more={"word/header1.xml": ENTITIES + part("hdr", "&b;")}),
        "report.docx",
        "damaged|XML",
    ),
    "broken XML": (word("<w:p><w:unclosed></w:p>"), "report.docx", "XML cannot be read"),
    "a Word document without words": (word("<w:p/>"), "report.docx", "without any words"),
    "an email of a thousand parts": (nested_email(600), "message.eml", "more parts inside one another"),
    "an Outlook message cut short": (
        outlook(subject="a", body="b" * 9000)[:6000],
        "m.msg",
        "damaged Outlook|other OLE",
    ),
    "an Outlook message in rich text only": (outlook(subject="a", rich_only=True), "m.msg", "rich text"),
    "an encrypted Office file": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
        "r.docx",
        "encrypted Office",
    ),
    "an old Word document": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le"),
        "r.doc",
        "old Word",
    ),
    "a page without words": (
        b"<!doctype html><html><script>x()</script></html>",
        "page.html",
        "without any words",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses_with_a_sentence_that_names_the_file_and_the_trouble(case):
    data, filename, trouble = REFUSED[case]

    started = time.process_time()
    found = read_document(data, filename)

    assert isinstance(found, Unreadable), found
    assert found.reason.startswith(filename)
    assert found.reason.endswith(".")
    assert any(words in found.reason for words in trouble.split("|")), found.reason
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert time.process_time() - started < 5


def test_it_refuses_200_mb_without_reading_them_as_a_document(tmp_path):
    path = tmp_path / "disk.txt"
    with path.open("wb") as out:
        out.truncate(200 * 1024 * 1024)

    found = read_file(path)

    assert isinstance(found, Unreadable)
    assert found.reason == (
        "disk.txt is 200 MB; documents of up to 50 MB are read. Split it or send the pages that matter."
    )
    assert len(found.sha256) == 64


def test_it_refuses_a_pdf_of_too_many_pages():
    found = read_document(pdf("a", "b", "c"), "long.pdf", limits=dataclasses.replace(DEFAULT_LIMITS, pages=2))

    assert isinstance(found, Unreadable)
    assert "3" in found.reason
    assert "the limit is 2" in found.reason


def test_it_gives_up_a_pdf_that_takes_too_long():
    found = read_document(
        pdf(*["word " * 300] * 400), "slow.pdf", limits=dataclasses.replace(DEFAULT_LIMITS, seconds=0)
    )

    assert isinstance(found, Unreadable)
    assert "given up" in found.reason


def test_it_refuses_text_that_is_more_than_is_read_at_once():
    found = read_document(
        b"words " * 100, "long.txt", limits=dataclasses.replace(DEFAULT_LIMITS, text_characters=500)
    )

    assert isinstance(found, Unreadable)
    assert "600 characters" in found.reason


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\secret\\note.txt", "a\x1b[31m\nb.txt", "", "n" * 500]
)
def test_a_hostile_file_name_is_made_fit_for_a_sentence(name):
    found = read_document(b"", name)

    assert isinstance(found, Unreadable)
    assert found.reason.isprintable()
    assert "/" not in found.filename
    assert len(found.filename) <= 121
    assert found.filename


@settings(max_examples=150)
@given(
    data=st.binary(max_size=400),
    start=st.sampled_from(
        [
            b"",
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"From: a\r\nTo: b\r\nDate: c\r\n",
            b"<html>",
        ]
    ),
)
def test_it_answers_for_any_bytes(data, start):
    found = read_document(start + data, "any.bin")

    assert isinstance(found, Extracted | Unreadable)


@settings(max_examples=60)
@given(at=st.integers(min_value=0, max_value=4000), byte=st.integers(min_value=0, max_value=255))
@pytest.mark.parametrize(
    "made",
    [word(paragraph("Police said so.")), outlook(subject="a", body="Police said so.")],
    ids=["docx", "msg"],
)
def test_it_answers_for_documents_with_one_byte_changed(made, at, byte):
    data = bytearray(made)
    data[at % len(data)] = byte

    assert isinstance(read_document(bytes(data), "any.bin"), Extracted | Unreadable)
