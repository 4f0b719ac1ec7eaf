"""Who may make and read the stop report: what this room answers the documents room."""

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden
from peelian.documents.keepers import Keeper, Matter, keep
from peelian.documents.states import Copy
from peelian.review import policy
from peelian.review.documents.stop_report import CODE

KIND = "review"


def _may_make(actor: Actor, matter: Matter) -> None:
    review = policy.get_led_review(actor, matter.ref)
    policy.check_can_report(actor, review)


def _may_read(actor: Actor, matter: Matter, copy: Copy) -> None:
    if matter.code != CODE:
        raise Hidden
    policy.get_led_review(actor, matter.ref)


def announce() -> None:
    """Tell the documents room, once when this room starts, who decides about these reports."""
    keep(Keeper(kind=KIND, check_can_make=_may_make, check_can_read=_may_read))
