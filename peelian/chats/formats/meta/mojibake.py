"""Mending texts whose UTF-8 bytes were written as if each were a character (`\\u00c3\\u00a9` for é).

The fault is tested for before anything is mended: a file that holds any other sign beyond ASCII was written rightly, or
was mended by somebody before, and is left as it is.
"""

import re
from dataclasses import dataclass
from typing import Any, BinaryIO

_ESCAPES = re.compile(rb"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)
_STEP = 1 << 20


def is_faulty(stream: BinaryIO) -> bool:
    """Whether all that is not ASCII in a file is written as single bytes, and there is any of it."""
    faulty, before = False, b""
    while part := stream.read(_STEP):
        if not part.isascii():
            return False
        window = before + part
        kept = len(window) - 6 if len(part) == _STEP else len(window)
        end = 0
        for found in _ESCAPES.finditer(window):
            if found.start() >= kept:
                break
            end = found.end()
            if found[1] and int(found[1], 16) > 0xFF:
                return False
            faulty = faulty or bool(found[1] and int(found[1], 16) > 0x7F)
        before = window[max(end, kept) :]
    return faulty


@dataclass
class Mender:
    """Mends the texts of one file, each by itself, and counts those that it had to leave."""

    faulty: bool
    mended: int = 0
    left: int = 0

    def mend(self, value: Any) -> Any:
        """The same value with every text in it mended; a text that is not UTF-8 read as Latin-1 is left untouched."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self.mend(each) for each in value]
        if isinstance(value, dict):
            return {name: self.mend(each) for name, each in value.items()}
        return value

    def _text(self, text: str) -> str:
        if not self.faulty or text.isascii():
            return text
        try:
            right = text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            self.left += 1
            return text
        self.mended += 1
        return right
