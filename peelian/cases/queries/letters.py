"""The letters of a case: which can be made for whom, what they lack, and those that were made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.refusals import Refused
from peelian.access.verdicts import Action, action
from peelian.cases.documents.catalogue import LETTERS, letter_of
from peelian.cases.documents.keeping import check_can_make_letter
from peelian.cases.documents.letter import CaseLetter, LetterKind, Served, Whom
from peelian.cases.documents.sources import facts_of
from peelian.cases.models import Case
from peelian.cases.queries.subjects import subject_name
from peelian.cases.states import DECISION_LABELS, OWED_UPDATES, PARTY_LABELS, DecisionKind, PartyRole
from peelian.documents.library import template_named
from peelian.documents.queries import DocumentRow, documents_of_case
from peelian.documents.templating.missing import missing_facts

FEW = 5
"""For so many people a page works out what each letter lacks; of a larger case it says so letter by letter."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A sentence that says what is missing, and the page where it is recorded (empty: on the letter's own page)."""

    sentence: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter that could be made: whether it can be now, and if not, why not or what it lacks."""

    title: str
    purpose: str
    make: Action
    lacks: tuple[Lack, ...] = ()
    trouble: str = ""
    known: bool = True

    @property
    def ready(self) -> bool:
        """Whether it can be made at once."""
        return self.known and self.make.allowed and not self.lacks and not self.trouble


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The letters for one person, or for the case as a whole."""

    name: str
    what: str
    lines: tuple[LetterLine, ...]


@dataclass(frozen=True, slots=True)
class MadeLine:
    """A letter that was made."""

    row: DocumentRow
    for_whom: str
    by: str
    given: str
    url: str


@dataclass(frozen=True, slots=True)
class LettersPage:
    """Every letter of a case."""

    groups: tuple[LetterGroup, ...]
    decisions: tuple[tuple[str, Action], ...]
    made: tuple[MadeLine, ...]


def letters_page(case: Case, actor: Actor, *, on: date) -> LettersPage:
    """The letters of a case that policy gave to the actor, as they stand on a day."""
    people = list(_people(case))
    memory: dict[Any, Any] | None = {} if len(people) <= FEW else None
    groups = tuple(
        LetterGroup(
            name, what, tuple(_line(case, actor, letter, ref, on=on, memory=memory) for letter in _for(whom))
        )
        for whom, ref, name, what in people
    )
    names = {ref: name for _, ref, name, _ in people}
    return LettersPage(
        groups=groups, decisions=_decisions(case, actor), made=made_letters(case, actor, names)
    )


def _for(whom: Whom) -> list[CaseLetter]:
    return [letter for letter in LETTERS.values() if letter.whom is whom]


def _people(case: Case) -> list[tuple[Whom, str, str, str]]:
    """(kind, reference, name, what they are) of the case itself, its subjects, and the parties owed news."""
    subjects = case.subjects.filter(removed_at=None).select_related("person").order_by("added_at", "pk")
    owed = [role.value for role in OWED_UPDATES]
    parties = case.parties.filter(left_at=None, role__in=owed).order_by("added_at", "pk")
    return [
        *((Whom.SUBJECT, each.ref, subject_name(each), "Subject") for each in subjects),
        *((Whom.PARTY, each.ref, each.label, PARTY_LABELS[PartyRole(each.role)]) for each in parties),
        (Whom.CASE, case.ref, "Oversight", "The case as a whole"),
    ]


def _line(
    case: Case, actor: Actor, letter: CaseLetter, ref: str, *, on: date, memory: dict[Any, Any] | None
) -> LetterLine:
    """One line; without a memory, it is not worked out what the letter lacks."""
    make = make_action(case, actor, letter=letter, ref=ref)
    if memory is None or not make.allowed:
        return LetterLine(letter.title, letter.purpose, make, known=False)
    try:
        facts = facts_of(letter, case, ref, actor=actor, made_on=on, memory=memory)
    except Refused as refusal:
        return LetterLine(letter.title, letter.purpose, make, trouble=str(refusal))
    return LetterLine(letter.title, letter.purpose, make, lacks=lacking(letter, case, ref, facts=facts))


def make_action(case: Case, actor: Actor, *, letter: CaseLetter, ref: str) -> Action:
    """The link to the page that makes a letter, with its verdict."""
    url = reverse("cases:make-letter", args=[case.ref, letter.kind.value, ref])
    return action("Make", url, check_can_make_letter, actor, case, letter)


def lacking(letter: CaseLetter, case: Case, ref: str, *, facts: Mapping[str, Any]) -> tuple[Lack, ...]:
    """What a letter lacks, each sentence once, with the page on which it is recorded."""
    template = template_named(letter.code)
    found: dict[str, str] = {}
    for need in template.needs:
        for sentence in missing_facts(replace(template, needs=(need,)), facts):
            found.setdefault(sentence, _where(letter, case, ref, need.path[0]))
    return tuple(Lack(sentence, url) for sentence, url in found.items())


def _where(letter: CaseLetter, case: Case, ref: str, fact: str) -> str:
    place = letter.places.get(fact)
    if place is None:
        return ""
    url = reverse(place.name, args=[case.ref if place.of is Whom.CASE else ref])
    return f"{url}?{urlencode({'question': place.question})}" if place.question else url


def _decisions(case: Case, actor: Actor) -> tuple[tuple[str, Action], ...]:
    letter = LETTERS[LetterKind.DECISION]
    return tuple(
        (
            f"{row.decided_at:%-d %B %Y}: {DECISION_LABELS[DecisionKind(row.kind)]}. {row.what}",
            make_action(case, actor, letter=letter, ref=row.ref),
        )
        for row in case.decisions.order_by("-decided_at", "-pk")
    )


def made_letters(case: Case, actor: Actor, names: Mapping[str, str]) -> tuple[MadeLine, ...]:
    """The letters of a case that were made and that the actor may read, newest first."""
    rows = [row for row in documents_of_case(actor, case.ref) if row.code.startswith("cases.")]
    makers = names_of(row.made_by_ref for row in rows)
    return tuple(
        MadeLine(
            row=row,
            for_whom=names.get(row.about_ref, ""),
            by=makers.get(row.made_by_ref, row.made_by_ref),
            given=given_in_words(row),
            url=reverse("cases:letter", args=[row.ref]),
        )
        for row in rows
    )


def given_in_words(row: DocumentRow) -> str:
    """Whether and when a letter was given."""
    if letter_of(row.code).served is Served.KEPT:
        return "Kept on the file"
    if not row.services:
        return "Not given yet"
    last = row.services[-1]
    day = last.deemed_on or last.sent_at.date()
    return f"Given on {day.day} {day:%B %Y}"
