"""Run as a program of its own by ``pdf.py``: a PDF on standard input, JSON on standard output.

Stands alone on purpose (only PDFium's binding and the standard library), so that it can run isolated from the
application and its settings.
"""

import hashlib
import json
import sys
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_PASSWORD = {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
_MOST_OBJECTS = 200_000
_MOST_ATTACHMENTS = 100


def main() -> None:
    """Read standard input within the limits given as arguments: pages, bytes of memory, seconds, characters."""
    pages, memory, seconds, characters = (int(argument) for argument in sys.argv[1:5])
    _limit(memory, seconds)
    answer = read(sys.stdin.buffer.read(), pages=pages, characters=characters)
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def read(data: bytes, *, pages: int, characters: int) -> dict[str, Any]:
    """The text of each page and an account of the rest, or ``{"trouble": code}``."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"trouble": "encrypted" if error.err_code in _PASSWORD else "broken"}
    if len(document) > pages:
        return {"trouble": "pages", "pages": len(document)}
    if len(document) == 0:
        return {"trouble": "none"}
    return _contents(document, characters)


def _contents(document: pypdfium2.PdfDocument, characters: int) -> dict[str, Any]:
    texts, pictures, annotations, total = [], 0, 0, 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage().get_text_bounded()
        except pypdfium2.PdfiumError:
            texts.append("")
            continue
        total += len(text)
        if total > characters:
            return {"trouble": "text"}
        texts.append(text)
        pictures += _pictures(page)
        annotations += pdfium.FPDFPage_GetAnnotCount(page.raw)
        page.close()
    return {
        "pages": texts,
        "pictures": pictures,
        "annotations": annotations,
        "metadata": _metadata(document),
        "attachments": _attachments(document),
    }


def _pictures(page: pypdfium2.PdfPage) -> int:
    found = 0
    for index, thing in enumerate(page.get_objects(max_depth=2)):
        found += thing.type == pdfium.FPDF_PAGEOBJ_IMAGE
        if index > _MOST_OBJECTS:
            break
    return found


def _metadata(document: pypdfium2.PdfDocument) -> dict[str, str]:
    return {name: value[:500] for name, value in document.get_metadata_dict(skip_empty=True).items()}


def _attachments(document: pypdfium2.PdfDocument) -> list[dict[str, Any]]:
    found = []
    for index in range(min(document.count_attachments(), _MOST_ATTACHMENTS)):
        one = document.get_attachment(index)
        data = bytes(one.get_data() or b"")
        found.append(
            {
                "name": one.get_name(),
                "content_type": "embedded file",
                "size": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
            }
        )
    return found


def _limit(memory: int, seconds: int) -> None:
    """Ask the system to stop this process at the limits, where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
