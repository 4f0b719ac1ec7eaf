"""What one showing shows: read from the exhibit, made small and blurred in the guarded worker, and never kept."""

from datetime import datetime
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.media.reading import read_one
from peelian.media.states import Kind

if TYPE_CHECKING:
    from peelian.media.models import Showing

__all__ = ["shown_bytes"]


def shown_bytes(actor: Actor, showing: "Showing", *, at: datetime) -> bytes | None:
    """A JPEG for the step of a showing; None when the bytes are gone or cannot be shown."""
    picture = showing.look.picture
    if picture.kind == Kind.OTHER:
        return None
    data = read_one(
        actor, picture.case, picture.sha256, at=at, why=f"Look {showing.look.ref}: {showing.look.reason}"
    )
    if data is None:
        return None
    from peelian.media.hashing.pool import Worker

    worker = Worker()
    try:
        return worker.show("film" if picture.kind == Kind.FILM else "picture", data, step=showing.step)
    finally:
        worker.stop()
