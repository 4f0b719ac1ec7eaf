"""Many questions at once: the same answers in the same order, worked out on every processor there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from peelian.law.answers import answer_batch

_TOGETHER = 5_000
"""Fewer questions than this are answered sooner than another process is begun."""


def answers_to(questions: Iterable[str]) -> Iterator[str]:
    """One line of JSON for each line of JSON, in order (see `answers.answer_batch`)."""
    lines = iter(questions)
    first = list(islice(lines, _TOGETHER))
    if len(first) < _TOGETHER:
        yield from answer_batch(first)
        return
    from multiprocessing import Pool

    rest = iter(lambda: list(islice(lines, _TOGETHER)), [])
    with Pool() as pool:
        for answers in pool.imap(_answer, chain([first], rest)):
            yield from answers


def _answer(questions: list[str]) -> list[str]:
    return list(answer_batch(questions))
