"""Making the letters of a suspension, and recording that they were given."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.calendar.queries import force_calendar
from peelian.cases.documents.naming import check_names_nobody
from peelian.documents import policy as document_policy
from peelian.documents.library import template_named
from peelian.documents.services import make_document, record_service
from peelian.law.instruments import PCR, PVR
from peelian.law.refusals import LawRefusal
from peelian.law.service import Method, deemed_served
from peelian.restrictions.documents.keeping import SuspensionLetter, check_can_write, get_letter
from peelian.restrictions.models import Restriction, Review
from peelian.restrictions.services.telling import confirm_in_writing, notify_continuation
from peelian.restrictions.states import STATUTORY, Outcome, RestrictionKind, RestrictionStatus

if TYPE_CHECKING:
    from peelian.documents.models import Document


def make_suspension_letter(
    *, letter: SuspensionLetter, words: Mapping[str, Any], actor: Actor, at: datetime
) -> "Document":
    """Make one of the letters and keep it. Raises FactsMissing with a sentence for all that is missing; Refused."""
    restriction = letter.restriction
    check_can_write(actor, restriction)
    facts = letter.facts(actor, on=day_of(at), words=words)
    check_names_nobody(restriction.case, restriction.officer.ref, facts)
    matter = letter.matter
    return make_document(
        actor,
        template=template_named(letter.code),
        facts=facts,
        about_kind=matter.kind,
        about_ref=matter.ref,
        case_ref=matter.case_ref,
        at=at,
    )


@transaction.atomic
def give_suspension_letter(
    *,
    document_ref: str,
    method: Method,
    sent_at: datetime,
    served_on: str,
    actor: Actor,
    at: datetime,
    received_on: date | None = None,
    override_reason: str = "",
) -> None:
    """Record that a letter was given: the confirmation, or the notice that it continues, and the service.

    The day on which it counts as given is the one the law deems under the version that binds; for police staff the
    day it reached them. Raises Refused and Hidden.
    """
    document = document_policy.get_document(actor, document_ref)
    letter = get_letter(actor, document.about_kind, document.about_ref)
    restriction = letter.restriction
    check_can_write(actor, restriction)
    day, why = _given(restriction, method, sent_at, received_on, override_reason)
    if isinstance(letter.about, Review):
        _tell_outcome(letter.about, day, actor=actor, at=at)
    elif _unconfirmed(restriction):
        confirm_in_writing(restriction=restriction, confirmed_on=day, actor=actor, at=at)
    record_service(
        document=document,
        method=method if restriction.kind in STATUTORY else None,
        sent_at=sent_at,
        deemed_on=day,
        served_on=served_on,
        note=why,
        actor=actor,
        at=at,
    )


def _unconfirmed(restriction: Restriction) -> bool:
    return restriction.confirmed_on is None and restriction.status == RestrictionStatus.IN_FORCE


def _tell_outcome(review: Review, day: date, *, actor: Actor, at: datetime) -> None:
    in_force = review.restriction.status == RestrictionStatus.IN_FORCE
    if review.outcome == Outcome.CONTINUE and review.notified_on is None and in_force:
        notify_continuation(review=review, notified_on=day, actor=actor, at=at)


def _given(
    restriction: Restriction,
    method: Method,
    sent_at: datetime,
    received_on: date | None,
    override_reason: str,
) -> tuple[date, str]:
    """The day on which the letter counts as given, and why. Raises Refused where nobody can tell the day."""
    local = timezone.localtime(sent_at)
    if restriction.kind not in STATUTORY:
        return received_on or local.date(), override_reason
    vetting = restriction.kind == RestrictionKind.SUSPENSION_VETTING
    try:
        service = deemed_served(
            method,
            sent_on=local.date(),
            sent_at=local.time(),
            received_on=received_on,
            under=PVR if vetting else PCR,
            reading_on=local.date() if vetting else restriction.case.came_to_attention_on,
            calendar=force_calendar(),
        )
    except LawRefusal as refusal:
        raise Refused(str(refusal)) from refusal
    steps = " ".join(f"{step.text} ({step.citation})" for step in service.steps)
    if received_on and override_reason and received_on != service.served_on:
        return received_on, f"{steps} A person set {received_on:%-d %B %Y} instead: {override_reason}"
    if service.served_on is None:
        raise Refused("Give the day on which the letter reached them: this version of the rule deems none.")
    return service.served_on, steps
