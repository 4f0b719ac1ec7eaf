"""The timeline of a case: what the ledger holds about it, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from peelian.access.actors import Actor
from peelian.cases.queries.page import CasePage, case_page
from peelian.desk.telling import TELLINGS, Names, Told, accounts_in, tell
from peelian.evidence.policy import may_see_exhibits_of
from peelian.interface.drawing import timeline_svg
from peelian.ledger.events import spec_of
from peelian.ledger.queries import entries_about
from peelian.ledger.recorded import Recorded
from peelian.media.policy import may_see_media_of
from peelian.restrictions.policy import may_read_of_case
from peelian.review.policy import is_blind_in, looks_after

if TYPE_CHECKING:
    from peelian.cases.models import Case

MOST_ON_CASE_PAGE = 20
MOST_DRAWN = 200
MAIN_KINDS = frozenset({"report", "decision", "notice"})


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


def case_and_ledger(
    case: "Case", actor: Actor, *, on: date, blind: bool | None = None
) -> tuple[CasePage, list[Recorded]]:
    """The page of a case that policy gave to the actor, and what the ledger holds of it, with every name found once.

    Whoever may not know of the restrictions, exhibits, messages or pictures of the case does not learn of them from its
    timeline; nor does a second reader, who reads blind, learn from it how the first one fares. Whoever knows already
    whether the actor reads blind says so, and spares the query.
    """
    shut = _rooms_shut_to(actor, case, blind=is_blind_in(actor, case) if blind is None else blind)
    recorded = entries_about("case", case.ref, [cls for cls, room in _ROOM_OF.items() if room not in shut])
    return case_page(case, actor, on=on, accounts=accounts_in(recorded)), recorded


_ROOM_OF = {cls: spec_of(cls).type.partition(".")[0] for cls in TELLINGS}
"""The room of each event that is told. What is left out, thousands in a case, is not even fetched."""


def _rooms_shut_to(actor: Actor, case: "Case", *, blind: bool) -> set[str]:
    """The rooms of a case that policy gave to the actor in which they may not know what happened."""
    exhibits = may_see_exhibits_of(actor, case)
    open_to = {
        "restrictions": may_read_of_case(actor, case),
        "evidence": exhibits,
        "chats": exhibits,
        "packs": exhibits and not blind,
        "media": may_see_media_of(actor, case),
        "review": looks_after(actor, case) and not blind,
    }
    return {room for room, opened in open_to.items() if not opened}


def concerned(page: CasePage) -> dict[str, str]:
    """The names of the subjects and the labels of the parties, by reference."""
    subjects = {section.card.ref: section.card.name for section in page.subjects}
    return subjects | {party.ref: party.label for party in page.parties}


def case_timeline(page: CasePage, recorded: list[Recorded], *, most: int | None = None) -> Timeline:
    """The timeline of a case: every event, or the newest `most` with a drawing of the main events."""
    names = Names(accounts=page.names, concerned=concerned(page))
    told = [tell(one, names) for one in recorded]
    lines = tuple(sorted(told, key=lambda line: (line.at, line.sequence), reverse=True))
    if most is None:
        return Timeline(
            lines, len(lines), _drawing(page.ref, lines, "Every event stands in the table below.")
        )
    main = [line for line in lines if line.kind in MAIN_KINDS]
    drawing = _drawing(
        page.ref, main, "Reports, decisions and notices are drawn; the complete timeline has the rest."
    )
    return Timeline(lines[:most], len(lines), drawing)


def _drawing(ref: str, lines: Sequence[Told], rest: str) -> SafeString:
    """The newest lines as a drawing; beyond MOST_DRAWN a drawing shows nothing, and the table has every line."""
    drawn = lines[:MOST_DRAWN]
    newest = "" if len(drawn) == len(lines) else f"The newest {len(drawn)} of {len(lines)} events. "
    return timeline_svg(
        [told.item for told in drawn],
        title=f"Timeline of case {ref}",
        description=f"{newest}{rest}",
    )
