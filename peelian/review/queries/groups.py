"""Messages that say the same, or nearly: shown to a reader beside the one that is read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from peelian.review.models import Alike, Queued, Review, Turn
from peelian.review.states import ReaderRole, Stage, Unit

if TYPE_CHECKING:
    from peelian.chats.models import Message

MOST_SHOWN = 20
MOST_ALONG = 500
"""Beyond so many the reader reads the next one too, and confirms again."""


@dataclass(frozen=True, slots=True)
class Along:
    """A message that may be coded with another, and how it would otherwise have come to be read."""

    message: "Message"
    stage: Stage
    stratum: int
    lot: int


def goes_along(review: Review, turn: Turn) -> list[Along]:
    """The unread messages that say the same as the one in the turn; none unless the protocol reads groups.

    A message drawn by lot is read alone: with it the sample would grow by what nobody drew.
    """
    if review.unit != Unit.GROUP or turn.stage != Stage.RANKED:
        return []
    others = _group(review, turn)
    read = Turn.objects.filter(
        review=review, role=turn.role, released_at=None, message__in=others.values("message")
    )
    free = others.exclude(message__in=read.values("message"))
    if turn.role == ReaderRole.SECOND:
        from_first = _first_turns(review, free)
        return [Along(each.message, Stage(each.stage), each.stratum, each.lot) for each in from_first]
    rows = list(free.select_related("message").order_by("message_id")[:MOST_ALONG])
    queued = {
        each.message_id: each
        for each in Queued.objects.filter(review=review, message__in=[r.message_id for r in rows])
    }
    return [_along(row, queued.get(row.message_id)) for row in rows]


def _along(row: Alike, queued: Queued | None) -> Along:
    if queued is None:
        return Along(row.message, Stage.RANKED, 0, row.pk)
    return Along(row.message, Stage(queued.stage), queued.stratum, row.pk)


def _group(review: Review, turn: Turn) -> QuerySet[Alike]:
    own = Alike.objects.filter(review=review, message=turn.message).values("group")
    return Alike.objects.filter(review=review, group__in=own).exclude(message=turn.message)


def _first_turns(review: Review, rows: QuerySet[Alike]) -> list[Turn]:
    from peelian.review.queries.line import to_be_read_twice

    return list(
        to_be_read_twice(review)
        .filter(message__in=rows.values("message"))
        .select_related("message")[:MOST_ALONG]
    )
