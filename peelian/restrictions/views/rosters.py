"""Checking rosters: sending a file, its report row by row, applying the rest, discarding; and the same by JSON."""

import hashlib

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Refused
from peelian.interface.spreadsheet import csv_of
from peelian.restrictions import policy_lists
from peelian.restrictions.forms.rosters import SendRoster
from peelian.restrictions.queries import roster_pages
from peelian.restrictions.rosters.columns import COLUMNS
from peelian.restrictions.services.checking import apply_roster, check_roster, discard_roster

MOST_SHOWN = 200
MOST_JSON = 5 * 1024 * 1024


def rosters(request: StaffRequest) -> HttpResponse:
    """Send a roster to be checked, above those checked so far."""
    policy_lists.check_can_check_rosters(request.actor)
    return carry_out(
        request,
        form=SendRoster,
        act=lambda file, **who: check_roster(name=file.name, content=file.read(), **who),
        check=lambda: policy_lists.check_can_check_rosters(request.actor),
        then=lambda roster: reverse("restrictions:roster", args=[roster.ref]),
        heading="Check a roster",
        button="Check the file",
        context={"cards": roster_pages.roster_cards(request.actor), "columns": COLUMNS},
        template="restrictions/rosters.html",
    )


@require_GET
def roster(request: StaffRequest, ref: str) -> HttpResponse:
    """What was said about a roster, and whether it was applied."""
    found = policy_lists.get_roster(request.actor, ref)
    page = roster_pages.roster_page(request.actor, found)
    context = {
        "page": page,
        "card": page.card,
        "problems": page.report.problems[:MOST_SHOWN],
        "more_problems": max(0, len(page.report.problems) - MOST_SHOWN),
        "forbidden": page.forbidden[:MOST_SHOWN],
        "more_forbidden": max(0, len(page.forbidden) - MOST_SHOWN),
        "replaces": page.report.replaces[:MOST_SHOWN],
        "more_replaces": max(0, len(page.report.replaces) - MOST_SHOWN),
    }
    return render(request, "restrictions/roster.html", context)


@require_GET
def roster_report_csv(request: StaffRequest, ref: str) -> HttpResponseBase:
    """Every row that was not kept, as a file. Written down as an export."""
    found = policy_lists.get_roster(request.actor, ref)
    problems = roster_pages.roster_page(request.actor, found).report.problems
    record_look(request.actor, Record.EXPORT, found.ref, at=now(), rows=len(problems))
    lines = [["Where", "Column", "Expected", "Found", "What is kept"]]
    lines += [[each.place, each.column, each.expected, each.found, each.kept] for each in problems]
    reply = StreamingHttpResponse(csv_of(lines), content_type="text/csv; charset=utf-8")
    reply["Content-Disposition"] = f'attachment; filename="roster-{found.ref}.csv"'
    return reply


@require_POST
def apply(request: StaffRequest, ref: str) -> HttpResponse:
    """Post the people of the rows that can be kept."""
    found = policy_lists.get_roster(request.actor, ref)
    try:
        apply_roster(roster=found, actor=request.actor, at=now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"{found.name} was applied: {found.kept} of its {found.rows} rows.")
    return redirect("restrictions:roster", ref)


@require_POST
def discard(request: StaffRequest, ref: str) -> HttpResponse:
    """Throw away a roster that was not applied."""
    found = policy_lists.get_roster(request.actor, ref)
    try:
        discard_roster(roster=found, actor=request.actor, at=now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("restrictions:rosters")


@require_POST
def post_roster(request: StaffRequest) -> JsonResponse:
    """The same for a program that is signed in: JSON in, the report out. `?apply=yes` applies what can be kept.

    It takes the session and the CSRF token of whoever is signed in, like every other page.
    """
    policy_lists.check_can_check_rosters(request.actor)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_JSON:
        most = MOST_JSON // (1024 * 1024)
        return JsonResponse({"error": f"At most {most} MB at once. Send the roster in parts."}, status=413)
    content = request.body
    name = f"posted-{hashlib.sha256(content).hexdigest()[:12]}.json"
    try:
        found = check_roster(name=name, content=content, as_json=True, actor=request.actor, at=now())
        if request.GET.get("apply") == "yes":
            apply_roster(roster=found, actor=request.actor, at=now())
            found = policy_lists.get_roster(request.actor, found.ref)
    except Refused as refusal:
        return JsonResponse({"error": str(refusal)}, status=409)
    page = roster_pages.roster_page(request.actor, found)
    return JsonResponse(_told(page), status=422 if page.report.problems else 200)


def _told(page: roster_pages.RosterPage) -> dict[str, object]:
    card, report = page.card, page.report
    return {
        "roster": card.ref,
        "rows": card.rows,
        "kept": card.kept,
        "applied": card.applied_at is not None,
        "notes": list(report.notes),
        "problems": [
            {"row": each.line, "column": each.column, "expected": each.expected, "found": each.found,
             "kept": each.kept}
            for each in report.problems
        ],
        "forbidden": [
            {"row": each.line, "number": each.number, "condition": each.condition, "authority": each.authority,
             "call": each.call}
            for each in page.forbidden
        ],
    }  # fmt: skip
