"""Who a party is: read only after policy has let the actor through and a reason was recorded."""

from dataclasses import dataclass
from datetime import date

from peelian.cases.models import Party
from peelian.cases.states import PARTY_LABELS, PartyRole


@dataclass(frozen=True, slots=True)
class PartyDetails:
    """Everything the wall protects about a party."""

    ref: str
    label: str
    role: str
    name: str
    contact_how: str
    contact_safely: str
    anonymous_for_life: bool
    updates: tuple[tuple[date, str, str], ...]


def party_details(party: Party) -> PartyDetails:
    """The details of a party, with every update given, newest first."""
    return PartyDetails(
        ref=party.ref,
        label=party.label,
        role=PARTY_LABELS[PartyRole(party.role)],
        name=party.person.full_name if party.person else "Not recorded",
        contact_how=party.contact_how,
        contact_safely=party.contact_safely,
        anonymous_for_life=party.anonymous_for_life,
        updates=tuple(party.updates.order_by("-given_on", "-pk").values_list("given_on", "method", "text")),
    )
