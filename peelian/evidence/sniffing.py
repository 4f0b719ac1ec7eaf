"""What a file is, by its bytes. What it is called is never believed; where the two disagree, a page says so."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

import puremagic

from peelian.evidence.states import FileKind

OPENING = 64 * 1024
"""How many bytes from the beginning of a file are looked at."""
_K = FileKind
_SIGNATURES: tuple[tuple[bytes, int, FileKind, str], ...] = (
    (b"SQLite format 3\x00", 0, _K.DATABASE, "application/vnd.sqlite3"),
    (b"%PDF-", 0, _K.PDF, "application/pdf"),
    (b"\xff\xd8\xff", 0, _K.IMAGE, "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, _K.IMAGE, "image/png"),
    (b"GIF87a", 0, _K.IMAGE, "image/gif"),
    (b"GIF89a", 0, _K.IMAGE, "image/gif"),
    (b"WEBP", 8, _K.IMAGE, "image/webp"),
    (b"OggS", 0, _K.AUDIO, "audio/ogg"),
    (b"#!AMR", 0, _K.AUDIO, "audio/amr"),
    (b"ID3", 0, _K.AUDIO, "audio/mpeg"),
    (b"\x1aE\xdf\xa3", 0, _K.VIDEO, "video/x-matroska"),
    (b"\x7fELF", 0, _K.PROGRAM, "application/x-elf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, _K.OFFICE, "application/x-ole-storage"),
)
_BRANDS: dict[bytes, tuple[FileKind, str]] = {
    b"heic": (_K.IMAGE, "image/heic"),
    b"heix": (_K.IMAGE, "image/heic"),
    b"mif1": (_K.IMAGE, "image/heif"),
    b"avif": (_K.IMAGE, "image/avif"),
    b"M4A ": (_K.AUDIO, "audio/mp4"),
    b"qt  ": (_K.VIDEO, "video/quicktime"),
}
"""What the brand after `ftyp` says of a file in boxes (ISO/IEC 14496-12); every other brand is a video."""
_OFFICE_MEMBERS = (b"[Content_Types].xml", b"_rels/.rels", b"mimetype")
_MARKUP = re.compile(r"\s*<(\?xml|[A-Za-z!])")
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MIME = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*")
_UNKNOWN_MIME = "application/octet-stream"
_TEXTS = frozenset({_K.TEXT, _K.XML, _K.JSON})
_EXPECTED: dict[str, frozenset[FileKind]] = {
    **dict.fromkeys(("zip", "ufdr", "apk"), frozenset({_K.ZIP, _K.OFFICE})),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "doc", "xls"), frozenset({_K.OFFICE, _K.ZIP})),
    **dict.fromkeys(
        ("jpg", "jpeg", "png", "gif", "webp", "heic", "bmp", "tif", "tiff"), frozenset({_K.IMAGE})
    ),
    **dict.fromkeys(("mp4", "mov", "mkv", "avi", "3gp", "webm"), frozenset({_K.VIDEO})),
    **dict.fromkeys(("mp3", "ogg", "opus", "m4a", "wav", "amr", "aac"), frozenset({_K.AUDIO})),
    **dict.fromkeys(("db", "sqlite", "sqlite3"), frozenset({_K.DATABASE})),
    **dict.fromkeys(("exe", "dll", "scr"), frozenset({_K.PROGRAM})),
    **dict.fromkeys(("txt", "csv", "tsv", "log", "xml", "json", "html"), _TEXTS),
    "pdf": frozenset({_K.PDF}),
}


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What the bytes are: a kind, and the media type as far as it is known."""

    kind: FileKind
    mime: str


def sniff(opening: bytes) -> Sniffed:
    """What a file is whose first bytes (at most `OPENING`) are these."""
    return _signed(opening) or _written(opening) or _by_table(opening) or Sniffed(_K.UNKNOWN, _UNKNOWN_MIME)


def name_disagrees(name: str, kind: FileKind) -> bool:
    """Whether what a file is called promises another kind than its bytes are. An unknown ending promises nothing."""
    expected = _EXPECTED.get(PurePosixPath(name.lower()).suffix.removeprefix("."))
    return expected is not None and kind not in expected


def _signed(opening: bytes) -> Sniffed | None:
    if opening[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        first = opening[30 : 30 + 20]
        office = any(first.startswith(member) for member in _OFFICE_MEMBERS)
        return Sniffed(_K.OFFICE if office else _K.ZIP, "application/zip")
    if opening[4:8] == b"ftyp":
        return Sniffed(*_BRANDS.get(opening[8:12], (_K.VIDEO, "video/mp4")))
    if opening[:2] == b"MZ" and b"\x00" in opening[:64]:
        return Sniffed(_K.PROGRAM, "application/vnd.microsoft.portable-executable")
    for signature, start, kind, mime in _SIGNATURES:
        if opening[start : start + len(signature)] == signature:
            return Sniffed(kind, mime)
    return None


def _written(opening: bytes) -> Sniffed | None:
    """Text, and what kind of text: UTF-8, or UTF-16 with its mark."""
    wide = opening[:2] in {b"\xff\xfe", b"\xfe\xff"}
    try:
        # The opening may end within a character, which is no fault of the file.
        text = opening.decode("utf-16" if wide else "utf-8-sig", errors="strict")
    except UnicodeDecodeError as problem:
        if problem.start < len(opening) - 4 or len(opening) < OPENING:
            return None
        text = opening[: problem.start].decode("utf-16" if wide else "utf-8-sig")
    if _NOT_IN_TEXT.search(text):
        return None
    if _MARKUP.match(text):
        return Sniffed(_K.XML, "text/html" if "<html" in text[:1000].lower() else "application/xml")
    if text.lstrip()[:1] in {"{", "["} and text.lstrip()[1:].lstrip()[:1] in set('"{[]}'):
        return Sniffed(_K.JSON, "application/json")
    return Sniffed(_K.TEXT, "text/plain")


def _by_table(opening: bytes) -> Sniffed | None:
    """What the table of `puremagic` takes the bytes for, when it is fairly sure."""
    try:
        best = puremagic.magic_string(opening)[0]
    except (puremagic.PureError, ValueError, IndexError):
        return None
    if best.confidence < 0.4 or not _MIME.fullmatch(best.mime_type):
        return None
    kinds = {"image": _K.IMAGE, "video": _K.VIDEO, "audio": _K.AUDIO}
    return Sniffed(kinds.get(best.mime_type.partition("/")[0], _K.OTHER), best.mime_type[:80])
