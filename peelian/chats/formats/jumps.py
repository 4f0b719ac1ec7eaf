"""Where the moments of a conversation leap against the order of its export: a clock was set, or two exports joined."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from peelian.chats.formats.records import Findings, Message, Record

HOUR = 3_600_000
MOST_NAMED = 3
"""Places named for one conversation; the rest are counted."""
MOST_CONVERSATIONS = 20
"""Conversations spoken of; the rest are counted."""


@dataclass
class _Leaps:
    """Leaps in one direction: how many, the first few in words, and how many steps went that way at all."""

    steps: int = 0
    count: int = 0
    named: list[str] = field(default_factory=list)

    def step(self, record: Message, last: int, at: int) -> None:
        self.steps += 1
        if abs(at - last) > HOUR:
            self.count += 1
            if len(self.named) < MOST_NAMED:
                self.named.append(f"byte {record.start:,} ({_shown(last)} → {_shown(at)})")


@dataclass
class _Course:
    """One conversation of one member. Some exports begin with the newest message, so both directions are kept."""

    last: int
    on: _Leaps = field(default_factory=_Leaps)
    back: _Leaps = field(default_factory=_Leaps)


def watched(records: Iterable[Record], findings: Findings, name: str) -> Iterator[Record]:
    """Yield every record; behind the last, note in the findings where the moments leap by more than an hour.

    A conversation runs the way most of its steps go. `name` is that of the source.
    """
    courses: dict[tuple[str, str], _Course] = {}
    for record in records:
        if type(record) is Message and record.at is not None:
            at, key = record.at, (record.member, record.conversation)
            course = courses.get(key)
            if course is None:
                courses[key] = _Course(at)
            elif at != course.last:
                (course.on if at > course.last else course.back).step(record, course.last, at)
                course.last = at
        yield record
    findings.notes.extend(_sentences(courses, name))


def _sentences(courses: dict[tuple[str, str], _Course], name: str) -> Iterator[str]:
    told = 0
    for (member, conversation), course in courses.items():
        leaps = course.back if course.back.steps <= course.on.steps else course.on
        if not leaps.count:
            continue
        told += 1
        if told <= MOST_CONVERSATIONS:
            more = f" and {leaps.count - MOST_NAMED:,} more places" if leaps.count > MOST_NAMED else ""
            yield (
                f"{name}: in “{conversation}” of “{member}” the time leaps against the order of the file at "
                f"{', '.join(leaps.named)}{more}: a clock was set, messages were found again, or exports were joined."
            )
    if told > MOST_CONVERSATIONS:
        yield f"{name}: the same holds of {told - MOST_CONVERSATIONS:,} more conversations."


def _shown(at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M:%S}"
