"""From the bytes of a picture to its brightness: within limits, upright, and decoded no larger than it must be."""

import io
import warnings
from typing import Any

import numpy as np
from PIL import Image, UnidentifiedImageError

from peelian.media.hashing.limits import LIMITS, Limits, Trouble, Why
from peelian.media.hashing.pdq import Plane

__all__ = ["KINDS", "TURNS", "brightness_of", "opened"]

KINDS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "JPEG2000")
"""The formats that are opened. PostScript and the rest of what Pillow knows stay shut."""
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8")
"""What begins like this and cannot be opened is damaged, and not of another kind."""
ENOUGH = 384
"""Pixels along the shorter side: six for each of the 64 samples. A JPEG is decoded no larger than needed for it."""
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, Image.DecompressionBombError)
"""What Pillow's readers raise on files that are broken in ways they did not think of."""


def opened(data: bytes, *, limits: Limits = LIMITS) -> Image.Image:
    """The picture, not decoded yet. Raises Trouble for what is no picture, damaged, or larger than the limit."""
    Image.MAX_IMAGE_PIXELS = limits.pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=KINDS)
    except UnidentifiedImageError as error:
        raise Trouble(Why.DAMAGED if data.startswith(BEGINNINGS) else Why.NOT_OPENED) from error
    except Image.DecompressionBombError as error:
        raise Trouble(Why.TOO_LARGE) from error
    except _DAMAGE as error:
        raise Trouble(Why.DAMAGED) from error
    if image.width * image.height > limits.pixels:
        raise Trouble(Why.TOO_LARGE)
    return image


def brightness_of(image: Image.Image) -> Plane:
    """Rows by columns, 0 to 255, upright, of the frame at which the picture stands. Raises Trouble when damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decode(image)
    except _DAMAGE as error:
        raise Trouble(Why.DAMAGED) from error
    except MemoryError as error:
        raise Trouble(Why.TOO_LARGE) from error


def _decode(image: Image.Image) -> Plane:
    if image.format in {"JPEG", "MPO"}:
        shorter = min(image.size)
        part = max(shorter // ENOUGH, 1)
        # A JPEG gives its brightness alone, at a half, quarter or eighth, for a fraction of the work.
        image.draft("L", (image.width // part, image.height // part))
    image.load()
    orientation = image.getexif().get(0x0112, 1)
    grey = _grey(image)
    factor = min(grey.size) // (2 * ENOUGH)
    if factor > 1:
        grey = grey.reduce(factor)
    if turn := TURNS.get(orientation):
        grey = grey.transpose(turn)
    return np.asarray(grey, dtype=np.float32)


def _grey(image: Image.Image) -> Image.Image:
    if image.mode in {"I", "F"} or image.mode.startswith("I;"):
        return Image.fromarray(_stretched(np.asarray(image)))
    if image.mode == "P" and "transparency" in image.info:
        image = image.convert("RGBA")
    return image if image.mode == "L" else image.convert("L")


def _stretched(values: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Sixteen bits and more to eight; Pillow's own conversion would cut off all that is bright."""
    deep = np.nan_to_num(np.asarray(values, np.float64))
    top = 65_535.0 if values.dtype.kind in "iu" and deep.max(initial=0) > 255 else 255.0
    if values.dtype.kind == "f":
        low, high = float(deep.min(initial=0)), float(deep.max(initial=0))
        deep, top = deep - low, max(high - low, 1e-9)
    return np.clip(deep * (255.0 / top), 0, 255).astype(np.uint8)


TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What each orientation that a camera writes down asks for (Exif 2.32, tag 0x0112)."""
