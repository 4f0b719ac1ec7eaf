"""What kind of document this is, which decides whose word an unattributed sentence is."""

import re
from dataclasses import dataclass

from peelian.reports.reading.cues.shapes import ENOUGH, NEWS, SHAPES, SPEAKER_FROM_TEXT, Shape

_SIGNS = {
    shape.code: tuple((re.compile(f"(?i){pattern}"), weight) for pattern, weight in shape.signs)
    for shape in SHAPES
}
_LOOKED_AT = 60_000
_WRITER = re.compile(r"\b(?:I|my|My)\b")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """The kind of document, and the speaker of its plain sentences (None where it has none)."""

    code: str
    speaker: str | None
    speaker_class: str


def kind_of(text: str) -> Kind:
    """Weigh the signs of each shape over the start of the text; a news report when none is sure enough."""
    beginning = text[:_LOOKED_AT]
    scores = {shape.code: _score(beginning, shape) for shape in SHAPES}
    best = max(SHAPES, key=lambda shape: scores[shape.code])
    chosen = best if scores[best.code] >= ENOUGH else NEWS
    return Kind(code=chosen.code, speaker=_speaker(beginning, chosen), speaker_class=chosen.speaker_class)


def _score(text: str, shape: Shape) -> int:
    if shape.speaker_class == "writer" and len(_WRITER.findall(text)) < 2:
        return 0
    return sum(weight for pattern, weight in _SIGNS[shape.code] if pattern.search(text))


def _speaker(text: str, shape: Shape) -> str | None:
    pattern = SPEAKER_FROM_TEXT.get(shape.code)
    match = re.search(pattern, text) if pattern else None
    return " ".join(match.group(1).split()) if match else shape.speaker
