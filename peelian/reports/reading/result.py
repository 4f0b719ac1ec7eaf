"""What a reading of one document gives back: frozen values, and their JSON form."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Standing(StrEnum):
    """How sure the document itself is of a statement. It says nothing about whether the statement is true."""

    ALLEGED = "alleged"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    UNKNOWN = "unknown"
    OPINION = "opinion"
    BACKGROUND = "background"


STANDING_SENTENCES = {
    Standing.ALLEGED: "Somebody says it; nobody in a position to know has confirmed it.",
    Standing.CONFIRMED: (
        "Said as fact by a body or person in a position to know: a force, a court, the person concerned."
    ),
    Standing.DENIED: "The document reports that somebody denies it.",
    Standing.UNKNOWN: "The document says that this is not known, not clear or not being told.",
    Standing.OPINION: "A view about what happened or should happen, not a claim of fact.",
    Standing.BACKGROUND: "Context, headings and courtesies: no claim about this matter.",
}


class Basis(StrEnum):
    """Where the attribution of a statement was found, so that a reader can check the weaker ones first."""

    STATED = "stated in the sentence"
    CARRIED = "carried from an earlier sentence"
    LATER = "taken from a later sentence that speaks of the same thing"
    WRITER = "the writer of the document"
    NONE = "no source is named"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A stretch of the source and what kind of stretch it is; places of a reading cover the source end to end."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class DateFound:
    """A phrase of time, with the span of days it was resolved to (both ends included), or None and why not."""

    phrase: str
    start: date | None
    end: date | None
    how: str

    def to_json(self) -> dict[str, Any]:
        """The phrase, ISO days or null, and a sentence saying how the days were reached."""
        return {"phrase": self.phrase, "start": _iso(self.start), "end": _iso(self.end), "how": self.how}


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One claim with its place in the source: ``source_text[start:end] == text``."""

    text: str
    start: int
    end: int
    standing: Standing
    source: str | None
    dates: tuple[DateFound, ...] = ()
    sentence: int = 0
    basis: Basis = Basis.NONE
    is_heading: bool = False

    def to_json(self) -> dict[str, Any]:
        """The six published fields of a statement."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "standing": self.standing.value,
            "source": self.source,
            "dates": [found.to_json() for found in self.dates],
        }


@dataclass(frozen=True, kw_only=True)
class PeopleGroup:
    """People under one description: a role, how many (None when the document does not say), and where they appear."""

    role: str
    count: int | None
    description: str
    statements: tuple[int, ...]
    kind: str = "other"
    label: str = ""
    wordings: tuple[str, ...] = ()
    is_some_of: bool = False
    contrasts: bool = False
    is_vague: bool = False

    def to_json(self) -> dict[str, Any]:
        """The four published fields of a group."""
        return {
            "role": self.role,
            "count": self.count,
            "description": self.description,
            "statements": list(self.statements),
        }


@dataclass(frozen=True, kw_only=True)
class Question:
    """Something the document leaves open that a person has to settle; the code is stable, the words are not."""

    code: str
    question: str
    people: tuple[int, ...] = ()
    statements: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Code, words, and indexes into the people and statements of the same reading."""
        return {
            "code": self.code,
            "question": self.question,
            "people": list(self.people),
            "statements": list(self.statements),
        }


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Something a person may want to do about the report, with the statements that suggest it. Never a decision."""

    code: str
    title: str
    why: tuple[int, ...]
    reason: str
    citation: str | None
    verified: bool

    def to_json(self) -> dict[str, Any]:
        """Code, words, statement indexes, the legal basis if there is one and whether it was read in the instrument."""
        return {
            "code": self.code,
            "title": self.title,
            "why": list(self.why),
            "reason": self.reason,
            "citation": self.citation,
            "verified": self.verified,
        }


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Everything found in one document. ``places`` cover every character of the source, statements or not."""

    published_on: date | None
    published_from: str
    shape: str
    statements: tuple[Statement, ...]
    people: tuple[PeopleGroup, ...] = ()
    questions: tuple[Question, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    places: tuple[Place, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The published form: exactly published_on, statements, people, questions and proposals."""
        return {
            "published_on": _iso(self.published_on),
            "statements": [statement.to_json() for statement in self.statements],
            "people": [group.to_json() for group in self.people],
            "questions": [question.to_json() for question in self.questions],
            "proposals": [proposal.to_json() for proposal in self.proposals],
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
