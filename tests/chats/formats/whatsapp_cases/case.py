"""The shape of a case."""

from typing import NamedTuple

from peelian.chats.formats.records import What

LRM = "\u200e"
Row = tuple[str | None, str, str | What]
"""(sender, moment as `2023-03-13 14:08:18`, text); for a system event (None, moment, what it says)."""


class Case(NamedTuple):
    """One file and its records; `asks` instead when a person must be asked for that setting."""

    name: str
    data: bytes
    rows: tuple[Row, ...] = ()
    asks: str = ""
    file: str = "chat.txt"


def android(name: str, *lines: str, rows: tuple[Row, ...] = (), asks: str = "") -> Case:
    """A file whose lines end with LF. Lines without a date get one."""
    text = "".join(f"{line}\n" for line in lines)
    return Case(name, text.encode(), rows, asks, "WhatsApp Chat with Rota.txt")


def ios(name: str, *records: str, rows: tuple[Row, ...] = (), asks: str = "") -> Case:
    """A file whose records end with CRLF; line ends inside a record stay as they are."""
    return Case(name, "".join(f"{record}\r\n" for record in records).encode(), rows, asks, "_chat.txt")


def one_android(name: str, line: str, *rows: Row) -> Case:
    """A line of 13 March 2023 at 14:08 between two plain ones."""
    at = "13/03/2023, 14:08 - "
    return android(
        name,
        "13/03/2023, 14:07 - Asha Vale: first",
        at + line,
        "13/03/2023, 14:09 - Ben Moor: last",
        rows=(
            ("Asha Vale", "2023-03-13 14:07:00", "first"),
            *rows,
            ("Ben Moor", "2023-03-13 14:09:00", "last"),
        ),
    )


def one_ios(name: str, record: str, *rows: Row) -> Case:
    """A record of 13 March 2023 at 14:08:18 between two plain ones."""
    return ios(
        name,
        "[13/03/2023, 14:07:00] Asha Vale: first",
        "[13/03/2023, 14:08:18] " + record,
        "[13/03/2023, 14:09:00] Ben Moor: last",
        rows=(
            ("Asha Vale", "2023-03-13 14:07:00", "first"),
            *rows,
            ("Ben Moor", "2023-03-13 14:09:00", "last"),
        ),
    )
