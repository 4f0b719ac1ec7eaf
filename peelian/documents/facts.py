"""What a letter is made from: facts under names, how each reads in print, and how they are kept. Pure.

A fact is text, a day, a moment, a whole number, a truth value, nothing, a list of facts, or a row (a mapping of names
to facts). Two kinds say more of themselves: `Cited` rests on the law, `Withheld` is kept from the copy that is served.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from peelian.documents.templating.typed import as_typed
from peelian.law.moments import UK


class FactUnfit(TypeError):
    """A value that no letter can print, or a name that a fact cannot have: a mistake in code, never in a case."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement of law with its citation. `verified` is False while nobody has read it in the source."""

    text: str
    citation: str
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something the served copy leaves out under the harm test, on these grounds.

    The served copy always says that something is withheld. It gives the grounds only when `tell_grounds` is set,
    because the grounds may themselves do the harm. The full copy has the text and the grounds.
    """

    text: str
    grounds: str
    tell_grounds: bool = False


Fact: TypeAlias = (
    "str | date | datetime | int | bool | Cited | Withheld | Sequence[Fact] | Mapping[str, Fact] | None"
)
Facts: TypeAlias = Mapping[str, Fact]


def is_missing(fact: Fact) -> bool:
    """Whether there is nothing to print: None, empty or blank text, an empty list. Zero and False are facts."""
    if isinstance(fact, Cited | Withheld):
        return is_missing(fact.text)
    if isinstance(fact, str):
        return not fact.strip()
    if isinstance(fact, Sequence):
        return all(is_missing(each) for each in fact)
    return fact is None or (isinstance(fact, Mapping) and not fact)


def in_words(fact: Fact) -> str:
    """A single fact as a letter prints it. Raises FactUnfit for lists and rows, which need a loop."""
    if fact is None:
        return ""
    if isinstance(fact, str):
        return fact
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    if isinstance(fact, int):
        return str(fact)
    if isinstance(fact, datetime):
        return _moment(fact)
    if isinstance(fact, date):
        return f"{fact.day} {fact:%B %Y}"
    raise FactUnfit(f"{fact!r} cannot be printed in a line of text.")


def _moment(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise FactUnfit(f"{moment!r} has no time zone, so nobody could say what the clock showed.")
    local = moment.astimezone(UK)
    return f"{local.day} {local:%B %Y} at {local:%H:%M}"


def to_json(fact: Fact) -> Any:
    """A fact as JSON that `from_json` reads back; days and the like are marked with their kind. Raises FactUnfit.

    Text is kept as it is printed: what no document can hold, no database takes either.
    """
    if isinstance(fact, str):
        return as_typed(fact)
    if fact is None or isinstance(fact, bool | int):
        return fact
    if isinstance(fact, datetime):
        return {"$moment": fact.isoformat()}
    if isinstance(fact, date):
        return {"$day": fact.isoformat()}
    if isinstance(fact, Cited):
        return {"$cited": [as_typed(fact.text), as_typed(fact.citation), fact.verified]}
    if isinstance(fact, Withheld):
        return {"$withheld": [as_typed(fact.text), as_typed(fact.grounds), fact.tell_grounds]}
    if isinstance(fact, Mapping):
        return {_checked(name): to_json(each) for name, each in fact.items()}
    if isinstance(fact, Sequence) and not isinstance(fact, bytes | bytearray):
        return [to_json(each) for each in fact]
    raise FactUnfit(f"A {type(fact).__name__} is not a fact.")


def from_json(kept: Any) -> Fact:
    """The fact that `to_json` wrote."""
    if isinstance(kept, list):
        return [from_json(each) for each in kept]
    if not isinstance(kept, dict):
        return kept  # type: ignore[no-any-return]  # text, number, truth value or nothing, as JSON has them
    match next(iter(kept.items()), ("", None)):
        case "$moment", str(text):
            return datetime.fromisoformat(text)
        case "$day", str(text):
            return date.fromisoformat(text)
        case "$cited", [text, citation, verified]:
            return Cited(text, citation, verified)
        case "$withheld", [text, grounds, tell]:
            return Withheld(text, grounds, tell)
    return {name: from_json(each) for name, each in kept.items()}


def holds_withheld(fact: Fact) -> bool:
    """Whether a part of it is withheld from the served copy."""
    if isinstance(fact, Mapping):
        return any(map(holds_withheld, fact.values()))
    if isinstance(fact, Sequence) and not isinstance(fact, str):
        return any(map(holds_withheld, fact))
    return isinstance(fact, Withheld) and not is_missing(fact)


def _checked(name: object) -> str:
    if not isinstance(name, str) or not name.isidentifier():
        raise FactUnfit(f"{name!r} cannot be the name of a fact.")
    return name
