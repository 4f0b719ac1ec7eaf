"""A drawn letter as rows that a page can show: the same blocks that the PDF and the Word document are made of."""

from dataclasses import dataclass

from peelian.documents import letter as drawn

Spans = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block: its kind, its runs as (text, look), and for lists and tables its rows of runs."""

    kind: str
    level: int = 0
    label: str = ""
    runs: Spans = ()
    rows: tuple[tuple[Spans, ...], ...] = ()
    head: tuple[Spans, ...] = ()


def block_rows(letter: drawn.Letter) -> tuple[BlockRow, ...]:
    """Every block of a letter, in order. Numbered paragraphs keep the labels they are printed with."""
    return tuple(_row(block) for block in letter.blocks)


def _row(block: drawn.Block) -> BlockRow:
    match block:
        case drawn.Heading(level, runs):
            return BlockRow("heading", level=level, runs=_spans(runs))
        case drawn.Paragraph(runs):
            return BlockRow("paragraph", runs=_spans(runs))
        case drawn.Inset(runs):
            return BlockRow("inset", runs=_spans(runs))
        case drawn.Numbered(level, label, runs):
            return BlockRow("numbered", level=level, label=label, runs=_spans(runs))
        case drawn.Bullets(items):
            return BlockRow("bullets", rows=tuple((_spans(item),) for item in items))
        case drawn.Table(head, rows):
            cells = tuple(tuple(map(_spans, row)) for row in rows)
            return BlockRow("table", head=tuple(map(_spans, head)), rows=cells)
        case drawn.Details(details):
            return BlockRow("details", rows=tuple((_spans(name), _spans(value)) for name, value in details))
        case drawn.Address(lines) | drawn.Signature(lines):
            kind = "address" if isinstance(block, drawn.Address) else "signature"
            return BlockRow(kind, rows=tuple((_spans(line),) for line in lines))
    return BlockRow("page")


def _spans(runs: drawn.Runs) -> Spans:
    return tuple((run.text, run.look.value) for run in runs)
