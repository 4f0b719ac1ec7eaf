"""Whether a duty is one that a restriction forbids. Pure: what binds whom is given to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from peelian.restrictions.conditions import Forbidden
from peelian.restrictions.states import NAMED_TRAITS, DutyTrait


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One posting as it is tested. `systems` and `place` are folded; `key` is whatever the caller knows it by."""

    key: int
    person: str
    traits: frozenset[DutyTrait]
    systems: frozenset[str]
    place: str
    from_at: datetime
    to_at: datetime | None

    def meets(self, other: "Duty") -> bool:
        """Whether the two are at one place at one time; an unnamed place is nowhere in particular."""
        return (
            bool(self.place)
            and self.place == other.place
            and (other.to_at is None or self.from_at < other.to_at)
            and (self.to_at is None or other.from_at < self.to_at)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What binds one person from a moment on. Without a condition it is a suspension, which forbids every duty."""

    restriction: str
    condition: str | None
    forbids: frozenset[Forbidden]
    from_at: datetime


@dataclass(frozen=True, slots=True)
class Clash:
    """A duty that something forbids, and by what it does: no trait for a suspension."""

    duty: Duty
    binding: Binding
    trait: DutyTrait | None


def clashes(duty: Duty, bindings: Iterable[Binding], *, beside: Sequence[Duty] = ()) -> Iterator[Clash]:
    """Each binding that forbids the duty, once. `beside` are duties of others, for those who are kept apart."""
    for binding in bindings:
        if duty.to_at is not None and duty.to_at <= binding.from_at:
            continue
        if binding.condition is None:
            yield Clash(duty, binding, None)
        elif trait := _forbidden(duty, binding.forbids, beside):
            yield Clash(duty, binding, trait)


def _forbidden(duty: Duty, forbids: frozenset[Forbidden], beside: Sequence[Duty]) -> DutyTrait | None:
    for forbidden in sorted(forbids, key=lambda each: (each.trait, each.name)):
        if forbidden.trait in NAMED_TRAITS:
            if _names(duty, forbidden, beside):
                return forbidden.trait
        elif forbidden.trait in duty.traits:
            return forbidden.trait
    return None


def _names(duty: Duty, forbidden: Forbidden, beside: Sequence[Duty]) -> bool:
    if forbidden.trait is DutyTrait.SYSTEM:
        return forbidden.name in duty.systems
    if forbidden.trait is DutyTrait.PLACE:
        return bool(duty.place) and forbidden.name == duty.place
    return any(other.person == forbidden.name and duty.meets(other) for other in beside)
