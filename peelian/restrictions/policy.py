"""Who may see a restriction, who may decide one, and who may see only what a roster has to obey.

A restriction stands behind the walls of its case, and inside them is seen by fewer: the authority and senior officers,
and investigators on the case itself. The person restricted, and whoever is in conflict, never see it.
"""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.cases.policy import WORKING, is_on, visible_cases
from peelian.cases.states import CaseStatus, MemberRole
from peelian.law.bars import get_bar
from peelian.people.policy import walls_of
from peelian.people.queries import employment_on
from peelian.people.states import Rank
from peelian.restrictions.models import (
    Meeting,
    Restriction,
    RestrictionCondition,
    RestrictionRepresentation,
    Review,
)
from peelian.restrictions.states import STATUTORY, WITH_CONDITIONS, RestrictionStatus, ReviewStatus

if TYPE_CHECKING:
    from peelian.cases.models import Case

WHOLE_DEPARTMENT = (Permission.ACT_AS_AUTHORITY, Permission.AUTHORISE_SUSPENSIONS)
SENIOR_RULE = get_bar("suspension_gate").citation.text


def visible_restrictions(actor: Actor) -> QuerySet[Restriction]:
    """The restrictions an actor may know of: those in cases they may see, and for investigators are on."""
    reads = reads_of_cases(actor)
    if reads is Reads.NONE:
        return Restriction.objects.none()
    cases = visible_cases(actor).filter(pk=OuterRef("case_id"))
    if reads is Reads.OWN:
        cases = cases.filter(members__account_ref=actor.ref, members__until_date=None)
    # EXISTS and not IN: SQLite would first make the list of every case that the actor may see.
    return Restriction.objects.filter(Exists(cases))


class Reads(StrEnum):
    """In which of the cases that they may see somebody may read restrictions."""

    NONE = "none"
    OWN = "those they are on"
    ALL = "all of them"


def reads_of_cases(actor: Actor) -> Reads:
    """What `visible_restrictions` says, for lists that show entries or clocks and ask nothing of the table."""
    if not actor.may(Permission.READ_RESTRICTIONS):
        return Reads.NONE
    whole = any(actor.may(permission) for permission in WHOLE_DEPARTMENT)
    return Reads.ALL if whole else Reads.OWN


def may_read_of_case(actor: Actor, case: "Case") -> bool:
    """Whether the actor may know of restrictions in a case that policy gave to them."""
    reads = reads_of_cases(actor)
    return reads is Reads.ALL or (reads is Reads.OWN and is_on(actor, case))


def get_restriction(actor: Actor, ref: str) -> Restriction:
    """The restriction with this reference. Raises Hidden when there is none, or none that the actor may know of."""
    found = visible_restrictions(actor).filter(ref=ref).select_related("case", "officer", "person", "gate")
    restriction = found.first()
    if restriction is None:
        raise Hidden
    return restriction


def get_review(actor: Actor, ref: str) -> Review:
    """A review of a restriction that the actor may see. Raises Hidden."""
    found = Review.objects.filter(ref=ref, restriction__in=visible_restrictions(actor))
    review = found.select_related("restriction__case", "restriction__officer", "restriction__person").first()
    if review is None:
        raise Hidden
    return review


def get_condition(actor: Actor, ref: str) -> RestrictionCondition:
    """A condition of a restriction that the actor may see. Raises Hidden."""
    found = RestrictionCondition.objects.filter(ref=ref, restriction__in=visible_restrictions(actor))
    condition = found.select_related("restriction__case", "restriction__officer").first()
    if condition is None:
        raise Hidden
    return condition


def get_meeting(actor: Actor, ref: str) -> Meeting:
    """A review meeting, for those who may read restrictions. What it reviews, each sees as far as their walls allow."""
    check_may_list(actor)
    meeting = Meeting.objects.filter(ref=ref).first()
    if meeting is None:
        raise Hidden
    return meeting


def visible_postings(actor: Actor) -> QuerySet[Restriction]:
    """The restrictions in force whose conditions an actor has to obey when posting people.

    Whoever keeps the workforce sees them without the case; those of sealed cases, and those about people behind the
    actor's walls, are not among them.
    """
    in_force = Restriction.objects.filter(status=RestrictionStatus.IN_FORCE)
    seen = Q(pk__in=visible_restrictions(actor).values("pk"))
    if actor.may(Permission.SEE_POSTING_CONDITIONS):
        open_ones = Q(case__sealed=False)
        if walls := walls_of(actor):
            open_ones &= ~Q(person__ref__in=walls)
        if actor.walled_cases:
            open_ones &= ~Q(case__ref__in=actor.walled_cases)
        seen |= open_ones
    return in_force.filter(seen)


def check_may_see_postings(actor: Actor) -> None:
    """Hide the conditions of postings from those who neither post people nor read restrictions."""
    if not (actor.may(Permission.SEE_POSTING_CONDITIONS) or actor.may(Permission.READ_RESTRICTIONS)):
        raise Hidden


def check_may_list(actor: Actor) -> None:
    """Hide every list of restrictions from those who may read none."""
    if not actor.may(Permission.READ_RESTRICTIONS):
        raise Hidden


def check_can_open_meeting(actor: Actor) -> None:
    """Opening a review meeting: the appropriate authority."""
    if not actor.may(Permission.ACT_AS_AUTHORITY):
        raise Refused("Only the appropriate authority can open a review meeting.")


def check_can_impose(actor: Actor, case: "Case") -> None:
    """Restricting somebody, or asking that they be suspended: the appropriate authority, in an open case."""
    if not actor.may(Permission.ACT_AS_AUTHORITY):
        raise Refused("This is a decision for the appropriate authority.", rule="PCR 2020 reg 2(1)")
    if case.status == CaseStatus.CONCLUDED:
        raise Refused("This case is concluded. Reopen it first, with reasons.")


def check_can_decide(actor: Actor, restriction: Restriction) -> None:
    """Reviewing, varying and ending what is in force: the appropriate authority, after the case has ended too."""
    if not actor.may(Permission.ACT_AS_AUTHORITY):
        raise Refused("This is a decision for the appropriate authority.", rule="PCR 2020 reg 2(1)")
    _check_in_force(restriction)


def check_can_review(actor: Actor, restriction: Restriction) -> None:
    """As check_can_decide, while no review waits for a senior officer."""
    check_can_decide(actor, restriction)
    check_no_review_waits(restriction)


def check_no_review_waits(restriction: Restriction) -> None:
    """Refuse what a review that waits for a senior officer stands in the way of."""
    if restriction.reviews.filter(status=ReviewStatus.PROPOSED).exists():
        raise Refused(
            "A review of this is waiting for a senior officer. It has to be decided, or sent back, first."
        )


def check_can_vary(actor: Actor, restriction: Restriction) -> None:
    """Changing conditions: the appropriate authority, where there are any to change."""
    check_can_decide(actor, restriction)
    if restriction.kind not in WITH_CONDITIONS:
        raise Refused("Nobody works under a suspension, so it has no conditions. Restrict duties instead.")


def check_can_consult(actor: Actor, restriction: Restriction) -> None:
    """Recording what the Director General answered: the appropriate authority, before or during a suspension."""
    if not actor.may(Permission.ACT_AS_AUTHORITY):
        raise Refused("This is for the appropriate authority.", rule="PCR 2020 reg 11(11)")
    if restriction.kind not in STATUTORY:
        raise Refused("The Director General is consulted on suspensions under the Regulations only.")
    if restriction.status not in (RestrictionStatus.REQUESTED, RestrictionStatus.IN_FORCE):
        raise Refused("This suspension is over, so there is nothing to consult about.")


def check_can_record(actor: Actor, restriction: Restriction) -> None:
    """Recording what was given and received: the appropriate authority, or whoever investigates the case."""
    _check_in_force(restriction)
    roles = tuple(role for role in WORKING if role != MemberRole.LIAISON)
    if not actor.may(Permission.ACT_AS_AUTHORITY) and not is_on(actor, restriction.case, *roles):
        raise Refused(
            "You are not assigned to this case. Ask the lead investigator or the appropriate authority."
        )


def check_can_correct(actor: Actor, restriction: Restriction) -> None:
    """Correcting a day: the appropriate authority, once there is a day to correct."""
    if not actor.may(Permission.ACT_AS_AUTHORITY):
        raise Refused("Only the appropriate authority can correct an entry.")
    if restriction.imposed_on is None:
        raise Refused("This never took effect, so no day of it can be corrected.")


def check_can_authorise(actor: Actor, restriction: Restriction) -> None:
    """Authorising a suspension, or not: a senior officer who did not ask for it."""
    _check_is_senior(actor)
    if restriction.status != RestrictionStatus.REQUESTED:
        raise Refused("This has been decided already.")
    check_is_another(actor, restriction.requested_by_ref)


def check_can_authorise_review(actor: Actor, review: Review) -> None:
    """Authorising what a review proposes, or not: a senior officer who did not propose it."""
    _check_is_senior(actor)
    if review.status != ReviewStatus.PROPOSED:
        raise Refused("This review has been decided already.")
    check_is_another(actor, review.proposed_by_ref)


def check_is_another(actor: Actor, asked_by_ref: str) -> None:
    """Refuse whoever would authorise what they asked for themselves."""
    if actor.ref == asked_by_ref:
        raise Refused(
            "You asked for this, so another senior officer has to authorise it.", rule="PCR 2020 reg 2(4)(a)"
        )


def check_ranks_high_enough(actor: Actor, *, on: date) -> None:
    """Refuse an account whose holder did not rank above chief superintendent on the day."""
    held = employment_on(actor.person_ref, on) if actor.person_ref else None
    if held is None or held.rank is None or held.rank.order <= Rank.CHIEF_SUPERINTENDENT.order:
        raise Refused(
            "Only an officer who ranks above chief superintendent can authorise this, and your account is not linked "
            "to one. Ask another senior officer, or have the account linked to your record.",
            rule=SENIOR_RULE,
        )


def check_can_enter_pay(actor: Actor) -> None:
    """Entering what a day costs: HR."""
    if not actor.may(Permission.IMPORT_PEOPLE):
        raise Refused("Only HR can enter what a day of work costs.")


def _check_is_senior(actor: Actor) -> None:
    if not actor.may(Permission.AUTHORISE_SUSPENSIONS):
        raise Refused("Only a senior officer can authorise this.", rule=SENIOR_RULE)


def _check_in_force(restriction: Restriction) -> None:
    if restriction.status != RestrictionStatus.IN_FORCE:
        raise Refused("This restriction is not in force.")


def get_representation(actor: Actor, ref: str) -> RestrictionRepresentation:
    """Representations on a restriction that the actor may see. Raises Hidden."""
    found = RestrictionRepresentation.objects.filter(ref=ref, restriction__in=visible_restrictions(actor))
    representation = found.select_related("restriction").first()
    if representation is None:
        raise Hidden
    return representation
