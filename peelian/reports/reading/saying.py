"""Which statements say something: the reasons under every proposal."""

import re
from collections.abc import Sequence

from peelian.reports.reading.result import Standing, Statement

CLAIMS = (Standing.ALLEGED, Standing.CONFIRMED, Standing.DENIED)
MOST_REASONS = 40


def saying(
    statements: Sequence[Statement], words: str, standings: Sequence[Standing] = CLAIMS
) -> tuple[int, ...]:
    """The indexes of the first forty statements of these standings that hold one of the words (a pattern)."""
    pattern = re.compile(f"(?i){words}")
    found = (i for i, s in enumerate(statements) if s.standing in standings and pattern.search(s.text))
    return tuple(i for i, _ in zip(found, range(MOST_REASONS), strict=False))
