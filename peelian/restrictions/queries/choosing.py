"""What can be done to keep a subject of a case from ordinary work, and what binds them already."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.verdicts import Action, action
from peelian.cases.queries.subjects import subject_name
from peelian.people.states import OFFICER_CATEGORIES, Category
from peelian.restrictions import policy
from peelian.restrictions.queries.lines import RestrictionLine, state_of
from peelian.restrictions.reaching import check_reaches
from peelian.restrictions.states import KIND_AUTHORITIES, KIND_LABELS, RestrictionKind

if TYPE_CHECKING:
    from peelian.cases.models import Subject


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of restricting somebody: what it is, on what it rests, and the form for it."""

    authority: str
    begin: Action


@dataclass(frozen=True, slots=True)
class ChoicePage:
    """A subject, what stands about them, and what can be chosen."""

    subject_ref: str
    name: str
    what: str
    standing: tuple[RestrictionLine, ...]
    choices: tuple[Choice, ...]


def choices_for(actor: Actor, subject: "Subject", *, on: date) -> ChoicePage:
    """The ways that fit what the subject is: an officer is never offered the form for staff."""
    kinds = [RestrictionKind.RESTRICTED_DUTIES, RestrictionKind.REDEPLOYMENT]
    if subject.category in OFFICER_CATEGORIES:
        kinds += [RestrictionKind.SUSPENSION_CONDUCT, RestrictionKind.SUSPENSION_VETTING]
    elif subject.category == Category.POLICE_STAFF:
        kinds.append(RestrictionKind.SUSPENSION_STAFF)
    return ChoicePage(
        subject_ref=subject.ref,
        name=subject_name(subject),
        what=Category(subject.category).label + (" (former)" if subject.former else ""),
        standing=state_of(actor, subject, on=on),
        choices=tuple(_choice(actor, subject, kind, on=on) for kind in kinds),
    )


FORMS = {
    RestrictionKind.SUSPENSION_CONDUCT: "suspend",
    RestrictionKind.SUSPENSION_VETTING: "suspend",
    RestrictionKind.SUSPENSION_STAFF: "suspend-staff",
    RestrictionKind.REDEPLOYMENT: "restrict",
    RestrictionKind.RESTRICTED_DUTIES: "restrict",
}


def _choice(actor: Actor, subject: "Subject", kind: RestrictionKind, *, on: date) -> Choice:
    address = reverse(f"restrictions:{FORMS[kind]}", args=[subject.ref]) + f"?kind={kind.value}"
    begin = action(KIND_LABELS[kind], address, _check_can_begin, actor, subject, kind, on)
    return Choice(KIND_AUTHORITIES[kind], begin)


def _check_can_begin(actor: Actor, subject: "Subject", kind: RestrictionKind, on: date) -> None:
    policy.check_can_impose(actor, subject.case)
    check_reaches(subject, kind, on=on)
