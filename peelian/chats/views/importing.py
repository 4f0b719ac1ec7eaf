"""Importing a file of an exhibit: choosing it, saying what it is, following the reading, answering what it asks."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_GET, require_POST

from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Refused
from peelian.chats import policy
from peelian.chats.formats.records import DateOrder, Kind, Settings, Unreadable
from peelian.chats.forms import importing as forms
from peelian.chats.queries.pages.accounting import import_page, remainder_page
from peelian.chats.queries.pages.importing import columns_of_a_message, exhibits_with_files, head_of, kinds_of
from peelian.chats.queries.pages.questions import ASKED, answers
from peelian.chats.services.requesting import answer_import, request_import, restart_import, scope_for
from peelian.chats.views.paths import act_on, saw, whole_number
from peelian.evidence.policy import get_file
from peelian.evidence.reading import open_file

if TYPE_CHECKING:
    from peelian.chats.models import Import

TO_SNIFF = "To see what kind of export it is, before it is imported"
TO_MAP = "To show the columns of a table, before it is imported"
TO_SHOW = "To show at its place what the reader did not understand"


@require_GET
def choose_file(request: StaffRequest, ref: str) -> HttpResponse:
    """The files of a case's exhibits, each with what became of it."""
    case = policy.get_case(request.actor, ref)
    policy.check_can_import(request.actor, case)
    saw(request, case.ref)
    page = {"case": case, "exhibits": exhibits_with_files(request.actor, case)}
    return render(request, "chats/choose_file.html", page)


def import_file(request: StaffRequest, ref: str) -> HttpResponse:
    """Say what a file is, and ask for it to be imported under the scope that stands."""
    file = get_file(request.actor, ref)
    case = policy.get_case(request.actor, file.exhibit.case.ref)
    policy.check_can_import(request.actor, case)
    scope = scope_for(case, file.exhibit)
    if scope is None:
        return render(request, "chats/no_scope.html", {"case": case, "file": file})
    back = reverse("chats:choose-file", args=[case.ref])
    try:
        with open_file(request.actor, file, at=now(), why=TO_SNIFF) as opened:
            kinds = kinds_of(opened, file.name)
    except (Refused, Unreadable) as trouble:
        return render(request, "chats/unreadable.html", {"file": file, "trouble": trouble, "back": back})
    return act_on(
        request,
        form=partial(forms.DeclareFile, kinds=kinds, initial={"zone": scope.zone}),
        act=partial(_request, file),
        check=partial(policy.check_can_import, request.actor, case),
        back=back,
        caption=f"{file.exhibit.name}: {file.name}",
        heading="Import messages",
        button="Import",
        then=lambda made: reverse("chats:import", args=[made.ref]),
        template="chats/import_file.html",
        kinds=kinds,
        scope=scope,
        file=file,
    )


def _request(file: Any, *, kind: str, date_order: str, actor: Any, at: Any, **declared: str) -> "Import":
    settings = Settings(date_order=DateOrder(date_order) if date_order else None, **declared)
    made = request_import(stored_file=file, settings=settings, kind=Kind(kind), actor=actor, at=at)
    _begin(made.ref)
    return made


def _begin(ref: str) -> None:
    """Have it read beside the pages. Views and jobs do not import each other, so the job is found by its name."""
    import_string("peelian.chats.jobs.enqueue_import")(ref)


@require_GET
def imported(request: StaffRequest, ref: str) -> HttpResponse:
    """One import: where it stands, and when it is done the account of every byte."""
    found = policy.get_import(request.actor, ref)
    saw(request, found.ref)
    return render(request, "chats/import.html", {"page": import_page(request.actor, found, at=now())})


@require_GET
def import_progress(request: StaffRequest, ref: str) -> HttpResponse:
    """Where one import stands, alone; when it has ended, the whole page is asked for."""
    found = policy.get_import(request.actor, ref)
    page = import_page(request.actor, found, at=now())
    reply = render(request, "chats/parts/import_state.html", {"page": page})
    if not page.line.under_way:
        reply["HX-Refresh"] = "true"
    return reply


def answer(request: StaffRequest, ref: str) -> HttpResponse:
    """Answer what a file leaves open, with both readings side by side."""
    found = policy.get_import(request.actor, ref)
    saw(request, found.ref)
    asked = found.question.get("ask", "")
    question = found.question.get("question", "")
    given: dict[str, Any] = {"question": question, "waits": bool(asked)}
    if asked == "mapping":
        form, template = _mapping(request, found, given), "chats/mapping.html"
    else:
        form, template = _plain(asked, question, found.question.get("choices") or ()), "chats/answer.html"
    return act_on(
        request,
        form=form,
        act=partial(_answer, found),
        check=partial(policy.check_can_import, request.actor, found.case),
        back=reverse("chats:import", args=[found.ref]),
        caption=f"{found.phone.label}: {found.file_name}",
        heading="Answer a question about the file",
        button="Answer and go on",
        template=template,
        **given,
    )


def _answer(found: "Import", **given: Any) -> "Import":
    answered = answer_import(imported=found, **given)
    _begin(answered.ref)
    return answered


def _plain(asked: str, question: str, allowed: Any) -> Any:
    label = ASKED.get(asked, "Answer")
    if allowed:
        return partial(forms.AnswerByChoice, label=label, choices=answers(asked, question, tuple(allowed)))
    if asked == "zone":
        return forms.AnswerZone
    return partial(forms.AnswerInWords, label=label)


def _mapping(request: StaffRequest, found: "Import", given: dict[str, Any]) -> Any:
    """The form with a list for each column, beside the head of the table."""
    with open_file(request.actor, found.stored_file, at=now(), why=TO_MAP) as opened:
        given["head"] = head = head_of(opened)
    says = columns_of_a_message()
    initial = {"delimiter": head.delimiter}
    return partial(forms.MapColumns, headings=head.headings, samples=head.rows, says=says, initial=initial)


@require_POST
def again(request: StaffRequest, ref: str) -> HttpResponse:
    """Queue an import once more that failed, or that died half way."""
    found = policy.get_import(request.actor, ref)
    restart_import(imported=found, actor=request.actor, at=now())
    _begin(found.ref)
    return redirect("chats:import", found.ref)


@require_GET
def remainders(request: StaffRequest, ref: str) -> HttpResponse:
    """What of a file was not understood, each stretch at its place with the bytes around it."""
    found = policy.get_import(request.actor, ref)
    file = get_file(request.actor, found.stored_file.ref)
    with open_file(request.actor, file, at=now(), why=TO_SHOW) as opened:
        page = remainder_page(request.actor, found, opened, after=whole_number(request, "after") or 0)
    return render(request, "chats/remainders.html", {"page": page})
