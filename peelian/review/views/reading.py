"""The page on which messages are read, and what a reader does there."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Refused
from peelian.review import policy
from peelian.review.forms.reading import Code
from peelian.review.queries.line import before_reader, keys_of
from peelian.review.queries.reading_page import AROUND, MOST_AROUND, reading_page
from peelian.review.services import coding, queueing

if TYPE_CHECKING:
    from peelian.review.models import Review, Turn


def read(request: StaffRequest, ref: str) -> HttpResponse:
    """The message before the reader. Sending the form begins, undoes the last coding, or ends the sitting."""
    review = policy.get_review(request.actor, ref)
    policy.check_can_read(request.actor, review)
    if request.method == "POST":
        return _do(request, review)
    turn = before_reader(review, request.actor.ref)
    if turn is not None and _around(request) > AROUND:
        # What is given is in the ledger; more of the thread around it is a look of its own.
        record_look(request.actor, Record.CONVERSATION, turn.message.conversation.ref, at=now())
    page = reading_page(request.actor, review, turn, now=now(), around=_around(request))
    return render(request, "review/read.html", {"page": page})


def _around(request: StaffRequest) -> int:
    asked = request.GET.get("around", "")
    known = asked.isascii() and asked.isdigit() and len(asked) < 10
    return min(int(asked), MOST_AROUND) if known and int(asked) else AROUND


def _do(request: StaffRequest, review: "Review") -> HttpResponse:
    acts = {"begin": queueing.take_next, "undo": coding.undo_last, "end": queueing.hand_back}
    act = acts.get(request.POST.get("do", ""))
    if act is None:
        return redirect("review:read", review.ref)
    try:
        done = act(review=review, actor=request.actor, at=now())  # type: ignore[operator]  # three services of one shape
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if act is queueing.take_next and done is None:
            messages.info(request, "Nothing is in line for you now. Look again when a new order is made.")
    return redirect("review:read", review.ref)


@require_POST
def turn(request: StaffRequest, number: int) -> HttpResponse:
    """What a reader does with one message: save it, put it aside, take it up again, or write a note."""
    found = policy.get_turn(request.actor, number)
    try:
        policy.check_can_read(request.actor, found.review)
        _act(request, found)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("review:read", found.review.ref)


def _act(request: StaffRequest, found: "Turn") -> None:
    by: dict[str, Any] = {"turn": found, "actor": request.actor, "at": now()}
    form = Code(request.POST, keys=keys_of(found.review))
    if not form.is_valid():
        raise Refused("Some of what was sent is not an answer. Nothing was saved.")
    match request.POST.get("do", "save"):
        case "aside":
            coding.put_aside(**by)
        case "take-up":
            queueing.take_up(**by)
        case "note":
            coding.write_note(**by, text=form.cleaned_data["note"])
        case _:
            coding.save_coding(**by, **form.given())
