"""Postcodes and addresses as they are compared."""

import re
from functools import lru_cache

from peelian.screening.standardising.names import fold

_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})$")
_MISREAD = str.maketrans("OISZB", "01528")
_STREETS = {
    "st": "street", "str": "street", "rd": "road", "ave": "avenue", "av": "avenue", "ln": "lane", "cl": "close",
    "cres": "crescent", "ct": "court", "dr": "drive", "gdns": "gardens", "grn": "green", "pk": "park", "pl": "place",
    "sq": "square", "ter": "terrace", "terr": "terrace", "wk": "walk", "bldg": "building", "flt": "flat", "apt": "flat",
    "apartment": "flat", "hse": "house",
}  # fmt: skip


@lru_cache(maxsize=1 << 18)
def postcode_of(text: str) -> str:
    """A British postcode without its space, in capitals; empty where there is none to be read.

    A letter typed for a digit (and the other way round) in the inward half is mended: `SW1A OAA`.
    """
    plain = re.sub(r"[^A-Z0-9]", "", text.upper())
    if len(plain) < 5:
        return ""
    inward = plain[-3:-2].translate(_MISREAD) + plain[-2:]
    found = _POSTCODE.search(plain[:-3] + inward)
    return found[1] + found[2] if found and found.start() == 0 else ""


def district_of(postcode: str) -> str:
    """The outward half: the town or part of it."""
    return postcode[:-3]


def sector_of(postcode: str) -> str:
    """The outward half and the first digit of the inward."""
    return postcode[:-2]


@lru_cache(maxsize=1 << 17)
def street_of(text: str) -> str:
    """A line of an address with its words written out and its number kept: `12 Acacia Rd.` is `12 acacia road`."""
    numbers = " ".join(re.findall(r"\d+[a-z]?", text.casefold()))
    words = " ".join(_STREETS.get(word, word) for word in fold(text).split() if len(word) > 1)
    return f"{numbers} {words}".strip()
