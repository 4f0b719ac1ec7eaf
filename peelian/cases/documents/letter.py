"""What a letter is: for whom it can be made, what is asked for it, and which parts of it may be withheld."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from peelian.access.actors import Actor

if TYPE_CHECKING:
    from peelian.cases.documents.binding import Binding
    from peelian.cases.models import Case, Decision, Party, Subject

T = TypeVar("T")


class LetterKind(StrEnum):
    """The letters of a case. The value is what an address and the store know it by."""

    INVESTIGATION = "notice_of_investigation"
    TERMS = "terms_of_reference"
    TERMS_WITHHELD = "terms_withheld"
    SEVERITY = "severity_assessment"
    REFERRAL = "referral"
    PROGRESS_OFFICER = "progress_officer"
    PROGRESS_PARTY = "progress_party"
    TIMELINESS = "timeliness_report"
    TIMELINESS_COPY = "timeliness_copy"
    DECISION = "decision_record"


class Whom(StrEnum):
    """What of a case a letter is made for: that is whose reference its address carries."""

    SUBJECT = "subject"
    PARTY = "party"
    CASE = "case"
    DECISION = "decision"


class Served(StrEnum):
    """What has to be recorded once a letter has gone out."""

    NOTICE = "notice"
    UPDATE = "update"
    TIMELINESS = "timeliness"
    SENT = "sent"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that the person who makes the letter can say. `lines` is 0 for a day.

    `required` is for the form alone; what a letter cannot be without, its words say.
    """

    name: str
    label: str
    hint: str = ""
    lines: int = 4
    required: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact is recorded: the name of an address of this room, and whose reference the address takes."""

    name: str
    of: Whom = Whom.CASE
    question: str = ""
    """The question of fact that the page asks, where it asks any."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the letter that the harm test lets somebody withhold.

    `name` is that of the fact, or `rows.column` for one column of a fact that is a list of rows.
    """

    name: str
    label: str


class Asking(Protocol):
    """Any letter, of this room or a higher one, as far as its form is concerned."""

    @property
    def asks(self) -> tuple[Ask, ...]: ...

    @property
    def parts(self) -> tuple[Part, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Everything a letter's facts are gathered from. `words` are the answers to what the letter asks."""

    case: "Case"
    binding: "Binding"
    actor: Actor
    made_on: date
    subject: "Subject | None" = None
    party: "Party | None" = None
    decision: "Decision | None" = None
    words: Mapping[str, Any] = field(default_factory=dict)
    memory: dict[Any, Any] = field(default_factory=dict)
    """What the letters of one page have asked already, so that each need not ask again."""

    def once(self, key: Any, ask: Callable[[], T]) -> T:
        """An answer that other letters may have asked for before."""
        if key not in self.memory:
            self.memory[key] = ask()
        found: T = self.memory[key]
        return found

    @property
    def officer(self) -> "Subject":
        """The subject of a letter that is made for one. Raises LookupError."""
        return _given(self.subject)

    @property
    def recipient(self) -> "Party":
        """The party of a letter that is made for one. Raises LookupError."""
        return _given(self.party)

    @property
    def ruling(self) -> "Decision":
        """The decision of a letter that records one. Raises LookupError."""
        return _given(self.decision)

    def said(self, name: str) -> str:
        """What the maker wrote in answer to a question; empty where nothing."""
        return str(self.words.get(name) or "").strip()


def _given(thing: T | None) -> T:
    if thing is None:
        raise LookupError("A letter was gathered without the thing that it is made for.")
    return thing


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLetter:
    """One kind of letter that a case can give rise to."""

    kind: LetterKind
    title: str
    purpose: str
    whom: Whom
    served: Served
    gather: Callable[[Source], dict[str, Any]]
    places: Mapping[str, Place] = field(default_factory=dict)
    """By fact, where it is recorded, for those facts that somebody may still have to record."""
    asks: tuple[Ask, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def code(self) -> str:
        """What the documents room knows its words by: `texts/<kind>.txt` of this room."""
        return f"cases.{self.kind}"

    def part(self, name: str) -> Part | None:
        """The part that can be withheld under this name, if there is one."""
        return next((part for part in self.parts if part.name == name), None)
