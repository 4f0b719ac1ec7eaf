"""Writing everything that a reading gave, merged with what other phones hold, in one transaction."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from peelian.access.actors import Actor
from peelian.chats.events import ImportCompleted
from peelian.chats.formats.registry import KINDS
from peelian.chats.merging.draft import Draft
from peelian.chats.models import Attachment, Conversation, Import, Proposal, Remainder, Sealed
from peelian.chats.services import importing
from peelian.chats.services.accounts import Known, own_account, write_accounts
from peelian.chats.services.bulk import Stamps, hold_merging, insert
from peelian.chats.services.comparing import Apart, compare_clocks, write_clock_differences
from peelian.chats.services.joining import Plan, choose, pair_rows, unpair_strangers
from peelian.chats.services.placing import describe, mark_places, write_copy, write_events
from peelian.chats.services.readings import Reading
from peelian.chats.services.same_file import Earlier, plan_same_file
from peelian.chats.services.writing import Writing, accounts_named, write_thread
from peelian.chats.states import ImportStatus, Joined, Lock, ProposalStatus, Sealing
from peelian.ledger.digests import new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record


@dataclass
class _Sums:
    """What an import brought."""

    new: int = 0
    held: int = 0
    events: int = 0
    proposals: int = 0
    conversations: list[Conversation] = field(default_factory=list)
    apart: Apart = field(default_factory=dict)


@transaction.atomic
def complete_import(*, reading: Reading, actor: Actor, at: datetime) -> Import:
    """Keep everything of a reading, and tell the ledger. Raises Refused when it is no longer the one under way."""
    hold_merging()
    imported = importing.move(reading.imported, ImportStatus.DONE, finished_at=at)
    draft = reading.draft
    for thread in draft.threads.values():
        for key in accounts_named(thread):
            draft.place(key)
    known = Known.before(imported)
    plans, votes = _plans(imported, draft, known)
    own = own_account(draft, reading.settings)
    participants, accounts = write_accounts(known, draft, votes=votes, own=own)
    writing = Writing(imported, draft, participants, accounts, reading.files, Stamps(), hashlib.sha256())
    heads = [known.heads[participant] for participant in participants]
    sums = _Sums()
    for plan in plans:
        unpair_strangers(plan, heads)
        _write(writing, plan, own, sums, at=at)
    _write_left_out(imported, draft)
    write_clock_differences(imported, sums.apart)
    _report(imported, reading, writing, sums)
    record(_told(imported, reading, sums), actor=actor, at=at)
    return imported


def _plans(imported: Import, draft: Draft, known: Known) -> tuple[list[Plan], Counter[tuple[int, int]]]:
    """What is to become of each thread, and which senders of the file were which participants, by equal messages."""
    already = known.already(draft)
    senders = list(range(len(draft.keys)))
    plans, votes = [], Counter[tuple[int, int]]()
    taken: set[int] = set()
    earlier = Earlier(imported)
    for thread in draft.threads.values():
        side = thread.side(senders)
        plan = plan_same_file(thread, draft, earlier, heads=known.heads) or choose(
            imported, thread, side=side, heads=known.heads
        )
        if plan.conversation_id in taken and plan.joined is not Joined.FILE:
            plan = Plan(thread, found=[-1] * len(thread), asked=[(plan.conversation_id, plan.common)])
        elif plan.conversation_id is not None:
            taken.add(plan.conversation_id)
        votes += pair_rows(plan, side, already)
        plans.append(plan)
    return plans, votes


def _write(writing: Writing, plan: Plan, own: int | None, sums: _Sums, *, at: datetime) -> None:
    conversation = _conversation(writing, plan, at=at)
    describe(conversation, plan, writing)
    written = write_thread(writing, plan, conversation)
    sums.new += written.new
    sums.held += written.held
    compare_clocks(plan, written, sums.apart)
    sums.events += write_events(writing, plan, written)
    write_copy(writing, plan, written, own=own)
    mark_places(conversation)
    sums.conversations.append(conversation)
    sums.proposals += _propose(conversation, plan, at=at)


def _conversation(writing: Writing, plan: Plan, *, at: datetime) -> Conversation:
    """The conversation that a thread joins, or a new one; locked at once where the scope says so."""
    lock = Lock.NONE
    if writing.imported.scope is not None:
        rules = importing.rules_of(writing.imported.scope)
        people = [plan.thread.key, *writing.draft.people_of(plan.thread)]
        lock = rules.locks(plan.thread.title, people)
    if plan.conversation_id is not None:
        kept = Conversation.objects.select_for_update().get(pk=plan.conversation_id)
        if lock is not Lock.NONE and kept.locked == Lock.NONE:
            kept.locked, kept.locked_at, kept.locked_reasons = lock, at, LOCKED_BY_SCOPE
            kept.save(update_fields=["locked", "locked_at", "locked_reasons"])
        return kept
    return Conversation.objects.create(
        ref=new_ref("V"),
        case=writing.imported.case,
        title=plan.thread.title,
        locked=lock,
        locked_at=at if lock is not Lock.NONE else None,
        locked_reasons=LOCKED_BY_SCOPE if lock is not Lock.NONE else "",
        salt=new_salt(),
    )


LOCKED_BY_SCOPE = "The scope of the extraction names somebody in it."


def _propose(conversation: Conversation, plan: Plan, *, at: datetime) -> int:
    for other, common in plan.asked:
        Proposal.objects.create(
            ref=new_ref("J"),
            first_id=other,
            second=conversation,
            in_common=common.in_common,
            of=common.of,
            status=ProposalStatus.OPEN,
            salt=new_salt(),
            made_at=at,
        )
    return len(plan.asked)


def _write_left_out(imported: Import, draft: Draft) -> None:
    """Keep what was not understood, and what the scope leaves out: places only."""
    remainders = (
        (imported.pk, each.member[:500], each.start, each.end, each.why) for each in draft.remainders
    )
    insert(Remainder, ("imported_id", "member", "start", "end", "why"), remainders)
    insert(Sealed, ("imported_id", "why", "member", "start", "end"), _sealed_rows(imported, draft))


def _sealed_rows(imported: Import, draft: Draft) -> Iterator[tuple[Any, ...]]:
    for each in draft.sealed:
        yield imported.pk, each.why.value, each.member[:500], each.start, each.end


def _report(imported: Import, reading: Reading, writing: Writing, sums: _Sums) -> None:
    findings = reading.findings
    imported.records = writing.digest.hexdigest()
    imported.reader_version = getattr(KINDS[reading.kind], "VERSION", 1)
    imported.progress = reading.messages
    imported.report = {
        "messages": reading.messages,
        "new": sums.new,
        "already_held": sums.held,
        "system_events": sums.events,
        "conversations": len(sums.conversations),
        "participants": len(writing.draft.keys),
        "attachments": Attachment.objects.filter(imported=imported).count(),
        "proposals": sums.proposals,
        "mended": reading.draft.mended,
        "sealed": {why.value: count for why, count in sealed_counts(reading.draft).items()},
        "accounting": importing.accounting_json(reading.accounting),
        "findings": {
            "clock": findings.clock.value,
            "date_order": findings.date_order.value if findings.date_order else "",
            "order_grounds": findings.order_grounds,
            "encoding": findings.encoding,
            "zone": reading.settings.zone or findings.zone,
            "tool": findings.tool,
            "notes": list(findings.notes),
        },
    }
    imported.save(update_fields=["records", "reader_version", "progress", "report"])


def sealed_counts(draft: Draft) -> dict[Sealing, int]:
    """How much was sealed, by reason, in the order of the reasons."""
    counted = Counter(each.why for each in draft.sealed)
    return {why: counted[why] for why in Sealing if counted[why]}


def _told(imported: Import, reading: Reading, sums: _Sums) -> ImportCompleted:
    sealed = sealed_counts(reading.draft)
    return ImportCompleted(
        subject=Ref(imported.case.ref),
        exhibit=Ref(imported.phone.exhibit.ref),
        import_ref=Ref(imported.ref),
        file=Digest(imported.file_sha256),
        kind=reading.kind,
        reader_version=imported.reader_version,
        records=Digest(imported.records),
        messages=sums.new,
        already_held=sums.held,
        system_events=sums.events,
        attachments=imported.report["attachments"],
        conversations=len(sums.conversations),
        remainders=len(reading.draft.remainders),
        remainder_bytes=sum(each.end - each.start for each in reading.draft.remainders),
        sealed=sum(sealed.values()),
        sealed_why=tuple(sealed),
        sealed_counts=tuple(sealed.values()),
        proposals=sums.proposals,
    )
