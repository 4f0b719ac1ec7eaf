"""Whom a time limit can run for: the subjects and parties of a case."""

from collections.abc import Iterable

from peelian.cases.models import Case, Party, Subject
from peelian.cases.queries.subjects import subject_name


def concerned_rows(case: Case) -> list[tuple[str, str]]:
    """(reference, name or label) of every subject and party, for choosing among them."""
    subjects = case.subjects.filter(removed_at=None).select_related("person").order_by("added_at", "pk")
    parties = case.parties.filter(left_at=None).order_by("added_at", "pk")
    return [(s.ref, subject_name(s)) for s in subjects] + [(p.ref, p.label) for p in parties]


def concerned_names(refs: Iterable[str]) -> dict[str, str]:
    """The names or labels behind references of subjects and parties, in two queries; unknown ones are left out.

    Asks nobody's permission: whoever calls this has clocks of a case that the actor may see.
    """
    wanted = set(refs)
    if not wanted:
        return {}
    subjects = Subject.objects.filter(ref__in=wanted).select_related("person")
    named = {subject.ref: subject_name(subject) for subject in subjects}
    return named | dict(Party.objects.filter(ref__in=wanted).values_list("ref", "label"))
