"""The pictures and films that were sent: shapes that move, and a picture with words on it."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "held"
MIMES = {"jpg": "image/jpeg", "mp4": "video/mp4"}


@cache
def content_of(name: str) -> bytes:
    """The bytes of one of the story's files."""
    return (FOLDER / name).read_bytes()


def mime_of(name: str) -> str:
    """The kind of a file, by its ending."""
    return MIMES[name.rsplit(".", 1)[1]]
