"""A question that a file leaves open, and its answers in words: both readings of a date stand side by side. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from peelian.chats.formats.records import DateOrder

_DATE = re.compile(r"(?<!\d)(\d{1,4})[./\- ]{1,2}(\d{1,2})[./\- ]{1,2}(\d{1,4})(?!\d)")
_PARTS: dict[DateOrder, tuple[int, int, int]] = {
    DateOrder.DMY: (2, 1, 0),
    DateOrder.MDY: (2, 0, 1),
    DateOrder.YMD: (0, 1, 2),
}
"""Where year, month and day stand in each order."""
ORDER_WORDS: dict[DateOrder, str] = {
    DateOrder.DMY: "Day first",
    DateOrder.MDY: "Month first",
    DateOrder.YMD: "Year first",
}
ENCODING_WORDS: dict[str, str] = {
    "utf-8": "UTF-8, what nearly every program writes today",
    "cp1252": "Windows-1252, Western European",
    "iso-8859-15": "ISO 8859-15, Western European with the euro sign",
    "cp1250": "Windows-1250, Central European, such as Polish",
    "utf-16": "UTF-16, as some Windows programs write",
}
ASKED: dict[str, str] = {
    "date_order": "In which order does the phone write dates?",
    "encoding": "In which encoding was the file saved?",
    "zone": "In which time zone did the phone keep its clock?",
    "owner": "How does the export call the phone's own account?",
    "mapping": "Which column says what?",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that the file allows: its code, what it is called, and what it would make of the file."""

    value: str
    label: str
    reads: str


def answers(ask: str, question: str, choices: tuple[str, ...]) -> tuple[Choice, ...]:
    """The answers in words; for an order of dates, how each reads the date that the question quotes."""
    return tuple(_choice(ask, question, value) for value in choices)


def _choice(ask: str, question: str, value: str) -> Choice:
    if ask == "date_order" and value in set(DateOrder):
        order = DateOrder(value)
        return Choice(value, ORDER_WORDS[order], as_read(question, order))
    if ask == "encoding":
        return Choice(value, ENCODING_WORDS.get(value, value), "")
    return Choice(value, value, "")


def as_read(words: str, order: DateOrder) -> str:
    """The first date that stands in some words, read in an order: "3 February 2023"; nothing where it is none."""
    for match in _DATE.finditer(words):
        parts = [int(part) for part in match.groups()]
        year, month, day = (parts[place] for place in _PARTS[order])
        try:
            found = date(year + 2000 if year < 100 else year, month, day)
        except ValueError:
            continue
        return f"{found.day} {found:%B %Y}"
    return ""
