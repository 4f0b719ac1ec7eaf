"""A real gunicorn on loopback that a test can start, stop, kill and start again."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.postgres import end_with_parent

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
SECONDS_TO_START = 60


class Server:
    """One server process group. The port stays the same over restarts."""

    def __init__(self, *, settings: dict[str, str], log: Path, workers: int = 1) -> None:
        self.settings = settings
        self.log = log
        self.workers = workers
        self.port = free_port()
        self.process: subprocess.Popen | None = None

    @property
    def base_url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def start(self) -> None:
        """Start, and return once pages are answered. Raises AssertionError with the log otherwise."""
        options = [
            "--worker-class=gthread",
            f"--workers={self.workers}",
            "--threads=4",
            "--no-control-socket",
        ]
        options += ["--preload", f"--bind={HOST}:{self.port}", "--log-level=warning", "--graceful-timeout=2"]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", *options, "peelian.config.wsgi:application"],
                cwd=ROOT,
                env=self.settings,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
                preexec_fn=end_with_parent,
            )
        self._wait_until_it_answers()

    def stop(self) -> None:
        """Stop in good order, if it runs."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End master and workers at once, as a power cut would: nothing is finished, nothing is flushed."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, how)
            self.process.wait(15)
        except ProcessLookupError:
            pass
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while self.process.poll() is None and time.monotonic() < deadline:
            if self._answers():
                return
            time.sleep(0.05)
        raise AssertionError(f"The server did not start:\n{self.log.read_text()[-4000:]}")

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=SECONDS_TO_START)
        try:
            connection.request("GET", "/accounts/login/")
            return connection.getresponse().status < 500
        except OSError:
            return False
        finally:
            connection.close()


def free_port() -> int:
    """A port that nothing listens at now."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return listener.getsockname()[1]
