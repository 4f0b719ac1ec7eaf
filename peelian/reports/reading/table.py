"""A reading as lines for a terminal."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from peelian.reports.reading.result import DateFound, Reading, Statement

_WIDTH = 100


def as_table(reading: Reading, *, notes: Sequence[str] = ()) -> str:
    """The reading in words: date, statements, people, questions, proposals, notes."""
    when = reading.published_on.isoformat() if reading.published_on else "not stated"
    lines = [f"Read as a {reading.shape}. Date of the document: {when} ({reading.published_from}).", ""]
    lines += [*_titled("STATEMENTS", _statements(reading))]
    lines += [*_titled("PEOPLE", _people(reading))]
    lines += [*_titled("QUESTIONS", _questions(reading))]
    lines += [*_titled("PROPOSALS (a person decides)", _proposals(reading))]
    lines += [*_titled("NOTES", [_wrapped(note) for note in (*notes, *reading.notes)])]
    return "\n".join(lines).rstrip()


def _titled(title: str, rows: Iterable[str]) -> Iterator[str]:
    rows = list(rows)
    if rows:
        yield title
        yield from rows
        yield ""


def _statements(reading: Reading) -> Iterator[str]:
    for number, statement in enumerate(reading.statements):
        source = statement.source or "nobody named"
        yield f"{number:>4}  {statement.standing.value:<10}  {source}  [{statement.start}:{statement.end}]"
        yield _wrapped(_one_line(statement), indent=6)
        for found in statement.dates:
            yield _wrapped(f"“{found.phrase}”: {_days(found)} ({found.how})", indent=8)


def _days(found: DateFound) -> str:
    if found.start is None:
        return "not resolved"
    return f"{found.start}" if found.start == found.end else f"{found.start} to {found.end}"


def _people(reading: Reading) -> Iterator[str]:
    for number, group in enumerate(reading.people):
        count = "?" if group.count is None else str(group.count)
        places = ", ".join(str(index) for index in group.statements[:30])
        yield _wrapped(
            f"{number}. {count} x {group.role}: {group.description} (statements {places})", indent=4
        )


def _questions(reading: Reading) -> Iterator[str]:
    for question in reading.questions:
        yield _wrapped(f"{question.question} [{question.code}]", indent=4)


def _proposals(reading: Reading) -> Iterator[str]:
    for proposal in reading.proposals:
        basis = (
            f" {proposal.citation}{'' if proposal.verified else ' (not verified)'}."
            if proposal.citation
            else ""
        )
        places = ", ".join(str(index) for index in proposal.why[:12])
        yield _wrapped(
            f"{proposal.title}.{basis} Because of statements {places}. [{proposal.code}]", indent=4
        )


def _one_line(statement: Statement) -> str:
    """The words on one line, without characters that could write over a terminal."""
    return "".join(char if char.isprintable() else " " for char in " ".join(statement.text.split()))


def _wrapped(words: str, *, indent: int = 4) -> str:
    pad = " " * indent
    return textwrap.fill(
        words, width=_WIDTH, initial_indent=pad, subsequent_indent=pad, break_long_words=False
    )
