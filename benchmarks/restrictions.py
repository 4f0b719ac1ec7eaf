"""The register, the figures and the posting check at the size of a nation, beside their limits.

    python -m benchmarks.restrictions [--people 250000] [--restricted 2000] [--past 6000] [--postgres] [--rounds 40]

A force of invented people is written straight into a database of its own, with a case for each restriction and the
entries of the ledger that the services would have made: some restrictions in force with their reviews, three times as
many over in the five years before. Then, through the whole stack (middleware, policy, query, look, template):
  register           the first page, a page in the middle, narrowed and sorted; by the authority and by an investigator
  register, past     as it was known on a day two years ago, replayed from the ledger
  figures            a table of 60 months split by role: counted, masked, hashed and kept
  roster             10,000 rows checked, one in a hundred of them bad; then applied
Printed for each: the time by the clock, and the processor time of this process, which on SQLite is all the work there
is: on a machine with other work the clock says how busy it is. The limits are held against processor time on SQLite and
against the clock on PostgreSQL. Leaves with 1 when the register takes more than 150 ms at the 95th percentile or 30
queries, the register of a past day or the figures more than 1 s, the check of a roster more than 5 s, or applying it
more than 10 s.
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
from datetime import date, timedelta
from pathlib import Path
from typing import Any

PAGE_MS, PAGE_QUERIES = 150.0, 30
PAST_MS, FIGURES_MS, ROSTER_MS, APPLIED_MS = 1000.0, 1000.0, 5000.0, 10_000.0
ROSTER_ROWS = 10_000
NOT_A_QUERY = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "SELECT PG_ADVISORY_XACT_LOCK")
LEADS = 20


def main() -> int:
    """Make the force, measure, print, and say whether every figure was met."""
    given = _arguments()
    with contextlib.ExitStack() as stack:
        _prepare(given, stack)
        from benchmarks.restricted_force import make_force

        begun = time.perf_counter()
        force = make_force(people=given.people, restricted=given.restricted, past=given.past, leads=LEADS)
        print(f"made in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        _gather_statistics()
        return _report(list(_measured(force, given.rounds)), given)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=250_000)
    parser.add_argument("--restricted", type=int, default=2_000)
    parser.add_argument("--past", type=int, default=6_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL started for the purpose")
    return parser.parse_args()


def _prepare(given: argparse.Namespace, stack: contextlib.ExitStack) -> None:
    """An empty, migrated database of its own."""
    from tests.postgres import running_postgres

    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="peelian-bench-"))
    (Path(folder) / "static").mkdir()
    os.environ |= {"DJANGO_SETTINGS_MODULE": "peelian.config.settings", "PEELIAN_DATA_DIR": folder}
    os.environ |= {
        "PEELIAN_SECRET_KEY": "a key for measuring, which keeps no secret",
        "PEELIAN_ALLOWED_HOSTS": "testserver",
    }
    os.environ.pop("PEELIAN_DATABASE_URL", None)
    if given.postgres:
        os.environ["PEELIAN_DATABASE_URL"] = stack.enter_context(running_postgres())
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _gather_statistics() -> None:
    """What PostgreSQL's autovacuum does within a minute of a large change; SQLite is left as it is."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


Took = tuple[float, float]
"""Milliseconds by the clock, and of processor time."""
Line = tuple[str, Took, int, float]
"""What was measured, what it took, queries at most, and the limit in milliseconds."""


def _measured(force: Any, rounds: int) -> Iterator[Line]:
    from django.test import Client

    for reader in ("authority", "leads"):
        client = Client()
        client.force_login(force.accounts[reader])
        for name, query in _pages(force):
            yield _page(f"register {name}, {reader}", client, f"/restrictions/{query}", rounds, PAGE_MS)
        past = f"/restrictions/?on={force.today - timedelta(days=730)}"
        yield _page(f"register past, {reader}", client, past, max(5, rounds // 8), PAST_MS)
    yield "figures, 60 months by role", *_slowest(lambda: _figures(force), 5), FIGURES_MS
    check, apply = _roster(force)
    yield f"roster of {ROSTER_ROWS:,} checked", *_slowest(check, 3), ROSTER_MS
    yield "the rest of it applied", *_slowest(apply, 1), APPLIED_MS


def _pages(force: Any) -> list[tuple[str, str]]:
    return [
        ("first", ""),
        ("middle", "?page=20"),
        ("overdue", "?review=overdue&sort=-review"),
        ("unit", f"?unit={force.unit}"),
        ("named", "?text=ashd"),
    ]


def _page(name: str, client: Any, url: str, rounds: int, limit: float) -> Line:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200, url
    queries = sum(not each["sql"].upper().startswith(NOT_A_QUERY) for each in captured)
    took = [_timed(lambda: client.get(url)) for _ in range(rounds)]
    clock, processor = (statistics.quantiles(side, n=20)[-1] for side in zip(*took, strict=True))
    return name, (clock, processor), queries, limit


def _slowest(work: Callable[[], Any], rounds: int) -> tuple[Took, int]:
    """The slowest of a few rounds."""
    took = [_timed(work) for _ in range(rounds)]
    clock, processor = (max(side) for side in zip(*took, strict=True))
    return (clock, processor), 0


def _timed(work: Callable[[], Any]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000


def _figures(force: Any) -> None:
    from peelian.restrictions.figures.groups import Split
    from peelian.restrictions.services.giving import give_figures

    last = force.today.replace(day=1)
    first = last.replace(year=last.year - 5) + timedelta(days=32)
    give_figures(
        from_month=first, to_month=last, split=Split.ROLE, asked_for="A measurement", actor=force.authority,
        at=force.now,
    )  # fmt: skip


def _roster(force: Any) -> tuple[Callable[[], Any], Callable[[], Any]]:
    from peelian.restrictions.services.checking import apply_roster, check_roster

    chance, made = random.Random(3), []
    lines = ["number,duty_code,place,from,to"]
    step = max(1, force.people // ROSTER_ROWS)
    for row in range(ROSTER_ROWS):
        day: date = force.today + timedelta(days=row % 7)
        number = "nobody" if row % 100 == 99 else f"B{row * step % force.people}"
        code = chance.choice(("FRONT", "OFFICE", "PATROL"))
        lines.append(f"{number},{code},Station {row % 40},{day} 08:00,{day} 16:00")
    content = "\n".join(lines).encode()

    def check() -> None:
        made.append(check_roster(name="bench.csv", content=content, actor=force.hr, at=force.now))

    return check, lambda: apply_roster(roster=made[-1], actor=force.hr, at=force.now)


def _report(lines: list[Line], given: argparse.Namespace) -> int:
    engine = "PostgreSQL" if given.postgres else "SQLite"
    print(
        f"{engine}: {given.restricted:,} restricted among {given.people:,}, {given.past:,} restrictions over"
    )
    print(f"{'':34}{'clock ms':>10}{'cpu ms':>9}{'limit':>8}{'queries':>9}")
    failed = 0
    for name, took, queries, limit in lines:
        bad = took[0 if given.postgres else 1] > limit or queries > PAGE_QUERIES
        failed += bad
        told = f"{name:34}{took[0]:>10.1f}{took[1]:>9.1f}{limit:>8.0f}{queries or '':>9}"
        print(told + ("   over" if bad else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
