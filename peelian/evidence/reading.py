"""Opening a file of an exhibit: for the rooms above, which read exports from it.

In the order of the room this stands where projections would: it calls a service, because opening is an act, and hands
on what the vault gives.
"""

from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from peelian.access.actors import Actor
from peelian.evidence.policy import check_can_open
from peelian.evidence.services.looking import record_opening
from peelian.evidence.states import Step
from peelian.evidence.vault.reading import open_sealed

if TYPE_CHECKING:
    from peelian.evidence.models import StoredFile


def open_file(actor: Actor, file: "StoredFile", *, at: datetime, why: str) -> BinaryIO:
    """The bytes of a file, decrypted, seekable, checked chunk by chunk; opening it is recorded with the reason.

    The file is one that `policy.get_file` gave. Raises Refused when it is quarantined or destroyed, and
    `vault.troubles.NotIntact`, a Refused too, as soon as its bytes are not those that were taken in: at once when the
    file is gone or cut short, while reading where a chunk was changed.
    """
    return _opened(actor, file, at, why, Step.FILE_OPENED)


def take_out(actor: Actor, file: "StoredFile", *, at: datetime, why: str) -> BinaryIO:
    """The same for bytes that leave Peelian: recorded as a file taken out."""
    return _opened(actor, file, at, why, Step.FILE_TAKEN_OUT)


def _opened(actor: Actor, file: "StoredFile", at: datetime, why: str, step: Step) -> BinaryIO:
    check_can_open(actor, file)
    opened = open_sealed(file.vault_name, size=file.size)
    try:
        record_opening(file=file, why=why, actor=actor, at=at, step=step)
    except BaseException:
        opened.close()
        raise
    return opened
