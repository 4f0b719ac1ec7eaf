"""The spread of a file as a drawing: a lane a conversation, a dot a send, a line from where the sender had it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from peelian.interface.drawing.axis import days
from peelian.interface.drawing.scale import Scale, day_of
from peelian.interface.drawing.shapes import element, lines, marked, number, picture, text, wrapped

if TYPE_CHECKING:
    from peelian.media.queries.spread import Send

WIDTH, LEFT, RIGHT, TOP, ROW, DOT = 960.0, 220.0, 930.0, 46.0, 56.0, 7.0
MOST = 300
"""Sends that are drawn; the table below has every one."""


def spread_svg(sends: Sequence["Send"], *, title: str) -> SafeString:
    """The drawing. Raises ValueError without a send whose moment is known. It holds no picture."""
    dated = [send for send in sends if send.sent_at][:MOST]
    if not dated:
        raise ValueError("Nothing was sent at a known moment, so there is nothing to draw.")
    lanes = list(dict.fromkeys(send.conversation_ref for send in dated))
    names = {send.conversation_ref: send.conversation for send in dated}
    first, last = day_of(dated[0].sent_at), day_of(dated[-1].sent_at)  # type: ignore[arg-type]  # dated ones only
    spare = timedelta(days=max((last - first).days // 25, 1))
    scale = Scale(first=first - spare, last=last + spare, left=LEFT, right=RIGHT)
    places = _places(dated, lanes, scale)
    bottom = TOP + len(lanes) * ROW
    body = (
        _grounds([names[lane] for lane in lanes])
        + days(scale, top=TOP, bottom=bottom)
        + "".join(_path(send, places) for send in dated)
        + "".join(_dot(send, places[send.number], first=send is dated[0]) for send in dated)
    )
    return picture(
        body,
        width=WIDTH,
        height=bottom + 12,
        title=title,
        description=_said(sends, len(lanes)),
        kind="spread",
    )


def _places(dated: Sequence["Send"], lanes: list[str], scale: Scale) -> dict[int, tuple[float, float]]:
    """Where each dot stands; one that would cover the dot before it in its lane moves to the right of it."""
    places: dict[int, tuple[float, float]] = {}
    free: dict[str, float] = {}
    for send in dated:
        x = max(scale.x(send.sent_at), free.get(send.conversation_ref, 0.0))  # type: ignore[arg-type]  # dated ones only
        x = min(x, RIGHT)
        free[send.conversation_ref] = x + 2 * DOT + 2
        places[send.number] = (x, _middle(lanes, send))
    return places


def _said(sends: Sequence["Send"], lanes: int) -> str:
    first = sends[0]
    left_out = f" The first {MOST} are drawn." if len(sends) > MOST else ""
    return (
        f"{len(sends)} sends in {lanes} conversations. First known: {first.sender or 'sender not known'} in "
        f"{first.conversation}.{left_out} The table below has the same."
    )


def _middle(lanes: list[str], send: "Send") -> float:
    return TOP + lanes.index(send.conversation_ref) * ROW + ROW / 2


def _grounds(names: list[str]) -> str:
    shades = ("d-lane", "d-lane d-lane--plain")
    parts = []
    for place, name in enumerate(names):
        top = TOP + place * ROW
        parts.append(element("rect", x=0, y=top, width=WIDTH, height=ROW, class_=shades[place % 2]))
        label = lines(wrapped(name, to=LEFT - 30), x=10, middle=top + ROW / 2, class_="d-text d-strong")
        parts.append(marked(label, name, class_="d-name"))
    return "".join(parts)


def _path(send: "Send", places: dict[int, tuple[float, float]]) -> str:
    if send.after is None or send.after not in places:
        return ""
    (x1, y1), (x2, y2) = places[send.after], places[send.number]
    bend = (y1 + y2) / 2 - (18 if y1 == y2 else 0)
    points = [(x1, y1), (x1, bend), (x2, bend), (x2, y2)]
    start, *rest = [f"{number(x)} {number(y)}" for x, y in points]
    course = f"M{start}C{' '.join(rest)}"
    return element("path", d=course, class_="m-path" if send.after_sure else "m-path m-path--unsure")


def _dot(send: "Send", place: tuple[float, float], *, first: bool) -> str:
    x, y = place
    shape = element("circle", cx=x, cy=y, r=DOT, class_="m-dot m-dot--first" if first else "m-dot")
    if send.forwarded:
        shape += element("circle", cx=x, cy=y, r=DOT + 4, class_="m-ring")
    shape += text(str(send.number), x=x, y=y + 4, anchor="middle", class_="d-text m-number")
    marks = " Marked as forwarded." if send.forwarded else ""
    return marked(
        shape,
        f"{send.number}. {send.sender or 'Sender not known'}, {send.conversation}.{marks}",
        class_="m-send",
    )
