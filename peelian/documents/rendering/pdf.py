"""A letter as tagged PDF, drawn by Typst and held by it to PDF/UA-1 (ISO 14289-1).

The letter goes to Typst as data, never as markup: `letter.typ` puts each text in as it is, whatever is in it.
"""

import functools
import itertools
import json
import math
import threading
from pathlib import Path
from typing import Any, cast

import typst

from peelian.documents.letter import (
    Address,
    Block,
    Bullets,
    Details,
    Heading,
    Inset,
    Letter,
    Look,
    Numbered,
    PageBreak,
    Run,
    Runs,
    Signature,
    Table,
)
from peelian.documents.rendering.glyphs import FONTS, drawable
from peelian.documents.rendering.plain import NOTES, said

_HERE = Path(__file__).resolve().parent
_one_at_a_time = threading.Lock()


def draw_pdf(letter: Letter) -> bytes:
    """The letter as PDF. The same letter always gives the same bytes: no clock, no face of this machine goes in."""
    given = json.dumps(_as_data(letter), ensure_ascii=False)
    with _one_at_a_time:
        content = _compiler().compile(format="pdf", sys_inputs={"letter": given}, pdf_standards=["ua-1"])
    return cast(bytes, content)  # a list only for pictures of pages


@functools.cache
def _compiler() -> typst.Compiler:
    """One compiler, kept: it has read the faces and the template, and the next letter need not."""
    return typst.Compiler(_HERE / "letter.typ", root=_HERE, font_paths=[FONTS], ignore_system_fonts=True)


def _as_data(letter: Letter) -> dict[str, Any]:
    head = letter.letterhead
    return {
        "title": drawable(letter.title),
        "day": [letter.day.year, letter.day.month, letter.day.day],
        "banner": letter.banner,
        "force": drawable(head.force),
        "department": drawable(head.department),
        "address": [drawable(line) for line in (*head.address, head.contact) if line],
        "marking": drawable(head.marking),
        "opening": _blocks(letter.opening),
        "blocks": _blocks(letter.rest),
        "notes_title": NOTES,
        "notes": [drawable(note) for note in letter.notes],
    }


def _blocks(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """The blocks as data, with neighbouring numbered paragraphs gathered into one list."""
    data: list[dict[str, Any]] = []
    for numbered, together in itertools.groupby(blocks, key=lambda block: isinstance(block, Numbered)):
        if numbered:
            data.append(
                {"kind": "numbered", "items": _nested([b for b in together if isinstance(b, Numbered)])}
            )
        else:
            data.extend(_block(block) for block in together)
    return data


def _nested(blocks: list[Numbered]) -> list[dict[str, Any]]:
    """Lettered paragraphs within the numbered one above them; without one above, on the first level."""
    items: list[dict[str, Any]] = []
    for block in blocks:
        item = {"label": block.label, "runs": _runs(block.runs), "items": []}
        (items[-1]["items"] if block.level == 2 and items else items).append(item)
    return items


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level=level, runs=runs):
            return {"kind": "heading", "level": level, "runs": _runs(runs)}
        case Inset(runs=runs):
            return {"kind": "inset", "runs": _runs(runs)}
        case Bullets(items=items):
            return {"kind": "bullets", "items": [_runs(item) for item in items]}
        case Table(head=head, rows=rows):
            columns = max(map(len, (head, *rows)))
            return {
                "kind": "table",
                "columns": _widths(head, *rows),
                "head": _padded(head, columns) if head else [],
                "rows": [[{"runs": cell} for cell in _padded(row, columns)] for row in rows],
            }
        case Details(rows=rows):
            return {"kind": "details", "rows": [[_runs(label), _runs(value)] for label, value in rows]}
        case Address(lines=lines):
            return {"kind": "address", "lines": [_runs(line) for line in lines]}
        case Signature(lines=lines):
            return {"kind": "signature", "lines": [_runs(line) for line in lines]}
        case PageBreak():
            return {"kind": "page"}
        case _:
            return {"kind": "paragraph", "runs": _runs(block.runs)}


def _runs(runs: Runs) -> list[list[str]]:
    return [[drawable(_unbroken(run)), run.look.value] for run in runs]


def _unbroken(run: Run) -> str:
    """A mark that something is unverified never falls apart at the end of a line."""
    text = run.text
    return text[:1] + text[1:].replace(" ", "\u00a0") if run.look == Look.UNVERIFIED else text


def _widths(*lines: tuple[Runs, ...]) -> list[int]:
    """How wide each column is against the others: by the square root of its longest text, within bounds."""
    columns = itertools.zip_longest(*lines, fillvalue=())
    longest = (max(len(said(cell)) for cell in column) for column in columns)
    return [min(30, max(8, round(4 * math.sqrt(most)))) for most in longest]


def _padded(cells: tuple[Runs, ...], columns: int) -> list[list[list[str]]]:
    """A row with an empty cell for each that is lacking, so that what follows stays in its column."""
    return [*map(_runs, cells), *([] for _ in range(columns - len(cells)))]
