"""The days along the top of a drawing, with a thin line down from each."""

from peelian.interface.drawing.scale import Scale
from peelian.interface.drawing.shapes import element, text, width_of


def days(scale: Scale, *, top: float, bottom: float) -> str:
    """Marks for the days worth one; a mark whose words would run into those before it stands without words."""
    parts, free_from = [], 0.0
    for x, words in scale.ticks():
        parts.append(element("line", x1=x, x2=x, y1=top - 4, y2=bottom, class_="d-tick"))
        half = width_of(words, size=12) / 2
        anchor = "end" if x + half > scale.right + 8 else "start" if x - half < scale.left - 8 else "middle"
        start = {"start": x, "middle": x - half, "end": x - 2 * half}[anchor]
        if start >= free_from:
            parts.append(text(words, x=x, y=top - 11, anchor=anchor, class_="d-text d-quiet"))
            free_from = start + 2 * half + 6
    return "".join(parts)
