"""Locking a thread out of the reading, for privilege or because it is purely private, and unlocking it."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.chats import policy
from peelian.chats.events import ThreadLocked, ThreadUnlocked
from peelian.chats.models import Conversation
from peelian.chats.services.committing import check_reasons
from peelian.chats.states import Lock
from peelian.ledger.digests import committed
from peelian.ledger.events import Ref
from peelian.ledger.services import record


@transaction.atomic
def lock_thread(
    *, conversation: Conversation, lock: Lock, reasons: str, actor: Actor, at: datetime
) -> Conversation:
    """Shut a thread to everybody but the separate reader, from this moment. Raises Refused when it is shut already."""
    policy.check_can_lock(actor, conversation.case)
    check_reasons(reasons)
    kept = _held(conversation)
    if lock is Lock.NONE:
        raise Refused("Say why the thread is locked.")
    if kept.locked != Lock.NONE:
        raise Refused("This thread is locked already.")
    kept.locked, kept.locked_reasons, kept.locked_at = lock, reasons, at
    kept.save(update_fields=["locked", "locked_reasons", "locked_at"])
    told = ThreadLocked(
        subject=Ref(kept.case.ref),
        conversation=Ref(kept.ref),
        lock=lock,
        messages=kept.messages,
        reasons=committed(reasons, f"{kept.salt}/{at.isoformat()}", "locked"),
    )
    record(told, actor=actor, at=at)
    return kept


@transaction.atomic
def unlock_thread(*, conversation: Conversation, reasons: str, actor: Actor, at: datetime) -> Conversation:
    """Open a locked thread to the reading: the separate reader's decision. Raises Refused when it is not locked."""
    policy.check_can_unlock(actor, conversation)
    check_reasons(reasons)
    kept = _held(conversation)
    if kept.locked == Lock.NONE:
        raise Refused("This thread is not locked.")
    kept.locked, kept.locked_reasons, kept.locked_at = Lock.NONE, "", None
    kept.save(update_fields=["locked", "locked_reasons", "locked_at"])
    told = ThreadUnlocked(
        subject=Ref(kept.case.ref),
        conversation=Ref(kept.ref),
        reasons=committed(reasons, f"{kept.salt}/{at.isoformat()}", "unlocked"),
    )
    record(told, actor=actor, at=at)
    return kept


def _held(conversation: Conversation) -> Conversation:
    return Conversation.objects.select_for_update(of=("self",)).select_related("case").get(pk=conversation.pk)
