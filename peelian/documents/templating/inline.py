"""Reads one line of a template: its words, **strong** words, and {{placeholders}}. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from peelian.documents.templating.template import Cell, Slot, TemplateBroken, Words

_SLOT = re.compile(r"\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\s*\}\}")


def read_cell(text: str, *, loops: Mapping[str, tuple[str, ...]]) -> Cell:
    """The parts of a line. `loops` are the names of the loops around it, with what each goes through.

    Raises TemplateBroken for asterisks or braces that do not close, and for a command that does not stand alone.
    """
    spans = text.split("**")
    if len(spans) % 2 == 0:
        raise TemplateBroken("an opening ** has no closing one.")
    return tuple(
        part for place, span in enumerate(spans) for part in _parts(span, strong=place % 2 == 1, loops=loops)
    )


def _parts(text: str, *, strong: bool, loops: Mapping[str, tuple[str, ...]]) -> Iterator[Words | Slot]:
    for place, part in enumerate(_SLOT.split(text)):
        if place % 2:
            names = tuple(part.split("."))
            yield Slot(names, (*loops.get(names[0], names[:1]), *names[1:]), strong)
        elif part:
            if "{{" in part or "}}" in part or "{%" in part or "%}" in part:
                raise TemplateBroken(
                    f"{part.strip()!r} is no placeholder: write {{{{name}}}}, and commands on lines of their own."
                )
            yield Words(part, strong)
