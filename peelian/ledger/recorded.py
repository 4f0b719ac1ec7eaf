"""An entry as the other rooms see it: the columns that matter and the event itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peelian.ledger.events import Stream, spec_of


@dataclass(frozen=True, slots=True)
class Recorded:
    """One thing that happened, as it stands in the ledger."""

    stream: Stream
    sequence: int
    at: datetime
    actor_kind: str
    actor_ref: str
    actor_role: str
    event: Any
    hash: str

    @property
    def type(self) -> str:
        """The type of the event, such as `cases.case_opened`."""
        return spec_of(self.event).type

    @property
    def says(self) -> str:
        """The event in words for a list."""
        return spec_of(self.event).says
