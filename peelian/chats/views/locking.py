"""Locking a thread out of the reading, and unlocking it."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse

from peelian.access.middleware import StaffRequest
from peelian.chats import policy
from peelian.chats.forms.deciding import LockThread, Reasons
from peelian.chats.services.locking import lock_thread, unlock_thread
from peelian.chats.views.paths import act_on, case_url, conversation_url


def lock(request: StaffRequest, ref: str) -> HttpResponse:
    """Lock a thread: from this moment nobody who investigates reads it. Leads back to the case."""
    found = policy.get_conversation(request.actor, ref)
    return act_on(
        request,
        form=LockThread,
        act=partial(lock_thread, conversation=found),
        check=partial(policy.check_can_lock, request.actor, found.case),
        back=conversation_url(found.ref),
        then=case_url(found.case.ref),
        caption=f"{found.title or 'Conversation'} {found.ref}",
        heading="Lock this thread",
        button="Lock the thread",
    )


def unlock(request: StaffRequest, ref: str) -> HttpResponse:
    """Open a locked thread to the reading: the separate reader's decision."""
    found = policy.get_conversation(request.actor, ref)
    return act_on(
        request,
        form=Reasons,
        act=partial(unlock_thread, conversation=found),
        check=partial(policy.check_can_unlock, request.actor, found),
        back=conversation_url(found.ref),
        then=reverse("chats:locked"),
        caption=f"{found.title or 'Conversation'} {found.ref}",
        heading="Unlock this thread",
        button="Unlock the thread",
    )
