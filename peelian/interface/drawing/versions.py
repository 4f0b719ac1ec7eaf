"""The versions of a provision on a line of time: from when to when each was law."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from peelian.interface.drawing.axis import days
from peelian.interface.drawing.scale import Scale
from peelian.interface.drawing.shapes import element, lines, marked, picture, text, wrapped

WIDTH, LEFT, RIGHT, TOP, ROW, BAR = 960.0, 300.0, 940.0, 46.0, 44.0, 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionBar:
    """One version: what it says, the day it began, and the first day on which it was no longer law."""

    label: str
    start: date
    until: date | None = None
    detail: str = ""


def versions_svg(bars: Sequence[VersionBar], *, today: date, title: str, description: str) -> SafeString:
    """The drawing, oldest version first; an arrow where a version is still law. Raises ValueError without a bar."""
    if not bars:
        raise ValueError("A provision without a version cannot be drawn.")
    known = [day for bar in bars for day in (bar.start, bar.until, today) if day]
    spare = timedelta(days=max((max(known) - min(known)).days // 25, 30))
    scale = Scale(first=min(known) - spare, last=max(known) + spare, left=LEFT, right=RIGHT)
    bottom = TOP + len(bars) * ROW
    rows = "".join(_row(bar, scale, number) for number, bar in enumerate(bars))
    line = element("line", x1=scale.x(today), x2=scale.x(today), y1=TOP - 6, y2=bottom + 4, class_="d-today")
    words = text("Today", x=scale.x(today), y=16, anchor="middle", class_="d-text d-strong")
    body = _grounds(len(bars)) + days(scale, top=TOP, bottom=bottom) + rows + line + words
    return picture(
        body, width=WIDTH, height=bottom + 12, title=title, description=description, kind="versions"
    )


def _grounds(count: int) -> str:
    shades = ("d-lane", "d-lane d-lane--plain")
    return "".join(
        element("rect", x=0, y=TOP + n * ROW, width=WIDTH, height=ROW, class_=shades[n % 2])
        for n in range(count)
    )


def _row(bar: VersionBar, scale: Scale, number: int) -> str:
    middle = TOP + number * ROW + ROW / 2
    x, end = scale.x(bar.start), scale.x(bar.until) if bar.until else RIGHT - 10
    shape = element("rect", x=x, y=middle - BAR / 2, width=max(end - x, 2), height=BAR, class_="d-bar")
    if bar.until is None:
        shape += element("path", d=f"M{end:.1f} {middle - 11:.1f}l11 11-11 11z", class_="d-bar")
    name = lines(wrapped(bar.label, to=LEFT - 24), x=10, middle=middle, class_="d-text d-strong")
    until = f" until {_day(bar.until)}" if bar.until else ", and still law"
    full = " ".join(f"{bar.label}. {bar.detail}".split()) + f" From {_day(bar.start)}{until}."
    return marked(name + shape, full, class_="d-version")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
