"""What makes two texts, or two numbers, the same for comparing. What is stored is never changed by it. Pure."""

import re
from hashlib import blake2b

LONG_ENOUGH = 12
"""Characters from which a text is distinctive: "ok" at the same minute says little, a sentence says much."""
# Marks of direction and joining that one system writes and another does not.
_MARKS = dict.fromkeys(
    map(ord, "\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
)
_NOT_DIGITS = re.compile(r"[^0-9]+")
_NUMBER = re.compile(
    r"[\s\u202a-\u202e\u2066-\u2069\u00a0\u202f+()./‑-]*(?:[0-9][\s\u202c\u00a0\u202f()./‑-]*){7,15}"
)
SHORTEST_NUMBER, LONGEST_NUMBER = 7, 15
"""Digits of a telephone number (ITU-T E.164 allows fifteen)."""


def text_key(text: str) -> int:
    """63 bits of a hash of the folded text, its lowest bit set when the text is long enough to be distinctive.

    Folded: without marks of direction, and with every run of white space one space.
    """
    if not text.isascii():
        text = text.translate(_MARKS)
    folded = " ".join(text.split())
    number = (
        int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
    )
    return number | 1 if len(folded) >= LONG_ENOUGH else number & ~1


CARRIES_A_FILE = text_key("\x00file") & ~1
"""The key of a message that carries a file or lost it: each system writes another word in its place."""


def number_of(key: str, *, country: str = "44") -> str:
    """A telephone number as digits with its country, or nothing when the text is not one.

    `00` and `+` begin a country; a single leading nought stands for `country`. Addresses such as
    `447700900123@s.whatsapp.net` are numbers too.
    """
    address, at, domain = key.partition("@")
    if at and not domain.startswith(("s.whatsapp.net", "c.us")):
        return ""
    if not _NUMBER.fullmatch(address):
        return ""
    digits = _NOT_DIGITS.sub("", address)
    if digits.startswith("00"):
        digits = digits[2:]
    elif digits.startswith("0"):
        digits = country + digits[1:]
    return digits if SHORTEST_NUMBER <= len(digits) <= LONGEST_NUMBER else ""
