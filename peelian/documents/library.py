"""Finds the templates of every room: `peelian/<room>/documents/texts/<letter>.txt`, named `room.letter`.

Beside them, `versions.json` says which text each version had, so that no text changes without its version.
"""

import functools
import json
from pathlib import Path

from peelian.documents.templating.parsing import parse_template
from peelian.documents.templating.template import Template

_ROOMS = Path(__file__).resolve().parent.parent
_elsewhere: dict[str, Path] = {}


def add_folder(name: str, folder: Path) -> None:
    """Take letters from a folder outside the rooms too, under a name that no room has."""
    if (_ROOMS / name).exists():
        raise ValueError(f"{name} is a room; its letters are in its own folder.")
    _elsewhere[name] = folder


@functools.cache
def template_named(code: str) -> Template:
    """The template `room.letter`. Raises LookupError when there is none, TemplateBroken when it cannot be used."""
    room, _, letter = code.partition(".")
    path = _folder(room) / f"{letter}.txt"
    if not (room.isidentifier() and letter.isidentifier() and path.exists()):
        raise LookupError(f"There is no template {code}: no room has documents/texts/{letter}.txt for it.")
    return parse_template(path.read_text(encoding="utf-8"), code=code)


def template_codes() -> list[str]:
    """The codes of all templates of the rooms, in order."""
    return sorted(f"{path.parts[-4]}.{path.stem}" for path in _ROOMS.glob("*/documents/texts/*.txt"))


def known_versions(room: str) -> dict[str, dict[str, str]]:
    """For each letter of a room, the hash of the text that each version had."""
    path = _folder(room) / "versions.json"
    versions: dict[str, dict[str, str]] = json.loads(path.read_text()) if path.exists() else {}
    return versions


def _folder(room: str) -> Path:
    return _elsewhere.get(room) or _ROOMS / room / "documents" / "texts"
