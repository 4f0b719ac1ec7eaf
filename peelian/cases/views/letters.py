"""The letters of a case: which there are, making one, reading it, taking it out, recording that it was given."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.clock import now, today
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden, Refused
from peelian.access.verdicts import action
from peelian.cases import policy
from peelian.cases.documents.catalogue import letter_named
from peelian.cases.documents.keeping import check_can_make_letter, check_can_serve_letter
from peelian.cases.forms import letters as forms
from peelian.cases.queries.letter_draft import LetterDraft, letter_draft, made_letter, named
from peelian.cases.queries.letters import letters_page
from peelian.cases.services.letter_serving import serve_letter
from peelian.cases.services.letters import make_letter
from peelian.cases.views.paths import act_on, case_url
from peelian.documents.services import read_document
from peelian.documents.states import Copy, Form
from peelian.documents.templating.missing import FactsMissing


def letters_url(ref: str) -> str:
    """The letters of a case."""
    return reverse("cases:letters", args=[ref])


@require_GET
def letters(request: StaffRequest, ref: str) -> HttpResponse:
    """Which letters can be made, for whom, and what they lack; and those that were made."""
    case = policy.get_case(request.actor, ref)
    page = {
        "case": case,
        "page": letters_page(case, request.actor, on=today()),
        "back": case_url(case.ref),
    }
    return render(request, "cases/letters.html", page)


def make(request: StaffRequest, ref: str, kind: str, for_ref: str) -> HttpResponse:
    """Ask what only the maker can say, show what the letter would say, and make it once that was read."""
    case, letter = policy.get_case(request.actor, ref), letter_named(kind)
    for_whom = named(case, letter.whom, for_ref)
    check_can_make_letter(request.actor, case, letter)
    form = forms.MakeLetter(request.POST or None, letter=letter)
    valid = form.is_valid()
    said: dict[str, Any] = {"words": form.words, "withheld": form.withheld if valid else []}
    who: dict[str, Any] = {"actor": request.actor, "at": now()}
    draft = letter_draft(case, letter, for_ref, **who, **said)
    if valid and _confirmed(request, draft):
        try:
            made = make_letter(case=case, letter=letter, ref=for_ref, **who, **said)
        except (Refused, FactsMissing) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("cases:letter", made.ref)
    page = {"case": case, "letter": letter, "for_whom": for_whom, "form": form, "draft": draft}
    page |= {
        "back": letters_url(case.ref),
        "changed": valid and "confirm" in request.POST and bool(draft.seen),
    }
    return render(request, "cases/letter_make.html", page)


def _confirmed(request: StaffRequest, draft: LetterDraft) -> bool:
    return "confirm" in request.POST and bool(draft.seen) and request.POST.get("seen") == draft.seen


@require_GET
def letter(request: StaffRequest, ref: str) -> HttpResponse:
    """One letter: when, by whom and from which text it was made, its hash, its words, and how it was given."""
    found = made_letter(request.actor, ref)
    text = read_document(request.actor, ref, at=now(), form=Form.TEXT).content.decode()
    serve = reverse("cases:serve-letter", args=[ref])
    page = {
        "case": found.case,
        "made": found,
        "text": text,
        "back": letters_url(found.case.ref),
        "serve": action(
            "Record that it was given", serve, check_can_serve_letter, request.actor, found.case, found.letter
        ),
    }
    return render(request, "cases/letter.html", page)


@require_GET
def letter_file(request: StaffRequest, ref: str, copy: str, form: str) -> HttpResponse:
    """Take a letter out as a file. The look is recorded."""
    made_letter(request.actor, ref)
    if copy not in set(Copy) or form not in set(Form):
        raise Hidden
    taken = read_document(request.actor, ref, at=now(), form=Form(form), copy=Copy(copy))
    response = HttpResponse(taken.content, content_type=taken.media_type)
    response["Content-Disposition"] = f'attachment; filename="{taken.filename}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def serve(request: StaffRequest, ref: str) -> HttpResponse:
    """Record that a letter was given: in the case, and with the document."""
    found = made_letter(request.actor, ref)
    back = reverse("cases:letter", args=[ref])
    return act_on(
        request,
        found.case,
        form=forms.ServeLetter,
        act=partial(serve_letter, case=found.case, letter=found.letter, document_ref=ref),
        check=partial(check_can_serve_letter, letter=found.letter),
        heading=f"Record that it was given: {found.row.title}",
        button="Record it",
        context={"back": back},
        then=back,
    )
