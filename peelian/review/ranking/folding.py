"""Texts as one row of characters, so that pieces of them can be counted by arithmetic instead of one by one."""

import re
import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ACCENTS = re.compile("[\u0300-\u036f]")  # of Latin letters; the vowel signs of other scripts stay
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_SPACE = 0x20


@dataclass(frozen=True, kw_only=True)
class Letters:
    """Folded texts laid end to end with one space before each word and one at the end."""

    codes: NDArray[np.uint64]
    document: NDArray[np.int64]
    word_like: NDArray[np.bool_]
    documents: int


def folded(text: str) -> str:
    """A text as it is compared: small letters, no accents, no direction marks, single spaces."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", _UNSEEN.sub("", text)))
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.casefold().split())


def letters_of(texts: list[str]) -> Letters:
    """The folded texts as code points, each with the number of its text and whether it is a letter or a digit."""
    pieces = [f" {folded(text)}" for text in texts]
    lengths = np.array([len(piece) for piece in pieces], dtype=np.int64)
    joined = "".join([*pieces, " "])
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    document = np.append(np.repeat(np.arange(len(texts)), lengths), max(len(texts) - 1, 0))
    return Letters(
        codes=codes.astype(np.uint64),
        document=document,
        word_like=_word_like(codes),
        documents=len(texts),
    )


def _word_like(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    kinds, places = np.unique(codes, return_inverse=True)
    alike = np.array([_is_word_like(chr(code)) for code in kinds], dtype=bool)
    return alike[places]


def _is_word_like(character: str) -> bool:
    return character == "_" or unicodedata.category(character)[0] in "LNM"
