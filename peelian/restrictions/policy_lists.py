"""Who may take the register out, give figures, keep duty codes, check rosters, and see and answer alerts.

What is one restriction is in `policy.py`. An alert is seen by those who see its restriction, whole; and by those who
post people, without the case, unless the case is sealed or about somebody behind their walls.
"""

from django.db.models import Q, QuerySet

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.people.policy import walls_of
from peelian.restrictions.models import Answer, DutyCode, PostingAlert, RosterFile
from peelian.restrictions.policy import (
    WHOLE_DEPARTMENT,
    check_may_list,
    check_may_see_postings,
    visible_restrictions,
)


def check_can_export(actor: Actor) -> None:
    """Hide the register from those who may not read it, and refuse it to those whose role does not export."""
    check_may_list(actor)
    if not actor.may(Permission.EXPORT):
        raise Refused("Your role cannot take lists out. Ask the appropriate authority or a senior officer.")


def check_may_give_figures(actor: Actor) -> None:
    """Figures about the whole force, behind every wall: the appropriate authority and senior officers.

    Raises Hidden for those who may read no restriction at all.
    """
    check_can_export(actor)
    if not any(actor.may(permission) for permission in WHOLE_DEPARTMENT):
        raise Refused(
            "Figures about the whole force are given by the appropriate authority or a senior officer."
        )


def get_answer(actor: Actor, ref: str) -> Answer:
    """An answer that was given. Raises Hidden or Refused."""
    check_may_list(actor)
    answer = Answer.objects.filter(ref=ref).first()
    if answer is None:
        raise Hidden
    check_may_give_figures(actor)
    return answer


def check_can_check_rosters(actor: Actor) -> None:
    """Checking and applying rosters: whoever posts people. Raises Hidden for those who see no postings at all."""
    check_may_see_postings(actor)
    if not actor.may(Permission.SEE_POSTING_CONDITIONS):
        raise Refused("Only HR can check and apply rosters.")


def check_can_set_duty_code(actor: Actor) -> None:
    """Saying what a duty code involves: whoever posts people, and the appropriate authority."""
    check_may_see_postings(actor)
    if not (actor.may(Permission.SEE_POSTING_CONDITIONS) or actor.may(Permission.ACT_AS_AUTHORITY)):
        raise Refused("Only HR or the appropriate authority can say what a duty code involves.")


def get_duty_code(actor: Actor, code: str) -> DutyCode:
    """The current version of a duty code. Raises Hidden."""
    check_may_see_postings(actor)
    found = DutyCode.objects.filter(code=code.upper(), replaced=False).first()
    if found is None:
        raise Hidden
    return found


def get_roster(actor: Actor, ref: str) -> RosterFile:
    """A roster that was checked, for those who check rosters. Raises Hidden."""
    found = RosterFile.objects.filter(ref=ref).first()
    if found is None or not actor.may(Permission.SEE_POSTING_CONDITIONS):
        raise Hidden
    return found


def visible_alerts(actor: Actor) -> QuerySet[PostingAlert]:
    """The alerts an actor may know of, answered or not."""
    check_may_see_postings(actor)
    seen = Q(restriction__in=visible_restrictions(actor))
    if actor.may(Permission.SEE_POSTING_CONDITIONS):
        open_ones = Q(restriction__case__sealed=False)
        if walls := walls_of(actor):
            open_ones &= ~Q(restriction__person__ref__in=walls)
        if actor.walled_cases:
            open_ones &= ~Q(restriction__case__ref__in=actor.walled_cases)
        seen |= open_ones
    return PostingAlert.objects.filter(seen)


def get_alert(actor: Actor, ref: str) -> PostingAlert:
    """An alert that the actor may know of. Raises Hidden."""
    found = visible_alerts(actor).filter(ref=ref)
    alert = found.select_related(
        "posting__duty", "posting__roster", "restriction__case", "restriction__officer", "condition"
    ).first()
    if alert is None:
        raise Hidden
    return alert


def sees_restriction(actor: Actor, alert: PostingAlert) -> bool:
    """Whether the actor sees the restriction itself, and not only what it means for a posting."""
    return visible_restrictions(actor).filter(pk=alert.restriction_id).exists()


def check_can_answer(actor: Actor, alert: PostingAlert) -> None:
    """Answering an alert, once: whoever posts people, and those who see the restriction."""
    if alert.answered_at is not None:
        raise Refused("This alert has been answered already.")
    if not actor.may(Permission.SEE_POSTING_CONDITIONS) and not sees_restriction(actor, alert):
        raise Hidden
