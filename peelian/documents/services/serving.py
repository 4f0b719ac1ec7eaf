"""Serving: how, when and to whom a document was given. What the law makes of it is worked out by the caller."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.documents import policy
from peelian.documents.events import ServiceRecorded
from peelian.documents.facts import in_words
from peelian.documents.models import Document, Service
from peelian.documents.states import ServiceMethod
from peelian.law.service import Method
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record


@transaction.atomic
def record_service(
    *,
    document: Document,
    method: Method | None,
    sent_at: datetime,
    deemed_on: date | None,
    served_on: str,
    actor: Actor,
    at: datetime,
    note: str = "",
) -> Service:
    """Record that a document was given. `method` is None where no provision lists the methods.

    `deemed_on` is the day that `law.service.deemed_served` gives under the rule that binds the case, or None. Raises
    Refused for a moment in the future or before the document was made, and for a deemed day before it was sent.
    """
    policy.check_can_serve(actor, document)
    _check_days(document, sent_at=sent_at, deemed_on=deemed_on, at=at)
    if not served_on.strip():
        raise Refused("Say to whom the document was given.")
    service = Service.objects.create(
        ref=new_ref("SV"),
        document=document,
        method=ServiceMethod[method.name] if method else ServiceMethod.OTHER,
        sent_at=sent_at,
        deemed_on=deemed_on,
        served_on_name=served_on.strip()[:200],
        note=note.strip(),
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    recorded = ServiceRecorded(
        subject=Ref(document.ref),
        method=ServiceMethod(service.method),
        sent_at=sent_at,
        deemed_on=deemed_on,
        service=Ref(service.ref),
        words=digest_of(f"{service.served_on_name}\n{service.note}", service.salt),
    )
    record(recorded, actor=actor, at=at)
    return service


def _check_days(document: Document, *, sent_at: datetime, deemed_on: date | None, at: datetime) -> None:
    if sent_at > at:
        raise Refused("A document cannot have been sent in the future. Check the date and time.")
    if day_of(sent_at) < document.made_on:
        raise Refused(
            f"The document was made on {in_words(document.made_on)}, so it cannot have been sent before."
        )
    if deemed_on is not None and deemed_on < day_of(sent_at):
        raise Refused("The day on which it counts as given cannot be before the day on which it was sent.")
