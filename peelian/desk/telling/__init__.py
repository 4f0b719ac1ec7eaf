"""What happened to a case, in words: one sentence for each event, made of its codes, dates and references only.

The ledger holds no names. They come from `Names`, which the page fills with what its reader may see; whoever is not
in it is called by reference. An event that has no sentence here is told by what its own room says of it.
"""

from dataclasses import dataclass
from datetime import datetime

from peelian.access.clock import day_of
from peelian.desk.telling import of_cases, of_criminal, of_material, of_restrictions
from peelian.desk.telling.words import Names, Telling, always, day_words
from peelian.interface.drawing import TimelineItem
from peelian.ledger.recorded import Recorded

__all__ = ["TELLINGS", "Names", "Told", "accounts_in", "tell"]

OTHERWISE = Telling(always(""), "Other")
TELLINGS: dict[type, Telling] = {
    **of_cases.TELLINGS,
    **of_restrictions.TELLINGS,
    **of_criminal.TELLINGS,
    **of_material.tellings(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of a timeline."""

    sequence: int
    at: datetime
    sentence: str
    by: str
    lane: str
    kind: str

    @property
    def item(self) -> TimelineItem:
        """The same, for the drawing."""
        return TimelineItem(at=self.at, label=self.sentence, lane=self.lane, kind=self.kind)


def tell(recorded: Recorded, names: Names) -> Told:
    """One entry of the ledger as a line of a timeline."""
    telling = TELLINGS.get(type(recorded.event), OTHERWISE)
    sentence = telling.say(recorded.event, names) or recorded.says
    return Told(
        sequence=recorded.sequence,
        at=recorded.at,
        sentence=_dated(sentence[:1].upper() + sentence[1:], recorded),
        by=names.account(recorded.actor_ref),
        lane=telling.lane,
        kind=telling.kind,
    )


def accounts_in(recorded: list[Recorded]) -> set[str]:
    """The accounts that some entries speak of: who acted, and who was put on, appointed, given a task,
    or asked for what another decided."""
    fields = ("account", "investigator", "owner", "requested_by", "proposed_by")
    found = {getattr(r.event, name, "") for r in recorded for name in fields}
    return {ref for ref in found | {r.actor_ref for r in recorded} if ref}


# The day an event speaks of, where it may differ from the day it was written down.
DAY_FIELDS = (
    "decided_on",
    "assessed_on",
    "referred_on",
    "appointed_on",
    "drawn_on",
    "withheld_on",
    "received_on",
    "reported_on",
    "resumed_on",
    "given_on",
    "known_on",
    "concluded_on",
    "reopened_on",
    "held_on",
    "considered_on",
    "imposed_on",
    "confirmed_on",
    "consulted_on",
    "notified_on",
    "ended_on",
    "happened_on",
    "changed_on",
    "started_on",
    "authorised_on",
    "from_on",
    "lifted_on",
)


def _dated(sentence: str, recorded: Recorded) -> str:
    """The sentence, with the day it happened on when it was written down on another."""
    for name in DAY_FIELDS:
        day = getattr(recorded.event, name, None)
        if day is not None:
            return sentence if day == day_of(recorded.at) else f"{sentence} (on {day_words(day)})"
    return sentence
