"""The popular stopping rules: computed and shown beside the rule that counts, never followed.

On reviews where the truth is known they stop at a recall anywhere between one half and nine tenths.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KNEE_LEAST = 1_000
KNEE_RATIO, KNEE_RELIEF = 156, 150
BUDGET_SLOPE, BUDGET_BASE = 1.2, 2_399
IN_A_ROW = (500, 1_000)


@dataclass(frozen=True, kw_only=True)
class Popular:
    """A rule by its name, and after how many messages it would have stopped (None: not yet)."""

    name: str
    stopped_after: int | None


def popular_rules(decisions: Sequence[bool], *, batch: int = 50) -> list[Popular]:
    """What each rule would have said about this reading (relevant or not, in order), asked after every batch."""
    import numpy as np

    found = np.concatenate([[0], np.cumsum(np.asarray(decisions, dtype=np.int64))])
    asked = range(batch, len(found), batch)
    rules = [
        Popular(name="knee", stopped_after=next((read for read in asked if _knee(found, read)), None)),
        Popular(
            name="2399",
            stopped_after=next(
                (read for read in asked if read >= BUDGET_SLOPE * found[read] + BUDGET_BASE), None
            ),
        ),
    ]
    for row in IN_A_ROW:
        barren = np.flatnonzero(found[row:] == found[: len(found) - row]) if len(found) > row else []
        stop = int(barren[0]) + row if len(barren) else None
        rules.append(Popular(name=f"{row} irrelevant in a row", stopped_after=stop))
    return rules


def _knee(found: "NDArray[np.int64]", read: int) -> bool:
    """Cormack and Grossman 2016 (SIGIR): the curve of finds has bent sharply enough.

    The bend is where the curve stands highest above the line from its start to its end; the slope before it is
    compared with the slope after it.
    """
    total = int(found[read])
    if read < KNEE_LEAST or not total:
        return False
    bend = 1 + int((found[1:read] * read - total * _counting(read - 1)).argmax())
    before = found[bend] / bend
    after = (1 + total - found[bend]) / (read - bend)
    return bool(before / after >= KNEE_RATIO - min(total, KNEE_RELIEF))


def _counting(last: int) -> "NDArray[np.int64]":
    import numpy as np

    return np.arange(1, last + 1)
