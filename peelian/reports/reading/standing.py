"""How sure the document is of a clause: which standing its words and its source give it."""

import re
from dataclasses import dataclass

from peelian.reports.reading.cues import standing as cues
from peelian.reports.reading.result import Standing


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")")


_UNKNOWN = _any(cues.UNKNOWN)
_DENIED = _any(cues.DENIED)
_ALLEGED = _any(cues.ALLEGED)
_OPINION = _any(cues.OPINION)
_COURTESY = re.compile(f"{cues.COURTESY}")
_CONDUCT = re.compile(rf"\b(?:{cues.CONDUCT})\b")
_RULING = re.compile(f"{cues.RULING}")
_AWARE = re.compile(f"{cues.AWARE}")
_OPENING = re.compile(
    r"^(?:he|she|they)\s+(?:\w+\s+){0,2}?(?:said|says|added|adds|told|argued|explained|"
    r"continued|wrote)\b"
)
_AGED = re.compile(r"\b[A-Z][a-z]+\s[A-Z][a-z]+,\s\d{2},")
_PARTICULAR = re.compile(f"{cues.PARTICULAR}")
_WISH = re.compile(r"\b(?:should|must|ought|needs?\s+to|call(?:s|ed)?\s+for|urg\w+|demand\w*)\b")
_PROCEDURE = {name: re.compile(pattern) for name, pattern in cues.PROCEDURE.items()}


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What the words of one clause show, before anybody asks who says it."""

    unknown: bool
    denied: bool
    alleged: bool
    opinion: bool
    courtesy: bool
    conduct: bool
    procedures: frozenset[str]
    wish: bool
    particular: bool


def signs_of(words: str) -> Signs:
    """Read the cue tables over one clause. The tables are in lower case: matching that way is several times faster."""
    words, as_written = words.lower(), words
    return Signs(
        unknown=_may_hold(words, cues.UNKNOWN_HINTS) and _UNKNOWN.search(words) is not None,
        denied=_may_hold(words, cues.DENIED_HINTS) and _DENIED.search(words) is not None,
        alleged=_may_hold(words, cues.ALLEGED_HINTS) and _ALLEGED.search(_AWARE.sub(" ", words)) is not None,
        opinion=_OPINION.search(_RULING.sub(" ", words)) is not None,
        courtesy=_COURTESY.search(words) is not None,
        conduct=_CONDUCT.search(words) is not None,
        procedures=frozenset(name for name, pattern in _PROCEDURE.items() if pattern.search(words)),
        particular=_PARTICULAR.search(_OPENING.sub("", words)) is not None
        or _AGED.search(as_written) is not None,
        wish=_WISH.search(_RULING.sub(" ", words)) is not None,
    )


def _may_hold(words: str, hints: tuple[str, ...]) -> bool:
    return any(hint in words for hint in hints)


def attributed_standing(signs: Signs, *, source_class: str, verb_kind: str) -> Standing:
    """The standing of a clause that has a source."""
    if signs.unknown or verb_kind == "silent":
        return Standing.UNKNOWN
    if verb_kind == "denying" or signs.denied:
        return Standing.DENIED
    if verb_kind == "believing" and (signs.conduct or signs.procedures):
        return Standing.ALLEGED
    if verb_kind in ("opining", "believing") or (
        signs.opinion and not _is_official_step(signs, source_class)
    ):
        return Standing.OPINION if source_class != "media" else Standing.ALLEGED
    if signs.alleged or verb_kind == "alleging":
        return Standing.ALLEGED
    particular = signs.particular or signs.procedures or signs.conduct
    if source_class in ("official", "court"):
        return Standing.CONFIRMED if particular else Standing.BACKGROUND
    return Standing.ALLEGED if particular or source_class in ("media", "told") else Standing.OPINION


def _is_official_step(signs: Signs, source_class: str) -> bool:
    # 'he was suspended and we take this seriously' reports a step; 'he should be suspended' does not.
    return source_class in ("official", "court") and bool(signs.procedures) and not signs.wish
