"""The letters of a suspension: which there are, making one, reading it, taking it out, recording that it was given."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden, Refused
from peelian.access.verdicts import action
from peelian.cases.forms.letters import MakeLetter, ServeLetter
from peelian.documents.services import read_document
from peelian.documents.states import Copy, Form
from peelian.documents.templating.missing import FactsMissing
from peelian.restrictions import policy
from peelian.restrictions.documents.keeping import check_can_write, get_letter
from peelian.restrictions.queries.letters import (
    made_suspension_letter,
    suspension_draft,
    suspension_letters,
)
from peelian.restrictions.services.letters import give_suspension_letter, make_suspension_letter
from peelian.restrictions.views.paths import act_on, caption, page_of


@require_GET
def letters(request: StaffRequest, ref: str) -> HttpResponse:
    """The letters of a suspension that can be made, and those that were."""
    found = policy.get_restriction(request.actor, ref)
    page = {
        "lines": suspension_letters(found, request.actor),
        "caption": caption(found),
        "back": page_of(found),
    }
    return render(request, "restrictions/letters.html", page)


def make(request: StaffRequest, kind: str, ref: str) -> HttpResponse:
    """Ask for the summary, show what the letter would say, and make it once that was read."""
    letter = get_letter(request.actor, kind, ref)
    check_can_write(request.actor, letter.restriction)
    form = MakeLetter(request.POST or None, letter=letter)
    valid, at = form.is_valid(), now()
    words = form.words
    draft = suspension_draft(letter, actor=request.actor, at=at, words=words)
    if valid and "confirm" in request.POST and draft.seen and request.POST.get("seen") == draft.seen:
        try:
            made = make_suspension_letter(letter=letter, words=words, actor=request.actor, at=at)
        except (Refused, FactsMissing) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("restrictions:letter", made.ref)
    restriction = letter.restriction
    page = {
        "case": restriction.case,
        "letter": letter,
        "for_whom": caption(restriction),
        "form": form,
        "draft": draft,
    }
    page |= {
        "back": reverse("restrictions:letters", args=[restriction.ref]),
        "changed": valid and "confirm" in request.POST and bool(draft.seen),
    }
    return render(request, "cases/letter_make.html", page)


@require_GET
def letter(request: StaffRequest, ref: str) -> HttpResponse:
    """One letter: how it was made, its words, and how it was given."""
    found = made_suspension_letter(request.actor, ref)
    text = read_document(request.actor, ref, at=now(), form=Form.TEXT).content.decode()
    give = reverse("restrictions:give-letter", args=[ref])
    page = {
        "made": found,
        "text": text,
        "caption": caption(found.restriction),
        "back": reverse("restrictions:letters", args=[found.restriction.ref]),
        "serve": action("Record that it was given", give, check_can_write, request.actor, found.restriction),
    }
    return render(request, "restrictions/letter.html", page)


@require_GET
def letter_file(request: StaffRequest, ref: str, copy: str, form: str) -> HttpResponse:
    """Take a letter out as a file. The look is recorded."""
    made_suspension_letter(request.actor, ref)
    if copy not in set(Copy) or form not in set(Form):
        raise Hidden
    taken = read_document(request.actor, ref, at=now(), form=Form(form), copy=Copy(copy))
    response = HttpResponse(taken.content, content_type=taken.media_type)
    response["Content-Disposition"] = f'attachment; filename="{taken.filename}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def give(request: StaffRequest, ref: str) -> HttpResponse:
    """Record that a letter was given."""
    found = made_suspension_letter(request.actor, ref)
    back = reverse("restrictions:letter", args=[ref])
    return act_on(
        request,
        found.restriction,
        form=ServeLetter,
        act=partial(give_suspension_letter, document_ref=ref),
        check=check_can_write,
        heading=f"Record that it was given: {found.row.title}",
        button="Record it",
        then=back,
    )
