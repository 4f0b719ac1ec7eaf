"""Lists of cases, paged by key so that the last page costs what the first does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.cases import policy
from peelian.cases.models import Case, Member
from peelian.cases.states import (
    HANDLING_SENTENCES,
    MATTER_SENTENCES,
    STATUS_LABELS,
    CaseStatus,
    Handling,
    MatterType,
    MemberRole,
)

PAGE = 50
STATUS_COLOURS = {
    CaseStatus.OPENED: "blue",
    CaseStatus.ASSESSED: "turquoise",
    CaseStatus.UNDER_INVESTIGATION: "purple",
    CaseStatus.REPORTED: "yellow",
    CaseStatus.CONCLUDED: "grey",
}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a list of cases."""

    ref: str
    title: str
    matter: str
    handling: str
    status: str
    status_colour: str
    unit: str
    sealed: bool
    came_to_attention_on: date
    opened_at: datetime
    subjects: int
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is narrowed to. Empty means everything."""

    text: str = ""
    status: str = ""
    matter_type: str = ""
    unit: str = ""
    mine: bool = False
    live: bool = False


@dataclass(frozen=True, slots=True)
class CasePageOfRows:
    """One page of a list, newest first. `older` and `newer` are the keys of the neighbouring pages, or none."""

    rows: tuple[CaseRow, ...]
    older: int | None
    newer: int | None


def case_rows(
    actor: Actor, filters: Filters, *, before: int | None = None, after: int | None = None
) -> CasePageOfRows:
    """A page of the cases an actor may see: those before a key, or after one, or the newest."""
    cases = narrowed(actor, filters)
    if after is not None:
        found = list(cases.filter(pk__gt=after).order_by("pk")[: PAGE + 1])
        more, found = len(found) > PAGE, found[:PAGE][::-1]
        return CasePageOfRows(rows_of(found), found[-1].pk if found else None, found[0].pk if more else None)
    older = cases.filter(pk__lt=before) if before is not None else cases
    found = list(older.order_by("-pk")[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    newer = found[0].pk if found and before is not None else None
    return CasePageOfRows(rows_of(found), found[-1].pk if more else None, newer)


def narrowed(actor: Actor, filters: Filters) -> QuerySet[Case]:
    """The visible cases that the filters leave."""
    cases = policy.visible_cases(actor)
    for name in ("status", "matter_type", "unit"):
        if value := getattr(filters, name):
            cases = cases.filter(**{name: value})
    if filters.live:
        cases = cases.exclude(status=CaseStatus.CONCLUDED)
    if filters.mine:
        mine = Member.objects.filter(account_ref=actor.ref, until_date=None).values("case_id")
        cases = cases.filter(pk__in=mine)
    if filters.text:
        cases = cases.filter(Q(ref__iexact=filters.text.strip()) | Q(title__icontains=filters.text.strip()))
    return cases


def rows_of(cases: Iterable[Case]) -> tuple[CaseRow, ...]:
    """The rows of some cases, with how many subjects each has and who leads it, in three queries."""
    found = list(cases)
    keys = [case.pk for case in found]
    live = Q(subjects__removed_at=None)
    counted = dict(
        Case.objects.filter(pk__in=keys).values_list("pk").annotate(many=Count("subjects", filter=live))
    )
    leads = dict(
        Member.objects.filter(case__in=keys, role=MemberRole.LEAD, until_date=None).values_list(
            "case_id", "account_ref"
        )
    )
    names = names_of(leads.values())
    return tuple(_row(case, counted.get(case.pk, 0), names.get(leads.get(case.pk, ""), "")) for case in found)


def _row(case: Case, subjects: int, lead: str) -> CaseRow:
    status = CaseStatus(case.status)
    return CaseRow(
        ref=case.ref,
        title=case.title,
        matter=MATTER_SENTENCES[MatterType(case.matter_type)],
        handling=HANDLING_SENTENCES[Handling(case.handling)],
        status=STATUS_LABELS[status],
        status_colour=STATUS_COLOURS[status],
        unit=case.unit,
        sealed=case.sealed,
        came_to_attention_on=case.came_to_attention_on,
        opened_at=case.opened_at,
        subjects=subjects,
        lead=lead,
    )


def unit_names() -> list[str]:
    """The units that hold cases, by name."""
    return list(Case.objects.order_by("unit").values_list("unit", flat=True).distinct())
