"""A process that imports a file and is killed in the middle: `python -m tests.chats.killing REF MOMENT`.

A moment is so many calls of what reads, merges and writes. At it the process sends itself SIGKILL, which nothing can
catch. Without a moment it runs to its end and prints how many there were.
"""

import os
import signal
import sys
from types import FrameType
from typing import Any

import django

WATCHED = tuple(
    os.path.join("peelian", "chats", *place) + os.sep
    for place in (("services",), ("merging",), ("projections",), ("index",))
)


def two_phones() -> None:
    """The cast; one phone imported, the file of a second asked for and not yet read."""
    from peelian.chats.services.requesting import request_import
    from tests.cases.factories import investigated
    from tests.cast import make_cast
    from tests.chats.factories import (
        LATE_TURN,
        NOW,
        SANDYS_PHONE,
        SETTINGS,
        brought_in,
        exhibit_in,
        stored,
    )  # fmt: skip

    cast = make_cast()
    case, _ = investigated(cast)
    brought_in(cast, case, LATE_TURN)
    held = exhibit_in(cast, case, "SF/1")
    file = stored(held, cast.asha, content=SANDYS_PHONE.encode(), name="_chat.txt")
    request_import(stored_file=file, settings=SETTINGS, actor=cast.asha.actor, at=NOW)


class Moments:
    """Counts the calls, and ends the process at one of them."""

    def __init__(self, fatal: int | None) -> None:
        self.passed, self._fatal = 0, fatal

    def __call__(self, frame: FrameType, event: str, arg: Any) -> None:
        if event == "call" and any(place in frame.f_code.co_filename for place in WATCHED):
            self.passed += 1
            if self.passed == self._fatal:
                os.kill(os.getpid(), signal.SIGKILL)


def bring_to_its_end(ref: str, fatal: int | None) -> None:
    """Start the import again as the person who asked for it, if it was begun before, and run it."""
    from peelian.access.actors import system_actor
    from peelian.access.queries import actor_by_ref
    from peelian.chats.models import Import
    from peelian.chats.services.requesting import restart_import
    from peelian.chats.services.running import run_import
    from peelian.chats.states import STALLED

    imported = Import.objects.select_related("case", "phone__exhibit").get(ref=ref)
    at = (imported.progressed_at or imported.requested_at) + STALLED
    if imported.attempt:
        restart_import(imported=imported, actor=actor_by_ref(imported.requested_by_ref), at=at)
    moments = Moments(fatal)
    sys.setprofile(moments)
    run_import(ref, actor=system_actor("chats-import"), clock=lambda: at)
    sys.setprofile(None)
    print(moments.passed)


if __name__ == "__main__":
    django.setup()
    bring_to_its_end(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None)
