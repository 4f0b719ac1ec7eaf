"""How fast the clocks of a large force are rebuilt from its ledger, and how fast what is due is listed.

    python -m benchmarks.clocks [--cases 100000] [--postgres]

Everything runs in one process on a database made for it, with invented cases of a few common shapes. In one run:
  reading      every entry about a case read and decoded, and nothing else: the floor for any rebuild
  reckoning    the same, and every clock worked out, without writing
  rebuild      `peelian clocks rebuild`
  proclaiming  a day proclaimed on which many live clocks count: every date that moves, in one transaction
  lists        counts and first page of what is due, and of the live cases that one rule touches, for the department,
               a unit and one investigator: the 95th percentile of processor time in this process, which on SQLite is
               all there is
Some cases are told with the live projection on, so that rebuilt and live clocks can be compared. Leaves with 1 when the
rebuild takes longer than 60 s for 100,000 cases, or when a live clock differs from the rebuilt one.
"""

import argparse
import contextlib
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

WANTED_SECONDS = 60.0
LIVE = 300
TODAY = date(2026, 11, 20)
FIRST = date(2020, 3, 2)
UNITS = ("Investigations North", "Investigations South", "Intake", "Anti-Corruption")
Told = tuple[object, datetime]


def prepare(*, postgres: bool, stack: contextlib.ExitStack) -> None:
    """An empty, migrated database of its own."""
    from tests.postgres import running_postgres

    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="peelian-bench-"))
    os.environ |= {"DJANGO_SETTINGS_MODULE": "peelian.config.settings", "PEELIAN_DATA_DIR": folder}
    os.environ["PEELIAN_SECRET_KEY"] = "a key for measuring, which keeps no secret"
    os.environ.pop("PEELIAN_DATABASE_URL", None)
    if postgres:
        os.environ["PEELIAN_DATABASE_URL"] = stack.enter_context(running_postgres())
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


class Telling:
    """One invented case: its events, each at noon of its day."""

    def __init__(self, number: int, chance: random.Random) -> None:
        from peelian.cases.states import MatterType

        self.chance = chance
        self.ref = f"C-{number:08d}"
        self.day = FIRST + timedelta(days=int((TODAY - FIRST).days * chance.random() ** 0.7))
        kinds = (MatterType.CONDUCT, MatterType.COMPLAINT, MatterType.RECORDABLE_CONDUCT, MatterType.DSI)
        self.matter = chance.choices(kinds, (45, 40, 13, 2))[0]
        self.concluded_on: date | None = None
        self.told: list[Told] = []

    def tell(self, what: str, *, after: int = 0, **facts: Any) -> None:
        """Add an event `after` days later. Nothing is told after today."""
        from peelian.cases import events

        self.day += timedelta(days=after)
        if self.day <= TODAY:
            at = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
            facts = {name: value(self.day) if callable(value) else value for name, value in facts.items()}
            self.told.append((getattr(events, what)(subject=self.ref, **facts), at))


def story(number: int, seed: int) -> Telling:
    """The case with this number: the same for the same seed."""
    from peelian.cases.states import COMPLAINTS, SCHEDULE_3_MATTERS

    case = Telling(number, random.Random(f"{seed} {number}"))
    made_on = case.day if case.matter in COMPLAINTS else None
    case.tell("CaseOpened", matter_type=case.matter, came_to_attention_on=case.day, complaint_made_on=made_on,
              opened_on=case.day, reasons="0" * 64)  # fmt: skip
    officers = [f"U-{number:06d}{n}" for n in range(case.chance.choices((1, 2, 5), (80, 17, 3))[0])]
    for officer in officers:
        _subject(case, officer)
    if case.matter in COMPLAINTS:
        _party(case, f"Y-{number:08d}")
    if case.matter in SCHEDULE_3_MATTERS and case.matter not in COMPLAINTS:
        _refer(case)
    _investigate(case, officers, internal=case.matter not in SCHEDULE_3_MATTERS)
    if case.chance.random() < 0.93:
        case.tell("CaseConcluded", after=case.chance.randrange(5, 60), conclusion=_conclusion(case),
                  concluded_on=_same, reasons="0" * 64)  # fmt: skip
        case.concluded_on = case.day if case.day <= TODAY else None
    return case


def _same(day: date) -> date:
    return day


def _conclusion(case: Telling) -> Any:
    from peelian.cases.states import Conclusion

    return case.chance.choice((Conclusion.NO_ACTION, Conclusion.REFLECTIVE_PRACTICE, Conclusion.RESOLVED))


def _subject(case: Telling, officer: str) -> None:
    from peelian.cases.states import SeverityResult
    from peelian.people.states import Category

    category = case.chance.choices((Category.OFFICER, Category.POLICE_STAFF), (85, 15))[0]
    case.tell("SubjectAdded", officer=officer, category=category)
    if category is Category.OFFICER:
        result = case.chance.choices(list(SeverityResult), (10, 35, 5, 25, 0, 5, 20))[0]
        case.tell("SeverityAssessed", after=1, officer=officer, assessment=f"V-{officer[2:]}", version=1,
                  result=result, assessed_on=_same, reasons="0" * 64)  # fmt: skip


def _party(case: Telling, party: str) -> None:
    from peelian.cases.states import PartyRole

    case.tell(
        "PartyAdded", party=party, role=PartyRole.COMPLAINANT, wants_updates=True, handling_started_on=_same
    )
    for _ in range(case.chance.randrange(4)):
        case.tell(
            "PartyUpdated", after=case.chance.randrange(14, 35), party=party, given_on=_same, text="0" * 64
        )


def _refer(case: Telling) -> None:
    from peelian.cases.states import ROUTE_OF_MATTER, Answer

    route = ROUTE_OF_MATTER[case.matter]
    case.tell("ReferralGroundAnswered", route=route, ground="SERIOUS_CORRUPTION", answer=Answer.YES, clear_on=_same,
              reasons="0" * 64)  # fmt: skip
    case.tell("ReferralMade", after=case.chance.choice((0, 1, 1, 4)), referral=f"F-{case.ref[2:]}", route=route,
              voluntary=False, referred_on=_same, reasons="0" * 64)  # fmt: skip


def _investigate(case: Telling, officers: list[str], *, internal: bool) -> None:
    from peelian.cases.states import Handling, NoticeKind

    handling = Handling.INTERNAL if internal else case.chance.choice((Handling.LOCAL, Handling.LOCAL_SPECIAL))
    case.tell("HandlingDecided", after=2, handling=handling, decided_on=_same, reasons="0" * 64)
    case.tell(
        "InvestigatorAppointed", after=1, investigator="A-00000001", appointed_on=_same, reasons="0" * 64
    )
    for kind in (NoticeKind.INVESTIGATION, NoticeKind.TERMS, NoticeKind.PROGRESS, NoticeKind.PROGRESS):
        for officer in officers[:2]:
            sent_at = datetime(2023, 1, 1, tzinfo=UTC)
            case.tell("NoticeServed", after=case.chance.randrange(2, 14), officer=officer, notice=f"B-{officer[2:]}",
                      kind=kind, sent_at=sent_at, deemed_on=_same, text="0" * 64)  # fmt: skip
    case.tell("InvestigationReported", after=case.chance.randrange(10, 120), reported_on=_same)


def populate(cases: int, seed: int) -> tuple[int, dict[str, list[tuple]]]:
    """Fill the database; return how many entries there are, and the live clocks of the cases told one by one."""
    from django.db import transaction

    from peelian.access.actors import system_actor
    from peelian.ledger.services import record, record_many

    actor = system_actor("benchmark")
    numbers = iter(range(cases))
    with transaction.atomic():
        live = [story(number, seed) for number in islice(numbers, LIVE)]
        _rows(live)
        for told in live:
            for event, at in told.told:
                record(event, actor=actor, at=at)
        kept = {told.ref: _clocks(told.ref) for told in live}
    count = sum(len(told.told) for told in live)
    while some := [story(number, seed) for number in islice(numbers, 2_000)]:
        with transaction.atomic():
            _rows(some)
            count += record_many((event, actor, at) for told in some for event, at in told.told)
    return count, kept


def _rows(some: list[Telling]) -> None:
    from peelian.cases.models import Case, Member
    from peelian.cases.states import CaseStatus, MemberRole

    made = [
        Case(
            ref=told.ref,
            title="Invented for measuring",
            matter_type=told.matter,
            unit=UNITS[int(told.ref[2:]) % len(UNITS)],
            sealed=int(told.ref[2:]) % 50 == 0,
            status=CaseStatus.CONCLUDED if told.concluded_on else CaseStatus.OPENED,
            concluded_on=told.concluded_on,
            came_to_attention_on=told.told[0][1].date(),
            opened_at=told.told[0][1],
            opened_by_ref="A-00000001",
        )
        for told in some
    ]
    Case.objects.bulk_create(made)
    Member.objects.bulk_create(
        Member(case=case, account_ref=f"A-{case.pk % 400:08d}", role=MemberRole.LEAD, since_date=TODAY)
        for case in made
    )


def _clocks(ref: str) -> list[tuple]:
    from peelian.clocks.models import Clock
    from peelian.clocks.projections import row_of

    return [row_of(clock) for clock in Clock.objects.filter(case_id=ref).order_by("number")]


def read_only() -> None:
    """The floor: every entry read and decoded."""
    from peelian.clocks.reckoning import FOLLOWED
    from peelian.ledger.queries import walk_by_subject

    for _ in walk_by_subject("case", FOLLOWED):
        pass


def reckon_only() -> None:
    """Every clock worked out and thrown away."""
    from peelian.calendar.force import AS_RELEASED
    from peelian.clocks.projections import rows_of
    from peelian.clocks.reckoning import FOLLOWED
    from peelian.ledger.queries import walk_by_subject

    for ref, entries in walk_by_subject("case", FOLLOWED):
        rows_of(ref, entries, calendar=AS_RELEASED)


def seconds(work: Callable[[], Any]) -> float:
    """How long something takes on the clock."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def both(work: Callable[[], Any]) -> tuple[float, float]:
    """How long something takes on the clock, and of that in this process: they differ when the machine is busy with
    something else, and on PostgreSQL, which works in processes of its own."""
    begun = time.process_time()
    elapsed = seconds(work)
    return elapsed, time.process_time() - begun


def proclaim() -> tuple[int, tuple[float, float]]:
    """How many dates move when a day is proclaimed on which many live clocks count, and how long it takes."""
    from django.db import transaction

    from peelian.access.actors import system_actor
    from peelian.calendar.force import AS_RELEASED, with_days
    from peelian.calendar.services import proclaim_day
    from peelian.clocks.models import Clock
    from peelian.clocks.recounting import counted_by_calendar, recounted

    live = Clock.objects.filter(stopped_on=None, rule__in=counted_by_calendar(), due_on__isnull=False)
    middle = live.order_by("due_on").values_list("due_on", flat=True)[live.count() // 2]
    day = AS_RELEASED.nth_working_day_back(middle, n=2)
    moves = len(list(recounted(day, calendar=with_days([(day, "Measured")]))))
    words = {"name": "Measured", "reason": "Measured.", "source": "None"}
    with transaction.atomic():
        taken = both(
            lambda: proclaim_day(day=day, **words, actor=system_actor("benchmark"), at=datetime.now(UTC))
        )
        transaction.set_rollback(True)
    return moves, taken


def lists() -> Iterator[tuple[str, float]]:
    """The 95th percentile, in milliseconds, of counting and listing what is due, for three kinds of people."""
    from peelian.access.actors import actor_with
    from peelian.access.permissions import Role
    from peelian.cases.queries.rows import Filters, narrowed
    from peelian.clocks.policy import readable
    from peelian.clocks.queries.due import Group, due_counts, due_page
    from peelian.clocks.queries.law.touching import touched_by

    people = {
        "department": (frozenset({Role.AUTHORITY}), Filters()),
        "unit": (frozenset({Role.INVESTIGATOR}), Filters()),
        "investigator": (frozenset({Role.INVESTIGATOR}), Filters(mine=True)),
    }
    for name, (roles, filters) in people.items():
        actor = actor_with(
            roles=roles,
            kind="person",
            ref="A-00000007",
            name="n",
            unit=UNITS[0],
            walled_people=frozenset({"P-00000001"}),
        )
        cases = readable(actor, narrowed(actor, filters))
        works: dict[str, Callable[[], Any]] = {"counts": lambda c=cases: due_counts(c, on=TODAY)}
        works["one rule"] = lambda c=cases: touched_by("cmr_update_first", c, on=TODAY)
        for group in Group:
            works[group.value] = lambda c=cases, g=group: due_page(c, g, on=TODAY)
        for work, ask in works.items():
            ask()  # what is only done the first time, such as reading code, is not what is measured
            times = [both(ask)[1] * 1000 for _ in range(40)]
            yield f"{name}: {work}", statistics.quantiles(times, n=20)[-1]


def main() -> int:
    """Measure, print, and say whether it is fast enough and true."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1829)
    parser.add_argument(
        "--postgres", action="store_true", help="on a throw-away PostgreSQL and not on SQLite"
    )
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        prepare(postgres=options.postgres, stack=stack)
        return measure(options.cases, options.seed)


def measure(cases: int, seed: int) -> int:
    """The figures for one size."""
    from django.db import connection

    from peelian.clocks.models import Clock
    from peelian.clocks.projections import rebuild

    entries, live = populate(cases, seed)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(f"{cases:,} cases, {entries:,} entries, on {connection.vendor}")
    (_, floor), times = (measured := both(read_only)), {"reading": measured}
    times |= {"reckoning": both(reckon_only), "rebuild": both(rebuild)}
    # On SQLite everything happens in this process, and other work on the machine must not count.
    rebuilding = times["rebuild"][1 if connection.vendor == "sqlite" else 0]
    for name, (elapsed, own) in times.items():
        print(f"{name:10} {elapsed:7.1f} s, {own:7.1f} s of processor, {own / floor:.2f} x reading")
    print(f"{Clock.objects.count():,} clocks")
    differing = [ref for ref, rows in live.items() if _clocks(ref) != rows]
    print(f"live and rebuilt: {len(live) - len(differing)} of {len(live)} cases equal")
    moves, (elapsed, own) = proclaim()
    print(f"proclaiming a day that moves {moves:,} dates: {elapsed:.2f} s, {own:.2f} s of processor")
    for name, milliseconds in lists():
        print(f"{name:28} {milliseconds:7.1f} ms (95th percentile)")
    wanted = WANTED_SECONDS * cases / 100_000
    print(f"wanted: rebuilt within {wanted:.1f} s: {'met' if rebuilding <= wanted else 'MISSED'}")
    return 0 if rebuilding <= wanted and not differing else 1


if __name__ == "__main__":
    sys.exit(main())
