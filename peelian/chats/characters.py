"""Characters of a message that a reader must be able to name: emoji, and those that show nothing.

The text itself is never changed: it is cut into runs, and a run can have a name. Pure.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_PICTURE = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf"
    "\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001faff"
)
_TONES = "\U0001f3fb-\U0001f3ff"
_ONE = f"[{_PICTURE}]\ufe0f?[{_TONES}]?"
EMOJI = re.compile(
    f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_ONE}(?:\u200d{_ONE})*(?:[\U000e0020-\U000e007f]+)?"
)
"""What Unicode Technical Standard 51 calls an emoji sequence, near enough to mark and name one as a whole."""
TONE_NAMES = {
    "\U0001f3fb": "light skin tone",
    "\U0001f3fc": "medium-light skin tone",
    "\U0001f3fd": "medium skin tone",
    "\U0001f3fe": "medium-dark skin tone",
    "\U0001f3ff": "dark skin tone",
}
_SILENT = {"\ufe0f", "\ufe0e", "\u200d"}
_WRITTEN = {"\n", "\r", "\t"}
MOST_NAMED = 40
"""How many different characters of one message are listed by name."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a text, as it stands; `name` when it is an emoji, `found` when it was searched for."""

    text: str
    name: str = ""
    found: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A character, or a sequence that is one sign, with its name and its code points: "U+1F602"."""

    shown: str
    name: str
    points: str


def runs_of(text: str) -> tuple[Run, ...]:
    """The text in runs, emoji apart from the words; joined again they are the text."""
    runs: list[Run] = []
    at = 0
    for match in EMOJI.finditer(text):
        if match.start() > at:
            runs.append(Run(text[at : match.start()]))
        runs.append(Run(match.group(), name_of(match.group())))
        at = match.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def named_in(text: str) -> tuple[Named, ...]:
    """Each emoji once, in the order of the text, then each character that shows nothing; MOST_NAMED at most."""
    signs = dict.fromkeys(match.group() for match in EMOJI.finditer(text))
    unseen = dict.fromkeys(each for each in EMOJI.sub("", text) if _shows_nothing(each))
    named = [Named(sign, name_of(sign), points_of(sign)) for sign in signs]
    named += [Named("", name_of(each), points_of(each)) for each in unseen]
    return tuple(named[:MOST_NAMED])


@lru_cache(maxsize=4096)
def name_of(sign: str) -> str:
    """The name of an emoji sequence or a character, in small letters: "face with tears of joy"."""
    if len(sign) == 2 and all("\U0001f1e6" <= each <= "\U0001f1ff" for each in sign):
        return "flag " + "".join(chr(ord(each) - 0x1F1E6 + ord("A")) for each in sign)
    if sign.endswith("\u20e3"):
        return f"keycap {sign[0]}"
    names = [_name(each) for each in sign if len(sign) == 1 or each not in _SILENT]
    return ", ".join(dict.fromkeys(name for name in names if name))


def points_of(sign: str) -> str:
    """The code points of a sequence: "U+1F469 U+200D U+1F692"."""
    return " ".join(f"U+{ord(each):04X}" for each in sign)


def _name(each: str) -> str:
    if each in TONE_NAMES:
        return TONE_NAMES[each]
    if "\U000e0020" <= each <= "\U000e007f":
        return ""
    return unicodedata.name(each, f"character U+{ord(each):04X}").lower()


def _shows_nothing(each: str) -> bool:
    return unicodedata.category(each) in ("Cf", "Cc") and each not in _WRITTEN
