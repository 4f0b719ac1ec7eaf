"""Drawings made on the server: SVG with classes instead of styles, a title, a description, and no script.

A drawing is never the only way to read something: show the table of the same rows beside it
(`{% timeline … %}` and `{% clock_strip … %}` do both).
"""

from peelian.interface.drawing.clock_strip import ClockBar, ClockState, clock_strip_svg
from peelian.interface.drawing.month import DayMark, month_svg
from peelian.interface.drawing.timeline import KINDS, TimelineItem, timeline_svg
from peelian.interface.drawing.versions import VersionBar, versions_svg

__all__ = [
    "KINDS",
    "ClockBar",
    "ClockState",
    "DayMark",
    "TimelineItem",
    "VersionBar",
    "clock_strip_svg",
    "month_svg",
    "timeline_svg",
    "versions_svg",
]
