"""`./demo` itself, run for real, with a place of its own to keep the demo in."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from scripts.demonstration import FIRST_MOMENT, offset_seconds
from tests.server import free_port
from tests.visitor import Visitor

pytestmark = [pytest.mark.pure, pytest.mark.slow]
ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = """
import sys, pathlib
from scripts import demonstration as d
from scripts.environment import Environment
from scripts.trouble import told
root, var = map(pathlib.Path, sys.argv[1:3])
wanted = d.read_arguments(sys.argv[3:])
sys.exit(told(lambda: d.show(d.Demo(root, var), Environment(root), wanted)))
"""


def start(var: Path, *arguments: str) -> subprocess.Popen:
    """`./demo ARGUMENTS` with its data below `var`, in a process group of its own as a shell would start it."""
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, ROOT, var, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        process_group=0,
    )


def run(var: Path, *arguments: str) -> tuple[int, str]:
    """Run `./demo ARGUMENTS` to its end: exit status and all it printed."""
    process = start(var, *arguments)
    said = process.communicate(timeout=300)[0]
    return process.returncode, said


def until(process: subprocess.Popen, phrase: str) -> str:
    """Read what it prints up to the line that holds the phrase."""
    said = ""
    for line in process.stdout:
        said += line
        if phrase in line:
            return said
    raise AssertionError(f"{phrase!r} never came; it said:\n{said}")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place where the demo has been set up."""
    var = tmp_path_factory.mktemp("demo")
    status, said = run(var, "--no-serve")
    assert status == 0, said + (var / "demo.log").read_text()
    return var


@pytest.fixture
def served(told: Path) -> Iterator[tuple[subprocess.Popen, int, str]]:
    """A second start of the demo: process, port, and what it printed once it answered."""
    port = free_port()
    process = start(told, "--port", str(port))
    yield process, port, until(process, "Ctrl-C stops it")
    end(process)


def end(process: subprocess.Popen) -> None:
    """Press Ctrl-C and wait."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=30)


def test_a_second_start_makes_nothing_again(served, told: Path):
    """How long it takes is for benchmarks/demo.py to say; that it does nothing twice is what keeps it short."""
    _, _, said = served
    assert not {"Setting up", "Preparing the database", "Telling the story"} & {
        line.split(" …")[0].split(" (")[0] for line in said.splitlines()
    }
    log = (told / "demo.log").read_text()
    assert [log.count(f"$ peelian {command}") for command in ("migrate", "demo story")] == [1, 1]


def test_it_prints_one_sign_in_for_each_role_and_each_works(served, told: Path):
    _, port, said = served
    assert f"http://127.0.0.1:{port}/" in said
    sign_ins = json.loads((told / "demo" / "sign-ins.json").read_text())
    roles = [each["role"] for each in sign_ins]
    assert len(roles) == len(set(roles)) >= 5
    for each in sign_ins:
        assert each["email"] in said
        assert each["password"] in said
        visitor = Visitor(f"http://127.0.0.1:{port}")
        visitor.sign_in(each["email"], each["password"])
        assert visitor.get("/").status == 200


def test_ctrl_c_ends_it_and_its_server_without_a_traceback(served):
    process, port, _ = served
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=30)[0]
    assert process.returncode == 0
    assert "Stopped." in said
    assert "Traceback" not in said
    with socket.socket() as after:
        assert after.connect_ex(("127.0.0.1", port)) != 0


def test_it_serves_no_other_machine(served):
    port = served[1]
    with socket.socket() as listener:
        # Free on every other address of this machine, so the server listens at loopback alone.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.2", port))


def test_a_demo_that_is_being_shown_is_not_told_again(served, told: Path):
    status, said = run(told, "--reset", "--no-serve")
    assert status == 1
    assert "Stop it (Ctrl-C)" in said


def test_its_clock_opens_on_the_same_working_day_and_ticks_on(told: Path):
    clock = json.loads((told / "demo" / "clock.json").read_text())
    assert datetime.fromisoformat(clock["shown"]) == FIRST_MOMENT
    assert FIRST_MOMENT.weekday() < 5
    assert offset_seconds(clock) < 0


def test_what_it_made_is_for_this_account_alone(told: Path):
    assert (told / "demo").stat().st_mode & 0o077 == 0
    assert (told / "demo" / "secret-key").stat().st_mode & 0o077 == 0


def test_settings_of_the_shell_do_not_reach_it(told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PEELIAN_DATABASE_URL", f"sqlite:///{tmp_path / 'real.sqlite3'}")
    (told / "demo" / "told.json").write_text(json.dumps({"migrations": "of another day", "story": "-"}))
    status, said = run(told, "--no-serve")
    assert status == 0, said
    assert "up to date" in said
    assert not (tmp_path / "real.sqlite3").exists()


def test_an_interrupted_telling_is_begun_again(told: Path, tmp_path: Path):
    shutil.copytree(told / "demo", tmp_path / "demo")
    (tmp_path / "demo" / "told.json").unlink()
    (tmp_path / "demo" / "peelian.sqlite3").write_bytes(b"cut short")
    process = start(tmp_path, "--no-serve")
    until(process, "Telling the story")
    time.sleep(0.5)
    process.kill()
    process.communicate()
    status, said = run(tmp_path, "--no-serve")
    assert status == 0, said
    assert "Telling the story" in said
    assert json.loads((tmp_path / "demo" / "sign-ins.json").read_text())


def the_command(*arguments: str) -> subprocess.CompletedProcess:
    """The file itself, with arguments that stop it before it sets anything up."""
    return subprocess.run(
        [sys.executable, ROOT / "demo", *arguments], capture_output=True, text=True, check=False
    )


def test_it_says_when_the_port_is_taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = the_command("--port", str(port))
    assert done.returncode == 1
    assert (
        done.stderr
        == f"\nPort {port} is taken by another program. Choose another: ./demo --port {port + 1}\n"
    )


def test_it_says_when_there_is_no_such_port():
    done = the_command("--port", "70000")
    assert done.returncode == 1
    assert "70000 is not a port" in done.stderr


def test_it_names_what_it_does_not_understand():
    done = the_command("--prot", "8001")
    assert done.returncode == 2
    assert "--prot" in done.stderr
