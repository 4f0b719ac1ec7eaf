"""What the pages of the desk cost in a small and in a large force, side by side in one run.

    python -m benchmarks.pages [--small 1000] [--large 100000] [--postgres] [--rounds 60]

Two databases are made, one after the other, by the same generator with the same seed. On each, the home, case, person
and search pages are asked for through the whole stack (middleware, policy, queries, look, template) by the appropriate
authority, an investigator and an intake officer, each round another case, person and word. Printed for each page: the
95th percentile of server time in milliseconds at both sizes, how many queries it made at most (those that read or
write; not the frame of a transaction), and the ratio. Leaves with 1 when a page of the large force takes more than 150
ms or 30 queries, or more than 1.5 times what it takes in the small one.
"""

import argparse
import contextlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SEED = 7
WANTED_MS, WANTED_QUERIES, WANTED_RATIO = 150.0, 30, 1.5
NOT_A_QUERY = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "SELECT PG_ADVISORY_XACT_LOCK")
WORDS = (
    "officer",
    "message",
    "overtime",
    "Plumtreeve",
    "search without grounds",
    '"an internal matter"',
    "zebra",
)
READERS = {"authority": "authority2@generated.example", "investigator": "leads3@generated.example",
           "intake": "intake1@generated.example"}  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """What one page cost one reader."""

    p95_ms: float
    queries: int


def main() -> int:
    given = _arguments()
    if given.measure:
        print(json.dumps(measure(given.measure, rounds=given.rounds)))
        return 0
    with contextlib.ExitStack() as stack:
        server = _postgres(stack) if given.postgres else ""
        small = _in_a_force_of(given.small, given.rounds, server)
        large = _in_a_force_of(given.large, given.rounds, server)
    return _report(small, large, given)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL started for the purpose")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def _postgres(stack: contextlib.ExitStack) -> str:
    from tests.postgres import running_postgres

    return stack.enter_context(running_postgres())


def _in_a_force_of(cases: int, rounds: int, server: str) -> dict[str, Cost]:
    """The costs in a force of so many cases, measured in a process with a database of its own."""
    with tempfile.TemporaryDirectory(prefix="peelian-bench-") as folder:
        (Path(folder) / "static").mkdir()
        own = {name: value for name, value in os.environ.items() if not name.startswith("PEELIAN_")}
        own |= {"DJANGO_SETTINGS_MODULE": "peelian.config.settings", "PEELIAN_DATA_DIR": folder}
        own |= {
            "PEELIAN_SECRET_KEY": "a key for measuring, which keeps no secret",
            "PEELIAN_ALLOWED_HOSTS": "testserver",
        }
        if server:
            own["PEELIAN_DATABASE_URL"] = _new_database(server, f"bench_{cases}")
        command = [sys.executable, "-m", "benchmarks.pages", "--measure", str(cases), "--rounds", str(rounds)]
        done = subprocess.run(command, env=own, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return {name: Cost(**cost) for name, cost in found.items()}


def _new_database(server: str, name: str) -> str:
    from urllib.parse import urlsplit

    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def measure(cases: int, *, rounds: int) -> dict[str, dict[str, float]]:
    """Make the force in the database of this process, and ask for every page."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    call_command("generate", cases=cases, seed=SEED, stdout=sys.stderr)
    print(f"{cases:,} cases made in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    _gather_statistics()
    return {name: vars(_cost(ask, rounds)) for name, ask in _pages(random.Random(SEED))}


def _gather_statistics() -> None:
    """What PostgreSQL's autovacuum does within a minute of a large change; SQLite is left as it is."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _pages(chance: random.Random) -> Iterator[tuple[str, Callable[[], Any]]]:
    from django.test import Client

    from peelian.access.models import Account
    from peelian.access.queries import actor_for
    from peelian.cases.policy import visible_cases

    for reader, email in READERS.items():
        account = Account.objects.get(email=email)
        cases = visible_cases(actor_for(account))
        refs = list(cases.order_by("?").values_list("ref", flat=True)[:300])
        named = cases.filter(subjects__person__isnull=False).order_by("?")
        people = list(named.values_list("subjects__person__ref", flat=True)[:300])
        client = Client()
        client.force_login(account)
        yield f"home, {reader}", lambda client=client: client.get("/")
        yield f"case, {reader}", lambda client=client, refs=refs: client.get(f"/cases/{chance.choice(refs)}/")
        yield (
            f"person, {reader}",
            lambda client=client, people=people: client.get(f"/people/{chance.choice(people)}/history/"),
        )
        yield f"search, {reader}", lambda client=client: client.get("/search/", {"q": chance.choice(WORDS)})


def _cost(ask: Callable[[], Any], rounds: int) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    most = 0
    for _ in range(5):
        with CaptureQueriesContext(connection) as captured:
            assert ask().status_code == 200
        most = max(most, sum(not q["sql"].upper().startswith(NOT_A_QUERY) for q in captured))
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        ask()
        took.append((time.perf_counter() - begun) * 1000)
    return Cost(statistics.quantiles(took, n=20)[-1], most)


def _report(small: dict[str, Cost], large: dict[str, Cost], given: argparse.Namespace) -> int:
    engine = "PostgreSQL" if given.postgres else "SQLite"
    print(f"{engine}: p95 of {given.rounds} requests, ms of server time")
    print(f"{'page':24}{given.small:>10,}{given.large:>12,}{'ratio':>8}{'queries':>9}")
    failed = 0
    for name, cost in large.items():
        ratio = cost.p95_ms / small[name].p95_ms
        bad = cost.p95_ms > WANTED_MS or cost.queries > WANTED_QUERIES or ratio > WANTED_RATIO
        failed += bad
        print(
            f"{name:24}{small[name].p95_ms:>10.1f}{cost.p95_ms:>12.1f}{ratio:>8.2f}{cost.queries:>9}"
            + ("   over" if bad else "")
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
