"""What participants are called on a page: by the name of the person whom a decision takes them for, where there is one.

The phone's own name stands beside it, since that is what the evidence says. Subjects are named to whoever reads the
messages of their case; a person on record to those who may see that person, and to everybody else not.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db.models import Q

from peelian.access.actors import Actor
from peelian.cases.queries.concerned import concerned_names
from peelian.chats.models import Participant
from peelian.chats.queries.pages.words import NO_NAME
from peelian.people.policy import visible_people

if TYPE_CHECKING:
    from peelian.cases.models import Case


class Names:
    """The names of persons by the row of the participant who stands for them."""

    def __init__(self, people: Mapping[int, str] | None = None) -> None:
        self._people = people or {}

    def person(self, participant: Participant) -> str:
        """The person whom a participant is taken for, as far as the reader may know; else nothing."""
        return self._people.get(participant.head_id_or_own, "")

    def shown(self, participant: Participant | None) -> str:
        """The person's name with the phone's own behind it; the phone's alone where nobody said who it is."""
        if participant is None:
            return NO_NAME
        return self.of(participant.head_id_or_own, (participant.head or participant).name)

    def of(self, row: int | None, phones: str) -> str:
        """The same for the row of the participant who leads, and the name that the phone gives."""
        person = self._people.get(row or 0, "")
        if not phones:
            return person or NO_NAME
        return with_phones(person, phones)

    def named(self, words: str) -> list[int]:
        """The rows of the participants who are taken for a person of whose name these words are a part."""
        wanted = words.casefold()
        return [row for row, name in self._people.items() if wanted in name.casefold()]


def with_phones(person: str, phones: str) -> str:
    """A person's name and the phone's own: "Edward Larkspur (Eddie)"; one alone where they are the same."""
    if not person or person.casefold() == phones.casefold():
        return person or phones
    return f"{person} ({phones})"


def names_for(actor: Actor, *cases: "Case | int") -> Names:
    """The names in some cases whose messages policy gave, as one reader may know them: at most three queries."""
    keys = {each if isinstance(each, int) else each.pk for each in cases}
    identified = Participant.objects.filter(case__in=keys).exclude(subject_ref="", person_ref="")
    rows = list(identified.order_by("pk").values_list("pk", "head_id", "subject_ref", "person_ref"))
    people = people_named(actor, *(row[2:] for row in rows))
    found = ((head or pk, people.get(subject or person, "")) for pk, head, subject, person in rows)
    return Names({row: name for row, name in found if name})


def people_named(actor: Actor, *refs: tuple[str, str]) -> dict[str, str]:
    """The names behind references of a subject or of a person on record, as far as the actor may know them."""
    subjects = concerned_names(subject for subject, _ in refs if subject)
    return subjects | _people(actor, {person for _, person in refs if person})


def _people(actor: Actor, refs: Iterable[str]) -> dict[str, str]:
    """Persons on record whom the actor may see, by the reference that was given: a merged record has its own."""
    wanted = set(refs)
    if not wanted:
        return {}
    seen = visible_people(actor).filter(Q(ref__in=wanted) | Q(duplicates__ref__in=wanted)).distinct()
    names: dict[str, str] = {}
    for person in seen.prefetch_related("duplicates"):
        for ref in wanted & {person.ref, *(each.ref for each in person.duplicates.all())}:
            names[ref] = person.full_name
    return names
