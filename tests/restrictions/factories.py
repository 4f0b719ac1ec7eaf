"""Suspensions and restrictions for the tests, made through services as people would make them."""

from datetime import UTC, date, datetime
from typing import Any

from peelian.cases.models import Case, Subject
from peelian.cases.services.opening import open_case
from peelian.cases.services.subjects import add_subject
from peelian.cases.states import MatterType
from peelian.people.models import Person
from peelian.restrictions.conditions import ConditionCode, Wanted
from peelian.restrictions.gate import GateFinding
from peelian.restrictions.models import Restriction, Review
from peelian.restrictions.services.imposing import impose_conditions, suspend_staff
from peelian.restrictions.services.requesting import authorise_suspension, request_suspension
from peelian.restrictions.services.reviewing import Found, hold_review
from peelian.restrictions.services.settling import authorise_review
from peelian.restrictions.states import Outcome, RestrictionKind, Told, Trigger
from tests.cases.factories import THURSDAY, at, investigated
from tests.cast import Cast

__all__ = ["THURSDAY", "at", "investigated"]

MONDAY = date(2023, 3, 13)
"""Ed is suspended on this day; the four weeks begin on Tuesday 14 March and end on Monday 10 April 2023."""
FIRST_REVIEW = date(2023, 4, 10)
POLICY = "Restricted duties policy, part 4"
WHY = "Other witnesses work beside him, and he could reach them and the devices."


def moment(year: int, month: int, day: int, hour: int = 10) -> datetime:
    """A moment on any day."""
    return datetime(year, month, day, hour, 0, tzinfo=UTC)


def noon(day: date) -> datetime:
    """A moment in the middle of a day."""
    return datetime(day.year, day.month, day.day, 12, 0, tzinfo=UTC)


def found(**facts: Any) -> GateFinding:
    """A finding at the gate that lets suspend: redeployment ruled out, condition A met."""
    told = {
        "considered_on": MONDAY,
        "ruled_out": True,
        "duties": "Every desk role gives access to the system in which the messages lie.",
        "location": "The witnesses are spread over all stations of the force.",
        "prejudice": True,
        "prejudice_why": "He would meet the witnesses before they are heard.",
        "public_interest": False,
        "public_interest_why": "",
    }
    return GateFinding(**(told | facts))


def requested(cast: Cast, subject: Subject, **facts: Any) -> Restriction:
    """Cora asks that the subject be suspended."""
    told = {
        "subject": subject,
        "kind": RestrictionKind.SUSPENSION_CONDUCT,
        "gate": found(),
        "reasons": WHY,
        "actor": cast.cora.actor,
        "at": at(13),
    }
    return request_suspension(**(told | facts))


def authorised(cast: Cast, restriction: Restriction, **facts: Any) -> Restriction:
    """Petra authorises it."""
    told = {
        "restriction": restriction,
        "imposed_on": MONDAY,
        "told": Told.ORALLY,
        "reasons": "I have read the request and agree that no other post would do.",
        "actor": cast.petra.actor,
        "at": at(13, 11),
    }
    return authorise_suspension(**(told | facts))


def suspended(cast: Cast) -> Restriction:
    """Ed, suspended on Monday 13 March 2023 in a case that Asha investigates."""
    _, subject = investigated(cast)
    return authorised(cast, requested(cast, subject))


def proposed(cast: Cast, restriction: Restriction, *, held_on: date, **facts: Any) -> Review:
    """Cora reviews it on a day, and records it at noon of that day unless told otherwise."""
    findings = {
        "trigger": Trigger.DUE,
        "held_on": held_on,
        "outcome": Outcome.CONTINUE,
        "reasons": f"Two witnesses have still to be heard on {held_on:%-d %B}.",
        "gate": found(considered_on=held_on),
    }
    given = {key: facts.pop(key) for key in list(facts) if key in [*findings, "ended_on", "ground"]}
    told = {"restriction": restriction, "actor": cast.cora.actor, "at": noon(held_on)}
    return hold_review(found=Found(**(findings | given)), **(told | facts))


def reviewed(cast: Cast, restriction: Restriction, *, held_on: date, **facts: Any) -> Review:
    """The same, authorised by Petra an hour later."""
    review = proposed(cast, restriction, held_on=held_on, **facts)
    recorded = review.proposed_at
    return authorise_review(
        review=review, reasons="Agreed.", actor=cast.petra.actor, at=recorded.replace(hour=13)
    )


def restricted(cast: Cast, **facts: Any) -> Restriction:
    """Ed, kept from the public and from firearms under force policy."""
    subject = facts.pop("subject", None) or investigated(cast)[1]
    told = {
        "subject": subject,
        "kind": RestrictionKind.RESTRICTED_DUTIES,
        "conditions": (Wanted(ConditionCode.NO_PUBLIC_CONTACT), Wanted(ConditionCode.NO_FIREARMS)),
        "imposed_on": MONDAY,
        "told": Told.IN_WRITING,
        "policy": POLICY,
        "reasons": "The allegations are about his conduct toward the public.",
        "actor": cast.cora.actor,
        "at": at(13, 14),
    }
    return impose_conditions(**(told | facts))


def about(cast: Cast, person: Person, *, title: str = "Another matter", **facts: Any) -> Subject:
    """A case about somebody else, in Asha's unit."""
    told = {
        "title": title,
        "matter_type": MatterType.CONDUCT,
        "unit": "Investigations North",
        "came_to_attention_on": THURSDAY,
        "reasons": "Reported by a colleague.",
        "actor": cast.ida.actor,
        "at": at(9),
    }
    case: Case = open_case(**(told | facts))
    return add_subject(case=case, person_ref=person.ref, actor=cast.ida.actor, at=told["at"])


def staff_suspended(cast: Cast) -> Restriction:
    """Fay, a member of police staff, suspended from employment."""
    return suspend_staff(
        subject=about(cast, cast.fay.person),
        imposed_on=MONDAY,
        told=Told.IN_WRITING,
        policy="Disciplinary policy for police staff, section 6",
        reasons="She decides on the clearance of people who are witnesses.",
        actor=cast.cora.actor,
        at=at(13),
    )
