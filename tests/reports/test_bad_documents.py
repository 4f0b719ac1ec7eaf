"""Bad documents: a sentence that names the file and the trouble, the original kept, the report not lost."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from django.db import DataError

from peelian.access.refusals import Refused
from peelian.reports import storage
from peelian.reports.models import Document, Report, Statement
from peelian.reports.services import intake, opening
from peelian.reports.services.intake import safe_name
from peelian.reports.states import DocumentState
from tests.cast import Cast
from tests.reports.making import add, record


def zip_of(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return held.getvalue()


ENTITIES = (
    b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>"""
)
UNREADABLE = {
    "empty.txt": b"",
    "not-a.pdf": b"This is not a PDF at all.",
    "broken.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 4,
    "bomb.docx": zip_of(word__document=b"\0" * 80_000_000),
    "entities.docx": zip_of(**{"word__document.xml": ENTITIES, "[Content_Types].xml": ENTITIES}),
    "noise.bin": bytes(range(256)) * 40,
    "locked.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_kept_and_said(cast: Cast, name: str) -> None:
    report, data = record(cast), UNREADABLE[name]
    document = add(cast, report, data, name=name)
    assert document.state == DocumentState.UNREADABLE
    assert name in document.trouble
    assert document.trouble.endswith(".")
    assert storage.read_original(document.path) == data
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert not Statement.objects.filter(report=report).exists()
    assert Report.objects.filter(pk=report.pk).exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "script.html",
            b"<html><body><script>alert(1)</script><p>The officer was arrested on 9 March 2023.</p></body></html>",
        ),
        ("latin.txt", "Le témoin said the officer was arrested.".encode("latin-1")),
        ("nul.txt", b"The officer was arrested.\nHe denies it."),
        ("bom.txt", "\ufeffThe officer was arrested on 9 March 2023.".encode("utf-16")),
    ],
)
def test_odd_but_readable_documents_are_read(cast: Cast, name: str, data: bytes) -> None:
    document = add(cast, record(cast), data, name=name)
    assert document.state == DocumentState.READABLE, document.trouble
    assert document.statements.exists()
    assert "alert(1)" not in document.text


def test_one_too_large_leaves_its_name_size_and_hash_but_no_bytes(
    cast: Cast, settings, document_folder: Path
) -> None:
    settings.PEELIAN_UPLOAD_LIMIT = 1_000_000
    report, chunk = record(cast), b"x" * 100_000
    document = add(cast, report, name="huge.txt", chunks=(chunk for _ in range(30)))
    assert document.state == DocumentState.TOO_LARGE
    assert document.trouble.startswith("huge.txt is 3.0 MB; the limit is 1.0 MB.")
    assert document.sha256 == hashlib.sha256(chunk * 30).hexdigest()
    assert document.size == 3_000_000
    assert document.path == ""
    assert [path for path in document_folder.rglob("*") if path.is_file()] == []


def test_a_reader_that_fails_in_a_way_nobody_foresaw_loses_nothing(cast: Cast, monkeypatch) -> None:
    def fail(*args: object, **options: object) -> None:
        raise RecursionError("deeper than anyone thought")

    monkeypatch.setattr(opening, "read_document", fail)
    document = add(cast, record(cast), b"words", name="strange.txt")
    assert document.trouble == "strange.txt could not be read: the reader stopped (RecursionError)."
    assert storage.read_original(document.path) == b"words"


def test_bytes_on_disk_are_never_overwritten_and_are_shared_by_reports(
    cast: Cast, document_folder: Path
) -> None:
    first, second = add(cast, record(cast), b"one"), add(cast, record(cast), b"one")
    (kept,) = [path for path in document_folder.rglob("*") if path.is_file()]
    assert first.path == second.path == str(kept.relative_to(document_folder))
    assert kept.stat().st_mode & 0o777 == 0o400


def test_an_original_that_was_changed_on_disk_is_noticed(cast: Cast, document_folder: Path) -> None:
    document = add(cast, record(cast), b"one")
    assert storage.is_intact(document.path, document.sha256)
    kept = document_folder / document.path
    kept.chmod(0o600)
    kept.write_bytes(b"two")
    assert not storage.is_intact(document.path, document.sha256)
    kept.unlink()
    assert not storage.is_intact(document.path, document.sha256)


def test_a_refused_document_does_not_hold_up_the_next(cast: Cast) -> None:
    report = record(cast)
    add(cast, report, b"", name="empty.txt")
    with pytest.raises(Refused, match="byte for byte"):
        add(cast, report, b"", name="empty-too.txt")
    add(cast, report, b"The officer was arrested.", name="good.txt")
    assert list(Document.objects.order_by("id").values_list("filename", flat=True)) == [
        "empty.txt",
        "good.txt",
    ]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\note.docx", "note.docx"),
        ("a\r\nSet-Cookie: b.txt", "a__Set-Cookie: b.txt"),
        ("", "document without a name"),
        ("...", "document without a name"),
        ("x" * 300 + ".pdf", "x" * 180 + "….pdf"),
        ("bad\x00\ud800.txt", "bad\ufffd?.txt"),
    ],
)
@pytest.mark.pure
def test_names_are_made_safe(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_absurd_numbers_and_hidden_characters_reach_no_column(cast: Cast) -> None:
    text = "99999999999999 officers were arrested on 9\x00 March 2023.\x00 Ten officers \ud800 were seen."
    document = add(cast, record(cast), text.encode("utf-8", "surrogatepass"), name="odd.txt")
    assert storage.is_intact(document.path, document.sha256)
    assert all((group.count or 0) < 1_000_000 for group in document.groups.all())


def test_findings_that_the_database_refuses_leave_the_document_kept(cast: Cast, monkeypatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise DataError("integer out of range")

    monkeypatch.setattr(intake, "write_reading", refuse)
    document = add(cast, record(cast), b"The officer was arrested.", name="odd.txt")
    assert document.state == DocumentState.UNREADABLE
    assert "could not be stored" in document.trouble
    assert storage.read_original(document.path) == b"The officer was arrested."


def test_a_very_long_text_says_how_much_of_it_was_read(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(opening, "TEXT_LIMIT", 50)
    document = add(cast, record(cast), b"The officer was seen by the gate.\n" * 10, name="long.txt")
    assert "Only the first 50 of its 340 characters were read." in document.notes
    assert document.size == 340
    assert all(statement.end <= 50 for statement in document.statements.all())
