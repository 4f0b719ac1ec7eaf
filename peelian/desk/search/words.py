"""From what somebody typed to terms that no engine can misread. Pure.

Terms are letters and digits only, so nothing typed can reach an engine as syntax.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MOST_CHARACTERS = 200
MOST_TERMS = 12
SHORTEST_BEGINNING = 3
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'"([^"]*)"?')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'"})

# The words that PostgreSQL's English configuration leaves out, so that both engines leave out the same.
_LEFT_OUT = """
i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
it its itself they them their theirs themselves what which who whom this that these those am is are was were be
been being have has had having do does did doing a an the and but if or because as until while of at by for with
about against between into through during before after above below to from up down in out on off over under
again further then once here there when where why how all any both each few more most other some such no nor not
only own same so than too very s t can will just don should now
"""
STOP_WORDS = frozenset(_LEFT_OUT.split())


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for: phrases of one or more words, the last perhaps only the beginning of a word."""

    phrases: tuple[tuple[str, ...], ...] = ()
    beginning: str = ""
    trouble: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Every word asked for, for showing the place."""
        return tuple(word for phrase in self.phrases for word in phrase) + (
            (self.beginning,) if self.beginning else ()
        )

    @property
    def empty(self) -> bool:
        """Whether there is nothing to search for."""
        return not self.words


def folded(text: str) -> str:
    """Text as it is compared, character for character as long as the original: no case, no accents."""
    return text.lower() if text.isascii() else "".join(map(_folded_character, text))


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return plain.casefold()[:1] or " "


def words_in(text: str) -> list[str]:
    """The words of a text as they are indexed and searched."""
    return _WORD.findall(folded(text))


def parsed(typed: str) -> Asked:
    """What was typed as terms that must all be found, or the sentence that says why it cannot be searched for."""
    text = typed.translate(_QUOTES).strip()
    if not text:
        return Asked()
    if len(text) > MOST_CHARACTERS:
        most = f"Search for {MOST_CHARACTERS} or fewer: the rarest words do best."
        return Asked(trouble=f"That is {len(text):,} characters long. {most}")
    quoted = [tuple(words_in(words)) for words in _QUOTED.findall(text)]
    loose = words_in(_QUOTED.sub(" ", text))
    return _asked(
        [phrase for phrase in quoted if set(phrase) - STOP_WORDS], loose, ends_open=not text.endswith('"')
    )


def _asked(quoted: list[tuple[str, ...]], loose: list[str], *, ends_open: bool) -> Asked:
    kept = [word for word in loose if word not in STOP_WORDS]
    if len(quoted) + len(kept) > MOST_TERMS:
        return Asked(trouble=f"Search for {MOST_TERMS} words or fewer: the rarest words do best.")
    if not quoted and not kept:
        common = f"Every page has “{' '.join(loose[:5])}”" if loose else "There is no letter or digit in that"
        better = "Type a name, a number, a reference or a rarer word."
        return Asked(trouble=f"{common}, so it cannot be searched for. {better}")
    beginning = ""
    if ends_open and kept and kept[-1] == loose[-1] and len(kept[-1]) >= SHORTEST_BEGINNING:
        beginning = kept.pop()
    return Asked(phrases=(*quoted, *((word,) for word in kept)), beginning=beginning)
