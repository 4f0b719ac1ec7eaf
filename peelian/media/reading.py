"""The bytes of a file of the messages: from the exhibit, through the vault, checked, and never written down here."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.chats import policy as chats_policy
from peelian.chats.formats.records import Unreadable
from peelian.chats.formats.sources import Source, open_source
from peelian.evidence import policy as evidence_policy
from peelian.evidence.reading import open_file
from peelian.media.hashing.limits import LIMITS

if TYPE_CHECKING:
    from peelian.cases.models import Case

__all__ = ["Files", "read_one"]

Place = tuple[str, str]
"""A stored file, and the member of it."""


class Files:
    """The files of a case that an actor may read, each stored file opened once: `with Files(…) as files`.

    Opening a stored file is a look at the exhibit, recorded by `evidence`, for the reason given.
    """

    def __init__(self, actor: Actor, case: "Case", wanted: Iterable[str], *, at: datetime, why: str) -> None:
        self._actor, self._at, self._why = actor, at, why
        self._places = _places(actor, case, set(wanted))
        self._sources: dict[str, Source | None] = {}
        self._handles: list[BinaryIO] = []

    def order(self) -> list[str]:
        """The hashes whose bytes are somewhere, those of one stored file together."""
        return sorted(self._places, key=lambda sha256: self._places[sha256][0])

    def read(self, sha256: str) -> bytes | None:
        """The bytes with this hash; None when no export holds them, or they are not what they were."""
        for stored, member in self._places.get(sha256, ()):
            data = self._member(stored, member)
            if data is not None and hashlib.sha256(data).hexdigest() == sha256:
                return data
        return None

    def _member(self, stored: str, member: str) -> bytes | None:
        if stored not in self._sources:
            self._sources[stored] = self._opened(stored)
        source = self._sources[stored]
        if source is None:
            return None
        try:
            if source.size(member) > LIMITS.bytes:
                return None
            with source.open(member) as stream:
                return stream.read()
        except (Unreadable, OSError):
            return None

    def _opened(self, stored: str) -> Source | None:
        try:
            file = evidence_policy.get_file(self._actor, stored)
            handle = open_file(self._actor, file, at=self._at, why=self._why)
            self._handles.append(handle)
            return open_source(handle, file.name)
        except (Hidden, Refused, Unreadable, OSError):
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for handle in self._handles:
            handle.close()


def read_one(actor: Actor, case: "Case", sha256: str, *, at: datetime, why: str) -> bytes | None:
    """The bytes of one file; None when no export that the actor may read holds them."""
    with Files(actor, case, [sha256], at=at, why=why) as files:
        return files.read(sha256)


def _places(actor: Actor, case: "Case", wanted: set[str]) -> dict[str, list[Place]]:
    messages = chats_policy.visible_messages(actor).filter(conversation__case=case, attachments__present=True)
    columns = ("attachments__sha256", "attachments__imported__stored_file__ref", "attachments__member")
    found: dict[str, list[Place]] = defaultdict(list)
    for row in _rows(messages, wanted).values_list(*columns).iterator():
        sha256, stored, member = row
        if sha256 in wanted and (stored, member) not in found[sha256]:
            found[sha256].append((stored, member))
    return {sha256: places for sha256, places in found.items() if places}


def _rows(messages: Any, wanted: set[str]) -> Any:
    """A few are asked for by name; of many, all are read and the others dropped."""
    return messages.filter(attachments__sha256__in=wanted) if len(wanted) <= 500 else messages
