"""The catalogue of conditions under force policy, with the days between which each edition is used.

Restricted duties and redeployment are not in the Regulations: what is here is practice, kept as data, so that a force
can add a condition or end one without touching what was imposed under an earlier edition. Pure.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from peelian.restrictions.states import DutyTrait

AUTHORITY = "Force policy. The Police (Conduct) Regulations do not provide for restricted duties."
REVIEW_DAYS: tuple[tuple[date, int], ...] = ((date(2020, 2, 1), 28),)
"""After how many days force policy has a restriction looked at again, from the day each value began, oldest first.
The decision may set another day."""


class ConditionCode(StrEnum):
    """What somebody may not do, or must do. The value is the stable code that is stored and recorded."""

    NO_PUBLIC_CONTACT = "no_public_contact"
    NO_UNSUPERVISED_CONTACT = "no_unsupervised_contact"
    NO_FIREARMS = "no_firearms"
    NO_DRIVING = "no_driving"
    NO_SUPERVISION = "no_supervision"
    NO_SYSTEM = "no_system"
    NO_PLACE = "no_place"
    NO_PERSON = "no_person"
    OFFICE_ONLY = "office_only"
    ALTERNATIVE_DUTIES = "alternative_duties"
    ALTERNATIVE_LOCATION = "alternative_location"
    DAILY_REPORTING = "daily_reporting"


class Parameter(StrEnum):
    """What has to be named for a condition to say anything."""

    NONE = "none"
    SYSTEM = "system"
    PLACE = "place"
    PERSON = "person"
    DUTIES = "duties"


PARAMETER_LABELS: dict[Parameter, str] = {
    Parameter.NONE: "",
    Parameter.SYSTEM: "Which system?",
    Parameter.PLACE: "Which place?",
    Parameter.PERSON: "Which person?",
    Parameter.DUTIES: "Which duties?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One entry of the catalogue. `forbids` is what the posting check tests; empty: only a person can judge it."""

    code: ConditionCode
    title: str
    meaning: str
    forbids: frozenset[DutyTrait] = frozenset()
    parameter: Parameter = Parameter.NONE
    used_from: date = date(2020, 2, 1)
    used_until: date | None = None

    def in_use_on(self, day: date) -> bool:
        """Whether force policy offers the condition on that day."""
        return self.used_from <= day and (self.used_until is None or day < self.used_until)

    def sentence(self, name: str = "") -> str:
        """The condition as the person is told it, with what was named."""
        return f"{self.title}: {name}" if name else self.title


_ANY_CONTACT = frozenset({DutyTrait.PUBLIC_CONTACT, DutyTrait.UNSUPERVISED_CONTACT})
CATALOGUE: tuple[Condition, ...] = (
    Condition(
        code=ConditionCode.NO_PUBLIC_CONTACT,
        title="No contact with the public",
        meaning="No duty in which members of the public are met, in person, by telephone or online.",
        forbids=_ANY_CONTACT,
    ),
    Condition(
        code=ConditionCode.NO_UNSUPERVISED_CONTACT,
        title="No unsupervised contact with the public",
        meaning="Members of the public are met only in the presence of a supervisor who knows of the condition.",
        forbids=frozenset({DutyTrait.UNSUPERVISED_CONTACT}),
    ),
    Condition(
        code=ConditionCode.NO_FIREARMS,
        title="No firearms",
        meaning="No firearm or conducted energy device is carried or drawn from the store.",
        forbids=frozenset({DutyTrait.FIREARMS}),
    ),
    Condition(
        code=ConditionCode.NO_DRIVING,
        title="No driving of police vehicles",
        meaning="No police vehicle is driven; being a passenger is allowed.",
        forbids=frozenset({DutyTrait.DRIVING}),
    ),
    Condition(
        code=ConditionCode.NO_SUPERVISION,
        title="No supervision of others",
        meaning="No officer, special constable, member of staff or volunteer is supervised, tutored or assessed.",
        forbids=frozenset({DutyTrait.SUPERVISION}),
    ),
    Condition(
        code=ConditionCode.NO_SYSTEM,
        title="No access to a named system",
        meaning="Access to the system is withdrawn and no duty that needs it is given.",
        forbids=frozenset({DutyTrait.SYSTEM}),
        parameter=Parameter.SYSTEM,
    ),
    Condition(
        code=ConditionCode.NO_PLACE,
        title="Not at a named place",
        meaning="No duty is done at the place, and it is not entered.",
        forbids=frozenset({DutyTrait.PLACE}),
        parameter=Parameter.PLACE,
    ),
    Condition(
        code=ConditionCode.NO_PERSON,
        title="No contact with a named person",
        meaning="No duty is shared with the person, and no contact is made by any means.",
        forbids=frozenset({DutyTrait.PERSON}),
        parameter=Parameter.PERSON,
    ),
    Condition(
        code=ConditionCode.OFFICE_ONLY,
        title="Office-based duties only",
        meaning="All duties are done inside a police building, out of the public's sight.",
        forbids=_ANY_CONTACT | {DutyTrait.OUTSIDE, DutyTrait.DRIVING, DutyTrait.FIREARMS},
    ),
    Condition(
        code=ConditionCode.ALTERNATIVE_DUTIES,
        title="Alternative duties",
        meaning="Other duties are done for the time being; what they are is said beside it.",
        parameter=Parameter.DUTIES,
    ),
    Condition(
        code=ConditionCode.ALTERNATIVE_LOCATION,
        title="Alternative location",
        meaning="Duties are done at another place for the time being; which one is said beside it.",
        parameter=Parameter.PLACE,
    ),
    Condition(
        code=ConditionCode.DAILY_REPORTING,
        title="Report to a supervisor each day of duty",
        meaning="The person reports at the start of each day of duty, and the supervisor notes it.",
    ),
)
_BY_CODE = {condition.code: condition for condition in CATALOGUE}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A condition as somebody wants it imposed: `name` is the system, place, duties or person in words.

    `person_ref` names a member of the workforce, so that rosters can be tested. `replaces` is the reference of the
    condition of which this is the next version, or nothing.
    """

    code: ConditionCode
    name: str = ""
    person_ref: str = ""
    note: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """One thing that a duty must not involve: a trait, and for named ones the name, folded for comparing."""

    trait: DutyTrait
    name: str = ""


def condition_of(code: str) -> Condition:
    """The entry of the catalogue with that code, in use or not. Raises KeyError."""
    return _BY_CODE[ConditionCode(code)]


def conditions_on(day: date) -> tuple[Condition, ...]:
    """The conditions that force policy offers on a day."""
    return tuple(condition for condition in CATALOGUE if condition.in_use_on(day))


def forbidden_by(code: str, *, name: str = "") -> frozenset[Forbidden]:
    """What an imposed condition forbids a duty to involve. `name` is a folded system or place, or a person's
    reference; named traits are forbidden for that name only."""
    condition = condition_of(code)
    named = condition.parameter is not Parameter.NONE
    return frozenset(Forbidden(trait, name if named else "") for trait in condition.forbids)


def review_days_on(day: date) -> int:
    """After how many days force policy wants a review, for a decision taken on that day."""
    return next((days for since, days in reversed(REVIEW_DAYS) if since <= day), REVIEW_DAYS[0][1])


def review_day(held_on: date, *, days: int | None = None) -> date:
    """The day by which force policy wants the next review after a decision."""
    return held_on + timedelta(days=days or review_days_on(held_on))
