"""Printing an export from records, the other way round, for what is printed must come back as it was."""

from datetime import datetime, timedelta
from typing import NamedTuple

from peelian.chats.formats.records import DateOrder

LRM = "\u200e"


class Line(NamedTuple):
    """A record to print; without a sender it is by WhatsApp."""

    sender: str | None
    at: datetime
    text: str


class Style(NamedTuple):
    """How a phone writes."""

    ios: bool
    order: DateOrder
    separator: str = "/"
    twelve: bool = False

    def header(self, at: datetime) -> str:
        """What stands before a sender."""
        parts = {
            DateOrder.DMY: ("%d", "%m", "%Y"),
            DateOrder.MDY: ("%m", "%d", "%Y"),
            DateOrder.YMD: ("%Y", "%m", "%d"),
        }[self.order]
        clock = ("%I:%M" if self.twelve else "%H:%M") + (":%S" if self.ios else "")
        when = at.strftime(f"{self.separator.join(parts)}, {clock}")
        half = ("\u202fPM" if at.hour >= 12 else "\u202fAM") if self.twelve else ""
        return f"[{when}{half}] " if self.ios else f"{when}{half} - "

    def rounded(self, at: datetime) -> datetime:
        """What of a moment is printed."""
        return at.replace(microsecond=0) if self.ios else at.replace(second=0, microsecond=0)


def printed(lines: list[Line], style: Style, *, title: str = "Rota") -> bytes:
    """A whole export."""
    end = "\r\n" if style.ios else "\n"
    return "".join(_printed(line, style, title) + end for line in lines).encode()


def _printed(line: Line, style: Style, title: str) -> str:
    header = style.header(line.at)
    if line.sender is not None:
        return f"{header}{line.sender}: {line.text}"
    return f"{header}{title}: {LRM}{line.text}" if style.ios else f"{header}{line.text}"


def a_day_after_the_twelfth(at: datetime) -> datetime:
    """A moment near this one whose date can be read in one order only."""
    return at.replace(day=13) + timedelta(days=at.day % 10)
