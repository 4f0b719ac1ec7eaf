"""The two letters of a suspension, and who may make and read them: what this room answers the documents room."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.cases.documents.letter import Ask, Part
from peelian.cases.policy import WORKING, is_on
from peelian.cases.states import MemberRole
from peelian.documents.keepers import Keeper, Matter, keep
from peelian.documents.states import Copy
from peelian.restrictions import policy
from peelian.restrictions.documents import suspension, suspension_review
from peelian.restrictions.models import Restriction, Review

_ROLES = tuple(role for role in WORKING if role is not MemberRole.LIAISON)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionLetter:
    """One of the two letters. `about` is the restriction, or the review whose outcome it tells."""

    kind: str
    code: str
    title: str
    purpose: str
    asks: tuple[Ask, ...]
    about: Restriction | Review
    restriction: Restriction
    parts: tuple[Part, ...] = ()

    @property
    def matter(self) -> Matter:
        """What the documents room calls it."""
        case_ref = self.restriction.case.ref
        return Matter(kind=self.kind, ref=self.about.ref, code=self.code, case_ref=case_ref)

    def facts(self, actor: Actor, *, on: date, words: Mapping[str, Any]) -> dict[str, Any]:
        """Everything the letter can say on a day. Raises Refused where no such letter is due."""
        if isinstance(self.about, Review):
            return suspension_review.gather(self.about, actor=actor, on=on, words=words)
        return suspension.gather(self.about, actor=actor, on=on, words=words)


def letter_about(restriction: Restriction) -> SuspensionLetter:
    """The suspension letter of a restriction that policy gave."""
    return SuspensionLetter(
        kind="restriction",
        code="restrictions.suspension",
        title="Suspension letter",
        purpose="Confirms the suspension in writing: why, on whose authority, the right to be heard, and the reviews.",
        asks=suspension.ASKS,
        about=restriction,
        restriction=restriction,
    )


def letter_about_review(review: Review) -> SuspensionLetter:
    """The letter that tells the outcome of a review that policy gave."""
    return SuspensionLetter(
        kind="restriction_review",
        code="restrictions.suspension_review",
        title=f"Outcome of review {review.number}",
        purpose="Tells whether the suspension continues or ends, why, and when it is reviewed next.",
        asks=suspension_review.ASKS,
        about=review,
        restriction=review.restriction,
    )


_FOUND: dict[str, Callable[[Actor, str], SuspensionLetter]] = {
    "restriction": lambda actor, ref: letter_about(policy.get_restriction(actor, ref)),
    "restriction_review": lambda actor, ref: letter_about_review(policy.get_review(actor, ref)),
}


def get_letter(actor: Actor, kind: str, ref: str) -> SuspensionLetter:
    """The letter about a restriction or review that the actor may see. Raises Hidden."""
    if kind not in _FOUND:
        raise Hidden
    return _FOUND[kind](actor, ref)


def check_can_write(actor: Actor, restriction: Restriction) -> None:
    """Writing to whoever is suspended: the authority, or those who work on the case; after it has ended too."""
    if not actor.may(Permission.ACT_AS_AUTHORITY) and not is_on(actor, restriction.case, *_ROLES):
        raise Refused(
            "You are not assigned to this case. Ask the lead investigator or the appropriate authority."
        )


def _may_make(actor: Actor, matter: Matter) -> None:
    check_can_write(actor, get_letter(actor, matter.kind, matter.ref).restriction)


def _may_read(actor: Actor, matter: Matter, copy: Copy) -> None:
    get_letter(actor, matter.kind, matter.ref)


def announce() -> None:
    """Tell the documents room, once when this room starts, who decides about these letters."""
    for kind in _FOUND:
        keep(Keeper(kind=kind, check_can_make=_may_make, check_can_read=_may_read))
