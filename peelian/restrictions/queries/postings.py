"""What those who post people must obey: who, on which conditions, since when, whom to ask. Never the case or why."""

from dataclasses import dataclass
from datetime import date

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.people.queries import cards_for
from peelian.restrictions import policy
from peelian.restrictions.models import Restriction
from peelian.restrictions.queries.conditions import conditions_in_force
from peelian.restrictions.states import KIND_LABELS, SUSPENSIONS, RestrictionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingLine:
    """A person who cannot be posted freely."""

    person_ref: str
    name: str
    number: str
    unit: str
    what: str
    not_at_work: bool
    conditions: tuple[str, ...]
    since: date
    next_review_on: date | None
    contact: str


def posting_lines(actor: Actor, *, on: date) -> tuple[PostingLine, ...]:
    """Everybody restricted on a day, as far as the actor may know, by name. Five queries."""
    seen = policy.visible_postings(actor).filter(imposed_on__lte=on)
    rows = list(seen.select_related("person"))
    bound = conditions_in_force(seen, on=on)
    cards = cards_for([row.person.ref for row in rows], on=on)
    names = names_of({row.requested_by_ref for row in rows})
    lines = (_line(row, bound, cards, names) for row in rows)
    return tuple(sorted(lines, key=lambda line: (line.name, line.person_ref, line.since)))


def _line(row: Restriction, bound: dict, cards: dict, names: dict[str, str]) -> PostingLine:  # type: ignore[type-arg]  # as the queries give them
    card = cards[row.person.ref]
    kind = RestrictionKind(row.kind)
    if row.imposed_on is None:
        raise LookupError(f"{row.ref} binds nobody yet.")
    return PostingLine(
        person_ref=row.person.ref,
        name=card.name,
        number=card.number,
        unit=card.unit,
        # On which basis somebody is suspended says what is alleged: those who post people need not know.
        what="Suspended" if kind in SUSPENSIONS else KIND_LABELS[kind],
        not_at_work=kind in SUSPENSIONS,
        conditions=tuple(each.posting_sentence for each in bound.get(row.ref, ())),
        since=row.imposed_on,
        next_review_on=row.next_review_on,
        contact=names.get(row.requested_by_ref, ""),
    )
