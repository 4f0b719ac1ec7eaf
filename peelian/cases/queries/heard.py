"""What the subjects of a case were heard on: interviews arranged and held, and representations received."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import DateField, Value
from django.db.models.functions import Cast
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.verdicts import Action, action
from peelian.cases import policy
from peelian.cases.models import Case, Interview, Representation


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """An interview: the day specified, where it was moved to, whether it was held, and what can still be done."""

    ref: str
    day: date
    moved_to: date | None
    place: str
    held_on: date | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class RepresentationLine:
    """Representations received from a subject or their police friend."""

    ref: str
    day: date
    by_whom: str
    text: str


_Line = TypeVar("_Line", InterviewLine, RepresentationLine)


@dataclass(frozen=True, slots=True)
class Heard:
    """The interviews and representations of one subject, oldest first."""

    interviews: tuple[InterviewLine, ...] = ()
    representations: tuple[RepresentationLine, ...] = ()


def heard_of(case: Case, actor: Actor) -> dict[str, Heard]:
    """By reference of subject, what each was heard on, in a case that policy gave to the actor. One query."""
    interviews = Interview.objects.filter(subject__case=case).values_list(
        "subject__ref", "ref", "specified_on", "moved_to_date", "held_on", "place", Value("")
    )
    nothing = Cast(Value(None), DateField())
    answers = Representation.objects.filter(subject__case=case).values_list(
        "subject__ref", "ref", "received_on", nothing, nothing, "by_whom", "text"
    )
    heard: dict[str, tuple[list[InterviewLine], list[RepresentationLine]]] = {}
    for subject, ref, day, moved_to, held_on, words, text in interviews.union(answers, all=True):
        of_subject = heard.setdefault(subject, ([], []))
        if text:
            of_subject[1].append(RepresentationLine(ref, day, words, text))
        else:
            actions = () if held_on else _actions(ref, case, actor)
            of_subject[0].append(InterviewLine(ref, day, moved_to, words, held_on, actions))
    return {ref: Heard(_by_day(some[0]), _by_day(some[1])) for ref, some in heard.items()}


def _by_day(lines: list[_Line]) -> tuple[_Line, ...]:
    return tuple(sorted(lines, key=lambda line: (line.day, line.ref)))


def _actions(ref: str, case: Case, actor: Actor) -> tuple[Action, ...]:
    offered = (("Move", "cases:move-interview"), ("Record as held", "cases:hold-interview"))
    return tuple(
        action(label, reverse(name, args=[ref]), policy.check_can_investigate, actor, case)
        for label, name in offered
    )
