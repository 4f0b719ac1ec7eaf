"""Who may make and read the papers of this room: what it answers the documents room."""

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden
from peelian.documents.keepers import Keeper, Matter, keep
from peelian.documents.states import Copy
from peelian.packs import policy

CODES = {"pack": "packs.exhibit_pack", "unused_messages": "packs.unused_schedule"}


def _may_make(actor: Actor, matter: Matter) -> None:
    case = (
        policy.get_pack(actor, matter.ref).case
        if matter.kind == "pack"
        else policy.get_case(actor, matter.ref)
    )
    if CODES[matter.kind] != matter.code:
        raise Hidden
    policy.check_can_exhibit(actor, case)


def _may_read(actor: Actor, matter: Matter, copy: Copy) -> None:
    if matter.kind == "pack":
        policy.get_pack(actor, matter.ref)
    else:
        policy.get_case(actor, matter.ref)


def announce() -> None:
    """Tell the documents room, once when this room starts, who decides about these papers."""
    for kind in CODES:
        keep(Keeper(kind=kind, check_can_make=_may_make, check_can_read=_may_read))
