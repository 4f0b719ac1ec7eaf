"""What worlds for the tests of uploads are seeded with, in a process of their own."""

from tests.cast import make_cast
from tests.evidence.factories import phone


def a_phone() -> None:
    """The cast, and Ed's phone in the case that Asha investigates."""
    phone(make_cast())
