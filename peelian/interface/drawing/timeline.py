"""A line of time with lanes: what happened, in which strand of the matter, one after another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.safestring import SafeString

from peelian.interface.drawing.axis import days
from peelian.interface.drawing.scale import Scale, day_of
from peelian.interface.drawing.shapes import (
    element,
    lines,
    marked,
    picture,
    shortened,
    text,
    width_of,
    wrapped,
)

WIDTH, LEFT, RIGHT, TOP = 960.0, 150.0, 944.0, 34.0
ROW, LANE_GAP, MOST_ROWS, MOST_LABEL = 22.0, 14.0, 12, 330.0

KINDS = {
    "event": "Event",
    "report": "Report",
    "decision": "Decision",
    "notice": "Notice or letter",
    "deadline": "Due",
    "note": "Note",
}


@dataclass(frozen=True, kw_only=True)
class TimelineItem:
    """Something on the line: a day or a moment (or from `at` to `until`), in a lane, of one of KINDS."""

    at: date | datetime
    label: str
    lane: str = ""
    kind: str = "event"
    until: date | datetime | None = None

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return KINDS[self.kind]


@dataclass(frozen=True, kw_only=True)
class _Placed:
    item: TimelineItem
    x: float
    x_until: float
    row: int  # -1: no room for its label
    words: str
    leftward: bool


def timeline_svg(items: Iterable[TimelineItem], *, title: str, description: str) -> SafeString:
    """The drawing of a timeline, the same bytes for the same items.

    Labels that would collide stand on rows of their own; in a lane that needs more than MOST_ROWS the rest is drawn
    without a label, and the description says how many. Raises ValueError on a kind that is not one of KINDS.
    """
    ordered = sorted(items, key=_order)
    for item in ordered:
        if item.kind not in KINDS:
            raise ValueError(
                f"There is no kind {item.kind!r} on a timeline. Choose one of {', '.join(KINDS)}."
            )
    if not ordered:
        body = text(
            "Nothing has been recorded yet.", x=WIDTH / 2, y=40, anchor="middle", class_="d-text d-quiet"
        )
        return picture(body, width=WIDTH, height=70, title=title, description=description, kind="timeline")
    return _drawn(ordered, title=title, description=description)


def _order(item: TimelineItem) -> tuple[date, float, str, str]:
    day = day_of(item.at)
    seconds = Scale(first=day, last=day, left=0, right=1).x(item.at)
    return (day, seconds, item.lane, item.label)


def _drawn(ordered: Sequence[TimelineItem], *, title: str, description: str) -> SafeString:
    scale = _scale(ordered)
    lanes = {lane: _place([i for i in ordered if i.lane == lane], scale) for lane in _lanes(ordered)}
    grounds, marks, y = [], [], TOP
    for number, (lane, placed) in enumerate(lanes.items()):
        height = (max(p.row for p in placed) + 1 + any(p.row < 0 for p in placed)) * ROW + LANE_GAP
        height = max(height, ROW + LANE_GAP)
        shade = "d-lane" if number % 2 == 0 else "d-lane d-lane--plain"
        grounds.append(element("rect", x=0, y=y, width=WIDTH, height=height, class_=shade))
        marks.append(_lane(lane, placed, top=y))
        y += height
    unlabelled = sum(p.row < 0 for placed in lanes.values() for p in placed)
    if unlabelled:
        description += (
            f" {unlabelled} items are drawn without a label for want of room; the table names every one."
        )
    body = "".join(
        (*grounds, days(scale, top=TOP, bottom=y), *marks, _legend({i.kind for i in ordered}, y=y + 24))
    )
    return picture(body, width=WIDTH, height=y + 40, title=title, description=description, kind="timeline")


def _scale(items: Sequence[TimelineItem]) -> Scale:
    first = min(day_of(i.at) for i in items)
    last = max(day_of(i.until or i.at) for i in items)
    spare = max((last - first).days // 50, 1 if first == last else 0)
    return Scale(
        first=first - timedelta(days=spare), last=last + timedelta(days=spare), left=LEFT, right=RIGHT
    )


def _lanes(items: Sequence[TimelineItem]) -> list[str]:
    """In the order in which each first appears on the line."""
    return list(dict.fromkeys(i.lane for i in items))


def _place(items: Sequence[TimelineItem], scale: Scale) -> list[_Placed]:
    """Give each item the first row on which nothing is in its way."""
    taken: list[list[tuple[float, float]]] = []
    return [_placed(item, scale, taken) for item in items]


def _placed(item: TimelineItem, scale: Scale, taken: list[list[tuple[float, float]]]) -> _Placed:
    x = scale.x(item.at)
    x_until = scale.x(item.until) if item.until else x
    words = shortened(item.label, to=MOST_LABEL)
    reach = width_of(words) + 18
    leftward = x_until + reach > RIGHT and x - reach > LEFT
    span = (x - reach, x_until + 8) if leftward else (x - 8, x_until + reach)
    row = _first_free(taken, span)
    return _Placed(item=item, x=x, x_until=x_until, row=row, words=words, leftward=leftward)


def _first_free(taken: list[list[tuple[float, float]]], span: tuple[float, float]) -> int:
    for number, row in enumerate(taken):
        if all(span[0] > end or span[1] < start for start, end in row):
            row.append(span)
            return number
    if len(taken) >= MOST_ROWS:
        return -1
    taken.append([span])
    return len(taken) - 1


def _lane(lane: str, placed: Sequence[_Placed], *, top: float) -> str:
    rows = max(p.row for p in placed) + 1
    first = top + LANE_GAP / 2 + ROW / 2
    words = lines(wrapped(lane, to=LEFT - 24), x=10, middle=first, class_="d-text d-strong")
    name = marked(words, lane, class_="d-name") if lane else ""
    return name + "".join(_mark(p, y=first + (p.row if p.row >= 0 else rows) * ROW) for p in placed)


def _mark(placed: _Placed, *, y: float) -> str:
    item = placed.item
    bar = ""
    if item.until:
        bar = element(
            "rect", x=placed.x, y=y - 4, width=max(placed.x_until - placed.x, 2), height=8, class_="d-span"
        )
    shape = bar + _symbol(item.kind, placed.x, y)
    if placed.row >= 0:
        at = placed.x - 11 if placed.leftward else placed.x_until + 11
        shape += text(placed.words, x=at, y=y + 4.5, anchor="end" if placed.leftward else "start")
    return marked(shape, f"{_when(item)}: {item.label}", class_=f"d-item d-item--{item.kind}")


def _symbol(kind: str, x: float, y: float) -> str:
    """A shape for each kind, so that colour is never the only difference."""
    if kind == "decision":
        return element("rect", x=x - 5, y=y - 5, width=10, height=10, class_="d-symbol")
    if kind == "report":
        return element("path", d=f"M{x:.1f} {y - 7:.1f}l7 7-7 7-7-7z", class_="d-symbol")
    if kind == "notice":
        return element("path", d=f"M{x:.1f} {y - 6:.1f}l6.5 11.5h-13z", class_="d-symbol")
    return element("circle", cx=x, cy=y, r=3.5 if kind == "note" else 5.5, class_="d-symbol")


def _legend(kinds: set[str], *, y: float) -> str:
    parts, x = [], LEFT
    for kind, label in KINDS.items():
        if kind in kinds:
            mark = _symbol(kind, x, y) + text(label, x=x + 12, y=y + 4.5, class_="d-text d-quiet")
            parts.append(element("g", mark, class_=f"d-item d-item--{kind}"))
            x += width_of(label) + 40
    return "".join(parts)


def _when(item: TimelineItem) -> str:
    first = _words(item.at)
    return f"{first} to {_words(item.until)}" if item.until else first


def _words(when: date | datetime) -> str:
    day = day_of(when)
    return f"{day.day} {day:%b %Y}"
