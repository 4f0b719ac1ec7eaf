"""The shape of a code list: items with a title, a meaning, a source and the days between which they are used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from peelian.law.dated import Citation
from peelian.law.refusals import LawRefusal


class UnknownCode(LawRefusal, KeyError):
    """A list has no item with that code."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a code list. `in_force_until` is the first day on which it is no longer used.

    `verified` says whether the item was read in its source; `title_verified` whether at least its
    title was confirmed where the code was not. `doubt` says what is missing, where only a part was read.
    """

    code: str
    title: str
    citation: Citation
    gist: str = ""
    in_force_from: date | None = None
    in_force_until: date | None = None
    title_confirmed: bool = False
    doubt: str = ""

    @property
    def verified(self) -> bool:
        """Whether somebody has read the item in the source cited."""
        return self.citation.verified

    @property
    def rests_on_unread(self) -> bool:
        """Whether the item, or some part of it that its `doubt` names, was not read in the source."""
        return not self.verified or bool(self.doubt)

    @property
    def title_verified(self) -> bool:
        """Whether the title, at least, was confirmed."""
        return self.verified or self.title_confirmed

    def in_force_on(self, day: date) -> bool:
        """Whether the item is in use on that day."""
        began = self.in_force_from is None or self.in_force_from <= day
        return began and (self.in_force_until is None or day < self.in_force_until)


ItemT = TypeVar("ItemT", bound=Item)


def listed(
    citation: Citation,
    *rows: tuple[str, ...],
    since: date | None = None,
    until: date | None = None,
    doubt: str = "",
) -> tuple[Item, ...]:
    """Plain items of one provision from rows of a code, a title and, where there is one, a meaning."""
    return tuple(
        Item(
            code=code,
            title=title,
            gist=" ".join(gist),
            citation=citation,
            in_force_from=since,
            in_force_until=until,
            doubt=doubt,
        )
        for code, title, *gist in rows
    )


@dataclass(frozen=True, slots=True)
class CodeList(Generic[ItemT]):
    """A named list of items, each code once. `note` says what a user of the list must know."""

    name: str
    title: str
    items: tuple[ItemT, ...]
    note: str = ""

    def __post_init__(self) -> None:
        codes = [item.code for item in self.items]
        if len(codes) != len(set(codes)):
            raise ValueError(f"The list {self.name} has a code twice.")

    def __iter__(self) -> Iterator[ItemT]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, code: object) -> bool:
        return any(item.code == code for item in self.items)

    def get(self, code: str) -> ItemT:
        """The item with that code, in force or not. Raises UnknownCode."""
        for item in self.items:
            if item.code == code:
                return item
        raise UnknownCode(f"{self.title} has no code {code!r}.")

    def on(self, day: date) -> tuple[ItemT, ...]:
        """The items in use on that day."""
        return tuple(item for item in self.items if item.in_force_on(day))

    def choices(self, *, on: date | None = None) -> list[tuple[str, str]]:
        """(code, title) pairs for a form: those in use on a day, or all."""
        return [(item.code, item.title) for item in (self.items if on is None else self.on(on))]
