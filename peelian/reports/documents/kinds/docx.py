"""Word documents (.docx): body, tables, headers, footers, notes and comments, read from the XML with guards.

The archive is measured before anything is unpacked (zip bombs), and the XML parser refuses entities and external
references (defusedxml), because the file comes from outside.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from peelian.reports.documents.content import (
    Content,
    Trouble,
    attachment,
    attachment_note,
    counted,
    joined,
)
from peelian.reports.documents.kinds.text import without_nulls
from peelian.reports.documents.limits import Limits, in_words
from peelian.reports.documents.result import Attachment

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DROPPED = {f"{_W}del": "deleted", f"{_W}moveFrom": "moved"}
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NAMED_PARTS = (
    ("header", "page header"),
    ("document", "body"),
    ("footer", "page footer"),
    ("footnotes", "footnotes"),
    ("endnotes", "endnotes"),
    ("comments", "comments"),
)


def extract(data: bytes, *, limits: Limits) -> Content:
    """The words of a Word document; Trouble when it is damaged, too large unpacked, or has hostile XML."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _measure(archive, limits)
            return _read(archive, limits)
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        KeyError,
        zlib.error,
    ) as error:
        raise Trouble("is a damaged Word document: its archive cannot be opened") from error


def _measure(archive: zipfile.ZipFile, limits: Limits) -> None:
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > limits.archive_members:
        raise Trouble(f"holds {len(members)} files inside; more than {limits.archive_members} is not opened")
    if total > limits.archive_bytes or (total > 2**20 and total > packed * limits.archive_ratio):
        raise Trouble(
            f"would unpack to {in_words(total)} from {in_words(packed)}, which is the mark of a zip bomb"
        )
    if any(member.flag_bits & 1 for member in members):
        raise Trouble("is encrypted; ask the sender for a copy without a password")


def _read(archive: zipfile.ZipFile, limits: Limits) -> Content:
    names = archive.namelist()
    account = _Account()
    named = []
    for prefix, label in _NAMED_PARTS:
        for name in sorted(n for n in names if _is_part(n, prefix)):
            named.append((label, account.words_of(_parse(_member(archive, name, limits)))))
    text, parts = joined(named)
    if not text.strip():
        raise Trouble("is a Word document without any words in it")
    text, cleaned = without_nulls(text)
    files = _embedded(archive, names, limits)
    metadata = _properties(archive, names, limits)
    notes = (*cleaned, *account.notes(), *_picture_notes(names), *(attachment_note(found) for found in files))
    day = metadata.get("modified", metadata.get("created", ""))[:10]
    return Content(
        text=text, parts=parts, notes=notes, attachments=files, metadata=metadata, document_date=_day(day)
    )


def _is_part(name: str, prefix: str) -> bool:
    stem = name.removeprefix("word/").removesuffix(".xml")
    return name.startswith("word/") and name.endswith(".xml") and stem.rstrip("0123456789") == prefix


def _member(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    """One member, counted while it unpacks: the sizes an archive declares can be lies."""
    with archive.open(name) as source:
        data = source.read(limits.member_bytes + 1)
    if len(data) > limits.member_bytes:
        raise Trouble(
            f"holds a part that unpacks to more than {in_words(limits.member_bytes)}, which is "
            f"the mark of a zip bomb"
        )
    return data


def _parse(data: bytes) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=True)
        return root
    except DefusedXmlException as error:
        raise Trouble(
            "has XML entities or a document type inside, which Word never writes; it was not opened"
        ) from error
    except (ParseError, RecursionError) as error:
        raise Trouble("is a damaged Word document: its XML cannot be read") from error


class _Account:
    """Collects words and counts what is left out or was meant to be hidden."""

    def __init__(self) -> None:
        self.dropped = 0
        self.hidden = 0
        self.inserted = 0

    def words_of(self, root: Element) -> str:
        lines: list[str] = []
        current: list[str] = []
        for event, element in _walk(root, self):
            if event == "end" and element.tag == f"{_W}p":
                lines.append("".join(current).strip())
                current = []
            elif event == "start":
                current.append(_words(element))
        lines.append("".join(current).strip())
        return "\n".join(line for line in lines if line)

    def notes(self) -> tuple[str, ...]:
        found = (
            (self.dropped, "deleted or moved with track changes, not read"),
            (self.inserted, "inserted with track changes, read as if accepted"),
            (self.hidden, "formatted as hidden, whose words are in the text"),
        )
        return tuple(
            f"The document holds {counted(count, 'passage')} {what}." for count, what in found if count
        )


def _walk(root: Element, account: _Account) -> Iterator[tuple[str, Element]]:
    """Start and end of each element in order, without recursion, passing over deleted text and fallback copies."""
    stack: list[tuple[str, Element]] = [("start", root)]
    while stack:
        event, element = stack.pop()
        if event == "start":
            if element.tag in _DROPPED or element.tag == _ALTERNATE:
                account.dropped += element.tag in _DROPPED
                continue
            account.inserted += element.tag == f"{_W}ins" and len(element) > 0
            account.hidden += element.tag == f"{_W}vanish"
            stack.append(("end", element))
            stack.extend(("start", child) for child in reversed(element))
        yield event, element


def _words(element: Element) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    return _BREAKS.get(str(element.tag), "")


def _embedded(archive: zipfile.ZipFile, names: list[str], limits: Limits) -> tuple[Attachment, ...]:
    found = [name for name in names if name.startswith("word/embeddings/") and not name.endswith("/")]
    return tuple(
        attachment(name.rsplit("/", 1)[1], "embedded file", _member(archive, name, limits))
        for name in found[:100]
    )


def _picture_notes(names: list[str]) -> tuple[str, ...]:
    pictures = [name for name in names if name.startswith("word/media/") and not name.endswith("/")]
    macros = any(name.endswith("vbaProject.bin") for name in names)
    notes = (
        [(f"The document holds {counted(len(pictures), 'picture')}, not read; look at the original.")]
        if pictures
        else []
    )
    return (*notes, *(("The document holds macros; they were not run.",) if macros else ()))


def _properties(archive: zipfile.ZipFile, names: list[str], limits: Limits) -> dict[str, str]:
    if "docProps/core.xml" not in names:
        return {}
    wanted = {"title", "creator", "created", "modified", "lastModifiedBy", "subject"}
    root = _parse(_member(archive, "docProps/core.xml", limits))
    found = ((str(child.tag).rsplit("}", 1)[-1], (child.text or "").strip()) for child in root)
    return {name: value[:500] for name, value in found if name in wanted and value}


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
