"""Parties and what they are told; tasks, notes and facts."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.cases import policy
from peelian.cases.forms import keeping as forms
from peelian.cases.queries.facts import latest_version, statement_choices
from peelian.cases.queries.party import party_details
from peelian.cases.services import informing, keeping
from peelian.cases.views.paths import act_on, case_url


def add_party(request: StaffRequest, ref: str) -> HttpResponse:
    """Add a complainant, victim, interested person or witness."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.AddParty,
        act=partial(informing.add_party, case=case),
        check=policy.check_can_add_protected,
        heading="Add a party",
        button="Add the party",
    )


def party(request: StaffRequest, ref: str) -> HttpResponse:
    """Ask why, record the look, then show who a party is. Nothing is shown without a reason."""
    found = policy.get_party(request.actor, ref)
    policy.check_can_see_protected(request.actor, found.case)
    form = forms.LookAtParty(request.POST or None)
    page = {"party": found, "form": form, "back": case_url(found.case.ref), "details": None}
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        record_look(request.actor, Record.PROTECTED_PERSON, found.ref, at=now(), reason=reason)
        page["details"] = party_details(found)
    return render(request, "cases/party.html", page)


def update_party(request: StaffRequest, ref: str) -> HttpResponse:
    """Record an update given to a party."""
    found = policy.get_party(request.actor, ref)
    return act_on(
        request,
        found.case,
        form=forms.UpdateParty,
        act=partial(informing.update_party, party=found),
        check=policy.check_can_see_protected,
        heading=f"Record an update to {found.label}",
        button="Save the update",
    )


def let_party_go(request: StaffRequest, ref: str) -> HttpResponse:
    """Record that someone is no longer a party."""
    found = policy.get_party(request.actor, ref)
    return act_on(
        request,
        found.case,
        form=forms.LetGo,
        act=partial(informing.let_party_go, party=found),
        check=policy.check_can_let_go,
        heading=f"{found.label} is no longer a party",
        button="Save",
    )


def set_task(request: StaffRequest, ref: str) -> HttpResponse:
    """Set a task."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.SetTask,
        act=partial(keeping.set_task, case=case),
        check=policy.check_can_work,
        heading="Set a task",
        button="Set the task",
    )


@require_POST
def finish_task(request: StaffRequest, ref: str) -> HttpResponse:
    """Mark a task done."""
    task = policy.get_task(request.actor, ref)
    keeping.finish_task(task=task, actor=request.actor, at=now())
    return redirect(case_url(task.case.ref))


def write_note(request: StaffRequest, ref: str) -> HttpResponse:
    """Write a note on the file."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.WriteNote,
        act=partial(keeping.write_note, case=case),
        check=policy.check_can_work,
        heading="Write a note",
        button="Save the note",
    )


def record_fact(request: StaffRequest, ref: str) -> HttpResponse:
    """Record an answer to a question of fact, new or asked before."""
    case = policy.get_case(request.actor, ref)
    asked = request.GET.get("question", "")
    latest = latest_version(case, asked)
    return act_on(
        request,
        case,
        form=partial(
            forms.RecordFact,
            statements=statement_choices(case),
            initial={"question": asked, "based_on": latest},
        ),
        act=partial(keeping.record_fact, case=case),
        check=policy.check_can_work,
        heading="Record a fact",
        button="Save the fact",
    )
