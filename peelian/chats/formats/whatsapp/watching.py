"""What a reader of the evidence must know of an export: clocks that go back, caps, faults. Sentences for a person."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

HOUR = 3_600_000
DAY = 24 * HOUR
MOST_NAMED = 5
"""Places named in one note; the rest are counted."""
CAPS = ((39_500, 40_500, False), (9_900, 10_100, True))
"""Messages at which exports are known to be cut, without and with media: about 40,000 and 10,000, not documented by
the maker. (from, to, with media)"""


def shown(at: int) -> str:
    """A moment of the phone's own clock, to the second."""
    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M:%S}"


@dataclass
class Places:
    """Places of one kind: the first few by name, all of them by number."""

    count: int = 0
    named: list[str] = field(default_factory=list)

    def add(self, name: Callable[[], str]) -> None:
        """One more. Its name is asked for only while names are kept: to count lines takes time."""
        self.count += 1
        if self.count <= MOST_NAMED:
            self.named.append(name())


@dataclass
class Watch:
    """Collects what is to be noted while the records of one export are made."""

    name: str
    hour_back: Places = field(default_factory=Places)
    back: Places = field(default_factory=Places)
    pasted: Places = field(default_factory=Places)
    unknown: Places = field(default_factory=Places)
    mismatched: Places = field(default_factory=Places)
    seconds: Places = field(default_factory=Places)
    messages: int = 0
    carried: int = 0
    unreadable: int = 0
    """Characters that are not in the encoding of the file."""

    def went_back(self, *, line: Callable[[], int], last: int, at: int) -> None:
        """A record is older than the one before it."""
        places = self.hour_back if 0 < last - at <= HOUR else self.back
        places.add(lambda: f"line {line()} ({shown(last)} → {shown(at)})")

    @property
    def noted(self) -> int:
        """How many records have been noted for what stands in them."""
        return self.pasted.count + self.unknown.count + self.mismatched.count + self.seconds.count

    def notes(self) -> list[str]:
        """The sentences, for one member."""
        said = [
            _note("The clock goes back by an hour or less, as when summer time ends, in", self.hour_back),
            _note("Lines are out of order: the clock goes back by more than an hour in", self.back),
            _note(
                "Text inside messages looks like the beginning of other messages (pasted or forged) and was kept "
                "as text, in",
                self.pasted,
            ),
            _note(
                "Lines by WhatsApp whose wording is not known were kept as system events, in", self.unknown
            ),
            _note(
                "Lines begin as WhatsApp's own do, but speak of somebody other than the sender they stand under; "
                "they were kept as that sender's text, in",
                self.mismatched,
            ),
            _note("A second export seems to begin in", self.seconds),
            self._cap(),
            f"{self.unreadable:,} characters could not be read and are shown as \ufffd; the bytes are kept."
            if self.unreadable
            else "",
        ]
        return [f"{self.name}: {each}" for each in said if each]

    def _cap(self) -> str:
        for least, most, with_media in CAPS:
            if least <= self.messages <= most and with_media == bool(self.carried):
                return (
                    f"There are {self.messages:,} messages: exports are cut at about that number, the newest kept, "
                    "without saying so. Older messages may be missing."
                )
        return ""


def _note(beginning: str, places: Places) -> str:
    if not places.count:
        return ""
    more = places.count - MOST_NAMED
    return f"{beginning} {', '.join(places.named)}" + (f" and {more:,} more places." if more > 0 else ".")
