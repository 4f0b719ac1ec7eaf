"""What the worlds of the stories begin with. Each function runs in a process of its own (tests/seeding.py)."""

from tests.cast import make_cast


def the_cast() -> None:
    """The whole cast, and nothing done yet."""
    make_cast()
