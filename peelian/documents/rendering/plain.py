"""A letter as plain text: for e-mail, for comparing, and for the tests that hold each letter to its wording."""

from collections.abc import Iterator

from peelian.documents.letter import (
    Address,
    Block,
    Bullets,
    Details,
    Heading,
    Letter,
    Letterhead,
    Numbered,
    PageBreak,
    Runs,
    Signature,
    Table,
)

NOTES = "Notes"


def draw_text(letter: Letter) -> str:
    """The letter in the order in which it is read, blocks parted by an empty line; ends with one line feed."""
    return "\n\n".join(block for block in _blocks(letter) if block) + "\n"


def said(runs: Runs) -> str:
    """The words of some runs, without their looks."""
    return "".join(run.text for run in runs)


def note_lines(letter: Letter) -> list[str]:
    """The notes at the end, each with the number by which the text refers to it."""
    return [f"{number}. {note}" for number, note in enumerate(letter.notes, start=1)]


def _blocks(letter: Letter) -> Iterator[str]:
    yield letter.letterhead.marking
    yield letter.banner
    yield _head(letter.letterhead)
    yield from map(_block, letter.opening)
    yield _underlined(letter.title, "=")
    yield from map(_block, letter.rest)
    if letter.notes:
        yield _underlined(NOTES, "-")
        yield "\n".join(note_lines(letter))


def _head(head: Letterhead) -> str:
    return "\n".join(filter(None, (head.force, head.department, *head.address, head.contact)))


def _underlined(title: str, sign: str) -> str:
    """A heading, as typed, with a line below it."""
    return f"{title}\n{sign * min(len(title), 80)}"


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, runs=runs):
            return _underlined(said(runs), "-") if level == 2 else said(runs)
        case Numbered(level=level, label=label, runs=runs):
            return f"{'   ' * (level - 1)}{label} {said(runs)}"
        case Bullets(items=items):
            return "\n".join(f"- {said(item)}" for item in items)
        case Table(head=head, rows=rows):
            lines = [head, *rows] if head else list(rows)
            return "\n".join(" | ".join(map(said, line)) for line in lines)
        case Details(rows=rows):
            return "\n".join(f"{said(label)}: {said(value)}" for label, value in rows)
        case Address(lines=lines) | Signature(lines=lines):
            return "\n".join(map(said, lines))
        case PageBreak():
            return ""
        case _:
            return said(block.runs)
