"""Reads the text of a template into nodes. Everything wrong with a template is said when it is read. Pure."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from peelian.documents.templating.checking import check_slots
from peelian.documents.templating.header import read_header
from peelian.documents.templating.inline import read_cell
from peelian.documents.templating.template import (
    For,
    If,
    Kind,
    Node,
    Piece,
    Slot,
    Template,
    TemplateBroken,
)

_DASHES = re.compile(r"-{3,}\s*")
_COMMAND = re.compile(r"\{%\s*(.*?)\s*%\}")
_IF = re.compile(r"if (not )?([a-z][a-z0-9_.]*)")
_FOR = re.compile(r"for ([a-z][a-z0-9_]*) in ([a-z][a-z0-9_.]*)")
_MARKS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"## (.*)"), Kind.SUBHEADING),
    (re.compile(r"# (.*)"), Kind.HEADING),
    (re.compile(r"! (.*)"), Kind.INSET),
    (re.compile(r"\d+\. (.*)"), Kind.NUMBERED),
    (re.compile(r"[a-z]\. (.*)"), Kind.LETTERED),
    (re.compile(r"- (.*)"), Kind.BULLET),
    (re.compile(r"\|= (.*)"), Kind.TABLE_HEAD),
    (re.compile(r"\| (.*)"), Kind.TABLE_ROW),
    (re.compile(r": (.*)"), Kind.DETAIL),
    (re.compile(r"> (.*)"), Kind.ADDRESS),
    (re.compile(r"~ (.*)"), Kind.SIGNATURE),
)
_IN_CELLS = frozenset({Kind.TABLE_HEAD, Kind.TABLE_ROW, Kind.DETAIL})
_GOES_ON = frozenset({Kind.PARAGRAPH, Kind.INSET, Kind.NUMBERED, Kind.LETTERED, Kind.BULLET})
"""Pieces that a line without a mark continues; the others are a line each."""


def parse_template(text: str, *, code: str) -> Template:
    """The template in this text. `code` is `room.letter`; the head must name the same letter.

    Raises TemplateBroken for what cannot be read, for a placeholder that the head does not declare, for a declared fact
    that is never used, and for an optional fact printed where nothing makes sure that it is there.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    dashes = next((number for number, line in enumerate(lines) if _DASHES.fullmatch(line)), None)
    if dashes is None:
        raise TemplateBroken(f"{code} has no line of dashes between its head and its body.")
    header = read_header(lines[:dashes], where=code)
    if header.letter != code.rpartition(".")[2]:
        raise TemplateBroken(f"{code} calls itself {header.letter}; the name of the file must be the same.")
    template = Template(
        code=code,
        version=header.version,
        title=header.title,
        needs=tuple(header.needs),
        optional=tuple(header.optional),
        body=_Body(code).read(lines[dashes + 1 :], first=dashes + 2),
        sha256=hashlib.sha256("\n".join(lines).encode()).hexdigest(),
    )
    check_slots(template)
    return template


@dataclass
class _Open:
    """A section whose end has not been reached."""

    command: str
    slot: Slot | None = None
    name: str = ""
    negated: bool = False
    nodes: list[Node] = field(default_factory=list)
    otherwise: list[Node] | None = None

    def closed(self) -> Node:
        body = tuple(self.nodes)
        if self.slot is None:
            raise TemplateBroken("Nothing is open that could be closed.")
        if self.command == "for":
            return For(self.name, self.slot, body)
        other = tuple(self.otherwise or ())
        return If(self.slot, other, body) if self.negated else If(self.slot, body, other)

    @property
    def current(self) -> list[Node]:
        return self.nodes if self.otherwise is None else self.otherwise


class _Body:
    """One reading of a body, line by line."""

    def __init__(self, code: str) -> None:
        self.code, self.number = code, 0
        self.open = [_Open("body")]
        self.kind: Kind | None = None
        self.words: list[str] = []

    def read(self, lines: list[str], *, first: int) -> tuple[Node, ...]:
        for self.number, line in enumerate(lines, start=first):
            self._line(line.strip())
        self._finish()
        if len(self.open) > 1:
            raise self._broken(f"{{% {self.open[-1].command} … %}} is never closed with {{% end %}}.")
        return tuple(self.open[0].nodes)

    def _broken(self, sentence: str) -> TemplateBroken:
        return TemplateBroken(f"{self.code}, line {self.number}: {sentence}")

    def _line(self, line: str) -> None:
        if line.startswith("//"):
            return
        if not line:
            self._finish()
        elif found := _COMMAND.fullmatch(line):
            self._finish()
            self._command(found.group(1))
        else:
            self._words(line)

    def _words(self, line: str) -> None:
        for mark, kind in _MARKS:
            if found := mark.fullmatch(line):
                self._finish()
                self.kind, self.words = kind, [found.group(1)]
                return
        if self.kind not in _GOES_ON:
            self._finish()
            self.kind = Kind.PARAGRAPH
        self.words.append(line)

    def _finish(self) -> None:
        """Make a piece of the lines read since the last one."""
        if self.kind is None:
            return
        text = " ".join(self.words)
        cells = re.split(r"\s*\|\s*", text) if self.kind in _IN_CELLS else [text]
        if self.kind == Kind.DETAIL and len(cells) != 2:
            raise self._broken("a detail is `: Label | value`.")
        loops = {each.name: each.slot.source for each in self.open if each.command == "for" and each.slot}
        try:
            made = Piece(self.kind, tuple(read_cell(cell, loops=loops) for cell in cells))
        except TemplateBroken as error:
            raise self._broken(str(error)) from None
        self.open[-1].current.append(made)
        self.kind, self.words = None, []

    def _command(self, command: str) -> None:
        if command == "page":
            self.open[-1].current.append(Piece(Kind.PAGE))
        elif command == "else" and self.open[-1].command == "if" and self.open[-1].otherwise is None:
            self.open[-1].otherwise = []
        elif command == "end" and len(self.open) > 1:
            closed = self.open.pop().closed()
            self.open[-1].current.append(closed)
        elif found := _IF.fullmatch(command):
            self.open.append(_Open("if", slot=self._slot(found.group(2)), negated=bool(found.group(1))))
        elif found := _FOR.fullmatch(command):
            self.open.append(_Open("for", slot=self._slot(found.group(2)), name=found.group(1)))
        else:
            raise self._broken(f"{{% {command} %}} is not a command, or does not stand where it may.")

    def _slot(self, path: str) -> Slot:
        loops = {each.name: each.slot.source for each in self.open if each.command == "for" and each.slot}
        parts = tuple(path.split("."))
        return Slot(parts, (*loops.get(parts[0], parts[:1]), *parts[1:]))
