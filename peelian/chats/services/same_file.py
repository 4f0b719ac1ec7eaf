"""A file whose very bytes were imported before: its messages are known by their places, and each is the same message.

A copy of one export may lie on two phones. What it holds was said once; the second file is another witness of it, at
the same place, and the messages keep the references that they were given.
"""

from collections import Counter
from statistics import median_low

from peelian.access.refusals import Refused
from peelian.chats.merging.draft import Draft, Thread
from peelian.chats.merging.matching import NO_TIME, Overlap
from peelian.chats.models import Import, Witness
from peelian.chats.services.joining import Old, Plan, read_old
from peelian.chats.states import ImportStatus, Joined

OTHERWISE = (
    "The same file was imported from another exhibit with other settings, which put its messages into other threads. "
    "Import it with the kind and the settings that were used there."
)


class Earlier:
    """By member and first byte, the message that an earlier import of the same bytes gave, and its conversation."""

    def __init__(self, imported: Import) -> None:
        self._places: dict[str, dict[int, tuple[int, int]]] = {}
        self._name = imported.file_name
        same = Import.objects.filter(
            case=imported.case, file_sha256=imported.file_sha256, status=ImportStatus.DONE
        )
        names = dict(same.exclude(pk=imported.pk).values_list("pk", "file_name"))
        if not names:
            return
        rows = Witness.objects.filter(imported__in=names).order_by()
        columns = rows.values_list("imported", "member", "start", "message_id", "message__conversation_id")
        for each, member, start, message, conversation in columns.iterator(chunk_size=10_000):
            places = self._places.setdefault(_member(member, names[each]), {})
            places[start] = message, conversation

    def __bool__(self) -> bool:
        return bool(self._places)

    def of(self, thread: Thread, draft: Draft) -> list[tuple[int, int] | None]:
        """For each row of a thread the message and the conversation that it was read as, or None."""
        members = [self._places.get(_member(part, self._name), {}) for part in draft.parts]
        return [members[part].get(start) for part, start in zip(thread.part, thread.start, strict=True)]


def _member(member: str, file_name: str) -> str:
    """A member of a source; of a file that is no archive the only one, whatever the file was called."""
    return "" if member == file_name else member


def plan_same_file(thread: Thread, draft: Draft, earlier: Earlier, *, heads: dict[int, int]) -> Plan | None:
    """The plan of a thread that was read before; None when nothing of it was.

    Raises Refused when other settings had put its messages into more than one conversation.
    """
    known = earlier.of(thread, draft) if earlier else []
    conversations = Counter(each[1] for each in known if each)
    if not conversations:
        return None
    if len(conversations) > 1:
        raise Refused(OTHERWISE)
    conversation_id = next(iter(conversations))
    old = read_old(conversation_id, heads)
    rows = {pk: row for row, pk in enumerate(old.ids)}
    found = [rows[each[0]] if each else -1 for each in known]
    return Plan(
        thread,
        conversation_id=conversation_id,
        joined=Joined.FILE,
        common=_common(thread, old, found),
        old=old,
        found=found,
    )


def _common(thread: Thread, old: Old, found: list[int]) -> Overlap:
    """How far the clock declared for this copy is from that of the conversation: none, with the same zone."""
    apart = [
        thread.at[row] - old.at[own]
        for row, own in enumerate(found)
        if own >= 0 and thread.at[row] != NO_TIME and old.at[own] != NO_TIME
    ]
    count = sum(own >= 0 for own in found)
    return Overlap(median_low(apart) if apart else 0, 0, count, count)
