"""Plain text: finding the encoding without guessing silently."""

import codecs

from peelian.reports.documents.content import Content, Trouble, joined
from peelian.reports.documents.limits import Limits

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALLOWED_CONTROLS = "\t\n\r\x0b\x0c\x1b\x85"
_MOST_CONTROLS = 0.005


def extract(data: bytes, *, limits: Limits) -> Content:
    """The text of ``data`` with notes on its encoding; Trouble when it is not text in any encoding we know."""
    text, notes = decode(data)
    text, cleaned = without_nulls(text)
    text, parts = joined([("text", text)])
    return Content(text=text, parts=parts, notes=(*notes, *cleaned))


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode by byte order mark, then UTF-8, then UTF-16 without a mark, then Windows-1252 (said in the notes)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding), ()
    notes: tuple[str, ...] = ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text, notes = _fallback(data)
    if "\x00" in text and (wide := _unmarked_utf16(data)) is not None:
        text, notes = (
            wide,
            ("The file has no byte order mark; it was read as UTF-16 because of its pattern.",),
        )
    if _looks_binary(text):
        raise Trouble(
            "is not text in any encoding that is known here: too many of its bytes are control characters"
        )
    return text, notes


def _marked(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        raise Trouble(f"says that it is {name} but breaks off being so at byte {error.start}") from error
    if _looks_binary(text):
        raise Trouble("begins like text but is made of control characters")
    return text


def _fallback(data: bytes) -> tuple[str, tuple[str, ...]]:
    text = data.decode("cp1252", errors="replace")
    lost = text.count("\ufffd")
    note = (
        "The file is not UTF-8; it was read as Windows-1252, so check accented letters, "
        "quotation marks and pound signs."
    )
    if lost > max(3, len(text) // 100):
        raise Trouble("is not text in any encoding that is known here")
    return text, (note, *((f"{lost} bytes stand for no character and were replaced.",) if lost else ()))


def _unmarked_utf16(data: bytes) -> str | None:
    if len(data) % 2:
        return None
    even, odd = data[0:4000:2].count(0), data[1:4000:2].count(0)
    half = len(data[:4000]) // 2 or 1
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > half * 0.6 and others < half * 0.1:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _looks_binary(text: str) -> bool:
    sample = text[:200_000]
    controls = sum(
        1 for char in sample if (char < " " or "\x7f" <= char <= "\x9f") and char not in _ALLOWED_CONTROLS
    )
    return controls > max(8, len(sample) * _MOST_CONTROLS)


def without_nulls(text: str) -> tuple[str, tuple[str, ...]]:
    """NUL characters replaced one for one by U+FFFD (no database keeps them), with a note of how many."""
    count = text.count("\x00")
    if not count:
        return text, ()
    return text.replace("\x00", "\ufffd"), (
        f"{count} NUL characters were replaced by the replacement character.",
    )
