"""Who may make and read proof sheets: what this room answers the documents room."""

from peelian.access.actors import Actor
from peelian.documents.keepers import Keeper, Matter, keep
from peelian.documents.states import Copy
from peelian.evidence import policy

KIND = "exhibit"
CODE = "evidence.proof_sheet"


def _may_make(actor: Actor, matter: Matter) -> None:
    policy.get_exhibit(actor, matter.ref)


def _may_read(actor: Actor, matter: Matter, copy: Copy) -> None:
    policy.get_exhibit(actor, matter.ref)


def announce() -> None:
    """Tell the documents room, once when this room starts, who decides about proof sheets."""
    keep(Keeper(kind=KIND, check_can_make=_may_make, check_can_read=_may_read))
