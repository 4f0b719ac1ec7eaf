"""One month as a grid of days, with what is said of each: the event, the days counted, those skipped, the last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from peelian.interface.drawing.shapes import element, marked, picture, text

CELL, ROW, TOP, EDGE = 46.0, 42.0, 58.0, 1.0
WIDTH = 7 * CELL + 2 * EDGE
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LOOKS = ("event", "counted", "skipped", "last", "extended")
"""Each has a shape or words of its own in the drawing, so that colour is never the only difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """What is said of a day: one of LOOKS, a word or number that fits into its cell, and the same in full."""

    day: date
    look: str
    words: str = ""
    full: str = ""


def month_svg(month: date, marks: Iterable[DayMark], *, title: str) -> SafeString:
    """The drawing of the month in which `month` lies, Monday first; the same bytes for the same marks.

    Marks of other months are passed over. Raises ValueError on a look that is not one of LOOKS.
    """
    by_day = {
        mark.day: mark for mark in marks if (mark.day.year, mark.day.month) == (month.year, month.month)
    }
    for mark in by_day.values():
        if mark.look not in LOOKS:
            raise ValueError(f"There is no look {mark.look!r} for a day. Choose one of {', '.join(LOOKS)}.")
    first = month.replace(day=1)
    days = _days(first)
    rows = (first.weekday() + len(days) + 6) // 7
    body = _head(first) + "".join(_cell(day, first, by_day.get(day)) for day in days)
    description = " ".join(f"{mark.day.day}: {mark.full}." for mark in by_day.values() if mark.full)
    return picture(
        body,
        width=WIDTH,
        height=TOP + rows * ROW + EDGE,
        title=title,
        description=description or "No day of this month is marked.",
        kind="month",
    )


def _days(first: date) -> list[date]:
    days = (first + timedelta(days=n) for n in range(31))
    return [day for day in days if day.month == first.month]


def _head(first: date) -> str:
    names = "".join(
        text(name, x=EDGE + (n + 0.5) * CELL, y=TOP - 8, anchor="middle", class_="d-text d-quiet")
        for n, name in enumerate(WEEKDAYS)
    )
    return text(f"{first:%B %Y}", x=EDGE + 2, y=20, class_="d-text d-month") + names


def _cell(day: date, first: date, mark: DayMark | None) -> str:
    place = first.weekday() + day.day - 1
    x, y = EDGE + (place % 7) * CELL, TOP + (place // 7) * ROW
    look = mark.look if mark else "weekend" if day.weekday() > 4 else "plain"
    shape = element("rect", x=x, y=y, width=CELL, height=ROW, class_="d-day")
    if look == "skipped":
        shape += element("line", x1=x, y1=y + ROW, x2=x + CELL, y2=y, class_="d-skip")
    if look in ("last", "extended"):
        ring = {"x": x + 2.5, "y": y + 2.5, "width": CELL - 5, "height": ROW - 5}
        shape += element("rect", **ring, class_="d-ring")
    shape += text(str(day.day), x=x + 5, y=y + 15, class_="d-text d-number")
    if mark and mark.words:
        shape += text(mark.words, x=x + CELL / 2, y=y + 34, anchor="middle", class_="d-text d-word")
    full = f"{day.day} {day:%B %Y}" + (f": {mark.full}" if mark and mark.full else "")
    return marked(shape, full, class_=f"d-cell d-cell--{look}")
