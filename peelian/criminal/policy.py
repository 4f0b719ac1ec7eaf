"""Who may see a criminal strand, and who may do what in it: whoever sees the case, through the case alone."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.cases import policy as cases_policy
from peelian.criminal.models import Arrest, Release, Restriction, Strand, Suspicion

if TYPE_CHECKING:
    from peelian.cases.models import Case


def visible_strands(actor: Actor) -> QuerySet[Strand]:
    """The strands of the cases that an actor may know of; a subject taken out of a case takes the strand along."""
    cases = cases_policy.visible_cases(actor)
    # EXISTS and not IN: SQLite would first make the list of every case that the actor may see.
    return Strand.objects.filter(Exists(cases.filter(pk=OuterRef("case_id"))), subject__removed_at=None)


def get_strand(actor: Actor, ref: str) -> Strand:
    """The strand with this reference. Raises Hidden when there is none, or none the actor may know of."""
    strand = visible_strands(actor).filter(ref=ref).select_related("case", "subject__person").first()
    if strand is None:
        raise Hidden
    return strand


def get_suspicion(actor: Actor, ref: str) -> Suspicion:
    """A suspected offence of a strand that the actor may see. Raises Hidden."""
    found = Suspicion.objects.filter(ref=ref, strand__in=visible_strands(actor))
    suspicion = found.select_related("strand__case", "strand__subject__person").first()
    if suspicion is None:
        raise Hidden
    return suspicion


def get_arrest(actor: Actor, ref: str) -> Arrest:
    """An arrest in a strand that the actor may see. Raises Hidden."""
    found = Arrest.objects.filter(ref=ref, strand__in=visible_strands(actor))
    arrest = found.select_related("strand__case", "strand__subject__person").first()
    if arrest is None:
        raise Hidden
    return arrest


def get_release(actor: Actor, ref: str) -> Release:
    """A release in a strand that the actor may see. Raises Hidden."""
    found = Release.objects.filter(ref=ref, strand__in=visible_strands(actor))
    release = found.select_related("strand__case", "strand__subject__person", "arrest").first()
    if release is None:
        raise Hidden
    return release


def get_restriction(actor: Actor, ref: str) -> Restriction:
    """A restriction of a strand that the actor may see. Raises Hidden."""
    found = Restriction.objects.filter(ref=ref, strand__in=visible_strands(actor))
    restriction = found.select_related("strand__case", "strand__subject__person").first()
    if restriction is None:
        raise Hidden
    return restriction


def check_can_record(actor: Actor, case: "Case") -> None:
    """Recording what happens in a strand: whoever works on the case, after its end too.

    A trial may outlast the misconduct case by years, and its result must not wait until somebody reopens the case.
    """
    if not actor.may(Permission.WORK_CASES):
        raise Refused("Your role does not work on cases.")
    if not actor.may(Permission.OPEN_CASES) and not cases_policy.is_on(actor, case, *cases_policy.WORKING):
        raise Refused(
            "You are not assigned to this case. Ask the lead investigator or the appropriate authority."
        )


def check_can_decide_prejudice(actor: Actor, case: "Case") -> None:
    """Whether misconduct waits for criminal proceedings: the appropriate authority, in an open case."""
    cases_policy.check_can_decide(actor, case)
