"""Real environments, made from small locks by the code behind `./demo` and `./test`."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import environment
from scripts.environment import DEVELOPMENT, RUNTIME, ensure
from scripts.trouble import Trouble

pytestmark = [pytest.mark.pure, pytest.mark.slow]


def imports(root: Path, module: str) -> bool:
    command = [root / ".venv" / "bin" / "python", "-c", f"import {module}"]
    return subprocess.run(command, cwd="/", capture_output=True, check=False).returncode == 0


def test_it_installs_what_is_locked_and_the_second_start_does_nothing(project: Path):
    ensure(project)
    assert imports(project, "usedalways")
    assert not imports(project, "usedfortests")
    started = time.monotonic()
    ensure(project)
    assert time.monotonic() - started < 0.2


def test_the_project_can_be_imported_and_called_in_a_folder_with_a_space(project: Path):
    (project / "peelian" / "config").mkdir(parents=True)
    (project / "peelian" / "config" / "cli.py").write_text("def main():\n    print('called')\n")
    ensure(project)
    called = subprocess.run(
        [project / ".venv" / "bin" / "peelian"], cwd="/", capture_output=True, check=False
    )
    assert called.stdout == b"called\n", called.stderr


def test_a_half_made_environment_is_made_anew(project: Path):
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").write_text("cut short")
    (project / ".venv" / "leaving").touch()
    ensure(project)
    assert imports(project, "usedalways")
    assert not (project / ".venv" / "leaving").exists()


def test_an_environment_whose_install_was_killed_is_made_anew(project: Path):
    code = "from scripts.environment import ensure; import pathlib, sys; ensure(pathlib.Path(sys.argv[1]))"
    root = Path(environment.__file__).parent.parent
    killed = subprocess.Popen([sys.executable, "-c", code, project], cwd=root, stdout=subprocess.DEVNULL)
    log = project / ".venv" / "set-up.log"
    while not log.exists() and killed.poll() is None:
        time.sleep(0.01)
    killed.kill()
    killed.wait()
    assert not (project / ".venv" / "peelian-stamp.json").exists()
    ensure(project)
    assert imports(project, "usedalways")


def test_a_copied_project_gets_an_environment_of_its_own(project: Path, tmp_path: Path):
    ensure(project)
    copy = tmp_path / "copy"
    shutil.copytree(project, copy, symlinks=True)
    ensure(copy)
    path = next((copy / ".venv" / "lib").glob("python3*/site-packages/peelian.pth"))
    assert path.read_text() == f"{copy}\n"


def test_the_development_packages_are_added_to_what_is_there(project: Path):
    ensure(project)
    (project / ".venv" / "kept").touch()
    ensure(project, lock=DEVELOPMENT)
    assert imports(project, "usedfortests")
    assert (project / ".venv" / "kept").exists()
    assert environment.is_finished(environment.Environment(project), lock=RUNTIME)


def test_a_changed_lock_makes_the_environment_anew(project: Path):
    ensure(project, lock=DEVELOPMENT)
    (project / RUNTIME).write_text((project / RUNTIME).read_text() + "# another day\n")
    ensure(project)
    assert not imports(project, "usedfortests")


def test_it_refuses_a_package_that_is_not_the_locked_one(project: Path):
    locked = (project / RUNTIME).read_text()
    (project / RUNTIME).write_text(locked[:-5] + ("0000\n" if locked[-5:] != "0000\n" else "1111\n"))
    with pytest.raises(Trouble, match="its hash differs"):
        ensure(project)
    assert not imports(project, "usedalways")


def test_it_says_that_the_index_cannot_be_reached(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("PIP_RETRIES", "1")
    with pytest.raises(Trouble, match="package index cannot be reached"):
        ensure(project)


def test_it_says_that_the_index_lacks_a_package(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    with pytest.raises(Trouble, match="lacks a package"):
        ensure(project)


@pytest.mark.skipif(not shutil.which("uv"), reason="uv is only ever a faster way; this machine lacks it")
def test_uv_gives_the_same_environment(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PEELIAN_NO_UV")
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_NO_INDEX", "1")
    monkeypatch.setenv("UV_FIND_LINKS", str(tmp_path / "wheels"))
    ensure(project)
    assert imports(project, "usedalways")
    assert "pip --version" not in (project / ".venv" / "set-up.log").read_text()


def test_it_goes_on_with_pip_where_uv_fails(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    broken = tmp_path / "bin" / "uv"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 2\n")
    broken.chmod(0o755)
    monkeypatch.delenv("PEELIAN_NO_UV")
    monkeypatch.setenv("PATH", str(broken.parent), prepend=":")
    ensure(project)
    assert imports(project, "usedalways")


def test_it_says_when_the_disk_has_no_room(tmp_path: Path):
    with pytest.raises(Trouble, match=r"The disk is full: .* needs about 1000000000000 MB"):
        environment.check_room(tmp_path, megabytes=10**12)


def test_it_says_when_the_disk_fills_up_on_the_way(project: Path):
    # A device that Linux keeps for this: every write finds no space.
    device = Path("/dev/full")
    with pytest.raises(Trouble, match="is full"), environment.disk_trouble(project), device.open("w") as full:
        full.write("x" * 100_000)


def test_pips_own_words_for_a_full_disk_are_told_as_such(tmp_path: Path):
    said = (
        "\n$ pip\nERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"
    )
    assert "disk filled up" in environment.explained(said, log=tmp_path)


def test_it_says_which_package_of_the_system_is_missing_without_ensurepip(project: Path):
    code = (
        "import sys; sys.modules['ensurepip'] = None\n"
        "from scripts.environment import ensure; from scripts.trouble import told; import pathlib\n"
        "sys.exit(told(lambda: ensure(pathlib.Path(sys.argv[1])) and 0))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, project],
        cwd=Path(environment.__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_set_ups_at_once_wait_for_each_other(project: Path):
    code = "from scripts.environment import ensure; import pathlib, sys; ensure(pathlib.Path(sys.argv[1]))"
    root = Path(environment.__file__).parent.parent
    both = [subprocess.Popen([sys.executable, "-c", code, project], cwd=root) for _ in range(2)]
    assert [each.wait() for each in both] == [0, 0]
    assert imports(project, "usedalways")
