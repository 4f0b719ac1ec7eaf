"""What the subjects of a case were heard on: interviews arranged and held, and representations received."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.verdicts import Action, action
from peelian.cases import policy
from peelian.cases.models import Case, Interview, Representation


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """An interview: the day specified, where it was moved to, whether it was held, and what can still be done."""

    ref: str
    specified_on: date
    moved_to: date | None
    place: str
    held_on: date | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class RepresentationLine:
    """Representations received from a subject or their police friend."""

    ref: str
    received_on: date
    by_whom: str
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """The interviews and representations of one subject, oldest first."""

    interviews: tuple[InterviewLine, ...] = ()
    representations: tuple[RepresentationLine, ...] = ()


def heard_of(case: Case, actor: Actor) -> dict[str, Heard]:
    """By reference of subject, what each was heard on, in a case that policy gave to the actor. Two queries."""
    interviews: dict[str, list[InterviewLine]] = {}
    for row in Interview.objects.filter(subject__case=case).select_related("subject").order_by("pk"):
        interviews.setdefault(row.subject.ref, []).append(_interview(row, case, actor))
    answers: dict[str, list[RepresentationLine]] = {}
    for row in Representation.objects.filter(subject__case=case).select_related("subject").order_by("pk"):
        line = RepresentationLine(row.ref, row.received_on, row.by_whom, row.text)
        answers.setdefault(row.subject.ref, []).append(line)
    return {
        ref: Heard(tuple(interviews.get(ref, ())), tuple(answers.get(ref, ())))
        for ref in interviews.keys() | answers.keys()
    }


def _interview(row: Interview, case: Case, actor: Actor) -> InterviewLine:
    offered = () if row.held_on else (("Move", "cases:move-interview"), ("Record as held", "cases:hold-interview"))
    return InterviewLine(
        ref=row.ref,
        specified_on=row.specified_on,
        moved_to=row.moved_to_date,
        place=row.place,
        held_on=row.held_on,
        actions=tuple(
            action(label, reverse(name, args=[row.ref]), policy.check_can_investigate, actor, case)
            for label, name in offered
        ),
    )
