"""The earlier history of a person, which stands in view whenever somebody assesses or decides.

A pattern over many small matters shows only when they are seen together.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from peelian.access.actors import Actor
from peelian.cases import policy
from peelian.cases.models import Allegation, Case, SeverityAssessment, Subject
from peelian.cases.queries.subjects import by_subject, subject_name
from peelian.cases.states import (
    MATTER_SENTENCES,
    SEVERITY_SENTENCES,
    STATUS_LABELS,
    CaseStatus,
    MatterType,
    SeverityResult,
)
from peelian.people.queries.cards import record_keys


@dataclass(frozen=True, slots=True)
class EarlierMatter:
    """A matter in which the same person is, or was, a subject."""

    case_ref: str
    title: str
    matter: str
    status: str
    came_to_attention_on: date
    allegations: tuple[str, ...]
    latest: str


@dataclass(frozen=True, slots=True)
class SubjectHistory:
    """A subject of a case by name, and the other matters that the actor may see."""

    name: str
    described: bool
    earlier: tuple[EarlierMatter, ...]


def matters_of(
    actor: Actor, person_ref: str, *, leaving_out: str = "", most: int | None = None
) -> tuple[EarlierMatter, ...]:
    """Every matter the actor may see in which a person is a subject, oldest first, merged records included.

    With `most`, only so many of the newest.
    """
    return matters_by_person(actor, [person_ref], leaving_out=leaving_out, most=most).get(person_ref, ())


def matters_by_person(
    actor: Actor, person_refs: Collection[str], *, leaving_out: str = "", most: int | None = None
) -> dict[str, tuple[EarlierMatter, ...]]:
    """The same for many people, in five queries however many they are."""
    keys = record_keys(person_refs)
    # EXISTS and not IN: SQLite would first make the list of every case that the actor may see.
    visible = Exists(policy.visible_cases(actor).exclude(ref=leaving_out).filter(pk=OuterRef("case_id")))
    rows = Subject.objects.filter(visible, person__in=list(keys), removed_at=None).select_related("case")
    newest_first = rows.order_by("-case__came_to_attention_on", "-case_id")
    subjects = list(newest_first[:most])[::-1]
    ids = [subject.pk for subject in subjects]
    allegations = by_subject(Allegation.objects.filter(subject__in=ids, withdrawn_at=None).order_by("pk"))
    results = _latest_results(ids)
    found: dict[str, list[EarlierMatter]] = {}
    for subject in subjects:
        said = tuple(allegation.summary for allegation in allegations.get(subject.pk, []))
        matter = _matter(subject.case, said, results.get(subject.pk, ""))
        found.setdefault(keys[subject.person_id], []).append(matter)
    return {ref: tuple(matters) for ref, matters in found.items()}


def _latest_results(subjects: list[int]) -> dict[int, str]:
    made = SeverityAssessment.objects.filter(subject__in=subjects).order_by("version")
    return {
        subject: SEVERITY_SENTENCES[SeverityResult(result)]
        for subject, result in made.values_list("subject_id", "result")
    }


def _matter(case: Case, allegations: tuple[str, ...], latest: str) -> EarlierMatter:
    return EarlierMatter(
        case_ref=case.ref,
        title=case.title,
        matter=MATTER_SENTENCES[MatterType(case.matter_type)],
        status=STATUS_LABELS[CaseStatus(case.status)],
        came_to_attention_on=case.came_to_attention_on,
        allegations=allegations,
        latest=latest,
    )


def histories(case: Case, actor: Actor) -> tuple[SubjectHistory, ...]:
    """The earlier history of every subject of a case."""
    subjects = list(case.subjects.filter(removed_at=None).select_related("person").order_by("added_at", "pk"))
    people = [subject.person.ref for subject in subjects if subject.person]
    known = matters_by_person(actor, people, leaving_out=case.ref) if people else {}
    return tuple(
        SubjectHistory(
            subject_name(subject),
            subject.person is None,
            known.get(subject.person.ref, ()) if subject.person else (),
        )
        for subject in subjects
    )
