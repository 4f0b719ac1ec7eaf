"""The conditions of restrictions in words, and as what a machine can test a duty against."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from peelian.restrictions.conditions import CATALOGUE, Condition, Forbidden, condition_of, forbidden_by
from peelian.restrictions.models import Restriction, RestrictionCondition

SOMEBODY = "a person named in the decision (ask the appropriate authority)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRow:
    """One version of one condition. `posting_sentence` is what those who post people may read of it."""

    ref: str
    restriction_ref: str
    number: int
    version: int
    code: str
    sentence: str
    posting_sentence: str
    note: str
    from_date: date
    until_date: date | None
    forbids: frozenset[Forbidden]

    @property
    def tested_by_machine(self) -> bool:
        """Whether a roster can be tested against it; otherwise only a person can judge."""
        return bool(self.forbids)


def conditions_in_force(
    restrictions: QuerySet[Restriction], *, on: date
) -> dict[str, tuple[ConditionRow, ...]]:
    """By reference of the restriction, the conditions that bind on a day, in their order. One query.

    `restrictions` comes from `policy`, which says whose conditions the actor may know.
    """
    rows = _with_person(
        RestrictionCondition.objects.filter(_binding(on), restriction__in=restrictions.values("pk"))
    )
    found: dict[str, list[ConditionRow]] = {}
    for row in rows.order_by("restriction_id", "number", "version"):
        found.setdefault(row.restriction.ref, []).append(condition_row(row))
    return {ref: tuple(conditions) for ref, conditions in found.items()}


def all_versions(restriction: Restriction) -> tuple[ConditionRow, ...]:
    """Every version of every condition of one restriction, by number and version."""
    rows = _with_person(restriction.conditions.all()).order_by("number", "version")
    return tuple(condition_row(row) for row in rows)


def _binding(on: date) -> Q:
    return Q(from_date__lte=on) & (Q(until_date=None) | Q(until_date__gt=on))


def _with_person(rows: QuerySet[RestrictionCondition]) -> QuerySet[RestrictionCondition]:
    return rows.select_related("restriction", "named_person")


def condition_row(row: RestrictionCondition) -> ConditionRow:
    """A row of the table as an object; `restriction` and `named_person` are read with it."""
    condition = condition_of(row.code)
    return ConditionRow(
        ref=row.ref,
        restriction_ref=row.restriction.ref,
        number=row.number,
        version=row.version,
        code=row.code,
        sentence=condition.sentence(row.name),
        posting_sentence=condition.sentence(_for_posting(row)),
        note=row.note,
        from_date=row.from_date,
        until_date=row.until_date,
        forbids=forbidden_by(row.code, name=row.named_person.ref if row.named_person else row.folded_name),
    )


def _for_posting(row: RestrictionCondition) -> str:
    # Words about a person may name a victim; a member of the workforce has to be named to be kept apart.
    if row.code == "no_person" and row.named_person is None:
        return SOMEBODY
    return row.name


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A condition of force policy, and whether it is offered on the day of the page."""

    condition: Condition
    in_use: bool


def catalogue(*, on: date) -> tuple[CatalogueEntry, ...]:
    """The whole catalogue, with what is offered on a day."""
    return tuple(CatalogueEntry(condition, condition.in_use_on(on)) for condition in CATALOGUE)


def sentences_of(refs: Collection[str]) -> dict[str, str]:
    """The words of conditions by reference; unknown ones are left out."""
    rows = _with_person(RestrictionCondition.objects.filter(ref__in=set(refs)))
    return {row.ref: condition_of(row.code).sentence(row.name) for row in rows}
