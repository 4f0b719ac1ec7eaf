"""From what somebody typed to terms that no engine can misread, and from a message to what is indexed. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MOST_CHARACTERS = 200
MOST_TERMS = 12
SHORTEST_BEGINNING = 2
MOST_INDEXED = 250_000
"""Characters of one message: PostgreSQL takes a megabyte of words in one tsvector. What follows is not searched."""
_WORD = re.compile(r"[^\W_]+")
_TYPED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for: phrases of one or more words, and beginnings of words. `trouble` says why nothing is."""

    phrases: tuple[tuple[str, ...], ...] = ()
    beginnings: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Every word asked for, for showing the place."""
        return tuple(word for phrase in self.phrases for word in phrase) + self.beginnings

    @property
    def empty(self) -> bool:
        """Whether there is nothing to search for."""
        return not self.phrases and not self.beginnings


def folded(text: str) -> str:
    """Text as it is compared: no case, no accents, and as many characters as before."""
    return text.lower() if text.isascii() else "".join(map(_folded_character, text))


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return plain.casefold()[:1] or " "


def words_in(text: str) -> list[str]:
    """The words of a text as they are indexed and searched."""
    return _WORD.findall(folded(text))


def indexed(text: str) -> str:
    """A message as it goes into the index: its folded words in their order."""
    return " ".join(_WORD.findall(folded(text[:MOST_INDEXED])))


def parsed(typed: str) -> Asked:
    """Terms that must all be found: `"words in quotes"` together, `begin*` as a beginning, other words anywhere."""
    text = typed.translate(_QUOTES).strip()
    if len(text) > MOST_CHARACTERS:
        return Asked(trouble=f"That is {len(text):,} characters long. Search for {MOST_CHARACTERS} or fewer.")
    phrases: list[tuple[str, ...]] = []
    beginnings: list[str] = []
    for quoted, loose in _TYPED.findall(text):
        words = tuple(words_in(quoted or loose))
        if words and loose.endswith("*") and len(words[-1]) >= SHORTEST_BEGINNING:
            beginnings.append(words[-1])
            words = words[:-1]
        if words:
            phrases.append(words)
    if len(phrases) + len(beginnings) > MOST_TERMS:
        return Asked(trouble=f"Search for {MOST_TERMS} words or fewer: the rarest words do best.")
    if text and not phrases and not beginnings:
        return Asked(trouble="There is no letter or digit in that, so it cannot be searched for.")
    return Asked(tuple(phrases), tuple(beginnings))
