"""PDF: read by PDFium in a process of its own, with limits on time, memory and pages.

PDFium is a large C++ library and the file comes from outside: a crash, an endless loop or a memory bomb must cost
one intake a sentence, never the server.
"""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from peelian.reports.documents.content import Content, Trouble, attachment_note, counted, joined
from peelian.reports.documents.kinds.text import without_nulls
from peelian.reports.documents.limits import Limits
from peelian.reports.documents.result import Attachment

_WORKER = Path(__file__).with_name("pdf_worker.py")
_SENTENCES = {
    "encrypted": "is encrypted; ask the sender for a copy without a password",
    "broken": "is named or begins as a PDF but is not one that can be opened: it is damaged or cut short",
    "pages": "has more pages than are taken at once ({pages}; the limit is {limit}); split it",
    "none": "is a PDF without any pages",
    "text": "holds more text than is taken at once; split it",
}


def extract(data: bytes, *, limits: Limits) -> Content:
    """The words of a PDF page by page; Trouble for encrypted, damaged, too long or scanned ones."""
    found = _ask_worker(data, limits)
    if trouble := found.get("trouble"):
        raise Trouble(_SENTENCES[trouble].format(pages=found.get("pages"), limit=limits.pages))
    pages: list[str] = [
        page.replace("\r\n", "\n").replace("\x02", "-").replace("\ufffe", "-") for page in found["pages"]
    ]
    text, parts = joined([(f"page {number}", page) for number, page in enumerate(pages, start=1)])
    if not text.strip():
        raise Trouble(
            f"has {counted(len(pages), 'page')} but no words in them: it is a scan or a picture "
            f"and has to be typed out or read by eye"
        )
    text, cleaned = without_nulls(text)
    files = tuple(Attachment(**one) for one in found["attachments"])
    return Content(
        text=text,
        parts=parts,
        attachments=files,
        metadata=found["metadata"],
        notes=(
            *cleaned,
            *_page_notes(pages),
            *_picture_notes(found),
            *(attachment_note(one) for one in files),
        ),
        document_date=_pdf_day(found["metadata"].get("CreationDate", "")),
    )


def _ask_worker(data: bytes, limits: Limits) -> dict[str, Any]:
    command = [
        sys.executable,
        "-I",
        str(_WORKER),
        str(limits.pages),
        str(limits.memory_bytes),
        str(limits.seconds),
        str(limits.text_characters),
    ]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise Trouble(f"could not be read within {limits.seconds} seconds and was given up") from error
    if done.returncode != 0:
        raise Trouble("made the PDF reader fail, which a sound PDF does not; it was given up")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _page_notes(pages: list[str]) -> tuple[str, ...]:
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page.strip()]
    if not empty:
        return ()
    shown = ", ".join(empty[:20]) + (" and more" if len(empty) > 20 else "")
    return (f"No words were found on page {shown}: pictures or scans there were not read.",)


def _picture_notes(found: dict[str, Any]) -> tuple[str, ...]:
    pictures, hidden = found["pictures"], found["annotations"]
    notes = (
        [f"The PDF holds {counted(pictures, 'picture')}, not read; look at the original."] if pictures else []
    )
    if hidden:
        marks = counted(hidden, "annotation or form field", "annotations or form fields")
        notes.append(f"The PDF holds {marks}, whose words may not be in the text.")
    return tuple(notes)


def _pdf_day(stamp: str) -> date | None:
    match = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", stamp)
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None
