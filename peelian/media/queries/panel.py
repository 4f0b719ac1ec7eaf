"""The media of a case in a few numbers, for the page of the case."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.media import policy
from peelian.media.queries.facts import RunLine, run_line
from peelian.media.states import Flag, HitStatus, Kind, LookStatus

if TYPE_CHECKING:
    from peelian.cases.models import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPanel:
    """Counts of what the reader may know of."""

    pictures: int
    films: int
    flagged: int
    open_hits: int
    looks_waiting: int
    run: RunLine | None


def case_media(actor: Actor, case: "Case") -> MediaPanel | None:
    """The panel; None for who may not know of the media of this case."""
    if not policy.may_see_media_of(actor, case):
        return None
    seen = policy.visible_pictures(actor).filter(case=case)
    hits = policy.visible_hits(actor).filter(picture__case=case, status=HitStatus.FOUND)
    waiting = policy.visible_looks(actor).filter(picture__case=case, status=LookStatus.REQUESTED)
    return MediaPanel(
        pictures=seen.filter(kind=Kind.PICTURE).count(),
        films=seen.filter(kind=Kind.FILM).count(),
        flagged=seen.exclude(flag=Flag.NONE).count(),
        open_hits=hits.count(),
        looks_waiting=waiting.count(),
        run=run_line(case),
    )
