"""By how much the clocks of two phones differ, over the messages that both hold."""

from collections.abc import Sequence

from django.db import connection

from peelian.chats.merging.matching import MINUTE, NO_TIME
from peelian.chats.models import ClockDifference, Import
from peelian.chats.services.joining import Plan
from peelian.chats.services.writing import Written

SAMPLE = 800
"""Messages of a thread that are compared: a median over more says the same."""

Apart = dict[int, list[tuple[int, int]]]
"""By import, what this one and that one show for the same messages, in ms UTC."""


def compare_clocks(plan: Plan, written: Written, apart: Apart) -> None:
    """Add what a thread shows for its messages, beside what every other import shows for them."""
    thread = plan.thread
    held = [row for row, own in enumerate(plan.found) if own >= 0 and thread.at[row] != NO_TIME]
    held = held[:: max(1, len(held) // SAMPLE)][:SAMPLE]
    if not held:
        return
    mine = {written.rows[row]: thread.at[row] for row in held}
    marks = ", ".join(["%s"] * len(mine))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT imported_id, message_id, utc_at FROM chats_witness WHERE message_id IN ({marks}) "  # noqa: S608 - marks only
            "AND utc_at IS NOT NULL",
            list(mine),
        )
        for imported, message, at in cursor.fetchall():
            apart.setdefault(imported, []).append((mine[message], at))


def write_clock_differences(imported: Import, apart: Apart) -> None:
    """Keep the median and the spread against every other import that shares messages."""
    for other, pairs in sorted(apart.items()):
        if other != imported.pk:
            middle, spread = difference(pairs)
            ClockDifference.objects.create(
                imported=imported, other_id=other, median_ms=middle, spread_ms=spread, in_common=len(pairs)
            )


def difference(pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """By how much the first clock is ahead of the second, and half the range of the middle half, in ms.

    The median, where both show seconds. A clock that shows whole minutes is half a minute behind on average, and
    takes away the sense of a median over few values: then the mean of the middle nine tenths, with that mended.
    """
    apart = sorted(mine - theirs for mine, theirs in pairs)
    quarter, edge = len(apart) // 4, len(apart) // 20
    spread = (apart[len(apart) - 1 - quarter] - apart[quarter]) // 2
    mine_whole = all(mine % MINUTE == 0 for mine, _ in pairs)
    theirs_whole = all(theirs % MINUTE == 0 for _, theirs in pairs)
    if not mine_whole and not theirs_whole:
        return apart[len(apart) // 2], spread
    middle = apart[edge : len(apart) - edge]
    mended = (mine_whole - theirs_whole) * MINUTE // 2
    return sum(middle) // len(middle) + mended, spread
