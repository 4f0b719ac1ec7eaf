"""How much of a document is taken, so that one file cannot take the machine with it."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Largest sizes and counts. All are refusals with a sentence, never silent cuts."""

    file_bytes: int = 50 * MB
    text_characters: int = 5_000_000
    archive_members: int = 5_000
    archive_bytes: int = 200 * MB
    archive_ratio: int = 200
    member_bytes: int = 60 * MB
    pages: int = 2_000
    seconds: int = 60
    memory_bytes: int = 1024 * MB
    email_parts: int = 500
    email_depth: int = 20


DEFAULT_LIMITS = Limits()


def in_words(size: int) -> str:
    """A size for a sentence: '200 MB', '512 kB', '20 bytes'."""
    if size >= MB:
        return f"{size // MB} MB"
    return f"{size // 1024} kB" if size >= 1024 else f"{size} bytes"
