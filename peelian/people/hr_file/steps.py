"""What an HR file would change, step by step, before anything is changed."""

from dataclasses import dataclass, field
from datetime import date

from peelian.people.changes import Changed
from peelian.people.hr_file.checking import HrRow
from peelian.people.hr_file.report import Missing
from peelian.people.models import Person, Post
from peelian.people.states import ContactKind, LeavingReason

PersonKey = int | str
"""A person already held by primary key, a person to be added by the number in the file."""


@dataclass(frozen=True, slots=True)
class Addition:
    """Somebody who is not held yet."""

    row: HrRow


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post to begin. Where a cell was empty, `carried` is the post that it follows."""

    person: PersonKey
    row: HrRow
    manager: PersonKey | None
    carried: Post | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """Fields of a person, or of one of their posts, that the file gives differently."""

    person: Person
    row: HrRow
    changes: tuple[Changed, ...]
    post: Post | None = None
    manager: PersonKey | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """A post that ends."""

    post: Post
    row: HrRow
    until_date: date
    leaving_reason: LeavingReason


@dataclass(frozen=True, slots=True)
class NewContact:
    """An e-mail address or telephone number that is not held; `instead_of` is withdrawn."""

    person: PersonKey
    row: HrRow
    kind: ContactKind
    value: str
    instead_of: int | None = None


@dataclass(slots=True)
class Plan:
    """Every step, in the order in which the kinds of step are taken."""

    rows: int = 0
    additions: list[Addition] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    posts: list[NewPost] = field(default_factory=list)
    contacts: list[NewContact] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    @property
    def changed_people(self) -> int:
        """How many people already held would be changed."""
        held: set[int | None] = {correction.person.pk for correction in self.corrections}
        held |= {ending.post.person_id for ending in self.endings}
        steps: list[NewPost | NewContact] = [*self.posts, *self.contacts]
        held |= {step.person for step in steps if isinstance(step.person, int)}
        return len(held)
