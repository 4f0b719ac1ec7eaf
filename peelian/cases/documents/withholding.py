"""Parts of a letter kept from the copy that is given out, on the grounds of the harm test (PCR 2020 reg 6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from peelian.documents.facts import Withheld, in_words, is_missing
from peelian.law.reference.conduct import HARM_TEST_GROUNDS


@dataclass(frozen=True, slots=True)
class Withholding:
    """One part, the ground on which it is withheld, the reasons, and whether the reader is told the ground."""

    part: str
    ground: str
    reasons: str
    tell_ground: bool = False

    @property
    def ground_in_words(self) -> str:
        """The ground with its source, as the letter prints it."""
        item = HARM_TEST_GROUNDS.get(self.ground)
        return f"{item.title.lower()} ({item.citation})"


def withhold(facts: dict[str, Any], withheld: Iterable[Withholding]) -> dict[str, Any]:
    """The facts with some parts marked as withheld; those facts themselves are left as they are."""
    kept = dict(facts)
    for each in withheld:
        name, _, column = each.part.partition(".")
        if name in kept:
            kept[name] = _rows(kept[name], column, each) if column else _marked(kept[name], each)
    return kept


def _rows(rows: Any, column: str, each: Withholding) -> list[dict[str, Any]]:
    return [row | {column: _marked(row.get(column), each)} for row in rows]


def _marked(fact: Any, each: Withholding) -> Any:
    if is_missing(fact) or isinstance(fact, Withheld):
        return fact
    return Withheld(in_words(fact), each.ground_in_words, each.tell_ground)
