"""Writes to a real server from several sessions while it is killed again and again."""

import itertools
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.server import Server
from tests.visitor import Lost, Visitor

WRITES_BETWEEN_KILLS = (5, 30)
SECONDS_MORE = 0.1
"""Up to so long after the last of those writes, so that the blow falls anywhere within the next."""
SECONDS_IN_ALL = 180


@dataclass
class Siege:
    """What was asked of the server, and what it acknowledged.

    `acknowledged` holds what `write` returned each time the server said that it was done; `unsure` the numbers of the
    writes whose answer never came, which may or may not have been carried out.
    """

    server: Server
    enter: Callable[[Visitor], object]
    """Signs the visitor in; what it returns goes to `write`."""
    write: Callable[[Visitor, object, int], str]
    """Does write number N and returns what it made. Raises Lost when no answer came."""
    acknowledged: list[str] = field(default_factory=list)
    unsure: list[int] = field(default_factory=list)
    kills: int = 0
    failures: list[BaseException] = field(default_factory=list)

    def lay(self, *, writes: int, writers: int, luck: random.Random) -> None:
        """Run until the server has acknowledged that many writes. Raises AssertionError if a writer broke down."""
        numbers = itertools.count(1)
        deadline = time.monotonic() + SECONDS_IN_ALL

        def one_writer() -> None:
            try:
                self._work(numbers, wanted=writes, deadline=deadline)
            except BaseException as problem:  # noqa: BLE001 - told below, in the thread that can fail the test
                self.failures.append(problem)

        threads = [threading.Thread(target=one_writer, daemon=True) for _ in range(writers)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads) and not self.failures:
            self._wait_for(luck.randint(*WRITES_BETWEEN_KILLS), threads)
            time.sleep(luck.uniform(0, SECONDS_MORE))
            if len(self.acknowledged) < writes:
                self.server.kill()
                self.kills += 1
                self.server.start()
        for thread in threads:
            thread.join(SECONDS_IN_ALL)
        if self.failures:
            raise AssertionError(
                f"{self.failures[0]}\nThe server said:\n{self.server.log.read_text()[-6000:]}"
            )
        assert len(self.acknowledged) >= writes, (
            f"Only {len(self.acknowledged)} writes in {SECONDS_IN_ALL} s."
        )

    def _wait_for(self, more: int, threads: list[threading.Thread]) -> None:
        wanted = len(self.acknowledged) + more
        while (
            len(self.acknowledged) < wanted
            and not self.failures
            and any(map(threading.Thread.is_alive, threads))
        ):
            time.sleep(0.005)

    def _work(self, numbers: itertools.count, *, wanted: int, deadline: float) -> None:
        visitor = Visitor(self.server.base_url)
        entered: object = None
        while len(self.acknowledged) < wanted and time.monotonic() < deadline:
            number = next(numbers)
            try:
                entered = entered or self.enter(visitor)
                self.acknowledged.append(self.write(visitor, entered, number))
            except Lost:
                self.unsure.append(number)
                time.sleep(0.1)
