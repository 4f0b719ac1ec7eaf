"""Making an edition of a pack: what it holds is fixed, written in every form, and hashed."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.documents import storage
from peelian.documents.library import template_named
from peelian.documents.services import make_document
from peelian.ledger.events import Digest, Ref
from peelian.ledger.services import record
from peelian.packs import policy
from peelian.packs.documents.exhibit_pack import facts_of
from peelian.packs.events import EditionMade
from peelian.packs.models import Edition, Pack
from peelian.packs.queries.assembling import contents_of
from peelian.packs.writing.case_uco import write_case_uco
from peelian.packs.writing.spreadsheet import write_spreadsheet

TEMPLATE = "packs.exhibit_pack"


@transaction.atomic
def make_edition(*, pack: Pack, actor: Actor, at: datetime) -> Edition:
    """Make the pack as it stands now: PDF, Word document, text, spreadsheet and CASE/UCO, all of the same contents.

    Raises Refused for a pack without messages, or with one that the actor may not read any more.
    """
    policy.check_can_exhibit(actor, pack.case)
    pack = Pack.objects.select_for_update().select_related("case").get(pk=pack.pk)
    contents = contents_of(actor, pack, made_at=at)
    if not contents.excerpts:
        raise Refused("There is no message in the pack yet. Choose one first.")
    number = (pack.editions.aggregate(last=Max("number"))["last"] or 0) + 1
    exchange = write_case_uco(contents)
    document = make_document(
        actor,
        template=template_named(TEMPLATE),
        facts=facts_of(contents, edition=number, digest=hashlib.sha256(exchange).hexdigest()),
        about_kind="pack",
        about_ref=pack.ref,
        case_ref=pack.case.ref,
        at=at,
    )
    edition = Edition.objects.create(
        pack=pack,
        number=number,
        messages=len(contents.excerpts),
        withheld=pack.withholdings.filter(lifted_at=None).count(),
        document_ref=document.ref,
        spreadsheet_sha256=storage.keep(write_spreadsheet(contents)),
        case_uco_sha256=storage.keep(exchange),
        made_at=at,
        made_by_ref=actor.ref,
    )
    entry = EditionMade(
        subject=Ref(pack.case.ref),
        pack=Ref(pack.ref),
        edition=number,
        messages=edition.messages,
        withheld=edition.withheld,
        document=Ref(document.ref),
        contents=Digest(edition.case_uco_sha256),
        spreadsheet=Digest(edition.spreadsheet_sha256),
        case_uco=Digest(edition.case_uco_sha256),
    )
    record(entry, actor=actor, at=at)
    return edition
