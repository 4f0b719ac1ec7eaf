"""The timeline of a case: what the ledger holds about it, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from peelian.access.queries import names_of
from peelian.cases.queries.page import CasePage
from peelian.desk.telling import Names, Told, accounts_in, tell
from peelian.interface.drawing import timeline_svg
from peelian.ledger.queries import entries_about

MOST_ON_CASE_PAGE = 60
MOST_DRAWN = 200


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events newest first, how many there are in all, and the drawing of those shown."""

    lines: tuple[Told, ...]
    total: int
    drawing: SafeString

    @property
    def left_out(self) -> int:
        """How many older events are not among the lines."""
        return self.total - len(self.lines)


def case_timeline(page: CasePage, *, most: int | None = None) -> Timeline:
    """The timeline of a case whose page the actor was given: every event, or the newest `most`. Two queries."""
    recorded = entries_about("case", page.ref)
    shown = recorded if most is None else recorded[-most:]
    names = Names(
        accounts=names_of(accounts_in(shown)),
        subjects={section.card.ref: section.card.name for section in page.subjects},
        parties={party.ref: party.label for party in page.parties},
    )
    lines = tuple(tell(one, names) for one in reversed(shown))
    return Timeline(lines, len(recorded), _drawing(page.ref, lines))


def _drawing(ref: str, lines: Sequence[Told]) -> SafeString:
    """The newest lines as a drawing; beyond MOST_DRAWN a drawing shows nothing, and the table has every line."""
    drawn = lines[:MOST_DRAWN]
    newest = "" if len(drawn) == len(lines) else f"The newest {len(drawn)} of {len(lines)} events. "
    return timeline_svg(
        [told.item for told in drawn],
        title=f"Timeline of case {ref}",
        description=f"{newest}Every event stands in the table below.",
    )
