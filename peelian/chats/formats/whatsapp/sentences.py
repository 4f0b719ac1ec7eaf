"""What a line by WhatsApp itself says: the tables of `languages` compiled, and the persons in a sentence named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from peelian.chats.formats.records import What
from peelian.chats.formats.whatsapp.languages import LANGUAGES
from peelian.chats.formats.whatsapp.roster import Roster, number_of, seen_name
from peelian.chats.formats.whatsapp.wording import Sentence

_PLACES = {"{a}": "(?P<a>.+?)", "{b}": "(?P<b>.+?)", "{v}": "(?P<v>.+?)", "{_}": ".*"}
_PIECE = re.compile(r"(\{[abv_]\}|['\"]|\.$)")
_QUOTES = "[\"“”„‟«»'‘’]"
_APOSTROPHES = "['’ʼ]"
_MARKS = re.compile("[\u200e\u200f]")


class Said(NamedTuple):
    """What a sentence says; names as the export writes them."""

    what: What
    actor: str | None
    others: tuple[str, ...]
    value: str


@dataclass(frozen=True)
class _Compiled:
    sentence: Sentence
    needle: str
    """Its longest piece of fixed words: looked for before the pattern is tried."""
    pattern: re.Pattern[str]


@cache
def _compiled() -> tuple[_Compiled, ...]:
    return tuple(_compile(sentence) for language in LANGUAGES for sentence in language.sentences)


@cache
def _joins() -> tuple[str, ...]:
    return tuple(join for language in LANGUAGES for join in language.joins)


@cache
def _verbs() -> re.Pattern[str]:
    """The fixed words that stand behind a person in some sentence."""
    behind = (re.search(r"\{a\}([^{]+)", each.sentence.text) for each in _compiled())
    words = {found.group(1).rstrip("\"'").rstrip() for found in behind if found}
    return re.compile(
        "(?:" + "|".join(re.escape(word) for word in sorted(words) if word.strip()) + r")(?:\s|\Z)"
    )


def holds_verb(name: str) -> bool:
    """Whether what stands before a colon may be the beginning of a sentence and not a name."""
    return _verbs().search(name) is not None


@cache
def notices() -> tuple[bytes, ...]:
    """Words of the lines that open an export, as bytes."""
    opening = (each for each in _compiled() if each.sentence.what is What.SECURITY)
    return tuple({each.needle.encode() for each in opening if "{b}" not in each.sentence.text})


def _compile(sentence: Sentence) -> _Compiled:
    """A pattern over the sentence without direction marks; a full stop at its end may be there or not."""
    parts, pieces = [], _PIECE.split(sentence.text)
    for piece in pieces:
        if piece in _PLACES:
            parts.append(_PLACES[piece])
        elif piece == '"':
            parts.append(_QUOTES)
        elif piece == "'":
            parts.append(_APOSTROPHES)
        elif piece != ".":
            parts.append(re.escape(piece))
    fixed = [piece for piece in pieces if piece not in _PLACES and piece not in ('"', "'", ".")]
    return _Compiled(sentence, max(fixed, key=len), re.compile("".join(parts) + r"\.?", re.DOTALL))


def understand(text: str, roster: Roster) -> Said | None:
    """What a line says, or None when no table knows it. Where a name holds a verb, the roster decides."""
    plain = _MARKS.sub("", text)
    found: Said | None = None
    for compiled in _compiled():
        if compiled.needle not in plain:
            continue
        for said in _readings(compiled, plain, roster):
            if _fits(said, roster):
                return said
            found = found or said
    return found


def _fits(said: Said, roster: Roster) -> bool:
    """Whether the person who acts is known to the export, or the sentence has none."""
    return said.actor is None or said.actor in roster.names or said.actor in ("You", "Ty")


def _readings(compiled: _Compiled, text: str, roster: Roster) -> Iterator[Said]:
    """Each way in which a sentence fits: a name may hold the words that the sentence is made of."""
    sentence = compiled.sentence
    for place in _occurrences(text, compiled.needle) if sentence.text.startswith("{a}") else (0,):
        found = compiled.pattern.fullmatch(text) if not place else _at(compiled, text, place)
        if found is None:
            continue
        groups = found.groupdict()
        value = groups.get("v") or ""
        if sentence.text == "{a} changed to {v}" and not number_of(value):
            continue
        actor = groups.get("a")
        yield Said(
            sentence.what,
            roster.key_of(actor) if actor else None,
            sentence.others or _persons(groups.get("b") or "", roster),
            value,
        )


def _occurrences(text: str, needle: str) -> Iterator[int]:
    place = text.find(needle)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1)


def _at(compiled: _Compiled, text: str, place: int) -> re.Match[str] | None:
    """The sentence with its actor ending not before a place."""
    source = compiled.pattern.pattern.replace("(?P<a>.+?)", f"(?P<a>.{{{place},}}?)", 1)
    return _cached(source).fullmatch(text)


@cache
def _cached(source: str) -> re.Pattern[str]:
    return re.compile(source, re.DOTALL)


def _persons(text: str, roster: Roster) -> tuple[str, ...]:
    """The persons of a list such as "Asha, Ben and Cora"; a name that holds a comma or "and" is kept if it writes."""
    if not text:
        return ()
    if roster.key_of(text) in roster.names:
        return (roster.key_of(text),)
    return tuple(roster.key_of(each) for each in _grouped(_pieces(text), roster))


def _pieces(text: str) -> list[str]:
    """(name, separator, name, …)"""
    separators = "|".join(map(re.escape, (", ", *_joins())))
    return re.split(f"({separators})", text)


def _grouped(pieces: list[str], roster: Roster) -> Iterator[str]:
    """Names: the longest run of pieces that somebody who writes is called, otherwise one piece."""
    place = 0
    while place < len(pieces):
        taken = 1
        for length in range(min(len(pieces) - place, 7), 1, -2):
            if seen_name("".join(pieces[place : place + length])) in roster.folded:
                taken = length
                break
        yield "".join(pieces[place : place + taken])
        place += taken + 1
