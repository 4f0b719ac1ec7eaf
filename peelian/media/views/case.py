"""The media of a case: the table without pictures, groups of copies, the job, the rules, and one question."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import Permission
from peelian.access.queries import accounts_with
from peelian.access.refusals import Refused
from peelian.access.verdicts import action
from peelian.media import policy
from peelian.media.forms import AskHash, Narrow, SetRules
from peelian.media.queries.facts import media_page, run_line
from peelian.media.queries.groups import groups_page
from peelian.media.queries.lists import known_here, list_lines
from peelian.media.services.asking import ask_for_hashing
from peelian.media.services.flagging import named_person, set_rules
from peelian.media.services.looking import record_asking
from peelian.media.views.paths import case_url


@require_GET
def case(request: StaffRequest, ref: str) -> HttpResponse:
    """Every file of the messages of a case as facts."""
    found = policy.get_case(request.actor, ref)
    record_look(request.actor, Record.CASE, found.ref, at=now())
    narrow = Narrow(request.GET or None)
    chosen = narrow.cleaned_data if narrow.is_bound and narrow.is_valid() else {}
    page = media_page(request.actor, found, page=_number(request), **chosen)
    context = {
        "case": found,
        "page": page,
        "filter": narrow,
        "narrowed": any(chosen.values()),
        "lists": list_lines(request.actor, found),
        "force_lists": list_lines(request.actor),
        "actions": _actions(request, found),
        "pages": page,
    }
    return render(request, "media/case.html", context)


@require_GET
def groups(request: StaffRequest, ref: str) -> HttpResponse:
    """Files that are alike, put together."""
    found = policy.get_case(request.actor, ref)
    record_look(request.actor, Record.CASE, found.ref, at=now())
    page = groups_page(request.actor, found, page=_number(request))
    return render(request, "media/groups.html", {"case": found, "page": page})


@require_POST
def hash_files(request: StaffRequest, ref: str) -> HttpResponse:
    """Begin listing and hashing."""
    found = policy.get_case(request.actor, ref)
    policy.check_can_prepare(request.actor, found)
    try:
        ask_for_hashing(case=found, actor=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(case_url(found.ref))


@require_GET
def progress(request: StaffRequest, ref: str) -> HttpResponse:
    """How far the job is, as a piece of a page. Once it has ended the whole page is asked for, with what it brought."""
    found = policy.get_case(request.actor, ref)
    run = run_line(found)
    reply = render(request, "media/progress.html", {"case": found, "run": run})
    if not (run and run.going):
        reply["HX-Refresh"] = "true"
    return reply


def rules(request: StaffRequest, ref: str) -> HttpResponse:
    """Who is told of a possible indecent image of a child, and whether every look takes two."""
    found = policy.get_case(request.actor, ref)
    return carry_out(
        request,
        form=partial(
            SetRules,
            accounts=accounts_with(Permission.SEE_CASES),
            initial={"named_ref": named_person(found), "two_for_all": policy.all_take_two(found)},
        ),
        act=partial(set_rules, case=found),
        check=partial(policy.check_can_set_rules, request.actor, found),
        then=case_url(found.ref),
        heading="Who is told, and how many eyes",
        button="Save",
        context={"back": case_url(found.ref), "caption": f"Case {found.ref}"},
    )


def known(request: StaffRequest, ref: str) -> HttpResponse:
    """Whether a hash is known in this case, and in no other."""
    found = policy.get_case(request.actor, ref)
    form = AskHash(request.POST or None)
    answer = None
    if request.method == "POST" and form.is_valid():
        value = form.cleaned_data["value"].lower()
        answer = known_here(request.actor, found, value)
        if answer is None:
            form.add_error(
                "value", "That is no SHA-256 or PDQ of 64 digits and no MD5 of 32 (0 to 9, a to f)"
            )
        else:
            record_asking(case_ref=found.ref, value=value, known=answer, actor=request.actor, at=now())
    context = {
        "form": form,
        "answer": answer,
        "case": found,
        "asked": form.data.get("value", "").strip().lower(),
    }
    return render(request, "media/known.html", context)


def _number(request: StaffRequest) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def _actions(request: StaffRequest, found: Any) -> dict[str, Any]:
    actor = request.actor
    return {
        "hash": action(
            "List and hash the files",
            reverse("media:hash", args=[found.ref]),
            policy.check_can_prepare,
            actor,
            found,
        ),
        "give": action(
            "Give a list of hashes",
            reverse("media:give", args=[found.ref]),
            policy.check_can_prepare,
            actor,
            found,
        ),
        "rules": action(
            "Who is told, how many eyes",
            reverse("media:rules", args=[found.ref]),
            policy.check_can_set_rules,
            actor,
            found,
        ),
    }
