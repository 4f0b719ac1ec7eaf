"""Who may make and read the letters of a case: what this room answers when the documents room asks."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.permissions import Permission
from peelian.access.refusals import Refused
from peelian.cases import policy
from peelian.cases.documents.catalogue import letter_of
from peelian.cases.documents.letter import CaseLetter, LetterKind, Served, Whom
from peelian.cases.documents.sources import facts_of, made_for
from peelian.cases.models import Case
from peelian.cases.states import Handling
from peelian.documents.keepers import Keeper, Matter, keep
from peelian.documents.states import Copy


def check_can_make_letter(actor: Actor, case: Case, letter: CaseLetter) -> None:
    """Whether the actor may make such a letter in this case. Raises Refused.

    Whoever prepares the case makes its letters. A letter to a party carries their name, so it takes whoever may see
    that; records of what the appropriate authority decided are the authority's own, after the case has ended too.
    """
    if letter.whom is Whom.PARTY:
        policy.check_can_see_protected(actor, case)
    elif letter.kind is LetterKind.DECISION or _authority_assesses(case, letter):
        if not actor.may(Permission.ACT_AS_AUTHORITY):
            raise Refused("This record is for the appropriate authority to make.", rule="PCR 2020 reg 2(1)")
    else:
        policy.check_can_prepare(actor, case)


def _authority_assesses(case: Case, letter: CaseLetter) -> bool:
    internal = case.handling in {Handling.INTERNAL, Handling.UNDECIDED}
    return letter.kind is LetterKind.SEVERITY and internal


def check_can_read_letter(actor: Actor, case: Case, letter: CaseLetter, copy: Copy) -> None:
    """Whether the actor, who may see the case, may have this copy of such a letter. Raises Refused."""
    if letter.whom is Whom.PARTY:
        policy.check_can_see_protected(actor, case)
    if (
        copy is Copy.FULL
        and not actor.may(Permission.OPEN_CASES)
        and not policy.is_on(actor, case, *policy.WORKING)
    ):
        raise Refused("The full copy shows what was withheld. Only those who work on this case can have it.")


def check_can_serve_letter(actor: Actor, case: Case, letter: CaseLetter) -> None:
    """Whether the actor may record that such a letter was given: as the act in the case asks. Raises Refused."""
    if letter.served is Served.KEPT:
        raise Refused("This record stays on the file; it is not given to anybody.")
    _CHECKS_OF_SERVING[letter.served](actor, case)


_CHECKS_OF_SERVING: dict[Served, Callable[[Actor, Case], None]] = {
    Served.NOTICE: policy.check_can_investigate,
    Served.UPDATE: policy.check_can_see_protected,
    Served.TIMELINESS: policy.check_can_decide,
    Served.SENT: policy.check_can_prepare,
}


def _keeper_may_make(actor: Actor, matter: Matter) -> None:
    case, letter = policy.get_case(actor, matter.case_ref), letter_of(matter.code)
    made_for(case, letter.whom, matter.ref)
    check_can_make_letter(actor, case, letter)


def _keeper_may_read(actor: Actor, matter: Matter, copy: Copy) -> None:
    case, letter = policy.get_case(actor, matter.case_ref), letter_of(matter.code)
    check_can_read_letter(actor, case, letter, copy)


def _keeper_gathers(actor: Actor, matter: Matter, at: datetime) -> dict[str, Any]:
    case, letter = policy.get_case(actor, matter.case_ref), letter_of(matter.code)
    return facts_of(letter, case, matter.ref, actor=actor, made_on=day_of(at))


def announce() -> None:
    """Tell the documents room, once when this room starts, who decides about the letters of each kind."""
    for whom in Whom:
        keep(
            Keeper(
                kind=whom.value,
                check_can_make=_keeper_may_make,
                check_can_read=_keeper_may_read,
                gather=_keeper_gathers,
            )
        )
