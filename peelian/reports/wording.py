"""How a statement, or a group of people, is worded at one moment. Pure values, and their canonical text."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from peelian.reports.states import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a statement says, how sure it is, who says it, and the days it speaks of (`DateFound.to_json` each)."""

    text: str
    standing: Standing
    source: str = ""
    dates: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWording:
    """Who a group is and how many; `count` None means that nobody has said."""

    role: str
    count: int | None
    description: str


def canonical(*parts: object) -> str:
    """One text for any number of words and wordings, the same for the same content: what a digest is taken of."""
    return json.dumps(
        [_plain(part) for part in parts], ensure_ascii=True, sort_keys=True, separators=(",", ":")
    )


def _plain(part: object) -> object:
    return asdict(part) if isinstance(part, Wording | GroupWording) else part


def storable(text: str) -> str:
    """The same text, character for character, without what a database refuses: NUL and lone surrogates.

    Each is replaced by one character, so that places in the text stay true.
    """
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
