"""What stands beside a form: the subject as they are now, and their earlier history."""

from dataclasses import dataclass

from peelian.access.actors import Actor
from peelian.cases.models import Case, Subject
from peelian.cases.queries.history import EarlierMatter, matters_of
from peelian.cases.queries.subjects import SubjectCard, subject_cards, subject_name
from peelian.people.queries.cards import PersonCard
from peelian.people.queries.finding import find_people


@dataclass(frozen=True, slots=True)
class BesideSubject:
    """A subject, and every earlier matter that the actor may see."""

    card: SubjectCard
    earlier: tuple[EarlierMatter, ...]


def beside_subject(subject: Subject, actor: Actor) -> BesideSubject:
    """The subject's card, and the other matters in which the same person is a subject."""
    card = next(card for card in subject_cards(subject.case) if card.ref == subject.ref)
    earlier = matters_of(actor, card.person_ref, leaving_out=subject.case.ref) if card.person_ref else ()
    return BesideSubject(card, earlier)


@dataclass(frozen=True, slots=True)
class BesideCase:
    """Who is in a case already, and the people that some words find."""

    subjects: tuple[str, ...]
    words: str
    found: tuple[PersonCard, ...]


def beside_case(case: Case, actor: Actor, *, words: str) -> BesideCase:
    """The subjects of a case by name, and people whose name or number fits the words."""
    subjects = case.subjects.filter(removed_at=None).select_related("person").order_by("added_at", "pk")
    found = find_people(actor, words) if words.strip() else ()
    return BesideCase(tuple(subject_name(subject) for subject in subjects), words, found)
