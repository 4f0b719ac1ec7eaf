"""A large invented force for measuring, the same for the same seed."""

import csv
import io
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from peelian.access.actors import Actor
from peelian.access.permissions import Role
from peelian.access.queries import account_rows, actor_by_ref
from peelian.access.services import create_account, grant_role
from peelian.cases.services.bulk import PlannedCase, PlannedSubject, open_many
from peelian.cases.states import CaseStatus, Conclusion, MatterType, SeverityResult
from peelian.demo.story.everyday import MATTERS
from peelian.demo.story.force import COLUMNS, FAMILY, FORCE, GIVEN, PASSWORD, RANKS, TELLER, UNITS
from peelian.people.queries.finding import workforce_keys
from peelian.people.services import import_people
from peelian.people.states import Category

TEAMS = tuple(f"Investigations {index:02d}" for index in range(1, 11))
CASES_A_LEAD = 400
"""Of which one in seven is live: what an investigator carries."""
FOUNDED_AT = datetime(2020, 2, 1, 9, tzinfo=UTC)
"""When the accounts and the workforce come in: people are known before the cases that are about them."""
YEARS = (date(2020, 2, 3), date(2026, 9, 30))
KINDS = (
    (MatterType.COMPLAINT_OUTSIDE, 40),
    (MatterType.COMPLAINT, 25),
    (MatterType.CONDUCT, 30),
    (MatterType.RECORDABLE_CONDUCT, 5),
)
# Most of a department's matters are over; what is live is what pages and clocks must pick out of them.
STAGES = (
    (CaseStatus.CONCLUDED, 86),
    (CaseStatus.UNDER_INVESTIGATION, 8),
    (CaseStatus.OPENED, 3),
    (CaseStatus.ASSESSED, 2),
    (CaseStatus.REPORTED, 1),
)


def generate(*, cases: int, seed: int, at: datetime = FOUNDED_AT) -> int:
    """Make accounts, a workforce of one for every five cases (at least 200), and the cases; return how many cases."""
    luck = random.Random(seed)
    staff = _accounts(max(len(TEAMS), cases // CASES_A_LEAD), at)
    people = _workforce(max(200, cases // 5), at)
    plans = _plans(luck, cases, people, staff["leads"])
    return open_many(plans, intake=staff["intake"][0], authority=staff["authority"][0])


def _accounts(investigators: int, at: datetime) -> dict[str, list[Actor]]:
    """One intake officer, one authority, and investigators spread over the teams; those that exist are kept."""
    known = {row.email: row.ref for row in account_rows()}
    wanted = [("intake", Role.INTAKE, ""), ("authority", Role.AUTHORITY, "")]
    wanted += [("leads", Role.INVESTIGATOR, TEAMS[n % len(TEAMS)]) for n in range(investigators)]
    made: dict[str, list[Actor]] = {}
    for number, (key, role, team) in enumerate(wanted, start=1):
        email = f"{key}{number}@generated.example"
        ref = known.get(email) or _account(email, role, team, number, at)
        made.setdefault(key, []).append(actor_by_ref(ref))
    return made


def _account(email: str, role: Role, team: str, number: int, at: datetime) -> str:
    account = create_account(
        email=email, name=f"Generated {number}", password=PASSWORD, unit=team, actor=TELLER, at=at
    )
    grant_role(account=account, role=role, actor=TELLER, at=at)
    return account.ref


def _workforce(size: int, at: datetime) -> list[tuple[int, str, str, str]]:
    lines = io.StringIO()
    sheet = csv.writer(lines)
    sheet.writerow(COLUMNS)
    for index in range(size):
        given, family = GIVEN[index % len(GIVEN)], FAMILY[(index // len(GIVEN)) % len(FAMILY)]
        name, unit = f"{family}-{index // 625}", UNITS[index % len(UNITS)]
        if index % 5 == 4:
            sheet.writerow([f"G{index}", "police staff", "", given, name, unit, "Police staff", "2015-04-01"])
        else:
            rank = RANKS[index % len(RANKS)]
            sheet.writerow([f"G{index}", "officer", rank, given, name, unit, "", "2015-04-01"])
    report = import_people(
        name="generated.csv", content=lines.getvalue().encode(), force_name=FORCE, actor=TELLER, at=at
    )
    if not report.can_be_applied:
        raise RuntimeError(f"The generated HR file has problems: {report}")
    return workforce_keys()


def _plans(
    luck: random.Random, cases: int, people: list[tuple[int, str, str, str]], leads: list[Actor]
) -> Iterator[PlannedCase]:
    """The cases, oldest first. A few people come up often, as in a real force."""
    first, last = YEARS
    span = (last - first).days
    for index in range(cases):
        matter = luck.choice(MATTERS)
        kind = luck.choices([k for k, _ in KINDS], [w for _, w in KINDS])[0]
        lead = luck.choice(leads)
        picked = {_somebody(luck, len(people)) for _ in range(luck.choices((1, 2, 3), (88, 9, 3))[0])}
        yield PlannedCase(
            title=f"{matter.title} {index + 1}",
            matter_type=kind,
            unit=lead.unit,
            came_to_attention_on=first + timedelta(days=span * index // cases),
            subjects=tuple(
                _subject(people[p], matter.summary, matter.category, matter.standards[0]) for p in picked
            ),
            lead=lead,
            went=luck.choices([s for s, _ in STAGES], [w for _, w in STAGES])[0],
            conclusion=luck.choice(
                [Conclusion.NO_ACTION, Conclusion.RESOLVED, Conclusion.REFLECTIVE_PRACTICE]
            ),
            result=luck.choice([SeverityResult.MISCONDUCT_MEETING, SeverityResult.GROSS_HEARING]),
        )


def _somebody(luck: random.Random, people: int) -> int:
    """Anybody, and in one case of ten somebody among the twentieth of the force that comes up often."""
    return luck.randrange(people // 20 if luck.random() < 0.1 else people)


def _subject(person: tuple[int, str, str, str], summary: str, code: str, standard: str) -> PlannedSubject:
    key, ref, category, rank = person
    return PlannedSubject(key, ref, Category(category), rank, summary, code, standard)
