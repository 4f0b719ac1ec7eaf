"""What binds whom, and where people are posted, in the form in which the two are tested against each other."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time

from django.db.models import Q, QuerySet

from peelian.law.moments import UK
from peelian.people.queries import surviving_refs
from peelian.restrictions.conditions import Forbidden
from peelian.restrictions.folding import folded
from peelian.restrictions.models import DutyCode, Posting, Restriction
from peelian.restrictions.queries.conditions import conditions_in_force
from peelian.restrictions.rosters.testing import Binding, Duty
from peelian.restrictions.states import SUSPENSIONS, DutyTrait, RestrictionStatus

_CHUNK = 500


def bindings_in(restrictions: QuerySet[Restriction], *, on: date) -> dict[str, list[Binding]]:
    """By reference of the person, what binds them: suspensions, and conditions that a duty can be tested against.

    Whoever is known under a record that was merged into another is bound under the one that was kept.
    """
    conditions = conditions_in_force(restrictions, on=on)
    rows = list(restrictions.exclude(imposed_on=None).values_list("ref", "person__ref", "kind", "imposed_on"))
    kept = _surviving(row[1] for row in rows)
    kept |= _surviving(_named(row.forbids for held in conditions.values() for row in held))
    found: dict[str, list[Binding]] = {}
    for ref, person, kind, imposed_on in rows:
        if imposed_on is None:
            continue
        held = found.setdefault(kept.get(person, person), [])
        if kind in SUSPENSIONS:
            held.append(_binding(ref, None, frozenset(), imposed_on))
        for row in conditions.get(ref, ()):
            if row.forbids:
                held.append(_binding(ref, row.ref, _under_kept(row.forbids, kept), row.from_date))
    return {person: held for person, held in found.items() if held}


def _surviving(refs: Iterable[str]) -> dict[str, str]:
    """For each reference that was merged into another, the one that was kept; few at a time, for SQLite."""
    wanted = sorted(set(refs))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        found |= surviving_refs(wanted[start : start + _CHUNK])
    return found


def _under_kept(forbids: frozenset[Forbidden], kept: dict[str, str]) -> frozenset[Forbidden]:
    """The same with a person who is to be kept apart named by the record that was kept."""
    return frozenset(
        replace(each, name=kept.get(each.name, each.name)) if each.trait is DutyTrait.PERSON else each
        for each in forbids
    )


def _binding(restriction: str, condition: str | None, forbids: frozenset[Forbidden], since: date) -> Binding:
    begins = datetime.combine(since, time(0), UK).astimezone(UTC)
    return Binding(restriction=restriction, condition=condition, forbids=forbids, from_at=begins)


def all_in_force() -> QuerySet[Restriction]:
    """Every restriction in force, whoever may know of it: for keeping people from where they must not be.

    What comes of it is shown to nobody who may not see it: `policy_lists.visible_alerts`.
    """
    return Restriction.objects.filter(status=RestrictionStatus.IN_FORCE)


def bearing_on(people: Collection[str]) -> QuerySet[Restriction]:
    """The restrictions in force that bind some people, or keep somebody apart from them.

    Of more people than one statement takes, every restriction in force: there are few beside the workforce.
    """
    if len(people) > _CHUNK:
        return all_in_force()
    binds = Q(person__ref__in=people) | Q(person__merged_into__ref__in=people)
    named = Q(conditions__named_person__ref__in=people)
    named |= Q(conditions__named_person__merged_into__ref__in=people)
    apart = named & Q(conditions__until_date=None)
    return all_in_force().filter(pk__in=Restriction.objects.filter(binds | apart).values("pk"))


def kept_apart(bindings: Iterable[Binding]) -> set[str]:
    """The people named in conditions, from whom somebody is kept apart."""
    return _named(binding.forbids for binding in bindings)


def _named(forbidden: Iterable[frozenset[Forbidden]]) -> set[str]:
    return {each.name for held in forbidden for each in held if each.trait is DutyTrait.PERSON}


def codes_in_use() -> dict[str, DutyCode]:
    """The duty codes that a roster may name, by code."""
    return {row.code: row for row in DutyCode.objects.filter(replaced=False, in_use=True)}


def duty_of(
    code: DutyCode, *, key: int, person: str, place: str, from_at: datetime, to_at: datetime | None
) -> Duty:
    """A posting as it is tested: what its code involves, and where it is."""
    return Duty(
        key=key,
        person=person,
        traits=frozenset(DutyTrait(trait) for trait in code.traits.split(",") if trait),
        systems=frozenset(folded(system) for system in code.systems.split(";") if system.strip()),
        place=folded(place),
        from_at=from_at,
        to_at=to_at,
    )


def held_duties(people: Collection[str], *, after: datetime, roster: int | None = None) -> list[Duty]:
    """What some people are posted to after a moment, and whatever one roster says of them."""
    wanted = sorted(people)
    live = Q(to_at=None) | Q(to_at__gt=after)
    live = live | Q(roster_id=roster) if roster is not None else live
    found: list[Duty] = []
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        whose = Q(person__ref__in=some) | Q(person__merged_into__ref__in=some)
        rows = Posting.objects.filter(live, whose, replaced_by=None)
        found += [
            duty_of(
                row.duty,
                key=row.pk,
                person=(row.person.merged_into or row.person).ref,
                place=row.place,
                from_at=row.from_at,
                to_at=row.to_at,
            )
            for row in rows.select_related("duty", "person__merged_into").order_by("pk")
        ]
    return found
