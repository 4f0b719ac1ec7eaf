"""Makes the virtual environment from the locked, hashed list of packages. Standard library only.

The environment is finished when its stamp says so: the stamp names the lock files it was made from, the
Python and the place. Whatever is half-made, moved or made from another lock is made anew; a finished one
costs a few file reads.
"""

import contextlib
import errno
import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.trouble import Trouble

RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
MEGABYTES_NEEDED = {RUNTIME: 250, DEVELOPMENT: 800}
FORMAT = 1
"""Raise this when what an environment holds besides its packages changes."""


@dataclass(frozen=True)
class Environment:
    """Where the project stands and where its virtual environment is."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def stamp(self) -> Path:
        return self.folder / "peelian-stamp.json"

    @property
    def log(self) -> Path:
        return self.folder / "set-up.log"


def ensure(root: Path, *, lock: str = RUNTIME) -> Environment:
    """The finished environment for `lock`, made now if need be. Raises Trouble in a sentence."""
    environment = Environment(root)
    if is_finished(environment, lock=lock):
        return environment
    with only_one(root / ".venv.busy"):
        if not is_finished(environment, lock=lock):
            make(environment, lock=lock)
    return environment


def is_finished(environment: Environment, *, lock: str) -> bool:
    """True when the stamp says that the environment holds exactly what `lock` asks for."""
    try:
        stamp = json.loads(environment.stamp.read_text())
        made_from = stamp.pop("locks")
        return stamp == place(environment) and made_from.get(lock) == digest_of(environment.root / lock)
    except (OSError, ValueError, KeyError, AttributeError):
        return False


def place(environment: Environment) -> dict[str, object]:
    """What must stay the same under a finished environment: folder and Python. OSError if one is gone."""
    python = environment.python.resolve(strict=True)
    found = python.stat()
    return {
        "format": FORMAT,
        "folder": str(environment.folder),
        "python": [str(python), found.st_size, found.st_mtime_ns],
    }


def digest_of(path: Path) -> str:
    """SHA-256 of the file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make(environment: Environment, *, lock: str) -> None:
    """Make the environment, or add the development packages to a finished one."""
    check_room(environment.root, megabytes=MEGABYTES_NEEDED.get(lock, 100))
    adding = lock != RUNTIME and is_finished(environment, lock=RUNTIME)
    print("Setting up (first time only; later starts take a second) …", flush=True)
    with disk_trouble(environment.root):
        environment.stamp.unlink(missing_ok=True)
        if not adding:
            make_empty(environment)
        install_packages(environment, lock=lock)
        introduce_project(environment)
        locks = {name: digest_of(environment.root / name) for name in (RUNTIME, lock)}
        write_whole(environment.stamp, json.dumps(place(environment) | {"locks": locks}, indent=1))


def check_room(folder: Path, *, megabytes: int) -> None:
    """Raise Trouble unless the disk has this much room left."""
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < megabytes:
        raise Trouble(
            f"The disk is full: setting up in {folder} needs about {megabytes} MB and {free} MB are free. "
            "Make room and run this again."
        )


@contextlib.contextmanager
def disk_trouble(folder: Path) -> Iterator[None]:
    """Tell a full or read-only disk in a sentence."""
    try:
        yield
    except OSError as problem:
        if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise Trouble(f"The disk of {folder} is full. Make room and run this again.") from problem
        if problem.errno in {errno.EACCES, errno.EROFS, errno.EPERM}:
            raise Trouble(f"This account may not write {problem.filename or folder}.") from problem
        raise


@contextlib.contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold the lock file, waiting while another set-up has it.

    What the set-up starts holds it too (close_fds=False), so that when this process is killed the next set-up waits
    until its leavings have ended. The system frees the lock with the last of them.
    """
    with disk_trouble(path.parent), path.open("w") as file:
        os.set_inheritable(file.fileno(), True)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Another set-up is at work in this folder; waiting for it …", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
    # The file stays: removing it would let two set-ups hold two different files of this name.


def make_empty(environment: Environment) -> None:
    """An environment without packages, in place of whatever is there."""
    if environment.folder.is_symlink() or environment.folder.is_file():
        raise Trouble(f"{environment.folder} is not a folder. Move it away and run this again.")
    if environment.folder.exists():
        shutil.rmtree(environment.folder)
    if not fast_installer() and not importlib.util.find_spec("ensurepip"):
        raise Trouble(
            "This Python cannot make virtual environments (its ensurepip is missing). "
            "On Debian and Ubuntu: apt-get install python3-venv"
        )
    try:
        import venv
    except ImportError:
        raise Trouble(
            "This Python has no venv module. On Debian and Ubuntu: apt-get install python3-venv"
        ) from None
    venv.create(environment.folder, with_pip=False, symlinks=True)


def fast_installer() -> str | None:
    """The path of uv, which does what pip does in a tenth of the time, if this machine has it."""
    return None if os.environ.get("PEELIAN_NO_UV") else shutil.which("uv")


def install_packages(environment: Environment, *, lock: str) -> None:
    """Install exactly what the lock names, each file checked against its hash. Raises Trouble."""
    path = str(environment.root / lock)
    exactly = ["--require-hashes", "--no-deps", "-r", path]
    uv = fast_installer()
    if uv and attempt(environment, [uv, "pip", "install", "--python", str(environment.python), *exactly]):
        return
    python = str(environment.python)
    if not attempt(environment, [python, "-m", "pip", "--version"]) and not attempt(
        environment, [python, "-m", "ensurepip", "--default-pip"]
    ):
        raise Trouble(
            "This Python cannot make virtual environments (its ensurepip does not work). "
            f"On Debian and Ubuntu: apt-get install python3-venv. Details: {environment.log}"
        )
    quietly = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    if not attempt(environment, [python, "-m", "pip", "install", *quietly, *exactly]):
        raise Trouble(explained(environment.log.read_text(errors="replace"), log=environment.log))


def attempt(environment: Environment, command: list[str]) -> bool:
    """Run a step of the set-up, its output going to the log. True when it succeeded."""
    with environment.log.open("a") as log:
        log.write(f"\n$ {' '.join(command)}\n")
        log.flush()
        done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, close_fds=False, check=False)
    return done.returncode == 0


CAUSES = [
    (
        ("DO NOT MATCH THE HASHES", "hash mismatch", "Hash mismatch"),
        "A downloaded package is not the one that was locked (its hash differs), so nothing was installed. "
        "Try again; if it happens again, do not use that package source.",
    ),
    (
        ("No space left on device", "Disk quota exceeded"),
        "The disk filled up while packages were being installed. Make room and run this again.",
    ),
    (
        (
            "NewConnectionError", "ConnectTimeoutError", "name resolution", "ReadTimeout", "Max retries",
            "Could not fetch URL", "Network is unreachable", "connection broken", "ProxyError",
        ),
        "The package index cannot be reached. The first start needs the network (or a local index in pip's "
        "own settings); later starts do not.",
    ),
    (
        ("No matching distribution found", "Could not find a version"),
        "The package index lacks a package that Peelian needs, or lacks it for this machine.",
    ),
]  # fmt: skip
"""What pip's words mean. The first that is found speaks."""


def explained(output: str, *, log: Path) -> str:
    """A sentence for what pip said, with the place of the whole of it."""
    output = output.rpartition("\n$ ")[2]
    for phrases, sentence in CAUSES:
        if any(phrase in output for phrase in phrases):
            return f"{sentence} Details: {log}"
    last = next((line for line in reversed(output.splitlines()) if line.strip()), "no output")
    return f"The packages could not be installed: {last.strip()} Details: {log}"


LAUNCHER = """\
#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from peelian.config.cli import main

sys.exit(main())
"""
"""Shell and Python at once, because a `#!` line cannot hold a long path or one with a space in it."""


def introduce_project(environment: Environment) -> None:
    """Make `import peelian` and the `peelian` command work in the environment, with nothing built."""
    for packages in (environment.folder / "lib").glob("python3*/site-packages"):
        write_whole(packages / "peelian.pth", f"{environment.root}\n")
    command = environment.folder / "bin" / "peelian"
    write_whole(command, LAUNCHER.format(python=environment.python))
    command.chmod(0o755)


def write_whole(path: Path, text: str) -> None:
    """Write the file so that it is either there complete or not there."""
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.write_text(text)
    unfinished.replace(path)


def variables(**settings: str) -> dict[str, str]:
    """This process's environment variables with `settings` added, fit for running Peelian."""
    kept = {
        name: value
        for name, value in os.environ.items()
        # Without stored bytecode every start would compile Django anew, which takes longer than the start.
        if name not in {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "DJANGO_SETTINGS_MODULE"}
    }
    return kept | {"PYTHONUNBUFFERED": "1"} | settings
