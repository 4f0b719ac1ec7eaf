"""The words of cases, for the search of a higher room. Victims, witnesses and complainants are never among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peelian.cases.models import Allegation, Case, Decision, FactVersion, Note, Subject, TermsOfReference
from peelian.cases.queries.subjects import subject_name

_BATCH = 400


@dataclass(frozen=True, slots=True)
class CaseWords:
    """Everything of one case that can be searched, a piece at a time; `key` grows with the order of opening."""

    ref: str
    key: int
    opened_at: datetime
    title: str
    pieces: tuple[str, ...]


def words_of_cases(refs: Iterable[str] | None = None) -> Iterator[CaseWords]:
    """The words of the cases with these references, or of all, in the order in which they were opened.

    Asks nobody's permission: whoever shows any of it filters by `policy.visible_cases`. Seven queries for every 400
    cases. Names, contact details and updates of parties are left out, because they stand behind a wall of their own.
    """
    if refs is not None:
        yield from _words(list(Case.objects.filter(ref__in=list(refs)).order_by("pk")))
        return
    last = 0
    while batch := list(Case.objects.filter(pk__gt=last).order_by("pk")[:_BATCH]):
        yield from _words(batch)
        last = batch[-1].pk


def _words(cases: Sequence[Case]) -> Iterator[CaseWords]:
    keys = [case.pk for case in cases]
    pieces: dict[int, list[str]] = {key: [] for key in keys}
    for key, words in _pieces(keys):
        if words:
            pieces[key].append(words)
    for case in cases:
        yield CaseWords(case.ref, case.pk, case.opened_at, case.title, tuple(pieces[case.pk]))


def _pieces(keys: list[int]) -> Iterator[tuple[int, str]]:
    """(case, words) in the order in which a reader meets them on the page of the case."""
    subjects = Subject.objects.filter(case__in=keys, removed_at=None).select_related("person").order_by("pk")
    for subject in subjects:
        yield (
            subject.case_id,
            f"{subject_name(subject)}\n{subject.description if subject.person else ''}".strip(),
        )
    alleged = Allegation.objects.filter(subject__case__in=keys, subject__removed_at=None).order_by("pk")
    yield from _joined(alleged.values_list("subject__case_id", "summary", "place"))
    facts = FactVersion.objects.filter(fact__case__in=keys).order_by("fact_id", "version")
    yield from _joined(facts.values_list("fact__case_id", "fact__question", "value", "said_by"))
    terms = TermsOfReference.objects.filter(case__in=keys).order_by("version")
    yield from _joined(terms.values_list("case_id", "text"))
    decided = Decision.objects.filter(case__in=keys).order_by("pk")
    yield from _joined(decided.values_list("case_id", "what", "reasons", "material"))
    notes = Note.objects.filter(case__in=keys).order_by("pk")
    yield from _joined(notes.values_list("case_id", "text"))


def _joined(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, str]]:
    for case, *words in rows:
        yield case, "\n".join(word for word in words if word)


def cases_of_people(person_refs: Iterable[str]) -> list[str]:
    """The cases in which some people are subjects now: those whose words change when a name does."""
    people = Subject.objects.filter(person__ref__in=list(person_refs), removed_at=None)
    return sorted(set(people.values_list("case__ref", flat=True)))
