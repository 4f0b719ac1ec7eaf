"""Puts facts into the parsed blocks of a template, as plain text, and so makes a letter. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from peelian.documents.facts import Cited, Fact, Facts, FactUnfit, Withheld, in_words
from peelian.documents.letter import Letter, Letterhead, Look, Run, Runs
from peelian.documents.states import Copy
from peelian.documents.templating.assembling import Filled, assemble
from peelian.documents.templating.missing import check_facts, items_of, step_into, truth
from peelian.documents.templating.template import Cell, For, If, Node, Piece, Slot, Template, Words
from peelian.documents.templating.typed import as_typed

FULL_COPY = (
    "Full copy, for the file: do not give it out. It shows what is withheld from the copy that is served."
)
NOT_CONFIRMED = "what is said here has not been confirmed against the source. Check it before you rely on it."


def fill(
    template: Template, facts: Facts, *, letterhead: Letterhead, made_on: date, copy: Copy = Copy.SERVED
) -> Letter:
    """The letter that the template and the facts make, for the copy that is wanted.

    Raises FactsMissing with a sentence for everything that is missing, and FactUnfit when a fact cannot stand where the
    template puts it.
    """
    check_facts(template, facts)
    filling = _Filling({**facts, "made_on": made_on}, copy)
    blocks = assemble(filling.pieces(template.body))
    return Letter(
        title=template.title,
        day=made_on,
        letterhead=letterhead,
        blocks=blocks,
        notes=tuple(f"{citation}: {NOT_CONFIRMED}" for citation in filling.unverified),
        banner=FULL_COPY if copy == Copy.FULL else "",
    )


@dataclass
class _Filling:
    """One filling of one template; `unverified` collects the citations that need a note, each once."""

    facts: Mapping[str, Fact]
    copy: Copy
    unverified: list[str] = field(default_factory=list)

    def pieces(self, nodes: Sequence[Node]) -> Iterator[Filled]:
        for node in nodes:
            if isinstance(node, Piece):
                yield Filled(node.kind, tuple(self._runs(cell) for cell in node.cells))
            elif isinstance(node, If):
                holds = truth(self._value(node.slot))
                yield from self.pieces(node.then if holds else node.otherwise)
            else:
                yield from self._each(node)

    def _each(self, loop: For) -> Iterator[Filled]:
        outer = self.facts
        for item in items_of(self._value(loop.slot)):
            self.facts = {**outer, loop.name: item}
            yield from self.pieces(loop.body)
        self.facts = outer

    def _value(self, slot: Slot) -> Fact:
        value: Fact = self.facts
        for name in slot.path:
            if isinstance(value, Cited) and name in ("text", "citation"):
                value = Cited(getattr(value, name), value.citation, value.verified)
            else:
                value = step_into(value, name)
        return value

    def _runs(self, cell: Cell) -> Runs:
        runs: list[Run] = []
        for part in cell:
            if isinstance(part, Words):
                runs.append(Run(part.text, Look.STRONG if part.strong else Look.PLAIN))
            else:
                value, look = self._value(part), Look.STRONG if part.strong else Look.PLAIN
                if isinstance(value, Mapping) or value is None:
                    raise FactUnfit(f"{'.'.join(part.path)} is {value!r}, which cannot be printed in a line.")
                runs.extend(self._printed(value, look))
        return _merged(runs)

    def _printed(self, value: Fact, look: Look) -> Iterator[Run]:
        if isinstance(value, Cited):
            yield Run(as_typed(value.text), look)
            if not value.verified:
                yield Run(f" [unverified: note {self._note(value.citation)}]", Look.UNVERIFIED)
        elif isinstance(value, Withheld):
            yield from self._withheld(value)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            items = items_of(value)
            for place, item in enumerate(items):
                yield Run("" if not place else " and " if place == len(items) - 1 else ", ", look)
                yield from self._printed(item, look)
        else:
            yield Run(as_typed(in_words(value)), look)

    def _withheld(self, value: Withheld) -> Iterator[Run]:
        grounds = as_typed(value.grounds)
        if self.copy == Copy.FULL:
            yield Run(f"{as_typed(value.text)} [withheld from the served copy: {grounds}]", Look.WITHHELD)
        elif value.tell_grounds:
            yield Run(f"[withheld: {grounds}]", Look.WITHHELD)
        else:
            yield Run("[part withheld]", Look.WITHHELD)

    def _note(self, citation: str) -> int:
        """The number of the note at the end that says what is unverified."""
        citation = as_typed(citation)
        if citation not in self.unverified:
            self.unverified.append(citation)
        return self.unverified.index(citation) + 1


def _merged(runs: list[Run]) -> Runs:
    """Neighbours of one look made one, and empty ones dropped."""
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].look == run.look:
            merged[-1] = Run(merged[-1].text + run.text, run.look)
        elif run.text:
            merged.append(run)
    return tuple(merged)
