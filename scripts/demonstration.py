"""What `./demo` does: the environment, the story, the server. Standard library only."""

import argparse
import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from scripts import serving
from scripts.environment import Environment, disk_trouble, ensure, only_one, variables, write_whole
from scripts.trouble import Trouble, told

ROOT = Path(__file__).resolve().parent.parent
FIRST_MOMENT = datetime(2023, 4, 24, 9, 30, tzinfo=timezone(timedelta(hours=1)))
"""The moment at which a fresh demo opens (British Summer Time). From then on its clock ticks as ours does."""
PORT = 8000


@dataclass(frozen=True)
class Demo:
    """The code that tells the demo and the place where it keeps what it made, which can all be told again."""

    root: Path
    var: Path

    @property
    def folder(self) -> Path:
        return self.var / "demo"

    @property
    def told(self) -> Path:
        return self.folder / "told.json"

    @property
    def clock(self) -> Path:
        return self.folder / "clock.json"

    @property
    def sign_ins(self) -> Path:
        return self.folder / "sign-ins.json"

    @property
    def log(self) -> Path:
        return self.var / "demo.log"

    @property
    def serving(self) -> Path:
        return self.var / "demo.serving"


def main(arguments: list[str]) -> int:
    """Run `./demo` with these arguments and return its exit status."""
    wanted = read_arguments(arguments)
    return told(lambda: run(wanted))


def run(wanted: argparse.Namespace) -> int:
    """Set up what is missing, then serve unless asked not to. Raises Trouble."""
    if not wanted.no_serve:
        serving.check_port(wanted.port)
    return show(Demo(ROOT, ROOT / "var"), ensure(ROOT), wanted)


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """The command line. argparse itself stops with a sentence when it is wrong."""
    parser = argparse.ArgumentParser(prog="./demo", description="Set Peelian up and serve its demo story.")
    parser.add_argument("--no-serve", action="store_true", help="stop after the set-up")
    parser.add_argument("--port", type=int, default=PORT, help=f"the port to serve at ({PORT})")
    parser.add_argument("--reset", action="store_true", help="forget the demo and tell its story afresh")
    return parser.parse_args(arguments)


def show(demo: Demo, environment: Environment, wanted: argparse.Namespace) -> int:
    """Have the story told, and serve it unless asked not to. Raises Trouble."""
    with disk_trouble(demo.var):
        demo.var.mkdir(parents=True, exist_ok=True)
        with only_one(demo.var / "demo.busy"):
            prepare(demo, environment, afresh=wanted.reset)
    if wanted.no_serve:
        print("The demo is set up. Start it with ./demo")
        return 0
    with serving.marked(demo.serving):
        return serving.serve(
            environment,
            port=wanted.port,
            settings=settings_of(demo),
            welcome=lambda address: print(welcome(demo, address), flush=True),
        )


def prepare(demo: Demo, environment: Environment, *, afresh: bool) -> None:
    """Have the story told whole by the present code. What an interrupted telling left is thrown away."""
    migrations = digest_of((demo.root / "peelian").glob("*/migrations/*.py"))
    story = digest_of((demo.root / "peelian" / "demo").rglob("*.py"))
    whole = all(read_json(path) for path in (demo.told, demo.clock, demo.sign_ins))
    known = read_json(demo.told) if whole and not afresh else {}
    if not known:
        tell(demo, environment)
    elif known["migrations"] != migrations:
        print("Bringing the demo's database up to date …", flush=True)
        manage(demo, environment, "migrate")
    if known and known["story"] != story:
        print("The story has been rewritten since this demo was told. To see it: ./demo --reset")
        story = known["story"]
    write_whole(demo.told, json.dumps({"migrations": migrations, "story": story}))


def tell(demo: Demo, environment: Environment) -> None:
    """Make the demo's database from nothing and tell the story into it."""
    serving.check_unserved(demo.serving)
    if demo.folder.exists():
        shutil.rmtree(demo.folder)
    demo.folder.mkdir(mode=0o700, parents=True)
    (demo.folder / "static").mkdir()  # empty: the demo serves static files from where they are written
    demo.log.unlink(missing_ok=True)
    now = datetime.now(tz=FIRST_MOMENT.tzinfo)
    write_whole(demo.clock, json.dumps({"real": now.isoformat(), "shown": FIRST_MOMENT.isoformat()}))
    print("Preparing the database …", flush=True)
    manage(demo, environment, "migrate")
    print("Telling the story …", flush=True)
    manage(demo, environment, "demo", "story")


def manage(demo: Demo, environment: Environment, *command: str) -> None:
    """Run one management command on the demo's database. Raises Trouble with its last line."""
    with demo.log.open("a") as log:
        log.write(f"\n$ peelian {' '.join(command)}\n")
        log.flush()
        finished = subprocess.run(
            [environment.python, "-m", "peelian", *command],
            cwd=demo.root,
            env=settings_of(demo),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            close_fds=False,
            check=False,
        )
    if finished.returncode:
        raise Trouble(explained(demo.log.read_text(errors="replace"), command=command, log=demo.log))


def explained(output: str, *, command: tuple[str, ...], log: Path) -> str:
    """A sentence for a command that failed."""
    if "disk is full" in output or "No space left on device" in output:
        return "The disk filled up while the demo was being made. Make room and run this again."
    last = next((line for line in reversed(output.splitlines()) if line.strip()), "no output")
    return f"`peelian {' '.join(command)}` failed: {last.strip()} Details: {log}"


def settings_of(demo: Demo) -> dict[str, str]:
    """The environment variables of the demo.

    PEELIAN_ settings of this shell must not reach it: they may name a real force's database.
    """
    ours = {
        "PEELIAN_DATA_DIR": str(demo.folder),
        "PEELIAN_DEMO": "yes",
        "PEELIAN_FORCE_NAME": "Wealdmoor Constabulary",
        "PEELIAN_FORCE_ADDRESS": "Police Headquarters, 1 Invented Way, Wealdmoor, WM0 0WM",
        "PEELIAN_FORCE_CONTACT": "psd@wealdmoor.example",
        "PEELIAN_CLOCK_OFFSET_SECONDS": str(offset_seconds(read_json(demo.clock))),
    }
    foreign = [name for name in variables() if name.startswith("PEELIAN_")]
    return {name: value for name, value in variables().items() if name not in foreign} | ours


def offset_seconds(clock: dict) -> int:
    """How far the demo's clock stands from ours: negative, since its year is past."""
    apart = datetime.fromisoformat(clock["shown"]) - datetime.fromisoformat(clock["real"])
    return round(apart.total_seconds())


def welcome(demo: Demo, address: str) -> str:
    """What is printed once the server answers: the address and one sign-in for each role."""
    sign_ins = read_json(demo.sign_ins)
    rows = [(each["role"], each["name"], each["email"], each["password"]) for each in sign_ins]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    lines = [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    heading = ["", f"Peelian is at {address}", "", "Sign in as (role, name, email, password):"]
    return "\n".join([*heading, *lines, "", "Everyone here is invented. Ctrl-C stops it."])


def read_json(path: Path) -> dict | list:
    """What the file holds; nothing if it is missing or was cut short."""
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return {}


def digest_of(paths: Iterable[Path]) -> str:
    """One SHA-256 over the files' names and contents."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(str(path.name).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
