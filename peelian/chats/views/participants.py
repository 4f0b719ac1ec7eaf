"""Who is who: participants, which of them are one person, and whom they are taken for."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Refused
from peelian.cases.policy import get_subject
from peelian.chats import policy
from peelian.chats.forms import deciding as forms
from peelian.chats.queries.pages import participants as queries
from peelian.chats.services import matching
from peelian.chats.views.paths import act_on, page_number, saw
from peelian.people.policy import get_by_number


@require_GET
def participants(request: StaffRequest, ref: str) -> HttpResponse:
    """Everybody who takes part in the messages of a case, and who may be one with whom."""
    found = policy.get_case(request.actor, ref)
    words = request.GET.get("words", "").strip()[:100]
    page = queries.participants_page(request.actor, found, words=words, page=page_number(request))
    saw(request, found.ref, rows=len(page.lines))
    return render(request, "chats/participants.html", {"case": found, "page": page, "words": words})


@require_GET
def participant(request: StaffRequest, ref: str) -> HttpResponse:
    """One participant: accounts, conversations, and what was decided."""
    found = policy.get_participant(request.actor, ref)
    saw(request, found.ref)
    page = queries.participant_page(request.actor, found)
    return render(request, "chats/participant.html", {"page": page})


def _act(request: StaffRequest, found: Any, **how: Any) -> HttpResponse:
    saw(request, found.ref)
    return act_on(
        request,
        check=partial(policy.check_can_match, request.actor, found.case),
        back=reverse("chats:participant", args=[found.ref]),
        caption=f"Participant {found.ref}: {found.name}",
        button="Save the decision",
        **how,
    )


def match(request: StaffRequest, ref: str) -> HttpResponse:
    """Decide that somebody is the same person as another participant."""
    found = policy.get_participant(request.actor, ref)
    others = queries.others_of(request.actor, found)
    initial = {"same_as": request.GET.get("same_as", "")}
    return _act(
        request,
        found,
        form=partial(forms.MatchParticipant, others=others, initial=initial),
        act=partial(_match, request, found),
        heading="The same person as another",
    )


def _match(request: StaffRequest, found: Any, *, same_as: str, **how: Any) -> Any:
    other = policy.get_participant(request.actor, same_as)
    return matching.match_participants(participant=found, same_as=other, **how)


def part(request: StaffRequest, ref: str) -> HttpResponse:
    """Take back a decision that two participants are one."""
    found = policy.get_participant(request.actor, ref)
    standing = queries.standing_decisions(found)
    choices = [
        (key, f"{each.participant.name} is the same person as {each.same_as.name}")
        for key, each in standing.items()
    ]
    initial = {"decision": request.GET.get("decision", next(iter(standing), ""))}
    return _act(
        request,
        found,
        form=partial(forms.PartParticipant, decisions=choices, initial=initial),
        act=lambda *, decision, **how: matching.part_participants(decision=standing[decision], **how),
        heading="Take a decision back",
    )


def identify(request: StaffRequest, ref: str) -> HttpResponse:
    """Say who a participant is."""
    found = policy.get_participant(request.actor, ref)
    subjects = list(queries.names_of_subjects(found.case).items())
    return _act(
        request,
        found,
        form=partial(forms.IdentifyParticipant, subjects=subjects),
        act=partial(_identify, request, found),
        heading="Say who this is",
    )


def _identify(request: StaffRequest, found: Any, *, subject: str, person: str, **how: Any) -> Any:
    who = {
        "subject": get_subject(request.actor, subject) if subject else None,
        "person": get_by_number(request.actor, person.strip()) if person else None,
    }
    if who["subject"] is not None and who["subject"].case.pk != found.case.pk:
        raise Refused("That subject belongs to another case.")
    return matching.identify_participant(participant=found, **who, **how)


def unidentify(request: StaffRequest, ref: str) -> HttpResponse:
    """Take back who a participant was taken for."""
    found = policy.get_participant(request.actor, ref)
    return _act(
        request,
        found,
        form=forms.Reasons,
        act=partial(matching.withdraw_identification, participant=found),
        heading="Take back who this is",
    )
