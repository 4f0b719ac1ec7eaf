"""What was found, person by person, and the picture of a conversation with what readers coded in it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden
from peelian.chats import policy as chats_policy
from peelian.review import policy
from peelian.review.queries.choosing import chosen_conversations
from peelian.review.queries.findings import findings_page, lanes_page
from peelian.review.views.paths import caption, page_of


@require_GET
def findings(request: StaffRequest, ref: str) -> HttpResponse:
    """Each message that was found against what each person did about it."""
    found = policy.get_led_review(request.actor, ref)
    policy.check_can_see_results(request.actor, found)
    record_look(request.actor, Record.CASE, found.case.ref, at=now())
    asked = request.GET.get("page", "")
    known = asked.isascii() and asked.isdigit() and len(asked) < 10
    page = findings_page(request.actor, found, page=int(asked) if known else 1)
    return render(
        request,
        "review/findings.html",
        {"page": page, "caption": caption(found), "back": page_of(found)},
    )


@require_GET
def lanes(request: StaffRequest, ref: str, conversation: str) -> HttpResponse:
    """The members of a conversation over time, with who challenged and who reported."""
    found = policy.get_led_review(request.actor, ref)
    policy.check_can_see_results(request.actor, found)
    thread = chats_policy.get_conversation(request.actor, conversation)
    if conversation not in chosen_conversations(found):
        raise Hidden
    record_look(request.actor, Record.CASE, found.case.ref, at=now())
    page = {
        "page": lanes_page(request.actor, found, thread),
        "title": thread.title or thread.ref,
        "caption": caption(found),
        "back": page_of(found, "findings"),
    }
    return render(request, "review/lanes.html", page)
