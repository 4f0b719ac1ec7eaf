"""The register: who is restricted, since when, why, on whose authority, on what conditions, and what it costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.cases.states import MATTER_SENTENCES, MatterType
from peelian.people.queries import PersonCard, cards_for
from peelian.people.queries.numbers import serving_under
from peelian.people.states import OFFICER_CATEGORIES
from peelian.restrictions import policy
from peelian.restrictions.conditions import condition_of
from peelian.restrictions.folding import folded
from peelian.restrictions.grades import grade_of
from peelian.restrictions.models import Restriction, RestrictionCondition
from peelian.restrictions.queries.cost import Cost, Rates, cost, days_so_far, rates
from peelian.restrictions.queries.standing import Standing, standings_now, standings_on
from peelian.restrictions.states import (
    KIND_AUTHORITIES,
    KIND_LABELS,
    SUSPENSIONS,
    RestrictionKind,
    RestrictionStatus,
)

PAGE_SIZE = 50
_BATCH = 500
GROUND_LABELS = {"A": "prejudice to the investigation", "B": "public interest"}
SORTS: dict[str, tuple[str, ...]] = {
    "name": ("person__family_name", "person__given_names", "ref"),
    "since": ("imposed_on", "ref"),
    "review": ("next_review_on", "ref"),
    "kind": ("kind", "person__family_name", "ref"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the register is narrowed to. Empty means everything; `on` is a past day. `due_by` has the overdue too."""

    text: str = ""
    kind: str = ""
    unit: str = ""
    officers: bool | None = None
    due_by: date | None = None
    on: date | None = None
    sort: str = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One line. `cost` is None where the person works on, so that a restriction costs no pay."""

    ref: str
    person: PersonCard
    kind: str
    conditions: tuple[str, ...]
    since: date
    why: tuple[str, ...]
    authority: str
    authorised_by: str
    next_review_on: date | None
    overdue: bool
    days: int
    cost: Cost | None


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the register, how many lines there are in all, and where in them this page stands."""

    rows: tuple[RegisterRow, ...]
    total: int
    page: int
    pages: int
    day: date


def register_page(actor: Actor, filters: Filters, *, on: date, page: int = 1) -> RegisterPage:
    """One page of what the actor may see. `on` is today; a page beyond the last gives the last. Raises Hidden."""
    policy.check_may_list(actor)
    chosen = _Chosen(actor, filters, on)
    pages = max(1, -(-chosen.total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    rows = chosen.rows((page - 1) * PAGE_SIZE, PAGE_SIZE)
    return RegisterPage(rows, chosen.total, page, pages, chosen.day)


def register_rows(actor: Actor, filters: Filters, *, on: date) -> tuple[RegisterRow, ...]:
    """Every line, for paper and for a file. Raises Hidden."""
    policy.check_may_list(actor)
    chosen = _Chosen(actor, filters, on)
    batches = (chosen.rows(start, _BATCH) for start in range(0, chosen.total, _BATCH))
    return tuple(row for batch in batches for row in batch)


class _Chosen:
    """What the filters leave of what the actor may see, in order: now from the table, on a past day from the ledger."""

    def __init__(self, actor: Actor, filters: Filters, today: date) -> None:
        self.day = filters.on or today
        self.found = _narrowed(policy.visible_restrictions(actor), filters, self.day)
        self.past: dict[str, Standing] | None = None
        if filters.on and filters.on < today:
            self.past = standings_on(filters.on)
            self.refs = self._past_refs(filters)
            self.total = len(self.refs)
        else:
            self.found = self.found.filter(status=RestrictionStatus.IN_FORCE)
            if filters.due_by:
                self.found = self.found.filter(next_review_on__lte=filters.due_by)
            self.found = self.found.order_by(*_order(filters.sort))
            self.total = self.found.order_by().count()

    def _past_refs(self, filters: Filters) -> list[str]:
        standings = self.past or {}
        names = {
            ref: (family, given)
            for ref, family, given in self.found.values_list(
                "ref", "person__family_name", "person__given_names"
            )
            if ref in standings
        }
        if filters.due_by:
            names = {ref: name for ref, name in names.items() if _is_due(standings[ref], filters.due_by)}
        keys = {
            "name": lambda ref: names[ref],
            "since": lambda ref: (standings[ref].imposed_on,),
            "review": lambda ref: (standings[ref].next_review_on or date.max,),
            "kind": lambda ref: (standings[ref].kind, *names[ref]),
        }
        key = keys[filters.sort.lstrip("-")]
        return sorted(sorted(names), key=key, reverse=filters.sort.startswith("-"))

    def rows(self, start: int, many: int) -> tuple[RegisterRow, ...]:
        if self.past is None:
            held = list(self.found.select_related("case", "officer", "person", "gate")[start : start + many])
            return _rows(held, standings_now(held), self.day)
        refs = self.refs[start : start + many]
        by_ref = {
            row.ref: row
            for row in self.found.filter(ref__in=refs).select_related("case", "officer", "person", "gate")
        }
        return _rows([by_ref[ref] for ref in refs], self.past, self.day)


def _is_due(standing: Standing, day: date) -> bool:
    return standing.next_review_on is not None and standing.next_review_on <= day


def _order(sort: str) -> list[str]:
    columns = SORTS[sort.lstrip("-")]
    if sort.startswith("-"):
        return [f"-{column}" for column in columns]
    return list(columns)


def _narrowed(found: QuerySet[Restriction], filters: Filters, day: date) -> QuerySet[Restriction]:
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.officers is not None:
        officers = Q(officer__category__in=[category.value for category in OFFICER_CATEGORIES])
        found = found.filter(officers if filters.officers else ~officers)
    if filters.unit:
        running = Q(person__posts__until_date=None) | Q(person__posts__until_date__gt=day)
        at_work = Restriction.objects.filter(
            running,
            pk=OuterRef("pk"),
            person__posts__unit__iexact=filters.unit,
            person__posts__from_date__lte=day,
        )
        found = found.filter(Exists(at_work))
    if text := filters.text.strip():
        # The number is looked up first, by its index; joined, a database would visit the posts of everybody in force.
        numbered = [key for people in serving_under([text]).values() for key, _ in people]
        named = Q(person__search_name__contains=folded(text))
        found = found.filter(named | Q(ref__iexact=text) | Q(person__in=numbered))
    return found


def _rows(held: Sequence[Restriction], standings: dict[str, Standing], day: date) -> tuple[RegisterRow, ...]:
    """The lines of some restrictions, in six queries however many they are."""
    told = [standings[row.ref] for row in held]
    cards = cards_for((standing.person_ref for standing in told), on=day)
    names = names_of(standing.authorised_by for standing in told)
    conditions = _conditions(told)
    known = rates()
    return tuple(
        _row(row, standing, cards[standing.person_ref], names, conditions, known, day)
        for row, standing in zip(held, told, strict=True)
    )


def _row(
    row: Restriction,
    standing: Standing,
    card: PersonCard,
    names: dict[str, str],
    conditions: dict[str, tuple[int, str]],
    known: Rates,
    day: date,
) -> RegisterRow:
    kind = RestrictionKind(standing.kind)
    grade = grade_of(rank=row.officer.rank, category=row.officer.category)
    spent = cost(known, grade, imposed_on=standing.imposed_on, ended_on=None, on=day)
    why = [MATTER_SENTENCES[MatterType(row.case.matter_type)]]
    why += [f"{letter}: {GROUND_LABELS[letter]}" for letter in sorted(standing.grounds)]
    return RegisterRow(
        ref=row.ref,
        person=card,
        kind=KIND_LABELS[kind],
        conditions=tuple(words for _, words in sorted(conditions[ref] for ref in standing.conditions)),
        since=standing.imposed_on,
        why=tuple(why),
        authority=KIND_AUTHORITIES[kind],
        authorised_by=names.get(standing.authorised_by, standing.authorised_by),
        next_review_on=standing.next_review_on,
        overdue=standing.next_review_on is not None and standing.next_review_on < day,
        days=days_so_far(standing.imposed_on, None, on=day),
        cost=spent if kind in SUSPENSIONS else None,
    )


def _conditions(standings: Sequence[Standing]) -> dict[str, tuple[int, str]]:
    """The number of each condition, for its place, and its words."""
    refs = [ref for standing in standings for ref in standing.conditions]
    found = RestrictionCondition.objects.filter(ref__in=refs).values_list("ref", "number", "code", "name")
    return {ref: (number, condition_of(code).sentence(name)) for ref, number, code, name in found}


def due_within(day: date, days: int) -> date:
    """The last day on which a review is due within so many days; one that was due before a day is overdue."""
    return day + timedelta(days=days)


def overdue_on(day: date) -> date:
    """The last day on which a review that is overdue was due."""
    return day - timedelta(days=1)
