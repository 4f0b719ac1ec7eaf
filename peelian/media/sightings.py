"""Where the files of a case were seen: in which messages, by whom, when, on which phones. Asked of `chats`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from peelian.access.actors import Actor
from peelian.chats import policy as chats_policy
from peelian.chats.formats.records import Mark
from peelian.chats.queries.naming import Names, names_for

if TYPE_CHECKING:
    from peelian.cases.models import Case

__all__ = ["Sighting", "phones_holding", "sightings"]

_COLUMNS = (
    "pk",
    "ref",
    "sent_at",
    "marks",
    "order",
    "sender",
    "sender__ref",
    "sender__name",
    "sender__head",
    "sender__head__ref",
    "sender__head__name",
    "conversation__pk",
    "conversation__ref",
    "conversation__title",
    "attachments__sha256",
    "attachments__stated_sha256",
    "attachments__mime",
    "attachments__size",
    "attachments__present",
    "attachments__imported__phone__pk",
    "attachments__imported__phone__label",
    "attachments__imported__phone__holder",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One phone's copy of a file in one message."""

    sha256: str
    mime: str
    size: int | None
    present: bool
    """Whether the bytes are in the export: the phone still kept the file."""
    message_id: int
    message_ref: str
    sent_at: datetime | None
    order: int
    forwarded: bool
    sender_ref: str
    sender: str
    conversation_id: int
    conversation_ref: str
    conversation: str
    phone_id: int
    phone: str
    holder: str


def sightings(actor: Actor, case: "Case", *, of: Iterable[str] | None = None) -> Iterator[Sighting]:
    """Every copy of the case's files in conversations that the actor may read, in order of sending; `of` some hashes.

    A file whose bytes are not in an export is known by the hash that the export states, where it states one.
    """
    messages = chats_policy.visible_messages(actor).filter(conversation__case=case)
    yield from _read(messages, set(of) if of is not None else None, names_for(actor, case))


def phones_holding(actor: Actor, messages: Iterable[int]) -> dict[int, set[str]]:
    """The phones that hold each of these messages, with what it carried or without."""
    held: dict[int, set[str]] = defaultdict(set)
    wanted = sorted(set(messages))
    for start in range(0, len(wanted), 500):
        part = chats_policy.visible_messages(actor).filter(pk__in=wanted[start : start + 500])
        for message, phone in part.values_list("pk", "witnesses__imported__phone__label"):
            held[message].add(phone or "")
    return {message: phones - {""} for message, phones in held.items()}


def _read(messages: QuerySet[Any], wanted: set[str] | None, names: Names) -> Iterator[Sighting]:
    if wanted is None:
        found = [messages]
    else:
        found = [
            messages.filter(attachments__sha256__in=wanted),
            messages.filter(attachments__sha256="", attachments__stated_sha256__in=wanted),
        ]
    for query in found:
        rows = query.filter(attachments__isnull=False).order_by(
            "sent_at", "conversation", "order", "attachments__pk"
        )
        for row in rows.values(*_COLUMNS).iterator(chunk_size=2_000):
            if (one := _sighting(row, names)) and (wanted is None or one.sha256 in wanted):
                yield one


def _sighting(row: dict[str, Any], names: Names) -> Sighting | None:
    sha256 = row["attachments__sha256"] or (row["attachments__stated_sha256"] or "").lower()
    if not sha256:
        return None
    return Sighting(
        sha256=sha256,
        mime=row["attachments__mime"],
        size=row["attachments__size"],
        present=row["attachments__present"],
        message_id=row["pk"],
        message_ref=row["ref"],
        sent_at=row["sent_at"],
        order=row["order"],
        forwarded=bool(row["marks"] & (Mark.FORWARDED | Mark.FORWARDED_OFTEN)),
        sender_ref=row["sender__head__ref"] or row["sender__ref"] or "",
        sender=names.of(
            row["sender__head"] or row["sender"], row["sender__head__name"] or row["sender__name"]
        )
        if row["sender"]
        else "",
        conversation_id=row["conversation__pk"],
        conversation_ref=row["conversation__ref"],
        conversation=row["conversation__title"] or row["conversation__ref"],
        phone_id=row["attachments__imported__phone__pk"],
        phone=row["attachments__imported__phone__label"],
        holder=row["attachments__imported__phone__holder"],
    )
