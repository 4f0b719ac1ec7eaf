"""Who may have a document: whoever the keeper of its matter lets. This room has no rule of its own to add."""

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.documents.keepers import Matter, keeper_of
from peelian.documents.models import Batch, Document
from peelian.documents.states import COPY_LABELS, Copy, DocumentStatus


def matter_of(document: Document) -> Matter:
    """What a document is about, as its keeper wants to know it."""
    return Matter(
        kind=document.about_kind, ref=document.about_ref, code=document.code, case_ref=document.case_ref
    )


def get_document(actor: Actor, ref: str) -> Document:
    """A document whose served copy the actor may read. Raises Hidden, and whatever its keeper raises."""
    document = Document.objects.filter(ref=ref).first()
    if document is None:
        raise Hidden
    matter = matter_of(document)
    keeper_of(matter.kind).check_can_read(actor, matter, Copy.SERVED)
    return document


def check_can_read(actor: Actor, document: Document, *, copy: Copy) -> None:
    """Raise Hidden or Refused when the actor may not have this copy. Refused when there is no such copy."""
    matter = matter_of(document)
    keeper_of(matter.kind).check_can_read(actor, matter, copy)
    if copy == Copy.FULL and not document.withholds:
        raise Refused(f"Nothing is withheld in this document: take “{COPY_LABELS[Copy.SERVED]}”.")


def check_can_make(actor: Actor, matter: Matter) -> None:
    """Raise Hidden or Refused when the actor may not make such a letter."""
    keeper_of(matter.kind).check_can_make(actor, matter)


def check_can_supersede(actor: Actor, document: Document) -> None:
    """As making it, while it is the one to use."""
    check_can_make(actor, matter_of(document))
    if document.status == DocumentStatus.SUPERSEDED:
        raise Refused("This document is superseded already. Open the one that took its place.")


def check_can_serve(actor: Actor, document: Document) -> None:
    """As making it. A superseded document may have been given before, so its service can still be recorded."""
    check_can_make(actor, matter_of(document))


def get_batch(actor: Actor, ref: str) -> Batch:
    """A batch, for the one who began it. Raises Hidden for everyone else."""
    batch = Batch.objects.filter(ref=ref, begun_by_ref=actor.ref).first()
    if batch is None:
        raise Hidden
    return batch
