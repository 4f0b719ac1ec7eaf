"""What `./test` does: sets everything up, runs every check, and says how long each took. Standard library only."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from scripts import chromium
from scripts.environment import DEVELOPMENT, Environment, ensure, variables
from scripts.trouble import told

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS_CHOSEN = 5
"""pytest's exit status when the arguments left nothing to run, as they may on the second database."""


@dataclass(frozen=True)
class Check:
    """One line of the summary: a name, a command, what it needs in its environment, what counts as passed."""

    name: str
    command: tuple[str, ...]
    settings: tuple[tuple[str, str], ...] = ()
    passes: tuple[int, ...] = (0,)


def main(arguments: list[str]) -> int:
    """Run `./test` with these pytest arguments and return its exit status."""
    if {"-h", "--help"} & set(arguments):
        print((ROOT / "test").read_text().split('"""')[1])
        return 0
    return told(lambda: run(arguments))


def run(arguments: list[str]) -> int:
    """Set up, run every check even after a failure, print the summary. Raises Trouble if it cannot set up."""
    started = time.monotonic()
    environment = ensure(ROOT, lock=DEVELOPMENT)
    if not leaves_browser_out(arguments):
        os.environ["PEELIAN_CHROMIUM"] = chromium.ensure()
    results = [("set-up", True, time.monotonic() - started)]
    for check in checks_for(arguments):
        results.append(carry_out(check, environment))
    return summary(results, partly=bool(arguments))


def leaves_browser_out(arguments: list[str]) -> bool:
    """True when the arguments say that no browser test is wanted."""
    return any("not browser" in argument for argument in arguments)


def checks_for(arguments: list[str]) -> list[Check]:
    """Everything; or, where arguments are given, only the tests they choose."""
    style = [
        Check("style", ("-m", "ruff", "check", ".")),
        Check("layout", ("-m", "ruff", "format", "--check", ".")),
        Check(
            "contracts", ("-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo")
        ),
        Check("types", ("-m", "mypy", "peelian/law", "peelian/ledger")),
        Check("migrations", ("-m", "peelian", "makemigrations", "--check", "--dry-run")),
    ]
    return ([] if arguments else style) + [on_sqlite(arguments), on_postgres(arguments)]


def on_sqlite(arguments: list[str]) -> Check:
    """Every test, on SQLite."""
    return Check("tests on SQLite", (*pytest(), *arguments))


def on_postgres(arguments: list[str]) -> Check:
    """The tests that use the database, on PostgreSQL."""
    chosen = ("-m", "not pure and not browser")
    if "-m" in arguments:
        at = arguments.index("-m")
        chosen = ("-m", f"({arguments[at + 1]}) and {chosen[1]}")
        arguments = arguments[:at] + arguments[at + 2 :]
    passes = (0, NO_TESTS_CHOSEN) if arguments or chosen[1].startswith("(") else (0,)
    return Check(
        "tests on PostgreSQL",
        (*pytest(), *arguments, *chosen),
        settings=(("PEELIAN_TEST_POSTGRES", "1"),),
        passes=passes,
    )


def pytest() -> tuple[str, ...]:
    """pytest on two processes. The tests of a module stay together, as they may share a running server."""
    return ("-m", "pytest", "-q", "-n", "2", "--dist", "loadfile")


def carry_out(check: Check, environment: Environment) -> tuple[str, bool, float]:
    """Run one check, its output going to the screen, and say whether it passed and how long it took."""
    print(f"\n== {check.name}", flush=True)
    started = time.monotonic()
    done = subprocess.run(
        [str(environment.python), *check.command],
        cwd=environment.root,
        env=settings_of(check, environment),
        check=False,
    )
    return check.name, done.returncode in check.passes, time.monotonic() - started


def settings_of(check: Check, environment: Environment) -> dict[str, str]:
    """The check's environment. Of this shell's PEELIAN_ settings only Chromium's place and, for the tests on
    PostgreSQL, an existing server's address reach it: the others may name a real force's data."""
    kept = {"PEELIAN_CHROMIUM"} | ({"PEELIAN_DATABASE_URL"} if check.settings else set())
    own = {
        name: value for name, value in variables().items() if not name.startswith("PEELIAN_") or name in kept
    }
    return own | {"PEELIAN_DATA_DIR": str(environment.root / "var" / "test")} | dict(check.settings)


def summary(results: list[tuple[str, bool, float]], *, partly: bool) -> int:
    """Print one line a check and return the exit status: 0 only if every one passed."""
    print()
    for name, passed, seconds in results:
        print(f"{'passed' if passed else 'FAILED'}  {seconds:6.1f} s  {name}")
    print(f"        {sum(seconds for *_, seconds in results):6.1f} s  in all")
    if partly:
        print(
            "Only the tests ran: style, contracts, types and migrations are checked by ./test without arguments."
        )
    return 0 if all(passed for _, passed, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
