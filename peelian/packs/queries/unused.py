"""What was gathered and is exhibited in no pack: the facts of the schedule of unused material."""

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.chats import policy as chats_policy
from peelian.chats.queries.naming import names_for
from peelian.chats.queries.pages.case import CaseMessages, case_messages
from peelian.chats.queries.pages.rows import NAMED
from peelian.documents.queries import DocumentRow, documents_about
from peelian.packs.models import Chosen
from peelian.packs.queries.found import found_in
from peelian.review.queries.tally import read_by_conversation

if TYPE_CHECKING:
    from peelian.cases.models import Case

MANY = 5_000
"""Conversations that one schedule lists."""


def unused_facts(actor: Actor, case: "Case", *, at: datetime) -> dict[str, Any]:
    """What the schedule prints on a day. Locked threads and sealed messages are counted, and nothing else."""
    page = case_messages(actor, case)
    locked = [
        f"{line.threads:,} threads, {line.messages:,} messages: {line.lock.lower()}" for line in page.locked
    ]
    sealed = [f"{many:,} messages: {why.lower()}" for why, many in page.sealed]
    return {
        "case_ref": case.ref,
        "maker": actor.name,
        "made_at": at,
        "sources": _sources(actor, case, page),
        "read": _read(actor, case),
        "threads": _threads(actor, case),
        "locked": f"Locked: {'; '.join(locked)}." if locked else "",
        "sealed": f"Outside what was authorised, and sealed: {'; '.join(sealed)}." if sealed else "",
    }


def schedules_of(actor: Actor, case: "Case") -> list[DocumentRow]:
    """The schedules that were made of a case, newest first."""
    return list(documents_about(actor, kind="unused_messages", ref=case.ref))


def _sources(actor: Actor, case: "Case", page: CaseMessages) -> list[dict[str, Any]]:
    held = {line.ref: line for line in page.imports}
    imports = chats_policy.visible_imports(actor).filter(case=case).select_related("phone").order_by("pk")
    return [
        {
            "name": row.phone.label,
            "file": held[row.ref].file_name,
            "sha256": row.file_sha256,
            "messages": f"{held[row.ref].messages:,}",
        }
        for row in imports
    ]


def _read(actor: Actor, case: "Case") -> list[dict[str, Any]]:
    """The messages that were found to bear on the question, or to speak for somebody, and stand in no pack."""
    shown = Chosen.objects.filter(pack__case=case, dropped_at=None)
    exhibited = set(shown.values_list("message__ref", flat=True))
    why: dict[str, list[str]] = defaultdict(list)
    for code in found_in(actor, case):
        if code.message_ref not in exhibited:
            why[code.message_ref].append(code.category)
    names = names_for(actor, case)
    messages = chats_policy.visible_messages(actor).filter(ref__in=why).select_related(*NAMED)
    return [
        {
            "number": number,
            "message": message.ref,
            "sent": message.sent_at or "not known",
            "sender": names.shown(message.sender),
            "why": ", ".join(dict.fromkeys(why[message.ref])),
        }
        for number, message in enumerate(messages.order_by("sent_at", "pk"), start=1)
    ]


def _threads(actor: Actor, case: "Case") -> list[dict[str, Any]]:
    read = read_by_conversation(case)
    held = chats_policy.visible_conversations(actor).filter(case=case).order_by("-messages", "pk")[:MANY]
    return [
        {
            "title": thread.title or f"Conversation {thread.ref}",
            "period": _period(thread.first_at, thread.last_at),
            "messages": f"{thread.messages:,}",
            "read": f"{read.get(thread.ref, 0):,}",
            "unread": f"{max(thread.messages - read.get(thread.ref, 0), 0):,}",
        }
        for thread in held
    ]


def _period(first: datetime | None, last: datetime | None) -> str:
    if first is None or last is None:
        return "not known"
    return f"{day_of(first):%-d %b %Y} to {day_of(last):%-d %b %Y}"
