"""By how much the clocks of two phones differ, over the messages that both hold."""

from django.db import connection

from peelian.chats.merging.matching import NO_TIME
from peelian.chats.models import ClockDifference, Import
from peelian.chats.services.joining import Plan
from peelian.chats.services.writing import Written

SAMPLE = 800
"""Messages of a thread that are compared: a median over more says the same."""

Apart = dict[int, list[int]]
"""By import, the differences in ms of what this one and that one show for the same messages."""


def compare_clocks(plan: Plan, written: Written, apart: Apart) -> None:
    """Add the differences of a thread's messages from what every other import shows for them."""
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
            apart.setdefault(imported, []).append(mine[message] - at)


def write_clock_differences(imported: Import, apart: Apart) -> None:
    """Keep the median and the spread against every other import that shares messages."""
    for other, differences in sorted(apart.items()):
        if other != imported.pk:
            differences.sort()
            quarter = len(differences) // 4
            ClockDifference.objects.create(
                imported=imported,
                other_id=other,
                median_ms=differences[len(differences) // 2],
                spread_ms=(differences[len(differences) - 1 - quarter] - differences[quarter]) // 2,
                in_common=len(differences),
            )
