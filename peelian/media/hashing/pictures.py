"""All the hashes of one picture, from its bytes."""

from dataclasses import dataclass, field

from PIL import Image

from peelian.media.hashing.crops import cut_hashes, difference_hash, fine_plane
from peelian.media.hashing.limits import LIMITS, Limits, Trouble, Why
from peelian.media.hashing.opening import brightness_of, opened
from peelian.media.hashing.pdq import SMALLEST, Plane, downsample, quality_of, symmetries_of
from peelian.media.hashing.trimming import insides

__all__ = ["Prints", "fine_of", "hash_picture", "prints_of"]

CLEAR = 50
"""The quality below which the inside of a frame says too little to be kept (published: 49 and below are discarded)."""
MOVING = 30
"""Frames of an animated picture that are hashed, evenly spread."""


@dataclass(frozen=True, kw_only=True)
class Prints:
    """What a picture or film is recognised by.

    `whole` is eight hashes of 32 bytes, in the order of `pdq.SYMMETRIES`; `inside` is none, eight or sixteen, of what
    lies within a frame; `cuts` are those of `crops.CUTS`. `frames` are (hash, quality) of a moving picture.
    """

    width: int
    height: int
    quality: int
    whole: tuple[bytes, ...]
    inside: tuple[bytes, ...] = ()
    cuts: tuple[bytes, ...] = ()
    difference: bytes = b""
    seconds: float = 0.0
    frames: tuple[tuple[bytes, int], ...] = field(default=())
    cut_short: bool = False
    """Whether the film goes on after the last frame that was hashed."""


def hash_picture(data: bytes, *, limits: Limits = LIMITS) -> Prints:
    """The hashes of a picture; of an animated one those of its first frame, and its frames as a bag.

    Raises Trouble when it is no picture that is opened, damaged, too large, or smaller than five pixels.
    """
    image = opened(data, limits=limits)
    size = image.size
    found = prints_of(brightness_of(image), size=size)
    count = getattr(image, "n_frames", 1)
    if image.format in {"GIF", "WEBP", "PNG", "AVIF"} and count > 1:
        return _moving(image, found, count)
    return found


def prints_of(brightness: Plane, *, size: tuple[int, int]) -> Prints:
    """The hashes of a decoded picture; `size` is what the file says, width first."""
    if min(brightness.shape) < SMALLEST:
        raise Trouble(Why.TOO_SMALL)
    plane = downsample(brightness)
    inner = [downsample(part) for part in insides(brightness)]
    return Prints(
        width=size[0],
        height=size[1],
        quality=quality_of(plane),
        whole=symmetries_of(plane),
        inside=tuple(turn for part in inner if quality_of(part) >= CLEAR for turn in symmetries_of(part)),
        cuts=cut_hashes(brightness),
        difference=difference_hash(brightness),
    )


def fine_of(data: bytes, *, limits: Limits = LIMITS) -> Plane:
    """96 by 96 of a picture, for comparing two of them once. Raises Trouble."""
    return fine_plane(brightness_of(opened(data, limits=limits)))


def _moving(image: Image.Image, first: Prints, count: int) -> Prints:
    frames = []
    for number in sorted({n * count // MOVING for n in range(MOVING)}):
        try:
            image.seek(number)
            brightness = brightness_of(image)
        except (EOFError, OSError, ValueError, Trouble):
            break  # damaged further on: what came before it counts
        plane = downsample(brightness)
        frames.append((symmetries_of(plane)[0], quality_of(plane)))
    return Prints(**{**first.__dict__, "frames": tuple(frames)})
