"""What is shown of a file when somebody looks: made anew from it, small, grey and blurred unless more is asked for.

A film is shown as stills beside one another, and never played: no motion, no sound. Nothing of the file itself is sent
on, so neither its metadata nor anything hidden behind its end reaches a browser.
"""

import io
import math

from PIL import Image, ImageFilter

from peelian.media.hashing.films import stills
from peelian.media.hashing.limits import Trouble, Why
from peelian.media.hashing.opening import TURNS, opened

__all__ = ["STEPS", "rendered"]

STEPS = {"blurred": (320, True, 10), "grey": (480, True, 0), "clear": (1_280, False, 0)}
"""Of each step: pixels along the longer side, whether grey, and the radius of the blur."""
STILLS = 9


def rendered(what: str, data: bytes, *, step: str) -> bytes:
    """A JPEG of a `picture` or of stills of a `film`. Raises Trouble, and KeyError for an unknown step."""
    longest, grey, radius = STEPS[step]
    image = _stills(data) if what == "film" else _upright(data, longest)
    image = image.convert("L" if grey else "RGB")
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    if radius:
        image = image.filter(ImageFilter.GaussianBlur(radius))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def _upright(data: bytes, longest: int) -> Image.Image:
    image = opened(data)
    try:
        image.draft(None, (longest, longest))
        image.load()
    except (OSError, SyntaxError, ValueError) as error:
        raise Trouble(Why.DAMAGED) from error
    turn = TURNS.get(image.getexif().get(0x0112, 1))
    shown = image.convert("RGB")
    return shown.transpose(turn) if turn else shown


def _stills(data: bytes) -> Image.Image:
    frames = stills(data, most=STILLS)
    across = math.ceil(math.sqrt(len(frames)))
    down = math.ceil(len(frames) / across)
    wide, high = 420, max(round(420 * frames[0].height / frames[0].width), 1)
    sheet = Image.new("RGB", (across * wide, down * high))
    for number, frame in enumerate(frames):
        sheet.paste(
            frame.convert("RGB").resize((wide, high)), (number % across * wide, number // across * high)
        )
    return sheet
