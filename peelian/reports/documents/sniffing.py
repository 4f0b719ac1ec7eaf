"""What a file is, told from its bytes. The name is never believed."""

import io
import re
import zipfile

from peelian.reports.documents.kinds import email_headers

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Bytes at the start of files that hold no words we read, with what to call them.
OTHERS = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BM", "a bitmap image"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"SQLite format 3", "a database"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"%!PS", "a PostScript file"),
)

ZIPS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book"),
)

_HTML = re.compile(
    rb"(?i)^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.DOTALL,
)


def sniff(data: bytes) -> str:
    """One of 'empty', 'pdf', 'docx', 'msg', 'eml', 'html', 'text', or a phrase for a kind that is not read."""
    if not data.strip():
        return "empty"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(OLE):
        return _ole(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if data[4:12] in (
        b"ftypisom",
        b"ftypmp42",
        b"ftypqt  ",
        b"ftypM4V ",
        b"ftypM4A ",
        b"ftypheic",
        b"ftypmif1",
    ):
        return "a video, sound recording or photograph"
    for start, name in OTHERS:
        if data.startswith(start) and not (start in (b"BM", b"MZ", b"ID3") and _is_printable(data[:200])):
            return name
    if _HTML.match(data[:4096]):
        return "html"
    return "eml" if email_headers.begins_with_headers(data) else "text"


def _is_printable(start: bytes) -> bool:
    return all(byte >= 32 or byte in b"\t\r\n" for byte in start)


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "a damaged ZIP archive or Office document"
    return next((kind for member, kind in ZIPS if member in names), "a ZIP archive")


def _ole(data: bytes) -> str:
    """Outlook messages, encrypted Office files and old Office files share one container: look at its entries."""
    names = {
        "msg": "__properties_version1.0",
        "an encrypted Office document": "EncryptedPackage",
        "an old Word (.doc) document": "WordDocument",
        "an old Excel (.xls) workbook": "Workbook",
    }
    for kind, name in names.items():
        if name.encode("utf-16-le") in data:
            return kind
    return "an old Office or other OLE file"
