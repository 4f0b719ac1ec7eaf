"""What pages show of documents and batches, as frozen rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.documents import policy
from peelian.documents.keepers import keeper_of
from peelian.documents.models import Batch, BatchItem, Document, Service
from peelian.documents.states import (
    METHOD_LABELS,
    STATUS_COLOURS,
    STATUS_LABELS,
    Copy,
    DocumentStatus,
    Form,
    ItemStatus,
    ServiceMethod,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """One giving of a document. `deemed_on` is None where no day is deemed."""

    ref: str
    method: str
    served_on: str
    sent_at: datetime
    deemed_on: date | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document, as a list shows it. `files` has each copy and form that there is, with its size."""

    ref: str
    code: str
    about_kind: str
    about_ref: str
    case_ref: str
    title: str
    version: int
    status: str
    colour: str
    in_use: bool
    withholds: bool
    made_on: date
    made_at: datetime
    made_by_ref: str
    sha256: str
    replaced_by: str
    reasons: str
    files: tuple[tuple[Copy, Form, int], ...]
    services: tuple[ServiceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A letter of a batch that could not be made, with the sentences that say why."""

    ordinal: int
    code: str
    about_kind: str
    about_ref: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a batch has come."""

    ref: str
    title: str
    total: int
    made: int
    waiting: int
    set_aside: tuple[SetAside, ...]
    documents: tuple[str, ...]

    @property
    def done(self) -> bool:
        return self.waiting == 0


def documents_about(actor: Actor, *, kind: str, ref: str) -> list[DocumentRow]:
    """The documents about one matter that the actor may read, newest first; none when nobody keeps the kind."""
    found = Document.objects.filter(about_kind=kind, about_ref=ref)
    return _rows(actor, found.select_related("replaced_by").prefetch_related("renderings", "services"))


def documents_of_case(actor: Actor, case_ref: str) -> list[DocumentRow]:
    """The documents that belong to one case, whatever in it they are about, that the actor may read; newest first."""
    found = Document.objects.filter(case_ref=case_ref).exclude(case_ref="")
    return _rows(actor, found.select_related("replaced_by").prefetch_related("renderings", "services"))


def document_row(actor: Actor, ref: str) -> DocumentRow:
    """One document. Raises Hidden, and whatever its keeper raises."""
    return _row(policy.get_document(actor, ref))


def batch_progress(actor: Actor, ref: str) -> Progress:
    """How far a batch of the actor's has come. Raises Hidden."""
    batch: Batch = policy.get_batch(actor, ref)
    items = list(batch.items.select_related("document"))
    counted = Counter(item.status for item in items)
    return Progress(
        ref=batch.ref,
        title=batch.title,
        total=len(items),
        made=counted[ItemStatus.MADE],
        waiting=counted[ItemStatus.WAITING],
        set_aside=tuple(_set_aside(item) for item in items if item.trouble),
        documents=tuple(item.document.ref for item in items if item.document),
    )


def _rows(actor: Actor, documents: Iterable[Document]) -> list[DocumentRow]:
    """Those the keeper lets the actor read; it is asked once for each letter of each matter."""
    asked: dict[object, bool] = {}
    rows = []
    for document in documents:
        matter = policy.matter_of(document)
        if matter not in asked:
            asked[matter] = _may_read(actor, document)
        if asked[matter]:
            rows.append(_row(document))
    return rows


def _may_read(actor: Actor, document: Document) -> bool:
    matter = policy.matter_of(document)
    try:
        keeper_of(matter.kind).check_can_read(actor, matter, Copy.SERVED)
    except (Hidden, Refused):
        return False
    return True


def _row(document: Document) -> DocumentRow:
    status = DocumentStatus(document.status)
    renderings = list(document.renderings.all())
    served = next(each for each in renderings if (each.copy, each.form) == (Copy.SERVED, Form.PDF))
    return DocumentRow(
        ref=document.ref,
        code=document.code,
        about_kind=document.about_kind,
        about_ref=document.about_ref,
        case_ref=document.case_ref,
        title=document.title,
        version=document.template_version,
        status=STATUS_LABELS[status],
        colour=STATUS_COLOURS[status],
        in_use=status == DocumentStatus.MADE,
        withholds=document.withholds,
        made_on=document.made_on,
        made_at=document.made_at,
        made_by_ref=document.made_by_ref,
        sha256=served.sha256,
        replaced_by=document.replaced_by.ref if document.replaced_by else "",
        reasons=document.reasons,
        files=tuple((Copy(each.copy), Form(each.form), each.size) for each in renderings),
        services=tuple(map(_service, document.services.all())),
    )


def _service(service: Service) -> ServiceRow:
    return ServiceRow(
        ref=service.ref,
        method=METHOD_LABELS[ServiceMethod(service.method)],
        served_on=service.served_on_name,
        sent_at=service.sent_at,
        deemed_on=service.deemed_on,
        note=service.note,
    )


def _set_aside(item: BatchItem) -> SetAside:
    return SetAside(
        ordinal=item.ordinal,
        code=item.code,
        about_kind=item.about_kind,
        about_ref=item.about_ref,
        sentences=tuple(item.trouble),
    )
