"""From whom an exhibit can be said to have been taken."""

from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.cases.queries.subjects import subject_name
from peelian.people.policy import get_by_number

if TYPE_CHECKING:
    from peelian.cases.models import Case, Subject
    from peelian.people.models import Person


def subject_choices(case: "Case") -> list[tuple[str, str]]:
    """The subjects of a case that policy gave, by reference, with their names."""
    found = case.subjects.filter(removed_at=None).select_related("person").order_by("pk")
    return [(subject.ref, subject_name(subject)) for subject in found]


def get_holder_subject(case: "Case", ref: str) -> "Subject | None":
    """The subject of this case with this reference, or nobody."""
    return case.subjects.filter(ref=ref, removed_at=None).select_related("person").first() if ref else None


def holder_person(actor: Actor, given: str) -> "Person":
    """The person whom the actor may see with this number or reference. Raises Refused."""
    return get_by_number(actor, given)
