"""Batches: many letters, made a slice at a time, each in a transaction of its own."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Hidden, Refused
from peelian.documents import policy, storage
from peelian.documents.events import BatchBegun, BatchItemSettled, BatchRetried
from peelian.documents.keepers import Matter, keeper_of
from peelian.documents.library import template_named
from peelian.documents.models import Batch, BatchItem, Document
from peelian.documents.services.making import Draft, draft, write_document
from peelian.documents.states import ITEM_TRANSITIONS, ItemStatus
from peelian.documents.templating.missing import FactsMissing
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

SLICE = 25
"""As many letters as a page that shows progress can wait for."""
_AGAIN = [status.value for status, may in ITEM_TRANSITIONS.items() if ItemStatus.WAITING in may]


@transaction.atomic
def begin_batch(*, title: str, matters: Iterable[Matter], actor: Actor, at: datetime) -> Batch:
    """Set down which letters are to be made; none is made yet. Raises Refused for a batch without letters."""
    wanted = list(matters)
    if not wanted:
        raise Refused("Choose at least one letter to make.")
    for code in {matter.code for matter in wanted}:
        template_named(code)
    batch = Batch.objects.create(
        ref=new_ref("BA"), title=title.strip()[:200], begun_at=at, begun_by_ref=actor.ref
    )
    BatchItem.objects.bulk_create(
        BatchItem(
            batch=batch,
            ordinal=ordinal,
            code=matter.code,
            about_kind=matter.kind,
            about_ref=matter.ref,
            case_ref=matter.case_ref,
            status=ItemStatus.WAITING.value,
        )
        for ordinal, matter in enumerate(wanted, start=1)
    )
    begun = BatchBegun(
        subject=Ref(batch.ref),
        items=len(wanted),
        templates=tuple(Ref(code) for code in sorted({matter.code for matter in wanted})),
    )
    record(begun, actor=actor, at=at)
    return batch


def make_next(batch: Batch, *, actor: Actor, at: datetime, limit: int = SLICE) -> int:
    """Make up to `limit` of the letters that wait; return how many were settled, 0 when none is left.

    Each letter is settled on its own: made, or set aside with the sentences that say what is missing or forbidden. A
    process that dies in between loses nothing, and two at once never make one letter twice.
    """
    policy.get_batch(actor, batch.ref)
    waiting = BatchItem.objects.filter(batch=batch, status=ItemStatus.WAITING.value).order_by("ordinal")
    return sum(_make(item, actor=actor, at=at) for item in waiting[:limit])


def _make(item: BatchItem, *, actor: Actor, at: datetime) -> bool:
    """Draw one letter outside any transaction, since drawing takes longest, and then settle it."""
    matter = Matter(kind=item.about_kind, ref=item.about_ref, code=item.code, case_ref=item.case_ref)
    try:
        drafted = _draw(matter, actor=actor, at=at)
        return _settle(item, drafted, matter=matter, actor=actor, at=at)
    except FactsMissing as lacking:
        return _set_aside(item, ItemStatus.LACKING, lacking.sentences, actor=actor, at=at)
    except Refused as refusal:
        return _set_aside(item, ItemStatus.REFUSED, (str(refusal),), actor=actor, at=at)
    except Hidden:
        hidden = "There is nothing here under this reference that you may see."
        return _set_aside(item, ItemStatus.REFUSED, (hidden,), actor=actor, at=at)


def _draw(matter: Matter, *, actor: Actor, at: datetime) -> Draft:
    policy.check_can_make(actor, matter)
    gather = keeper_of(matter.kind).gather
    if gather is None:
        raise Refused(f"Letters about a {matter.kind} are made one at a time.")
    drafted = draft(template_named(matter.code), gather(actor, matter, at), made_on=day_of(at))
    for content in drafted.renderings.values():
        storage.keep(content)
    return drafted


@transaction.atomic
def _settle(item: BatchItem, drafted: Draft, *, matter: Matter, actor: Actor, at: datetime) -> bool:
    if not _still_waits(item):
        return False
    document = write_document(drafted, matter=matter, actor=actor, at=at)
    _close(item, ItemStatus.MADE, document=document, actor=actor, at=at)
    return True


@transaction.atomic
def _set_aside(
    item: BatchItem, status: ItemStatus, sentences: Iterable[str], *, actor: Actor, at: datetime
) -> bool:
    if not _still_waits(item):
        return False
    item.trouble = list(sentences)
    _close(item, status, document=None, actor=actor, at=at)
    return True


def _still_waits(item: BatchItem) -> bool:
    """Whether nobody else has settled it in the meantime; holds the batch, so that nobody does now."""
    Batch.objects.select_for_update().get(pk=item.batch_id)
    return BatchItem.objects.filter(pk=item.pk, status=ItemStatus.WAITING.value).exists()


def _close(
    item: BatchItem, status: ItemStatus, *, document: Document | None, actor: Actor, at: datetime
) -> None:
    item.status, item.document, item.settled_at = status.value, document, at
    item.save(update_fields=["status", "document", "settled_at", "trouble"])
    settled = BatchItemSettled(
        subject=Ref(item.batch.ref),
        ordinal=item.ordinal,
        became=status,
        document=Ref(document.ref) if document else None,
    )
    record(settled, actor=actor, at=at)


@transaction.atomic
def retry_batch(batch: Batch, *, actor: Actor, at: datetime) -> int:
    """Set the letters that lacked facts or were refused to be tried again; return how many."""
    policy.get_batch(actor, batch.ref)
    again = BatchItem.objects.filter(batch=batch, status__in=_AGAIN)
    count = again.update(status=ItemStatus.WAITING.value, trouble=[], settled_at=None)
    if not count:
        raise Refused("No letter of this batch was set aside, so there is nothing to try again.")
    record(BatchRetried(subject=Ref(batch.ref), items=count), actor=actor, at=at)
    return count
