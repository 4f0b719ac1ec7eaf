"""Reads the head of a template: its name, version and title, and the facts that it needs or may have. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from peelian.documents.templating.template import Need, TemplateBroken

_NAME = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*"
_NEED = re.compile(rf"need ({_NAME})(?: (if|unless) ({_NAME}))?: (\S.*\.)")
_MAY = re.compile(rf"may ({_NAME})")
_PLAIN = re.compile(r"(letter|version|title): (\S.*)")


@dataclass
class Header:
    """What the head says."""

    letter: str = ""
    version: int = 0
    title: str = ""
    needs: list[Need] = field(default_factory=list)
    optional: list[tuple[str, ...]] = field(default_factory=list)


def read_header(lines: list[str], *, where: str) -> Header:
    """The head of a template. Raises TemplateBroken for a line that is none of its kinds, or a fact named twice."""
    header = Header()
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("//"):
            _take(header, line.strip(), where=f"{where}, line {number}")
    if not (header.letter and header.version and header.title):
        raise TemplateBroken(f"{where} must say its letter, version and title before the line of dashes.")
    paths = [*(need.path for need in header.needs), *header.optional]
    if twice := {".".join(path) for path in paths if paths.count(path) > 1}:
        raise TemplateBroken(f"{where} names {', '.join(sorted(twice))} twice.")
    return header


def _take(header: Header, line: str, *, where: str) -> None:
    if found := _PLAIN.fullmatch(line):
        word, value = found.groups()
        if word == "version" and not (value.isdigit() and int(value)):
            raise TemplateBroken(f"{where}: a version is a whole number from 1.")
        setattr(header, word, int(value) if word == "version" else value)
    elif found := _NEED.fullmatch(line):
        path, condition, when, sentence = found.groups()
        header.needs.append(
            Need(_parts(path), sentence, _parts(when) if when else (), unless=condition == "unless")
        )
    elif found := _MAY.fullmatch(line):
        header.optional.append(_parts(found.group(1)))
    else:
        raise TemplateBroken(
            f"{where}: {line!r} is not `letter:`, `version:`, `title:`, `need name: sentence.` or `may name`."
        )


def _parts(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))
