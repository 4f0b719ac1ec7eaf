"""The custody clocks of one arrest as bars over hours that pass, with the London time of day below each mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils.safestring import SafeString

from peelian.interface.drawing.clock_strip import ClockState
from peelian.interface.drawing.shapes import element, lines, marked, picture, shortened, text, wrapped
from peelian.law.moments import UK

WIDTH, LEFT, RIGHT, TOP, ROW, BAR = 960.0, 220.0, 740.0, 56.0, 38.0, 14.0
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class HourBar:
    """One custody clock: from a moment to the moment it is due, and when it was met."""

    label: str
    start_at: datetime
    due_at: datetime
    ended_at: datetime | None
    state: ClockState
    says: str


def clock_face(moment: datetime) -> str:
    """A moment on the 24-hour clock of London, with its day and zone: "Sun 29 Oct 2023 01:30 GMT"."""
    local = moment.astimezone(UK)
    return f"{local:%a} {local.day} {local:%b %Y %H:%M %Z}"


def short_face(moment: datetime) -> str:
    """The same where there is little room: "29 Oct 01:30 GMT"."""
    local = moment.astimezone(UK)
    return f"{local.day} {local:%b %H:%M %Z}"


def custody_strip(bars: Sequence[HourBar], *, now: datetime, title: str, description: str) -> SafeString:
    """The drawing, the same bytes for the same clocks and moment. `bars` holds at least one."""
    scale = _Scale.over([*_moments(bars), min(now, max(_moments(bars)) + 6 * HOUR)])
    bottom = TOP + len(bars) * ROW
    rows = "".join(_row(bar, scale, now=now, top=TOP + n * ROW) for n, bar in enumerate(bars))
    grounds = "".join(
        element("rect", x=0, y=TOP + n * ROW, width=WIDTH, height=ROW, class_=_LANES[n % 2])
        for n in range(len(bars))
    )
    body = grounds + _marks(scale, bottom) + rows + (_now(scale, now, bottom) if scale.holds(now) else "")
    return picture(body, width=WIDTH, height=bottom + 12, title=title, description=description, kind="clocks")


_LANES = ("d-lane", "d-lane d-lane--plain")


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    last: datetime

    @classmethod
    def over(cls, moments: Sequence[datetime]) -> "_Scale":
        return cls(min(moments).astimezone(UTC), max(moments).astimezone(UTC) + HOUR)

    def x(self, moment: datetime) -> float:
        share = (moment - self.first) / (self.last - self.first)
        return LEFT + min(max(share, 0.0), 1.0) * (RIGHT - LEFT)

    def holds(self, moment: datetime) -> bool:
        return self.first <= moment <= self.last

    def hours(self) -> int:
        return int((self.last - self.first) / HOUR)


def _moments(bars: Sequence[HourBar]) -> list[datetime]:
    return [moment for bar in bars for moment in (bar.start_at, bar.due_at, bar.ended_at) if moment]


def _marks(scale: _Scale, bottom: float) -> str:
    """A mark every few hours: hours since the beginning above, the time of day in London below it."""
    step = next(step for step in (3, 6, 12, 24) if scale.hours() <= step * 9 or step == 24)
    drawn = []
    for passed in range(0, scale.hours() + 1, step):
        moment = scale.first + passed * HOUR
        x = scale.x(moment)
        drawn.append(element("line", x1=x, x2=x, y1=TOP, y2=bottom, class_="d-tick"))
        drawn.append(text(f"{passed} h", x=x, y=32, anchor="middle", class_="d-text d-strong"))
        local = moment.astimezone(UK)
        drawn.append(text(f"{local:%H:%M}", x=x, y=48, anchor="middle", class_="d-text d-quiet"))
    return "".join(drawn)


def _now(scale: _Scale, now: datetime, bottom: float) -> str:
    x = scale.x(now)
    words = text("Now", x=x, y=14, anchor="middle", class_="d-text d-strong")
    return element("line", x1=x, x2=x, y1=TOP - 38, y2=bottom + 4, class_="d-today") + words


def _row(bar: HourBar, scale: _Scale, *, now: datetime, top: float) -> str:
    middle = top + ROW / 2
    name = lines(wrapped(bar.label, to=LEFT - 24), x=10, middle=middle, class_="d-text d-strong")
    says = text(shortened(bar.says, to=WIDTH - RIGHT - 20), x=RIGHT + 14, y=middle + 4.5)
    start, due = scale.x(bar.start_at), scale.x(bar.due_at)
    done = scale.x(min(bar.ended_at or now, max(now, bar.start_at)))
    pieces = _piece(start, due, middle, "d-bar d-bar--rest") + _piece(start, min(done, due), middle, "d-bar")
    if done > due and (bar.ended_at or bar.state is ClockState.OVERDUE):
        pieces += _piece(due, done, middle, "d-bar d-bar--late")
    end = element("line", x1=due, x2=due, y1=middle - BAR / 2 - 4, y2=middle + BAR / 2 + 4, class_="d-due")
    full = f"{bar.label}. Began {clock_face(bar.start_at)}, due {clock_face(bar.due_at)}. {bar.says}."
    return marked(name + pieces + end + says, full, class_=f"d-clock d-clock--{bar.state.value}")


def _piece(start: float, end: float, middle: float, class_: str) -> str:
    return element("rect", x=start, y=middle - BAR / 2, width=max(end - start, 2), height=BAR, class_=class_)
