"""Writing down what an extraction is authorised for, before anything is imported under it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.chats import policy
from peelian.chats.events import ScopeSet
from peelian.chats.merging.zones import UnknownZone, ZoneClock
from peelian.chats.models import Scope
from peelian.chats.services.committing import check_reasons, committed_to
from peelian.chats.states import Content
from peelian.evidence.states import Power
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

if TYPE_CHECKING:
    from peelian.cases.models import Case
    from peelian.evidence.models import Exhibit


@transaction.atomic
def set_scope(
    *,
    case: "Case",
    exhibit: "Exhibit | None" = None,
    people: Sequence[str] = (),
    threads: Sequence[str] = (),
    privileged: Sequence[str] = (),
    private: Sequence[str] = (),
    content: Sequence[Content] = (),
    from_on: date | None = None,
    until_on: date | None = None,
    zone: str = "Europe/London",
    power: Power,
    authorised_by: str,
    authorised_on: date,
    reasons: str,
    review_on: date,
    destroy_on: date,
    actor: Actor,
    at: datetime,
) -> Scope:
    """Set the scope of a case's phones, or of one exhibit. The period ends before `until_on`.

    Raises Refused for a period or days out of order, without reasons or a name, or for an exhibit of another case.
    """
    policy.check_can_set_scope(actor, case)
    check_reasons(reasons)
    if exhibit is not None and exhibit.case_id != case.pk:
        raise Refused("That exhibit belongs to another case.")
    _check_terms(zone, authorised_by, from_on, until_on)
    _check_days(authorised_on, review_on, destroy_on, on=day_of(at))
    scope = Scope(
        ref=new_ref("E"),
        case=case,
        exhibit=exhibit,
        people=_clean(people),
        threads=_clean(threads),
        privileged=_clean(privileged),
        private=_clean(private),
        content=sorted(Content(each).value for each in content),
        from_on=from_on,
        until_on=until_on,
        zone=zone,
        power=power,
        authorised_by=authorised_by.strip(),
        authorised_on=authorised_on,
        reasons=reasons,
        review_on=review_on,
        destroy_on=destroy_on,
        salt=new_salt(),
        set_at=at,
        set_by_ref=actor.ref,
    )
    scope.save(force_insert=True)
    record(_told(scope), actor=actor, at=at)
    return scope


def _clean(names: Sequence[str]) -> list[str]:
    return sorted({name.strip() for name in names if name.strip()})


def _check_terms(zone: str, authorised_by: str, from_on: date | None, until_on: date | None) -> None:
    if not authorised_by.strip():
        raise Refused("Say who authorised the extraction.")
    if from_on and until_on and from_on >= until_on:
        raise Refused("The period ends before it begins. Check the two days.")
    try:
        ZoneClock(zone)
    except UnknownZone as error:
        raise Refused(str(error)) from error


def _check_days(authorised_on: date, review_on: date, destroy_on: date, *, on: date) -> None:
    if authorised_on > on:
        raise Refused("The authority cannot be given in the future. Check the date.")
    if review_on <= on or destroy_on <= on:
        raise Refused("The days of review and of destruction must lie ahead.")
    if destroy_on < review_on:
        raise Refused("What is sealed cannot be destroyed before the scope has been reviewed.")


def _told(scope: Scope) -> ScopeSet:
    terms = {
        name: getattr(scope, name)
        for name in (
            "people",
            "threads",
            "privileged",
            "private",
            "content",
            "zone",
            "authorised_on",
            "reasons",
        )
    }
    return ScopeSet(
        subject=Ref(scope.case.ref),
        scope=Ref(scope.ref),
        exhibit=Ref(scope.exhibit.ref) if scope.exhibit else None,
        power=Power(scope.power),
        authorised_by=committed(scope.authorised_by, scope.salt, "authorised_by"),
        terms=committed_to(terms, scope.salt, "terms"),
        from_on=scope.from_on,
        until_on=scope.until_on,
        review_on=scope.review_on,
        destroy_on=scope.destroy_on,
    )
