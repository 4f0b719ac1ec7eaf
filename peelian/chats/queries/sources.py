"""Where a message comes from, and what it carried: citations and attachments, for the rooms above."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.chats import policy
from peelian.chats.formats.sources import open_source
from peelian.chats.models import Attachment, Import, Message, Witness
from peelian.chats.states import Lock
from peelian.evidence.reading import open_file

if TYPE_CHECKING:
    from peelian.cases.models import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where one copy of a message stands: the exhibit, the file by its hash, and the bytes in a member of it."""

    exhibit_ref: str
    exhibit_name: str
    import_ref: str
    file_name: str
    file_sha256: str
    member: str
    start: int
    end: int

    def __str__(self) -> str:
        where = f"{self.member}, " if self.member != self.file_name else ""
        file = f"{self.file_name} (SHA-256 {self.file_sha256})"
        return f"{self.exhibit_name}, {file}, {where}bytes {self.start}-{self.end}"


def citations_of(message: Message) -> tuple[Citation, ...]:
    """Where each copy of a message stands, the one whose reference it bears first."""
    copies = Witness.objects.filter(message=message).select_related("imported__phone__exhibit").order_by("pk")
    return tuple(_citation(copy) for copy in copies)


def files_at_hand(case: "Case") -> bool:
    """Whether the vault still has a file from which messages of a case were imported."""
    return Import.objects.filter(case=case, stored_file__destroyed_at=None).exists()


def citation_of(message: Message) -> Citation:
    """Where a message stands: the copy that is shown."""
    return citations_of(message)[0]


def _citation(copy: Witness) -> Citation:
    imported = copy.imported
    return Citation(
        exhibit_ref=imported.phone.exhibit.ref,
        exhibit_name=imported.phone.exhibit.name,
        import_ref=imported.ref,
        file_name=imported.file_name,
        file_sha256=imported.file_sha256,
        member=copy.member,
        start=copy.start,
        end=copy.end,
    )


def attachments_of(case: "Case") -> Iterator[Attachment]:
    """Every attachment in a case's open conversations, with its message and import; streams.

    For services and jobs that have the case from its policy; it asks nobody's leave.
    """
    found = Attachment.objects.filter(
        message__conversation__case=case,
        message__conversation__locked=Lock.NONE,
        message__conversation__merged_into=None,
    )
    rows = found.select_related("message__conversation", "message__sender", "imported__phone__exhibit")
    return rows.order_by("pk").iterator(chunk_size=2_000)


def get_attachment(actor: Actor, pk: int) -> Attachment:
    """An attachment of a message that the actor may read. Raises Hidden."""
    found = Attachment.objects.filter(pk=pk, message__in=policy.visible_messages(actor))
    attachment = found.select_related("imported__phone__exhibit", "imported__stored_file").first()
    if attachment is None:
        raise Hidden
    return attachment


def read_attachment(actor: Actor, attachment: Attachment, *, at: datetime, why: str) -> BinaryIO:
    """The bytes of an attachment, from the file in the vault; opening the file is recorded with the reason.

    Raises Hidden when the actor may not read its message, Refused when its bytes are not in the export or are damaged.
    """
    attachment = get_attachment(actor, attachment.pk)
    if not attachment.present:
        raise Refused("The export does not hold the bytes of this attachment.")
    imported = attachment.imported
    with open_file(actor, imported.stored_file, at=at, why=why) as file:
        source = open_source(file, imported.file_name)
        with source.open(attachment.member) as member:
            return io.BytesIO(member.read())
