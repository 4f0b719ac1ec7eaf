"""A copy of a text in which endless runs are blunted, so that no pattern of ours can take long over them.

The copy has the same length and the same places; only runs that no writing has (dozens of spaces, quotation marks
or dots, words of hundreds of letters) are filled with a character that starts no pattern.
"""

import re

FILLER = "ˑ"  # counts as a letter, so a filled run is one long word
_RUNS = re.compile(r"[ \t\xa0\u2000-\u200b\u3000]{9,}|([^\w\s])\1{8,}|[^\w\s]{25,}|\w{65,}|(?:[^\w\s] ){12,}")
_KEPT = 4


def calmed(text: str) -> str:
    """``text`` with the middle of every endless run replaced, character for character."""
    return _RUNS.sub(_blunt, text)


def _blunt(match: re.Match[str]) -> str:
    run = match.group()
    return run[:_KEPT] + FILLER * (len(run) - 2 * _KEPT) + run[-_KEPT:]
