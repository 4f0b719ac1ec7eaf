"""The hashes of a film: one frame a second, as an unordered bag (the way of vPDQ, Meta, 2021).

Needs PyAV, which is an optional extra; without it films are matched by their exact hashes only.
"""

import importlib.util
import io
import itertools
import time

import numpy as np
from PIL import Image

from peelian.media.hashing.limits import LIMITS, Limits, Trouble, Why
from peelian.media.hashing.pdq import SMALLEST, downsample, hash_of, quality_of
from peelian.media.hashing.pictures import Prints

__all__ = ["can_read_films", "hash_film", "stills"]


def can_read_films() -> bool:
    """Whether PyAV is installed."""
    return importlib.util.find_spec("av") is not None


def hash_film(data: bytes, *, limits: Limits = LIMITS) -> Prints:
    """The frames of the film's picture at one a second. Sound is not touched. Raises Trouble."""
    if not can_read_films():
        raise Trouble(Why.NO_FILM_READER)
    import av

    try:
        with av.open(io.BytesIO(data), metadata_errors="replace") as container:
            if not container.streams.video:
                raise Trouble(Why.NOT_OPENED)
            return _read(container, limits)
    except (av.FFmpegError, ValueError, EOFError) as error:
        raise Trouble(Why.DAMAGED) from error


def stills(data: bytes, *, most: int) -> list[Image.Image]:
    """Up to `most` frames, evenly spread over the film. Raises Trouble."""
    if not can_read_films():
        raise Trouble(Why.NO_FILM_READER)
    import av

    found = []
    try:
        with av.open(io.BytesIO(data), metadata_errors="replace") as container:
            stream = container.streams.video[0]
            if stream.codec_context.width * stream.codec_context.height > LIMITS.pixels:
                raise Trouble(Why.TOO_LARGE)
            whole = container.duration or 0
            for number in range(most if whole else 1):
                container.seek(whole * number // most)
                found += [frame.to_image() for frame in itertools.islice(container.decode(stream), 1)]
    except (av.FFmpegError, IndexError, ValueError) as error:
        if not found:
            raise Trouble(Why.DAMAGED) from error
    if not found:
        raise Trouble(Why.DAMAGED)
    return found


def _read(container, limits: Limits) -> Prints:  # type: ignore[no-untyped-def]  # PyAV is optional
    import av

    stream = container.streams.video[0]
    width, height = stream.codec_context.width, stream.codec_context.height
    if width * height > limits.pixels:
        raise Trouble(Why.TOO_LARGE)
    if min(width, height) < SMALLEST:
        raise Trouble(Why.TOO_SMALL)
    frames: list[tuple[bytes, int]] = []
    following, last, cut = 0.0, 0.0, False
    stop_at = time.monotonic() + limits.film_seconds * 0.9
    try:
        for number, frame in enumerate(container.decode(stream)):
            last = frame.time if frame.time is not None else number / 25
            if last + 1e-6 < following:
                continue
            cut = len(frames) >= limits.frames or time.monotonic() > stop_at
            if cut:
                break
            plane = downsample(_brightness(frame))
            frames.append((hash_of(plane), quality_of(plane)))
            following = max(following + 1.0, np.floor(last) + 1.0)
    except (av.FFmpegError, ValueError):
        cut = True  # a film that breaks off: what was seen before counts
    if not frames:
        raise Trouble(Why.DAMAGED)
    best = max(quality for _, quality in frames)
    return Prints(
        width=width,
        height=height,
        quality=best,
        whole=(),
        seconds=round(last, 1),
        frames=tuple(frames),
        cut_short=cut,
    )


def _brightness(frame) -> np.ndarray:  # type: ignore[no-untyped-def,type-arg]  # PyAV is optional
    factor = max(min(frame.width, frame.height) // 256, 1)
    grey = frame.reformat(
        width=max(frame.width // factor, 5),
        height=max(frame.height // factor, 5),
        format="gray",
        interpolation="AREA",
    )
    return np.asarray(grey.to_ndarray(), dtype=np.float32)
