"""What is opened, and how much of it: a picture from a phone is hostile until it is read."""

from dataclasses import dataclass

__all__ = ["LIMITS", "Limits", "Trouble", "Why"]

from enum import StrEnum


class Why(StrEnum):
    """Why a file has no perceptual hash; it is matched by its exact hash all the same."""

    NOT_OPENED = "not_opened"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    TOO_SLOW = "too_slow"
    READER_FAILED = "reader_failed"
    NO_FILM_READER = "no_film_reader"
    ABSENT = "absent"


class Trouble(Exception):
    """This file has no perceptual hash; `why` says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much one file may cost."""

    bytes: int = 512 * 2**20
    pixels: int = 120_000_000
    seconds: float = 20.0
    film_seconds: float = 180.0
    memory_bytes: int = 2 * 2**30
    frames: int = 3_600
    """Frames hashed of one film, at one a second: an hour. What lies behind is not looked at, and the page says so."""


LIMITS = Limits()
