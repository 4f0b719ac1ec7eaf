"""What the eight symmetries of a picture are called, for pages that must not load what reckons them."""

TURNINGS = (
    "as it is",
    "turned left",
    "turned upside down",
    "turned right",
    "flipped top to bottom",
    "mirrored",
    "flipped about the diagonal",
    "flipped about the other diagonal",
)
