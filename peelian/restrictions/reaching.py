"""Whom each kind of restriction reaches, and from which day: the bars that come before any gate."""

from datetime import date
from typing import TYPE_CHECKING

from peelian.access.refusals import Refused
from peelian.law.refusals import LawRefusal
from peelian.law.regimes import KeyDates, governing_conduct, governing_vetting
from peelian.people.queries import employment_on
from peelian.people.states import OFFICER_CATEGORIES, Category
from peelian.restrictions.models import Restriction
from peelian.restrictions.states import KIND_LABELS, LIVE, STATUTORY, RestrictionKind

if TYPE_CHECKING:
    from peelian.cases.models import Subject
    from peelian.people.models import Person

FORMER_RULE = "PCR 2020 Sch 1 para 6"


def check_reaches(
    subject: "Subject", kind: RestrictionKind, *, on: date, leaving_out: Restriction | None = None
) -> "Person":
    """The person whom this kind of restriction reaches on that day. Raises Refused, naming the provision, if none."""
    person = subject.person
    if person is None:
        raise Refused(
            "Nobody knows yet who this subject is. Identify them first: only a person can be restricted."
        )
    if kind in STATUTORY:
        _check_is_officer(subject, person, on=on)
        _check_instrument(subject, kind, on=on)
    elif kind is RestrictionKind.SUSPENSION_STAFF:
        _check_is_staff(subject)
    else:
        _check_serves(subject, person, on=on)
    _check_is_the_only_one(subject, kind, leaving_out)
    return person


def _check_is_officer(subject: "Subject", person: "Person", *, on: date) -> None:
    if subject.category not in OFFICER_CATEGORIES:
        staff = subject.category == Category.POLICE_STAFF
        raise Refused(
            "The Conduct and Vetting Regulations reach officers and special constables only. "
            + (
                "Suspend this person from employment instead, under the contract and force policy."
                if staff
                else "Restrict this person's duties, or end the engagement or designation."
            ),
            rule="PCR 2020 reg 2(1); PVR 2025 reg 2(1)",
        )
    held = employment_on(person, on)
    if subject.former or held is None or not held.is_officer:
        raise Refused("A former officer cannot be suspended.", rule=FORMER_RULE)


def _check_instrument(subject: "Subject", kind: RestrictionKind, *, on: date) -> None:
    attention_on = subject.case.came_to_attention_on
    try:
        if kind is RestrictionKind.SUSPENSION_VETTING:
            governing_vetting(on=on)
        else:
            governing_conduct(KeyDates(attention_on=attention_on), on=on)
    except LawRefusal as refusal:
        raise Refused(str(refusal)) from refusal
    if on < attention_on:
        raise Refused(
            f"The matter came to attention on {attention_on:%-d %B %Y}: nobody can be suspended for it before then.",
            rule="PCR 2020 reg 11(1)",
        )


def _check_is_staff(subject: "Subject") -> None:
    if subject.category in OFFICER_CATEGORIES:
        raise Refused(
            "An officer or special constable is suspended under the Conduct or the Vetting Regulations, not under a "
            "contract of employment.",
            rule="PCR 2020 reg 11; PVR 2025 reg 13",
        )
    if subject.category != Category.POLICE_STAFF:
        what = Category(subject.category).label.lower()
        raise Refused(
            f"A {what} is not employed by the force, so there is no employment to suspend. Restrict their duties, or "
            "end the engagement or designation."
        )
    if subject.former:
        raise Refused("This person has left, so there is no employment to suspend.")


def _check_serves(subject: "Subject", person: "Person", *, on: date) -> None:
    if subject.former or employment_on(person, on) is None:
        raise Refused("This person does not serve on that day, so there are no duties to restrict.")


def _check_is_the_only_one(
    subject: "Subject", kind: RestrictionKind, leaving_out: Restriction | None
) -> None:
    live = Restriction.objects.filter(officer=subject, kind=kind, status__in=LIVE)
    if leaving_out is not None:
        live = live.exclude(pk=leaving_out.pk)
    if live.exists():
        raise Refused(
            f"“{KIND_LABELS[kind]}” is asked for or in force for this person already. Decide on that one."
        )
