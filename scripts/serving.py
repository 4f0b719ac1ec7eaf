"""Starts the demo's server on loopback, waits until it answers, and stops it. Standard library only."""

import contextlib
import errno
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.environment import Environment
from scripts.trouble import Trouble

HOST = "127.0.0.1"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10
FIRST_PAGE = "/accounts/login/"


def check_port(port: int) -> None:
    """Raise Trouble unless this account can listen at the port now."""
    if not 0 < port < 65536:
        raise Trouble(f"{port} is not a port. Choose one from 1024 to 65535, for example: ./demo --port 8001")
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError as problem:
            raise Trouble(refused(port, problem)) from problem


def refused(port: int, problem: OSError) -> str:
    """Why the port cannot be had, and what to run instead."""
    if problem.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken by another program. Choose another: ./demo --port {min(port + 1, 65535)}"
        )
    if problem.errno == errno.EACCES:
        return f"This account may not listen at port {port}. Choose one above 1023: ./demo --port 8000"
    return f"Cannot listen at {HOST}:{port}: {problem.strerror}."


@contextlib.contextmanager
def marked(path: Path) -> Iterator[None]:
    """Show, for as long as this or the server it starts runs, that the demo is in use. The system clears the mark."""
    with path.open("w") as file:
        os.set_inheritable(file.fileno(), True)
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


def check_unserved(path: Path) -> None:
    """Raise Trouble while a server uses the demo."""
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble("A server is showing this demo. Stop it (Ctrl-C) and run this again.") from None


def serve(
    environment: Environment, *, port: int, settings: dict[str, str], welcome: Callable[[str], None]
) -> int:
    """Serve until Ctrl-C or a signal to end; `welcome` is called with the address once pages are answered."""
    # A shell without a terminal starts its background jobs with Ctrl-C ignored; whoever sends it here means it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda *_: signal.raise_signal(signal.SIGINT))
    server = subprocess.Popen(
        command(environment, port=port),
        cwd=environment.root,
        env=settings,
        close_fds=False,
        process_group=0,  # Ctrl-C comes here alone, and the server is then stopped in good order
    )
    try:
        wait_until_it_answers(server, port=port)
        with working(environment, settings=settings):
            welcome(f"http://{HOST}:{port}/")
            return server.wait()
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
        return 0
    finally:
        stop(server)


@contextlib.contextmanager
def working(environment: Environment, *, settings: dict[str, str]) -> Iterator[None]:
    """Have long work done in the background meanwhile: messages imported, their order worked out anew."""
    worker = subprocess.Popen(
        [str(environment.python), "-m", "peelian", "db_worker", "--verbosity", "0", "--queue-name", "*"],
        cwd=environment.root,
        env=settings,
        close_fds=False,
        process_group=0,
    )
    try:
        yield
    finally:
        stop(worker)


def command(environment: Environment, *, port: int) -> list[str]:
    """gunicorn with threads: two workers of four, which is what a machine with two cores carries."""
    options = {"worker-class": "gthread", "workers": "2", "threads": "4", "bind": f"{HOST}:{port}"}
    options |= {"log-level": "warning", "graceful-timeout": "3"}
    given = [f"--{name}={value}" for name, value in options.items()]
    application = "peelian.config.wsgi:application"
    return [
        str(environment.python),
        "-m",
        "gunicorn",
        "--preload",
        "--no-control-socket",
        *given,
        application,
    ]


def wait_until_it_answers(server: subprocess.Popen, *, port: int) -> None:
    """Return when a page is answered without a server error. Raises Trouble if the server ends or is mute."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise Trouble("The server could not start; the reason stands above.")
        if (status := status_of_first_page(port)) is not None:
            if status >= 500:
                raise Trouble(f"The server answers its first page with an error ({status}); see above.")
            return
        time.sleep(0.02)
    raise Trouble(f"The server did not answer within {SECONDS_TO_START} seconds.")


def status_of_first_page(port: int) -> int | None:
    """The HTTP status of the sign-in page, or None while nothing listens."""
    connection = http.client.HTTPConnection(HOST, port, timeout=SECONDS_TO_START)
    try:
        connection.request("GET", FIRST_PAGE)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def stop(server: subprocess.Popen) -> None:
    """End the server and its workers, by force if it does not go."""
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
