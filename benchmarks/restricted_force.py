"""The force of `benchmarks.restrictions`: rows and ledger entries written straight in, the same in every run."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from peelian.access.actors import Actor, system_actor
from peelian.access.models import Account
from peelian.access.permissions import Role
from peelian.access.queries import actor_for
from peelian.access.services import create_account, grant_role
from peelian.cases.models import Subject
from peelian.cases.services.bulk import PlannedCase, PlannedSubject, open_many
from peelian.cases.states import CaseStatus, MatterType
from peelian.ledger.references import new_ref, seeded
from peelian.ledger.services import record_many
from peelian.people.models import Person, Post, folded
from peelian.people.states import Category, PersonKind, Rank
from peelian.restrictions import events
from peelian.restrictions.conditions import ConditionCode
from peelian.restrictions.models import Gate, Restriction, RestrictionCondition
from peelian.restrictions.services.duty_codes import set_duty_code
from peelian.restrictions.services.paying import enter_pay_rate
from peelian.restrictions.states import (
    SUSPENSIONS,
    DutyTrait,
    EndGround,
    Lateness,
    Outcome,
    RestrictionKind,
    RestrictionStatus,
    Told,
    Trigger,
)

TODAY = date(2026, 11, 20)
TELLER = system_actor("bench")
UNITS = tuple(f"Response {number:02d}" for number in range(100))
NAMES = (
    "Ashdown",
    "Brackenridge",
    "Coldwater",
    "Dunmarsh",
    "Elderbeck",
    "Fernhollow",
    "Gorsefield",
    "Hazelwick",
)
KINDS = (
    RestrictionKind.SUSPENSION_CONDUCT,
    RestrictionKind.RESTRICTED_DUTIES,
    RestrictionKind.REDEPLOYMENT,
)
NONE = "0" * 64
CHUNK = 2_000


@dataclass(frozen=True)
class Force:
    """What the measurements need to know of the force."""

    people: int
    accounts: dict[str, Account]
    authority: Actor
    hr: Actor
    today: date
    now: datetime
    unit: str


def noon(day: date) -> datetime:
    """The middle of a day."""
    return datetime.combine(day, time(12), UTC)


def make_force(*, people: int, restricted: int, past: int, leads: int) -> Force:
    """Everybody, and a case with a restriction for the first of them."""
    with seeded(11):
        accounts = {role: _account(role, 0) for role in ("intake", "authority", "senior", "hr")}
        teams = [_account("leads", number) for number in range(leads)]
        actors = {name: actor_for(account) for name, account in accounts.items()}
        _everybody(people)
        _rates_and_codes(actors["hr"])
        _restrict(restricted, past, actors, [actor_for(account) for account in teams])
    found = {"authority": accounts["authority"], "leads": teams[0]}
    return Force(people, found, actors["authority"], actors["hr"], TODAY, noon(TODAY), UNITS[7])


def _account(role: str, number: int) -> Account:
    code = {"leads": Role.INVESTIGATOR, "intake": Role.INTAKE, "authority": Role.AUTHORITY, "senior": Role.SENIOR,
            "hr": Role.HR}[role]  # fmt: skip
    at = noon(date(2020, 1, 6))
    account = create_account(
        email=f"{role}{number}@bench.example", name=f"Bench {role} {number}", password="a kettle sings at noon",
        unit="Professional Standards", actor=TELLER, at=at,
    )  # fmt: skip
    grant_role(account=account, role=code, actor=TELLER, at=at)
    return account


@transaction.atomic
def _everybody(people: int) -> None:
    ranks = [Rank.CONSTABLE] * 7 + [Rank.SERGEANT] * 2 + [Rank.INSPECTOR, Rank.SUPERINTENDENT]
    for start in range(0, people, CHUNK):
        numbers = range(start, min(start + CHUNK, people))
        made = [_person(number) for number in numbers]
        Person.objects.bulk_create(made)
        Post.objects.bulk_create(
            _post(person, number, ranks) for person, number in zip(made, numbers, strict=True)
        )


def _person(number: int) -> Person:
    given, family = f"Wren-{number % 997}", f"{NAMES[number % len(NAMES)]}-{number // 2000}"
    return Person(
        ref=new_ref("P"), kind=PersonKind.WORKFORCE, given_names=given, family_name=family,
        search_name=folded(f"{given} {family}"), created_at=noon(date(2020, 1, 6)),
    )  # fmt: skip


def _post(person: Person, number: int, ranks: list[Rank]) -> Post:
    officer = number % 5 != 4
    return Post(
        ref=new_ref("T"), person=person, category=Category.OFFICER if officer else Category.POLICE_STAFF,
        force_name="Bench Constabulary", number=f"B{number}", rank=ranks[number % len(ranks)] if officer else "",
        job_title="" if officer else "Analyst", unit=UNITS[number % len(UNITS)], from_date=date(2015, 4, 1),
    )  # fmt: skip


def _rates_and_codes(hr: Actor) -> None:
    at = noon(date(2020, 1, 7))
    for grade, pence in (("constable", 15_000), ("sergeant", 18_000), ("police_staff", 11_000)):
        enter_pay_rate(
            grade=grade, from_date=date(2020, 1, 1), pence_a_day=pence, source="Scale", actor=hr, at=at
        )
    for code, traits in (
        ("FRONT", [DutyTrait.PUBLIC_CONTACT]),
        ("OFFICE", []),
        ("PATROL", [DutyTrait.DRIVING]),
    ):
        set_duty_code(code=code, label=code, traits=traits, reasons="The duty list.", actor=hr, at=at)


def _restrict(restricted: int, past: int, actors: dict[str, Actor], leads: list[Actor]) -> None:
    chance = random.Random(5)
    keys = list(
        Person.objects.order_by("pk").values_list("pk", "ref", "posts__category", "posts__rank")[
            : restricted + past
        ]
    )
    plans = (
        PlannedCase(
            title=f"A matter {n}", matter_type=MatterType.CONDUCT, unit="Professional Standards",
            came_to_attention_on=_begins(n, restricted, past), lead=leads[n % len(leads)],
            subjects=(PlannedSubject(pk, ref, Category(category), rank, "Conduct.", "H1", "SPB02"),),
            went=CaseStatus.UNDER_INVESTIGATION,
        )
        for n, (pk, ref, category, rank) in enumerate(keys)
    )  # fmt: skip
    open_many(plans, intake=actors["intake"], authority=actors["authority"])
    subjects = list(Subject.objects.select_related("case", "person").order_by("pk"))
    for start in range(0, len(subjects), CHUNK):
        _write(subjects[start : start + CHUNK], start, restricted, past, actors, chance)


def _begins(number: int, restricted: int, past: int) -> date:
    """Those in force began in the last year; the others over the five years before."""
    if number < restricted:
        return TODAY - timedelta(days=360 * (restricted - number) // restricted + 3)
    return date(2021, 1, 4) + timedelta(days=1_900 * (number - restricted) // max(1, past))


@transaction.atomic
def _write(
    subjects: list[Subject],
    start: int,
    restricted: int,
    past: int,
    actors: dict[str, Actor],
    chance: random.Random,
) -> None:
    gates, rows, conditions, happened = [], [], [], []
    for number, subject in enumerate(subjects, start):
        kind = chance.choice(KINDS)
        if subject.category == Category.POLICE_STAFF and kind == RestrictionKind.SUSPENSION_CONDUCT:
            kind = RestrictionKind.SUSPENSION_STAFF
        row = _row(subject, kind, _begins(number, restricted, past) + timedelta(days=5), actors)
        if number >= restricted:
            length = timedelta(days=chance.randrange(10, 300))
            row.status, row.ended_on = RestrictionStatus.ENDED, min(row.imposed_on + length, TODAY)
            row.end_ground, row.next_review_on = EndGround.CONCLUDED, None
            row.ended_at, row.ended_by_ref = noon(row.ended_on), actors["authority"].ref
        gates += [row.gate] if row.gate else []
        mine = [] if kind in SUSPENSIONS else _conditions(row)
        rows.append(row)
        conditions += mine
        happened += list(_told(row, mine, actors))
    Gate.objects.bulk_create(gates)
    Restriction.objects.bulk_create(rows)
    RestrictionCondition.objects.bulk_create(conditions)
    record_many(happened)


def _row(subject: Subject, kind: RestrictionKind, day: date, actors: dict[str, Actor]) -> Restriction:
    gate = None
    if kind == RestrictionKind.SUSPENSION_CONDUCT:
        gate = Gate(
            ref=new_ref("RG"), considered_on=day, ruled_out=True, duties="None.", location="None.", prejudice=True,
            prejudice_why="Witnesses.", public_interest=False, salt=NONE,
        )  # fmt: skip
    return Restriction(
        ref=new_ref("RS"), case=subject.case, officer=subject, person=subject.person, kind=kind, gate=gate,
        status=RestrictionStatus.IN_FORCE, policy="" if gate else "Policy 4", reasons="Reasons.", salt=NONE,
        requested_by_ref=actors["authority"].ref, requested_at=noon(day), decided_at=noon(day),
        decided_by_ref=actors["senior" if gate else "authority"].ref, imposed_on=day, told=Told.IN_WRITING,
        confirmed_on=day, next_review_on=day + timedelta(days=28),
    )  # fmt: skip


def _conditions(row: Restriction) -> list[RestrictionCondition]:
    codes = (ConditionCode.NO_PUBLIC_CONTACT, ConditionCode.NO_DRIVING)
    over = row.ended_on
    return [
        RestrictionCondition(
            ref=new_ref("RC"), restriction=row, number=number, code=code, from_date=row.imposed_on,
            until_date=over, recorded_at=noon(row.imposed_on), recorded_by_ref=row.decided_by_ref,
        )
        for number, code in enumerate(codes, 1)
    ]  # fmt: skip


def _told(
    row: Restriction, conditions: list[RestrictionCondition], actors: dict[str, Actor]
) -> Iterator[tuple[object, Actor, datetime]]:
    """What the services would have told of it: the beginning, a review every four weeks, the end."""
    about: dict[str, Any] = {
        "subject": row.case.ref, "officer": row.officer.ref, "restriction": row.ref,
        "kind": RestrictionKind(row.kind),
    }  # fmt: skip
    who = actors["senior" if row.gate else "authority"]
    begun = row.imposed_on
    if row.gate:
        yield (
            events.SuspensionRequested(
                **about, considered_on=begun, ruled_out=True, prejudice=True, public_interest=False, gate=NONE,
                reasons=NONE,
            ), actors["authority"], noon(begun),
        )  # fmt: skip
    yield (
        events.RestrictionImposed(
            **about, person=row.person.ref, imposed_on=begun, told=Told.IN_WRITING,
            next_review_on=begun + timedelta(days=28), reasons=NONE, conditions=tuple(c.ref for c in conditions),
            codes=tuple(ConditionCode(c.code) for c in conditions),
        ), who, noon(begun),
    )  # fmt: skip
    day, number = begun + timedelta(days=28), 1
    while day < (row.ended_on or TODAY - timedelta(days=20)):
        yield (
            events.RestrictionReviewed(
                **about, review=new_ref("RV"), number=number, trigger=Trigger.DUE, due_on=day, held_on=day,
                lateness=Lateness.IN_TIME, outcome=Outcome.CONTINUE, proposed_by=actors["authority"].ref,
                next_review_on=day + timedelta(days=28), reasons=NONE,
            ), who, noon(day),
        )  # fmt: skip
        day, number = day + timedelta(days=28), number + 1
    if row.ended_on is None:
        row.next_review_on = day
        return
    ended = events.RestrictionEnded(
        **about, ended_on=row.ended_on, end_ground=EndGround.CONCLUDED, reasons=NONE
    )
    yield ended, actors["authority"], noon(row.ended_on)
