"""Who may see a pack, and who may put one together: through its case alone."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden
from peelian.cases import policy as cases_policy
from peelian.evidence.policy import check_may_see_exhibits
from peelian.packs.models import Chosen, Pack, Withholding
from peelian.review.policy import check_is_blind_nowhere

if TYPE_CHECKING:
    from peelian.cases.models import Case


def visible_packs(actor: Actor) -> QuerySet[Pack]:
    """The packs an actor may know of: those of cases whose exhibits they see, as `evidence` decides it."""
    if not actor.may(Permission.SEE_EXHIBITS):
        return Pack.objects.none()
    cases = cases_policy.visible_cases(actor)
    if not actor.may(Permission.ACT_AS_AUTHORITY):
        cases = cases.filter(members__account_ref=actor.ref, members__until_date=None)
    # EXISTS and not IN: SQLite would first make the list of every case that the actor may see.
    return Pack.objects.filter(Exists(cases.filter(pk=OuterRef("case_id"))))


def get_case(actor: Actor, ref: str) -> "Case":
    """A case whose packs the actor may see. Raises Hidden, and Refused for a second reader who still reads blind."""
    case = cases_policy.get_case(actor, ref)
    check_may_see_exhibits(actor, case)
    check_is_blind_nowhere(actor, case)
    return case


def get_pack(actor: Actor, ref: str) -> Pack:
    """A pack that the actor may see. Raises Hidden, and Refused for a second reader who still reads blind."""
    pack = visible_packs(actor).filter(ref=ref).select_related("case").first()
    if pack is None:
        raise Hidden
    check_is_blind_nowhere(actor, pack.case)
    return pack


def get_chosen(actor: Actor, ref: str, number: int) -> Chosen:
    """An exhibited message of a pack that the actor may see, by its number. Raises Hidden or Refused, as the pack."""
    found = Chosen.objects.filter(
        pack__in=visible_packs(actor), pack__ref=ref, number=number, dropped_at=None
    )
    chosen = found.select_related("pack__case", "message").first()
    if chosen is None:
        raise Hidden
    check_is_blind_nowhere(actor, chosen.pack.case)
    return chosen


def get_withholding(actor: Actor, ref: str) -> Withholding:
    """Something withheld in a pack that the actor may see, and not put back. Raises Hidden or Refused, as the pack."""
    found = Withholding.objects.filter(pack__in=visible_packs(actor), ref=ref, lifted_at=None)
    withholding = found.select_related("pack__case").first()
    if withholding is None:
        raise Hidden
    check_is_blind_nowhere(actor, withholding.pack.case)
    return withholding


def check_can_exhibit(actor: Actor, case: "Case") -> None:
    """Putting a pack together, withholding and making it: whoever prepares the case, but for the liaison officer."""
    cases_policy.check_can_prepare(actor, case)
    check_is_blind_nowhere(actor, case)
