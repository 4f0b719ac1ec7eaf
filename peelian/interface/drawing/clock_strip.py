"""Statutory clocks as bars: from the day each started to the day it is due, with the state of each and today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.safestring import SafeString

from peelian.interface.drawing.axis import days
from peelian.interface.drawing.scale import Scale
from peelian.interface.drawing.shapes import element, lines, marked, picture, shortened, text, wrapped

WIDTH, LEFT, RIGHT, TOP, ROW, BAR = 960.0, 260.0, 770.0, 46.0, 38.0, 14.0


class ClockState(StrEnum):
    """How a clock stands. The values are also the names of the classes that colour it."""

    STOPPED = "stopped"
    RUNNING = "running"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    EXPLAIN_BY = "explain-by"
    AS_SOON_AS_PRACTICABLE = "as-soon-as-practicable"

    @property
    def label(self) -> str:
        """The state in words."""
        return STATE_LABELS[self]

    @property
    def colour(self) -> str:
        """The colour of its tag."""
        return STATE_COLOURS[self]


STATE_LABELS = {
    ClockState.STOPPED: "Done",
    ClockState.RUNNING: "Running",
    ClockState.DUE_SOON: "Due soon",
    ClockState.OVERDUE: "Overdue",
    ClockState.EXPLAIN_BY: "Explain by",
    ClockState.AS_SOON_AS_PRACTICABLE: "As soon as practicable",
}
STATE_WORDS = {
    ClockState.DUE_SOON: "Due soon:",
    ClockState.OVERDUE: "Overdue since",
    ClockState.EXPLAIN_BY: "Explain by",
}
STATE_COLOURS = {
    ClockState.STOPPED: "grey",
    ClockState.RUNNING: "blue",
    ClockState.DUE_SOON: "orange",
    ClockState.OVERDUE: "red",
    ClockState.EXPLAIN_BY: "purple",
    ClockState.AS_SOON_AS_PRACTICABLE: "teal",
}


@dataclass(frozen=True, kw_only=True)
class ClockBar:
    """One clock: due on no day when the law says 'as soon as practicable'; `ended` is the day it was stopped."""

    label: str
    start: date
    state: ClockState
    due: date | None = None
    ended: date | None = None
    detail: str = ""
    url: str = ""

    @property
    def says(self) -> str:
        """Its state and day in words: 'Due soon: 14 Apr 2023', 'Done on 3 Mar 2023'."""
        if self.state is ClockState.STOPPED:
            return f"Done on {_day(self.ended)}" if self.ended else "Done"
        if self.due is None:
            return f"Open since {_day(self.start)}"
        return f"{STATE_WORDS.get(self.state, 'Due')} {_day(self.due)}"


def clock_strip_svg(clocks: Iterable[ClockBar], *, today: date, title: str, description: str) -> SafeString:
    """The drawing of a strip of clocks in the order given, the same bytes for the same clocks and day."""
    bars = list(clocks)
    if not bars:
        body = text("No clock is running.", x=WIDTH / 2, y=40, anchor="middle", class_="d-text d-quiet")
        return picture(body, width=WIDTH, height=70, title=title, description=description, kind="clocks")
    scale = _scale(bars, today)
    bottom = TOP + len(bars) * ROW
    rows = "".join(_row(bar, scale, today=today, top=TOP + n * ROW) for n, bar in enumerate(bars))
    body = _grounds(len(bars)) + days(scale, top=TOP, bottom=bottom) + rows + _today(scale.x(today), bottom)
    return picture(body, width=WIDTH, height=bottom + 12, title=title, description=description, kind="clocks")


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""


def _scale(bars: Sequence[ClockBar], today: date) -> Scale:
    days = [d for b in bars for d in (b.start, b.due, b.ended, today) if d]
    first, last = min(days), max(days)
    spare = timedelta(days=max((last - first).days // 30, 1))
    return Scale(first=first - spare, last=last + spare, left=LEFT, right=RIGHT)


def _grounds(count: int) -> str:
    shades = ("d-lane", "d-lane d-lane--plain")
    return "".join(
        element("rect", x=0, y=TOP + n * ROW, width=WIDTH, height=ROW, class_=shades[n % 2])
        for n in range(count)
    )


def _today(x: float, bottom: float) -> str:
    anchor = "end" if x > RIGHT - 40 else "start" if x < LEFT + 40 else "middle"
    words = text("Today", x=x, y=16, anchor=anchor, class_="d-text d-strong")
    return element("line", x1=x, x2=x, y1=TOP - 6, y2=bottom + 4, class_="d-today") + words


def _row(bar: ClockBar, scale: Scale, *, today: date, top: float) -> str:
    middle = top + ROW / 2
    name = lines(wrapped(bar.label, to=LEFT - 24), x=10, middle=middle, class_="d-text d-strong")
    says = text(shortened(bar.says, to=WIDTH - RIGHT - 20), x=RIGHT + 16, y=middle + 4.5, class_="d-text")
    full = (
        f"{bar.label}. {bar.state.label}. Started {_day(bar.start)}. {bar.says}. {bar.detail}".rstrip(". ")
        + "."
    )
    return marked(
        name + _bar(bar, scale, today, middle) + says, full, class_=f"d-clock d-clock--{bar.state.value}"
    )


def _bar(bar: ClockBar, scale: Scale, today: date, middle: float) -> str:
    x = scale.x(bar.start)
    if bar.due is None:
        return _piece(x, scale.x(bar.ended or today), middle, "d-bar d-bar--open") + _arrow(
            bar, scale, today, middle
        )
    due = scale.x(bar.due)
    if bar.state is ClockState.STOPPED:
        done = scale.x(bar.ended or bar.due)
        return (
            _piece(x, due, middle, "d-bar d-bar--rest") + _piece(x, done, middle, "d-bar") + _end(due, middle)
        )
    late = _piece(due, scale.x(today), middle, "d-bar d-bar--late") if bar.state is ClockState.OVERDUE else ""
    passed = min(max(scale.x(today), x), due)
    return (
        _piece(x, due, middle, "d-bar d-bar--rest")
        + _piece(x, passed, middle, "d-bar")
        + late
        + _end(due, middle)
    )


def _piece(start: float, end: float, middle: float, class_: str) -> str:
    return element("rect", x=start, y=middle - BAR / 2, width=max(end - start, 2), height=BAR, class_=class_)


def _end(x: float, middle: float) -> str:
    return element("line", x1=x, x2=x, y1=middle - BAR / 2 - 4, y2=middle + BAR / 2 + 4, class_="d-due")


def _arrow(bar: ClockBar, scale: Scale, today: date, middle: float) -> str:
    """An open end for a clock that no day closes."""
    if bar.ended:
        return ""
    return element("path", d=f"M{scale.x(today):.1f} {middle - 8:.1f}l9 8-9 8z", class_="d-bar d-bar--open")
