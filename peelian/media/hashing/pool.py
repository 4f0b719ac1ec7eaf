"""A few worker processes that take many files each, with limits on the time and memory of every file."""

import base64
import json
import os
import selectors
import subprocess
import sys
import typing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import numpy as np

from peelian.media.hashing.crops import FINE
from peelian.media.hashing.limits import LIMITS, Limits, Why
from peelian.media.hashing.pdq import Plane
from peelian.media.hashing.pictures import Prints

__all__ = ["Outcome", "Pool", "Worker"]

Outcome = Prints | Why
_WORKER = Path(__file__).with_name("worker.py")
_ROOT = Path(__file__).resolve().parents[3]
Key = TypeVar("Key")
What = Callable[[], str]
"""`picture` or `film`, asked once the bytes are read, since only they tell."""


class Worker:
    """One process. It is started when first asked, and again after a file that stopped it."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def hashes(self, what: str, data: bytes) -> Outcome:
        """The hashes of a `picture` or a `film`, or why there are none."""
        found = self._ask(what, data)
        return Why(found["trouble"]) if "trouble" in found else _prints(found)

    def fine(self, data: bytes) -> Plane | None:
        """The 96 by 96 of a picture, for one comparison; None when it cannot be opened."""
        found = self._ask("fine", data)
        if "fine" not in found:
            return None
        return np.frombuffer(base64.b64decode(found["fine"]), np.float32).reshape(FINE, FINE)

    def show(self, what: str, data: bytes, *, step: str) -> bytes | None:
        """A JPEG of a picture, or of stills of a film, as `showing.rendered` makes it; None when it cannot be."""
        found = self._ask(f"{what} {step}", data)
        return base64.b64decode(found["shown"]) if "shown" in found else None

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, what: str, data: bytes) -> dict[str, Any]:
        if len(data) > self.limits.bytes:
            return {"trouble": Why.TOO_LARGE.value}
        seconds = self.limits.film_seconds if what.startswith("film") else self.limits.seconds
        process = self._running()
        stdin = typing.cast("typing.IO[bytes]", process.stdin)  # a pipe, as it was started
        question = json.dumps({"what": what, "size": len(data)}).encode("ascii") + b"\n"
        try:
            stdin.write(question + data)
            stdin.flush()
            line = _line(process, seconds)
        except BrokenPipeError:
            line = b""
        if line is None or not line.endswith(b"\n"):
            self.stop()
            return {"trouble": (Why.TOO_SLOW if line is None else Why.READER_FAILED).value}
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-I", str(_WORKER), str(_ROOT), str(self.limits.memory_bytes)]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process


class Pool:
    """Workers side by side: `with Pool() as pool: for key, outcome in pool.hashes(files)`."""

    def __init__(self, *, workers: int | None = None, limits: Limits = LIMITS) -> None:
        self._workers = [Worker(limits) for _ in range(workers or max((os.cpu_count() or 2) - 1, 1))]
        self._threads = ThreadPoolExecutor(len(self._workers))

    def hashes(
        self, files: Iterable[tuple[Key, What, Callable[[], bytes | None]]]
    ) -> Iterator[tuple[Key, Outcome]]:
        """(key, outcome) in the order given. A file is (key, what it is, how to read its bytes).

        Bytes are read here, in the caller's thread, and only a few files are in memory at a time.
        """
        idle = deque(self._workers)
        going: deque[tuple[Key, Future[Outcome] | Why, Worker | None]] = deque()
        for key, what, read in files:
            data = read()
            if data is None:
                going.append((key, Why.ABSENT, None))
                continue
            while not idle:
                yield self._finished(going, idle)
            worker = idle.popleft()
            going.append((key, self._threads.submit(worker.hashes, what(), data), worker))
        while going:
            yield self._finished(going, idle)

    def fine(self, data: bytes) -> Plane | None:
        """The 96 by 96 of a picture, by the first worker."""
        return self._workers[0].fine(data)

    def _finished(
        self, going: deque[tuple[Key, "Future[Outcome] | Why", Worker | None]], idle: deque[Worker]
    ) -> tuple[Key, Outcome]:
        key, waiting, worker = going.popleft()
        outcome = waiting.result() if isinstance(waiting, Future) else waiting
        if worker is not None:
            idle.append(worker)
        return key, outcome

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown()


def _line(process: subprocess.Popen[bytes], seconds: float) -> bytes | None:
    """The answer; b"" when the process ended; None when it took longer."""
    stdout = typing.cast("typing.IO[bytes]", process.stdout)  # a pipe, as it was started
    with selectors.DefaultSelector() as waiting:
        waiting.register(stdout, selectors.EVENT_READ)
        if not waiting.select(seconds):
            return None
    return stdout.readline()


def _prints(found: dict[str, Any]) -> Prints:
    for name in ("whole", "inside", "cuts"):
        joined = bytes.fromhex(found[name])
        found[name] = tuple(joined[n : n + 32] for n in range(0, len(joined), 32))
    found["difference"] = bytes.fromhex(found["difference"])
    found["frames"] = tuple((bytes.fromhex(bits), quality) for bits, quality in found["frames"])
    return Prints(**found)
