"""Finding the conversation to which a thread of a new import belongs, and the participants who speak in it.

Nothing is written here. What is decided is written by `writing`, in the same transaction.
"""

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from peelian.chats.formats.records import Mark
from peelian.chats.index.moments import milliseconds
from peelian.chats.merging.draft import Draft, Thread
from peelian.chats.merging.matching import (
    NO_TIME,
    NOBODY,
    Heard,
    Overlap,
    Side,
    Voices,
    distinctive,
    overlap,
    pair,
)
from peelian.chats.models import Conversation, Import
from peelian.chats.states import Joined

SAMPLE = 400
MOST_CANDIDATES = 6
_SOFT = Mark.EDITED | Mark.DELETED | Mark.OMITTED


@dataclass(slots=True)
class Old:
    """A conversation as it stands, in columns, in its order."""

    ids: array = field(default_factory=lambda: array("q"))
    at: array = field(default_factory=lambda: array("q"))
    sender: array = field(default_factory=lambda: array("q"))
    key: array = field(default_factory=lambda: array("q"))
    marks: array = field(default_factory=lambda: array("l"))
    order: array = field(default_factory=lambda: array("q"))

    def side(self) -> Side:
        """The conversation as matching knows it."""
        soft = frozenset(row for row, marks in enumerate(self.marks) if marks & _SOFT)
        return Side(self.at, self.sender, self.key, soft)


@dataclass(slots=True)
class Plan:
    """What is to become of one thread: the conversation it joins (none: a new one), and which rows it holds."""

    thread: Thread
    conversation_id: int | None = None
    joined: Joined = Joined.FIRST
    common: Overlap = field(default_factory=Overlap)
    old: Old = field(default_factory=Old)
    found: list[int] = field(default_factory=list)
    asked: list[tuple[int, Overlap]] = field(default_factory=list)
    """Conversations of which a person is to say whether they are the same."""


def read_old(conversation_id: int, heads: dict[int, int]) -> Old:
    """A conversation in columns; a sender is the participant whom decisions made of them."""
    old = Old()
    for pk, at, sender, key, marks, order in _rows(conversation_id):
        old.ids.append(pk)
        old.at.append(NO_TIME if at is None else at)
        old.sender.append(NOBODY if sender is None else heads.get(sender, sender))
        old.key.append(key)
        old.marks.append(marks)
        old.order.append(order)
    return old


def _rows(conversation_id: int) -> Any:
    statement = (
        f'SELECT id, {milliseconds("sent_at")} - shift_ms, sender_id, text_key, marks, "order" FROM chats_message '  # noqa: S608 - names of ours
        'WHERE conversation_id = %s ORDER BY "order"'
    )
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, [conversation_id])
        while rows := cursor.fetchmany(10_000):
            yield from rows


def candidates(imported: Import, thread: Thread, side: Side) -> list[int]:
    """Conversations of the case that hold some of the thread's distinctive messages, the likeliest first.

    A conversation that this import holds already is none: one export does not tell one thread twice.
    """
    keys = list(distinctive(side))
    keys = keys[:: max(1, len(keys) // SAMPLE)][:SAMPLE]
    if len(keys) < 2:
        return []
    marks = ", ".join(["%s"] * len(keys))
    statement = (
        "SELECT m.conversation_id, COUNT(DISTINCT m.text_key) AS shared FROM chats_message m "  # noqa: S608 - marks only
        "JOIN chats_conversation c ON c.id = m.conversation_id "
        f"WHERE m.text_key IN ({marks}) AND c.case_id = %s AND NOT EXISTS "
        "(SELECT 1 FROM chats_copy h WHERE h.conversation_id = c.id AND h.imported_id = %s) "
        "GROUP BY m.conversation_id HAVING COUNT(DISTINCT m.text_key) > 1 "
        f"ORDER BY shared DESC, m.conversation_id LIMIT {MOST_CANDIDATES}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*keys, imported.case_id, imported.pk])
        return [row[0] for row in cursor.fetchall()]


def choose(imported: Import, thread: Thread, *, side: Side, heads: dict[int, int]) -> Plan:
    """The plan of one thread. Two conversations that fit equally well are a person's to decide between."""
    plan = Plan(thread, found=[-1] * len(thread))
    fits: list[tuple[Overlap, int, Old]] = []
    for conversation_id in _same_ident(imported, thread) or candidates(imported, thread, side):
        old = read_old(conversation_id, heads)
        common = overlap(old.side(), side)
        if common.sure or _global(thread.key):
            fits.append((common, conversation_id, old))
        elif common.asked:
            plan.asked.append((conversation_id, common))
    fits.sort(key=lambda fit: (-fit[0].share, -fit[0].in_common, fit[1]))
    if len(fits) > 1 and fits[0][0].share == fits[1][0].share:
        plan.asked += [(conversation_id, common) for common, conversation_id, _ in fits]
    elif fits:
        plan.common, plan.conversation_id, plan.old = fits[0]
        plan.joined = Joined.IDENT if _global(thread.key) else Joined.OVERLAP
    plan.asked += [(each, Overlap()) for each in _same_title(imported, plan)]
    return plan


def _global(key: str) -> bool:
    """Whether a thread's key is the same on every phone, as the address of a WhatsApp group is."""
    return key.endswith("@g.us")


def _same_ident(imported: Import, thread: Thread) -> list[int]:
    if not _global(thread.key):
        return []
    same = Conversation.objects.filter(case=imported.case, merged_into=None, copies__key=thread.key)
    return list(
        same.exclude(copies__imported=imported).order_by("pk").values_list("pk", flat=True).distinct()[:1]
    )


def _same_title(imported: Import, plan: Plan) -> list[int]:
    """A conversation of the same title that shares no message: a person says whether it is the same one."""
    if plan.conversation_id is not None or plan.asked or not plan.thread.title.strip():
        return []
    same = Conversation.objects.filter(case=imported.case, merged_into=None, title=plan.thread.title)
    return list(same.exclude(copies__imported=imported).order_by("pk").values_list("pk", flat=True)[:2])


def pair_rows(plan: Plan, side: Side, known: dict[int, int]) -> Counter[tuple[int, int]]:
    """Fill in which rows are held already. Returns how often which sender of the file was which participant."""
    votes: Counter[tuple[int, int]] = Counter()
    if plan.conversation_id is None:
        return votes
    first = plan.old.side()
    if plan.joined is not Joined.FILE:
        voices = Voices(dict(known))
        voices.listen(first, side, plan.common.anchors)
        plan.found = pair(first, side, plan.common, Heard(voices.settled()))
    for row, own in enumerate(plan.found):
        if own >= 0 and side.sender[row] != NOBODY and first.sender[own] != NOBODY:
            votes[side.sender[row], first.sender[own]] += 1
    return votes


def settle_accounts(
    draft: Draft, votes: Counter[tuple[int, int]], known: dict[int, int]
) -> dict[int, tuple[int, int]]:
    """For accounts not known by number: the participant whose messages theirs are, and how many say so."""
    by_account: dict[int, Counter[int]] = {}
    for (account, participant), count in votes.items():
        by_account.setdefault(account, Counter())[participant] += count
    voices = Voices(dict(known), by_account)
    return {
        account: (participant, by_account[account][participant])
        for account, participant in voices.settled().items()
        if account not in known
    }


def unpair_strangers(plan: Plan, senders: list[int]) -> None:
    """Let go of pairs whose senders turned out to be two people. `senders`: the draft's accounts as participants.

    Messages of the same file stay one: their bytes are, whoever else the phone calls by that name.
    """
    if plan.joined is Joined.FILE:
        return
    for row, own in enumerate(plan.found):
        if own < 0 or plan.thread.sender[row] < 0 or plan.old.sender[own] == NOBODY:
            continue
        if senders[plan.thread.sender[row]] != plan.old.sender[own]:
            plan.found[row] = -1
