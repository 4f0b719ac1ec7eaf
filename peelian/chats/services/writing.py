"""Writing one thread of an import: its new messages, a witness for each that it holds, and what they carry."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from peelian.chats.formats.records import Mark
from peelian.chats.index.engines import Row, engine_of, keys_of
from peelian.chats.index.words import indexed
from peelian.chats.merging.draft import CERTAINTIES, Draft, Thread, carried
from peelian.chats.merging.folding import CARRIES_A_FILE
from peelian.chats.merging.matching import NO_TIME
from peelian.chats.merging.ordering import orders, places
from peelian.chats.models import Attachment, Conversation, Import, Message, Reaction, Receipt, Witness
from peelian.chats.services.bulk import Stamps, change, insert, reserve
from peelian.chats.services.extras import extra_json, replies
from peelian.chats.services.joining import Plan
from peelian.chats.services.promoting import promote, promoted_rows
from peelian.chats.states import Difference

MESSAGE_COLUMNS = (
    "id", "ref", "conversation_id", "sender_id", "sent_at", "certainty", "shift_ms", "text", "marks", "order",
    "reply_to_id", "text_key",
)  # fmt: skip
WITNESS_COLUMNS = (
    "message_id", "imported_id", "account_id", "member", "start", "end", "own_at", "utc_at", "marks", "differs",
    "text", "extra",
)  # fmt: skip
ATTACHMENT_COLUMNS = (
    "message_id", "imported_id", "number", "name", "title", "member", "mime", "sha256", "stated_sha256", "size",
    "present",
)  # fmt: skip


@dataclass(slots=True)
class Writing:
    """What one import needs to write any of its threads."""

    imported: Import
    draft: Draft
    participants: list[int]
    accounts: list[int]
    files: dict[str, tuple[str, int]]
    """SHA-256 and size of the members of the source that messages carry."""
    stamp: Stamps
    digest: Any
    """A SHA-256 that every message goes into, in order."""


@dataclass(slots=True)
class Written:
    """What became of one thread."""

    conversation: Conversation
    rows: list[int]
    """The message of each row of the thread."""
    orders: list[int]
    new: int
    held: int


def write_thread(writing: Writing, plan: Plan, conversation: Conversation) -> Written:
    """Write a thread into its conversation. The rows of the plan that are found get a witness only."""
    thread = plan.thread
    twins = _twins(thread)
    found = list(plan.found)
    put = places(plan.old.at, thread.at, found, clock_ms=plan.common.clock_ms)
    order, renumbered = orders(plan.old.order, put, found)
    if renumbered is not None:
        change(Message, "order", zip(renumbered, plan.old.ids, strict=True))
    rows = _row_numbers(plan, twins)
    fresh = [row for row in range(len(thread)) if found[row] < 0 and row not in twins]
    references = _references(writing, thread)
    _write_messages(writing, plan, conversation, fresh=fresh, rows=rows, order=order, references=references)
    promote(plan)
    insert(Witness, WITNESS_COLUMNS, _witnesses(writing, plan, rows, twins))
    _write_carried(writing, thread, rows)
    return Written(conversation, rows, order, len(fresh), len(thread) - len(fresh))


def _twins(thread: Thread) -> dict[int, int]:
    """Rows that tell an earlier message again: the same identifier, as when an extraction found it live and deleted."""
    first: dict[str, int] = {}
    twins = {}
    for row, record in sorted(thread.more.items()):
        if record.ident:
            earlier = first.setdefault(record.ident, row)
            if earlier != row and thread.sender[row] == thread.sender[earlier]:
                twins[row] = earlier
    return twins


def _row_numbers(plan: Plan, twins: dict[int, int]) -> list[int]:
    fresh = sum(1 for row, own in enumerate(plan.found) if own < 0 and row not in twins)
    number = reserve(Message, fresh) if fresh else 0
    rows = []
    for row, own in enumerate(plan.found):
        if own >= 0:
            rows.append(plan.old.ids[own])
        elif row in twins:
            rows.append(rows[twins[row]])
        else:
            rows.append(number)
            number += 1
    return rows


def _references(writing: Writing, thread: Thread) -> list[str]:
    """The reference of every row: 16 hex of a hash of the case, the file, the member and where the message starts."""
    begun = []
    for part in writing.draft.parts:
        whole = f"{writing.imported.case.ref}\n{writing.imported.file_sha256}\n{part}\n"
        begun.append(hashlib.sha256(whole.encode()))
    made, digest = [], writing.digest
    for part, start, end in zip(thread.part, thread.start, thread.end, strict=True):
        one = begun[part].copy()
        one.update(b"%d" % start)
        ref = one.hexdigest()[:16]
        made.append(ref)
        digest.update(f"{ref} {start}-{end}\n".encode())
    return made


def _write_messages(
    writing: Writing,
    plan: Plan,
    conversation: Conversation,
    *,
    fresh: list[int],
    rows: list[int],
    order: list[int],
    references: list[str],
) -> None:
    thread, shift = plan.thread, plan.common.clock_ms
    answered = replies(thread, rows)
    stamp, participants = writing.stamp, writing.participants

    def made() -> Iterator[tuple[Any, ...]]:
        for row in fresh:
            sender = thread.sender[row]
            yield (
                rows[row],
                references[row],
                conversation.pk,
                participants[sender] if sender >= 0 else None,
                stamp(thread.at[row]),
                CERTAINTIES[thread.certainty[row]].value,
                shift,
                thread.text[row],
                thread.marks[row],
                order[row],
                answered.get(row),
                thread.text_key[row],
            )

    insert(Message, MESSAGE_COLUMNS, made())
    engine_of(connection).add(_index_rows(writing, thread, conversation, fresh, rows))


def _index_rows(
    writing: Writing, thread: Thread, conversation: Conversation, fresh: list[int], rows: list[int]
) -> Iterator[Row]:
    keys: dict[tuple[int, str], str] = {}
    stamp, participants = writing.stamp, writing.participants
    for row in fresh:
        sender = thread.sender[row]
        at = stamp(thread.at[row])
        day = at[:10] if at else ""
        known = keys.get((sender, day))
        if known is None:
            known = keys[sender, day] = keys_of(
                case=writing.imported.case_id,
                conversation=conversation.pk,
                sender=participants[sender] if sender >= 0 else None,
                day=day.replace("-", ""),
            )
        yield rows[row], indexed(thread.text[row]), known


def _witnesses(
    writing: Writing, plan: Plan, rows: list[int], twins: dict[int, int]
) -> Iterator[tuple[Any, ...]]:
    thread, parts, pk = plan.thread, writing.draft.parts, writing.imported.pk
    differing = _differences(plan, twins)
    for row, message in enumerate(rows):
        sender, own_at = thread.sender[row], thread.own_at[row]
        differs = differing.get(row, "")
        more = thread.more.get(row)
        yield (
            message,
            pk,
            writing.accounts[sender] if sender >= 0 else None,
            parts[thread.part[row]],
            thread.start[row],
            thread.end[row],
            None if own_at == NO_TIME else own_at,
            None if own_at == NO_TIME else thread.at[row],
            thread.marks[row],
            differs,
            thread.text[row] if differs else "",
            extra_json(more) if more else None,
        )


def _differences(plan: Plan, twins: dict[int, int]) -> dict[int, str]:
    """In what the copies of rows that are held already differ from what is shown."""
    thread, old = plan.thread, plan.old
    found: dict[int, str] = {}
    shown_so = promoted_rows(plan)
    for row, own in enumerate(plan.found):
        if own >= 0 and row not in shown_so and thread.text_key[row] != old.key[own]:
            found[row] = _difference(thread.marks[row], old.marks[own], thread.text_key[row], old.key[own])
    for row, earlier in twins.items():
        if thread.text_key[row] != thread.text_key[earlier]:
            found[row] = _difference(
                thread.marks[row], thread.marks[earlier], thread.text_key[row], thread.text_key[earlier]
            )
    return {row: difference for row, difference in found.items() if difference}


def _difference(marks: int, shown: int, key: int, key_shown: int) -> str:
    if marks & Mark.DELETED and not shown & Mark.DELETED:
        return Difference.DELETED.value
    if (marks | shown) & (Mark.EDITED | Mark.DELETED):
        return Difference.EDITED.value
    if CARRIES_A_FILE in (key, key_shown):
        return Difference.NONE.value
    return Difference.TEXT.value


def _write_carried(writing: Writing, thread: Thread, rows: list[int]) -> None:
    if not thread.more:
        return
    pk, stamp = writing.imported.pk, writing.stamp
    insert(
        Attachment,
        ATTACHMENT_COLUMNS,
        _attachments(writing, thread, rows),
    )  # fmt: skip
    people: Callable[[str], int] = lambda key: writing.participants[writing.draft.place(key)]  # noqa: E731
    insert(
        Reaction,
        ("message_id", "imported_id", "participant_id", "emoji", "reacted_at"),
        (
            (rows[row], pk, people(each.who), each.emoji[:100], stamp(each.at))
            for row, record in thread.more.items()
            for each in record.reactions
        ),
    )
    insert(
        Receipt,
        ("message_id", "imported_id", "participant_id", "delivered_at", "read_at", "played_at"),
        (
            (
                rows[row],
                pk,
                people(each.who),
                stamp(each.delivered_at),
                stamp(each.read_at),
                stamp(each.played_at),
            )
            for row, record in thread.more.items()
            for each in record.receipts
        ),
    )


def _attachments(writing: Writing, thread: Thread, rows: list[int]) -> Iterator[tuple[Any, ...]]:
    for row, number, each in carried(thread.more):
        sha256, size = writing.files.get(each.member or "", ("", None))
        yield (
            rows[row],
            writing.imported.pk,
            number,
            each.name[:500],
            each.title[:500],
            (each.member or "")[:500],
            each.mime[:127],
            sha256,
            each.sha256.lower()[:64],
            size,
            bool(sha256),
        )


def accounts_named(thread: Thread) -> Iterator[str]:
    """Every account that a thread names beside its senders: in reactions, receipts and system events."""
    for record in thread.more.values():
        yield from (each.who for each in record.reactions)
        yield from (each.who for each in record.receipts)
    for _, event in thread.events:
        if event.actor:
            yield event.actor
        yield from event.others
