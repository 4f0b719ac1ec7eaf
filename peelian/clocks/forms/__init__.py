"""The forms of the clocks room: what is due, the law explorer, and the calendar."""

from peelian.clocks.forms.due import ALL, MINE, UNIT, DueFilter

__all__ = ["ALL", "MINE", "UNIT", "DueFilter"]
