"""The permission matrix: every address of Peelian, and what each of the cast gets there. A new address needs a line.

The people are in `tests/cast.py`, the targets in `tests/architecture/scene.py`. Change a line only when somebody has
decided that the answer should change; `tests/architecture/test_permission_matrix.py` walks all of it.
"""

from tests.architecture.matrix import (
    access,
    cases,
    chats,
    clocks,
    criminal,
    desk,
    evidence,
    ledger,
    media,
    packs,
    people,
    reports,
    restrictions,
    review,
    signing_in,
)
from tests.architecture.matrix.rows import NOBODY, Page

__all__ = ["MATRIX", "NOBODY", "Page"]

ROOMS = (
    access,
    cases,
    chats,
    clocks,
    criminal,
    desk,
    evidence,
    ledger,
    media,
    packs,
    people,
    reports,
    restrictions,
    review,
    signing_in,
)
MATRIX: dict[str, Page] = {name: row for room in ROOMS for name, row in room.PAGES.items()}
