"""How many messages of each conversation of a case were read, in whichever of its reviews."""

from typing import TYPE_CHECKING

from django.db.models import Count

from peelian.review.models import Turn
from peelian.review.states import ReaderRole

if TYPE_CHECKING:
    from peelian.cases.models import Case


def read_by_conversation(case: "Case") -> dict[str, int]:
    """For each conversation by reference: the messages that a first reader has coded, each counted once."""
    saved = Turn.objects.filter(
        review__case=case, role=ReaderRole.FIRST, saved_at__isnull=False, released_at=None
    )
    counted = saved.order_by().values_list("message__conversation__ref")
    return dict(counted.annotate(many=Count("message", distinct=True)))
