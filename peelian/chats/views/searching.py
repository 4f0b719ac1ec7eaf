"""Searching the messages of a case. What was searched for is written down."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.chats import policy
from peelian.chats.forms.finding import SearchMessages
from peelian.chats.queries.pages.hits import choices_of, hits_of
from peelian.chats.queries.searching import Narrowed, search_messages


@require_GET
def search(request: StaffRequest, ref: str) -> HttpResponse:
    """The messages that hold every word, oldest first, narrowed by conversation, sender and days."""
    case = policy.get_case(request.actor, ref)
    asked = request.GET.get("conversation", "")[:16]
    conversations, senders = choices_of(request.actor, case, asked=asked)
    typed = request.GET.get("words", "").strip()
    form = SearchMessages(request.GET if request.GET else None, conversations=conversations, senders=senders)
    context = {"case": case, "form": form, "typed": typed}
    if typed and form.is_valid():
        after = request.GET.get("after", "")[:40]
        found = search_messages(
            request.actor, case, typed, narrowed=_narrowed(request, form.cleaned_data), after=after
        )
        record_look(
            request.actor, Record.SEARCH, case.ref, at=now(), reason=typed[:200], rows=len(found.messages)
        )
        context |= {"found": found, "hits": hits_of(request.actor, case, found=found, typed=typed)}
    else:  # the form alone names conversations and people
        record_look(request.actor, Record.CONVERSATION, case.ref, at=now())
    return render(request, "chats/search.html", context)


def _narrowed(request: StaffRequest, chosen: dict[str, object]) -> Narrowed:
    conversation, sender = str(chosen["conversation"]), str(chosen["sender"])
    return Narrowed(
        conversation=policy.get_conversation(request.actor, conversation) if conversation else None,
        sender=policy.get_participant(request.actor, sender) if sender else None,
        from_on=chosen["from_on"],  # type: ignore[arg-type]  # a DateField cleans to a day or None
        until_on=chosen["until_on"],  # type: ignore[arg-type]  # the same
    )
