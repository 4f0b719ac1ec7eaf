"""What of a text a database can hold. The only place where a text is altered to be kept.

A record tells a text as the export does. Two things in it no database holds: NUL, which PostgreSQL refuses, and half of
a character (a lone surrogate), which no UTF-8 can be made of; a byte that is no text of its encoding is carried as one
too (PEP 383). They are shown by signs for them, the message is marked (`Mark.ALTERED`), and the bytes of the source
stay what they were.
"""

import re
from operator import is_
from typing import Any

NUL_SHOWN, NO_CHARACTER = "\u2400", "\ufffd"
_HALF = re.compile("[\ud800-\udfff]")


def joined(text: str) -> str:
    """The text with the halves of characters that were written apart put together; what is left over stays."""
    if text.isascii() or not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def storable(text: str) -> str:
    """The text as a database can hold it: U+2400 for NUL, U+FFFD for half a character. The same object if it can be."""
    if "\0" in text:
        text = text.replace("\0", NUL_SHOWN)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return _HALF.sub(NO_CHARACTER, joined(text))
    return text


def storable_in(value: Any) -> Any:
    """A record, or anything else made of tuples, with every text in it storable; the same object if it all was."""
    if type(value) is str:  # an enum's value is a word of ours, and must stay one of the enum
        return storable(value)
    if not isinstance(value, tuple):
        return value
    parts = [storable_in(part) if part and type(part) is not int else part for part in value]
    if all(map(is_, parts, value)):
        return value
    return type(value)._make(parts) if hasattr(value, "_make") else tuple(parts)
