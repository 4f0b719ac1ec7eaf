"""The door: bytes and a name in, words or a sentence out."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from peelian.reports.documents.content import Content, Trouble
from peelian.reports.documents.kinds import docx, eml, html, msg, pdf, text
from peelian.reports.documents.limits import DEFAULT_LIMITS, Limits, in_words
from peelian.reports.documents.result import Extracted, Unreadable
from peelian.reports.documents.sniffing import sniff

EXTRACTORS: dict[str, Callable[..., Content]] = {
    "text": text.extract,
    "html": html.extract,
    "pdf": pdf.extract,
    "docx": docx.extract,
    "eml": eml.extract,
    "msg": msg.extract,
}
_PROMISES = {
    ".pdf": ("pdf", "a PDF"),
    ".docx": ("docx", "a Word document"),
    ".msg": ("msg", "an Outlook message"),
}
_KNOWN_AS = {
    ".txt": "text",
    ".text": "text",
    ".eml": "eml",
    ".html": "html",
    ".htm": "html",
    **{k: v[0] for k, v in _PROMISES.items()},
}
_CHUNK = 1024 * 1024


def read_document(data: bytes, filename: str, *, limits: Limits = DEFAULT_LIMITS) -> Extracted | Unreadable:
    """The words of a document, or a sentence naming the file and the trouble. Never raises for any bytes.

    What the file is comes from its bytes; the name is used in sentences and to notice a promise it does not keep.
    """
    digest = hashlib.sha256(data).hexdigest()
    name = _shown(filename)
    if len(data) > limits.file_bytes:
        return too_large(name, size=len(data), sha256=digest, limits=limits)
    kind = sniff(data)
    try:
        content = _extract(data, kind, name, limits)
    except Trouble as trouble:
        return Unreadable(reason=f"{name} {trouble}.", kind=kind, sha256=digest, filename=name)
    except Exception:  # noqa: BLE001 - the bytes come from outside: a fault in a parser must not lose the intake
        reason = (
            f"{name} looks like {_in_words(kind)} but made its reader fail; keep the original and "
            f"read it by eye."
        )
        return Unreadable(reason=reason, kind=kind, sha256=digest, filename=name)
    return Extracted(
        text=content.text,
        kind=kind,
        sha256=digest,
        filename=name,
        parts=content.parts,
        attachments=content.attachments,
        notes=(*_name_notes(name, kind), *content.notes),
        metadata=content.metadata,
        document_date=content.document_date,
        date_is_firm=content.date_is_firm,
    )


def read_file(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Extracted | Unreadable:
    """Like ``read_document`` for a file on disk, which is measured before it is opened.

    Raises OSError when the file cannot be opened at all.
    """
    size = path.stat().st_size
    if size > limits.file_bytes:
        return too_large(_shown(path.name), size=size, sha256=_digest_of(path), limits=limits)
    return read_document(path.read_bytes(), path.name, limits=limits)


def too_large(filename: str, *, size: int, sha256: str, limits: Limits = DEFAULT_LIMITS) -> Unreadable:
    """The refusal of a file over the size limit, for callers that know the size before they have the bytes."""
    reason = (
        f"{_shown(filename)} is {in_words(size)}; documents of up to "
        f"{in_words(limits.file_bytes)} are read. Split it or send the pages that matter."
    )
    return Unreadable(reason=reason, kind="too large", sha256=sha256, filename=_shown(filename))


def _extract(data: bytes, kind: str, name: str, limits: Limits) -> Content:
    if kind == "empty":
        raise Trouble("is empty: there is nothing in it to read")
    promised = _PROMISES.get(Path(name).suffix.lower())
    if promised and kind in ("text", "html", "eml") and promised[0] != kind:
        raise Trouble(
            f"is named as {promised[1]} but is not one: its bytes are those of {_in_words(kind)}. "
            f"Rename it if that is what it is"
        )
    extract = EXTRACTORS.get(kind)
    if extract is None:
        raise Trouble(f"is {kind}, which is not read here; send it as .docx, .pdf, .eml, .msg or text")
    content = extract(data, limits=limits)
    if len(content.text) > limits.text_characters:
        raise Trouble(
            f"holds {len(content.text):,} characters of text; up to {limits.text_characters:,} "
            f"are read at once"
        )
    return content


def _name_notes(name: str, kind: str) -> tuple[str, ...]:
    """A note when the name says one kind and the bytes another."""
    expected = _KNOWN_AS.get(Path(name).suffix.lower(), kind)
    if expected == kind:
        return ()
    return (f"The name says {expected}, but the file is {_in_words(kind)} and was read as that.",)


def _in_words(kind: str) -> str:
    words = {
        "text": "plain text",
        "html": "an HTML page",
        "eml": "an email",
        "pdf": "a PDF",
        "docx": "a Word document",
        "msg": "an Outlook message",
    }
    return words.get(kind, kind)


def _shown(filename: str) -> str:
    """A file name fit for a sentence: the last part of a path, control characters gone, shortened."""
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(char for char in name if char.isprintable()).strip()
    return (name[:120] + "…" if len(name) > 121 else name) or "The file"


def _digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
