"""A group over time: a lane a member, bars while they were in it, hatched where nobody can say, a mark for each act.

Pure: lanes in, SVG out. What is drawn also stands in the table beside it; a lane without a bar says "out".
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.utils.safestring import SafeString

from peelian.interface.drawing.axis import days
from peelian.interface.drawing.scale import LONDON, Scale, day_of
from peelian.interface.drawing.shapes import element, lines, marked, number, picture, text, wrapped

WIDTH, LEFT, RIGHT, ROW, BAR = 960.0, 236.0, 944.0, 34.0, 16.0
LEGEND_ROW, AXIS, COLUMN = 24.0, 34.0, 4.0
NARROWEST = 3.0
"""A stay of a minute in a picture of a year is still drawn."""
EMPTY = "Nobody is known to have belonged to this conversation."


class Presence(StrEnum):
    """How a stretch of time is drawn. Out is drawn as nothing: an empty lane."""

    IN = "in"
    UNKNOWN = "unknown"


class Act(StrEnum):
    """What a mark says. The value is the class of its shape."""

    JOINED = "joined"
    LEFT = "left"
    REMOVED = "removed"
    REACTED = "reacted"
    REPLIED = "replied"
    FORWARDED = "forwarded"
    CHALLENGED = "challenged"
    REPORTED = "reported"
    SILENT = "silent"


ACT_LABELS: dict[Act, str] = {
    Act.JOINED: "Joined or was added",
    Act.LEFT: "Left",
    Act.REMOVED: "Was removed",
    Act.REACTED: "Reacted",
    Act.REPLIED: "Replied",
    Act.FORWARDED: "Forwarded",
    Act.CHALLENGED: "Challenged",
    Act.REPORTED: "Reported",
    Act.SILENT: "Present, nothing else shown",
}
_SHAPES: dict[Act, str] = {
    Act.JOINED: "M{x} {y}m-5 -6l10 6-10 6z",
    Act.LEFT: "M{x} {y}m5 -6l-10 6 10 6z",
    Act.REMOVED: "M{x} {y}m-5 -3l2-2 3 3 3-3 2 2-3 3 3 3-2 2-3-3-3 3-2-2 3-3z",
    Act.REACTED: "M{x} {y}m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    Act.REPLIED: "M{x} {y}m-4-4h8v8h-8z",
    Act.FORWARDED: "M{x} {y}m-6-2h6v-4l6 6-6 6v-4h-6z",
    Act.CHALLENGED: "M{x} {y}m0-8l7 8-7 8-7-8z",
    Act.REPORTED: "M{x} {y}m0-8l7 13h-14z",
    Act.SILENT: "M{x} {y}m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0zm2 0a3 3 0 1 1 6 0a3 3 0 1 1-6 0z",
}
"""Each act has an outline of its own, so that no difference rests on colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time in a conversation: in it, or not known; without `until`, up to the end of the picture."""

    start: datetime
    until: datetime | None
    presence: Presence
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMark:
    """Something a member did, at a moment, with the words for it."""

    at: datetime
    act: Act
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A member: the name, the stretches, the marks, and how many messages they sent on which day."""

    name: str
    spans: tuple[Span, ...] = ()
    marks: tuple[LaneMark, ...] = ()
    sent: tuple[tuple[date, int], ...] = ()


def swim_lanes_svg(
    lanes: Iterable[Lane], *, title: str, description: str, chosen: datetime | None = None
) -> SafeString:
    """The drawing of the lanes in the order given; `chosen` draws a line down all of them at that moment.

    The same bytes for the same lanes. Names of any length are cut to two lines and stand in full in the mark's title.
    """
    rows = list(lanes)
    moments = [*_moments(rows), *([chosen] if chosen else [])]
    if not rows or not moments:
        body = text(EMPTY, x=WIDTH / 2, y=40, anchor="middle", class_="d-text d-quiet")
        return picture(body, width=WIDTH, height=70, title=title, description=description, kind="lanes")
    scale, used = _scale(moments), _used(rows)
    top = _legend_height(used) + AXIS
    bottom = top + len(rows) * ROW
    hatch = f"hatch-{len(rows)}-{len(moments)}"
    body = _hatching(hatch) + _legend(used, hatch) + _grounds(len(rows), top)
    body += days(scale, top=top, bottom=bottom)
    body += "".join(_lane(lane, scale, top=top + n * ROW, hatch=hatch) for n, lane in enumerate(rows))
    body += _chosen(chosen, scale, top=top, bottom=bottom)
    return picture(body, width=WIDTH, height=bottom + 12, title=title, description=description, kind="lanes")


def _moments(lanes: Sequence[Lane]) -> list[date | datetime]:
    found: list[date | datetime] = []
    for lane in lanes:
        found += [moment for span in lane.spans for moment in (span.start, span.until) if moment]
        found += [mark.at for mark in lane.marks]
        found += [day for day, _ in lane.sent]
    return found


def _scale(moments: Sequence[date | datetime]) -> Scale:
    known = [day_of(moment) for moment in moments]
    first, last = min(known), max(known)
    spare = timedelta(days=(last - first).days // 40)
    return Scale(first=first - spare, last=last + spare, left=LEFT, right=RIGHT)


def _used(lanes: Sequence[Lane]) -> list[Act]:
    present = {mark.act for lane in lanes for mark in lane.marks}
    return [act for act in Act if act in present]


def _hatching(name: str) -> str:
    stroke = element("path", d="M-2 2l4-4M0 8l8-8M6 10l4-4", class_="d-hatch")
    return element(
        "defs", element("pattern", stroke, id=name, width=8, height=8, patternUnits="userSpaceOnUse")
    )


def _legend_entries(used: Sequence[Act]) -> list[tuple[str, str]]:
    return [
        ("in", "In the conversation"),
        ("unknown", "Not known"),
        ("sent", "Messages sent"),
        *((act.value, ACT_LABELS[act]) for act in used),
    ]


def _legend_height(used: Sequence[Act]) -> float:
    return math.ceil(len(_legend_entries(used)) / 5) * LEGEND_ROW


def _legend(used: Sequence[Act], hatch: str) -> str:
    step = (RIGHT - 10) / 5
    parts = []
    for place, (kind, words) in enumerate(_legend_entries(used)):
        x, y = 10 + (place % 5) * step, 12 + (place // 5) * LEGEND_ROW
        parts.append(_sample(kind, x, y, hatch) + text(words, x=x + 28, y=y + 4.5, class_="d-text d-quiet"))
    return "".join(parts)


def _sample(kind: str, x: float, y: float, hatch: str) -> str:
    if kind == "sent":
        return element("path", d=f"M{number(x + 8)} {number(y + 6)}v-6m5 6v-12m5 12v-8", class_="d-sent")
    if kind in set(Presence):
        return _bar(Presence(kind), x, x + 22, y, hatch)
    return _shape(Act(kind), x + 11, y)


def _grounds(count: int, top: float) -> str:
    shades = ("d-lane", "d-lane d-lane--plain")
    return "".join(
        element("rect", x=0, y=top + n * ROW, width=WIDTH, height=ROW, class_=shades[n % 2])
        for n in range(count)
    )


def _lane(lane: Lane, scale: Scale, *, top: float, hatch: str) -> str:
    middle = top + ROW / 2
    name = lines(wrapped(lane.name, to=LEFT - 24), x=10, middle=middle, class_="d-text d-strong")
    spans = "".join(_span(span, scale, middle, hatch) for span in lane.spans)
    marks = "".join(_mark(mark, scale, middle) for mark in lane.marks)
    return marked(name + spans + _sent(lane, scale, top), _in_words(lane), class_="d-member") + marks


def _in_words(lane: Lane) -> str:
    told = [span.says or _span_words(span) for span in lane.spans]
    count = sum(many for _, many in lane.sent)
    return ". ".join([lane.name, *(told or ["Out throughout"]), f"Sent {count}"]) + "."


def _span_words(span: Span) -> str:
    what = "In" if span.presence is Presence.IN else "Not known"
    until = f" to {_day(span.until)}" if span.until else " to the end"
    return f"{what} from {_day(span.start)}{until}"


def _day(moment: datetime) -> str:
    local = moment.astimezone(LONDON)
    return f"{local.day} {local:%b %Y}"


def _span(span: Span, scale: Scale, middle: float, hatch: str) -> str:
    start = scale.x(span.start)
    end = scale.x(span.until) if span.until else RIGHT
    bar = _bar(span.presence, start, max(end, start + NARROWEST), middle, hatch)
    return marked(bar, span.says or _span_words(span), class_="d-stay")


def _bar(presence: Presence, start: float, end: float, middle: float, hatch: str) -> str:
    place = {"x": start, "y": middle - BAR / 2, "width": end - start, "height": BAR}
    bar = element("rect", **place, class_=f"d-presence d-presence--{presence.value}")
    if presence is Presence.UNKNOWN:
        bar += element("rect", **place, fill=f"url(#{hatch})")
    return bar


def _sent(lane: Lane, scale: Scale, top: float) -> str:
    """One path a lane: a stroke for each column of days in which something was sent, longer for more."""
    columns: Counter[int] = Counter()
    for day, many in lane.sent:
        columns[int(scale.x(_noon(day)) // COLUMN)] += many
    base = top + ROW - 3
    strokes = (
        f"M{number(column * COLUMN + COLUMN / 2)} {number(base)}v-{number(3 + min(3 * math.log10(many), 12))}"
        for column, many in sorted(columns.items())
    )
    return element("path", d="".join(strokes), class_="d-sent") if columns else ""


def _noon(day: date) -> datetime:
    """The middle of a day, so that what was sent on the day somebody joined does not stand before it."""
    return datetime.combine(day, time(12), tzinfo=LONDON)


def _mark(mark: LaneMark, scale: Scale, middle: float) -> str:
    says = mark.says or f"{ACT_LABELS[mark.act]}, {_day(mark.at)}"
    return marked(_shape(mark.act, scale.x(mark.at), middle), says, class_="d-deed")


def _shape(act: Act, x: float, y: float) -> str:
    outline = _SHAPES[act].format(x=number(x), y=number(y))
    return element("path", d=outline, class_=f"d-act d-act--{act.value}")


def _chosen(chosen: datetime | None, scale: Scale, *, top: float, bottom: float) -> str:
    if chosen is None:
        return ""
    x = scale.x(chosen)
    line = element("line", x1=x, x2=x, y1=top - 6, y2=bottom + 4, class_="d-today")
    return marked(line, f"The message, {_day(chosen)}", class_="d-chosen")
