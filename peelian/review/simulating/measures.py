"""What is measured of an order of reading whose answers are known."""

import math
from collections.abc import Sequence

SHARES = (0.01, 0.02, 0.05, 0.1, 0.2)


def recall_after(finds: Sequence[bool], *, relevant: int, read: int) -> float:
    """The share of all relevant messages among the first `read` of the order."""
    return sum(finds[:read]) / relevant


def reads_to(finds: Sequence[bool], *, relevant: int, recall: float) -> int | None:
    """After how many messages this recall is reached; None when the order ends before."""
    wanted, found = math.ceil(recall * relevant - 1e-9), 0
    for read, hit in enumerate(finds, start=1):
        found += hit
        if found >= wanted:
            return read
    return None


def work_saved(
    finds: Sequence[bool], *, relevant: int, population: int, recall: float = 0.95
) -> float | None:
    """Work saved over sampling (Cohen and others 2006, JAMIA 13(2)): unread / all - (1 - recall); None: not reached."""
    reads = reads_to(finds, relevant=relevant, recall=recall)
    return None if reads is None else (population - reads) / population - (1 - recall)
