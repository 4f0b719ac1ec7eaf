"""One file: its facts and spread, its flag, its matches, and the report that shuts it."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from peelian.access.clock import now
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.middleware import StaffRequest
from peelian.media import policy
from peelian.media.drawing import spread_svg
from peelian.media.forms import DecideHit, FlagFile
from peelian.media.queries.file import file_page, hit_lines
from peelian.media.queries.spread import spread_of
from peelian.media.services.flagging import decide_hit, flag_picture, report_picture
from peelian.media.views.paths import act_on, file_url


@require_GET
def file(request: StaffRequest, ref: str) -> HttpResponse:
    """The facts of a file and where it spread. The file itself is not on this page."""
    found = policy.get_picture(request.actor, ref)
    record_look(request.actor, Record.CASE, found.case.ref, at=now())
    exact = request.GET.get("copies") == "exact"
    spread = spread_of(request.actor, found, near=not exact)
    drawn = any(send.sent_at for send in spread.sends)
    context = {
        "page": file_page(request.actor, found),
        "spread": spread,
        "exact": exact,
        "drawing": spread_svg(spread.sends, title=f"Spread of file {found.ref}") if drawn else "",
    }
    return render(request, "media/file.html", context)


def flag(request: StaffRequest, ref: str) -> HttpResponse:
    """Say what a file is."""
    found = policy.get_picture(request.actor, ref)
    return act_on(
        request,
        found,
        form=partial(FlagFile, initial={"flag": found.flag}),
        act=partial(flag_picture, picture=found),
        check=partial(policy.check_can_flag, request.actor, found),
        heading="Flag this file",
        button="Save the flag",
    )


def report(request: StaffRequest, ref: str) -> HttpResponse:
    """Report a possible indecent image of a child: one button, no description."""
    found = policy.get_picture(request.actor, ref)
    policy.check_can_report(request.actor, found)
    if request.method == "POST":
        report_picture(picture=found, actor=request.actor, at=now())
        messages.success(request, "It is shut to everybody, and the person named for this was told.")
        return redirect(file_url(found.ref))
    page = {
        "title": "Report a possible indecent image of a child",
        "text": (
            "The file and its copies are shut to everybody at once, any open look at them ends, and the person named "
            "for this in the case gets a task. Do not describe it, copy it or show it to anybody."
        ),
        "warning": "This cannot be taken back in Peelian.",
        "confirm_label": "Shut it and tell them",
        "cancel_url": file_url(found.ref),
    }
    return render(request, "interface/confirm.html", page)


def hit(request: StaffRequest, ref: str) -> HttpResponse:
    """Confirm or refuse a match by its facts, side by side."""
    found = policy.get_hit(request.actor, ref)
    record_look(request.actor, Record.CASE, found.picture.case.ref, at=now())
    return act_on(
        request,
        found.picture,
        form=DecideHit,
        act=partial(decide_hit, hit=found),
        check=partial(policy.check_can_prepare, request.actor, found.picture.case),
        heading="Is this the same?",
        button="Save the answer",
        context={"hit": hit_lines([found], decides=True)[0], "page": file_page(request.actor, found.picture)},
        template="media/hit.html",
    )
