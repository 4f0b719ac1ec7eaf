"""What tellings are made of: the names a reader may see, the words for a day, and where a line stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from peelian.law.moments import UK


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the references in events stand for, so far as the reader may know it."""

    accounts: Mapping[str, str] = field(default_factory=dict)
    concerned: Mapping[str, str] = field(default_factory=dict)

    def account(self, ref: str) -> str:
        return self.accounts.get(ref, ref)

    def subject(self, ref: str) -> str:
        return self.concerned.get(ref, f"subject {ref}")

    def party(self, ref: str) -> str:
        return self.concerned.get(ref, f"party {ref}")


@dataclass(frozen=True, slots=True)
class Telling:
    """How one type of event is told: its sentence, the lane it stands in, and the kind of mark it gets."""

    say: Callable[[Any, Names], str]
    lane: str
    kind: str = "event"


def day_words(day: date) -> str:
    """A day within a sentence: 9 March 2023."""
    return f"{day.day} {day:%B %Y}"


def moment_words(at: datetime) -> str:
    """A moment within a sentence, by the clocks of England and Wales: 9 March 2023 at 14:05."""
    local = at.astimezone(UK)
    return f"{day_words(local)} at {local:%H:%M}"


def lower(text: str) -> str:
    """A sentence as part of another one."""
    return text[:1].lower() + text[1:]


def always(sentence: str) -> Callable[[Any, Names], str]:
    """The same sentence for every event of a type."""
    return lambda event, names: sentence


CASE, PEOPLE, REFERRAL = "The case", "Subjects", "Referral"
INVESTIGATION, PARTIES, FILE = "Investigation", "Parties", "The file"
RESTRICTIONS, CRIMINAL, EVIDENCE = "Restrictions", "Criminal strand", "Evidence"
