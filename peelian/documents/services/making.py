"""Making: facts go into a template, the letter is drawn in every form, the bytes are kept, and a row says so."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.documents import letterheads, policy, storage
from peelian.documents.events import DocumentMade, DocumentSuperseded
from peelian.documents.facts import Facts, from_json, holds_withheld, to_json
from peelian.documents.keepers import Matter
from peelian.documents.letter import Letterhead
from peelian.documents.models import Document, Rendering
from peelian.documents.rendering import render
from peelian.documents.states import Copy, DocumentStatus, Form
from peelian.documents.templating.filling import fill
from peelian.documents.templating.template import Template
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

Renderings = Mapping[tuple[Copy, Form], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document drawn and not yet written down: what it is made of, and its bytes in every copy and form."""

    template: Template
    facts: Facts
    letterhead: Letterhead
    made_on: date
    renderings: Renderings


def make_document(
    actor: Actor,
    *,
    template: Template,
    facts: Facts,
    about_kind: str,
    about_ref: str,
    at: datetime,
    case_ref: str = "",
) -> Document:
    """Make a letter from these facts about this matter, and keep it as PDF, Word document and text.

    When part of it is withheld, the served copy and the full copy are both kept. Facts that the template does not name
    are left out. Raises FactsMissing with a sentence for everything that is missing; Hidden or Refused when the keeper
    of the matter does not let the actor make it.
    """
    matter = Matter(kind=about_kind, ref=about_ref, code=template.code, case_ref=case_ref)
    policy.check_can_make(actor, matter)
    return write_document(draft(template, facts, made_on=day_of(at)), matter=matter, actor=actor, at=at)


def draft(template: Template, facts: Facts, *, made_on: date, letterhead: Letterhead | None = None) -> Draft:
    """Draw a letter in every copy and form. Raises FactsMissing. The same facts on the same day give the same bytes."""
    used = {name: fact for name, fact in facts.items() if name in template.names}
    head = letterhead or letterheads.letterhead_of_the_force()
    copies = [Copy.SERVED, Copy.FULL] if any(map(holds_withheld, used.values())) else [Copy.SERVED]
    drawn: dict[tuple[Copy, Form], bytes] = {}
    for copy in copies:
        letter = fill(template, used, letterhead=head, made_on=made_on, copy=copy)
        drawn |= {(copy, form): content for form, content in render(letter).items()}
    return Draft(template=template, facts=used, letterhead=head, made_on=made_on, renderings=drawn)


def write_document(drafted: Draft, *, matter: Matter, actor: Actor, at: datetime) -> Document:
    """Keep the bytes, then write the document down. The keeper is asked again, since drawing takes a while."""
    kept = {key: (storage.keep(content), len(content)) for key, content in drafted.renderings.items()}
    return _write(drafted, kept, matter=matter, actor=actor, at=at)


@transaction.atomic
def _write(
    drafted: Draft,
    kept: Mapping[tuple[Copy, Form], tuple[str, int]],
    *,
    matter: Matter,
    actor: Actor,
    at: datetime,
) -> Document:
    policy.check_can_make(actor, matter)
    facts = to_json(drafted.facts)
    document = Document.objects.create(
        ref=new_ref("DOC"),
        code=drafted.template.code,
        template_version=drafted.template.version,
        template_sha256=drafted.template.sha256,
        title=drafted.template.title,
        about_kind=matter.kind,
        about_ref=matter.ref,
        case_ref=matter.case_ref,
        facts=facts,
        letterhead=letterheads.to_json(drafted.letterhead),
        facts_salt=new_salt(),
        withholds=len(kept) > len(Form),
        made_on=drafted.made_on,
        made_at=at,
        made_by_ref=actor.ref,
        status=DocumentStatus.MADE.value,
    )
    Rendering.objects.bulk_create(
        Rendering(document=document, copy=copy.value, form=form.value, sha256=sha256, size=size)
        for (copy, form), (sha256, size) in kept.items()
    )
    _tell_made(document, [sha256 for sha256, _ in kept.values()], actor=actor, at=at)
    return document


def _tell_made(document: Document, hashes: list[str], *, actor: Actor, at: datetime) -> None:
    made = DocumentMade(
        subject=Ref(document.ref),
        template=Ref(document.code),
        template_version=document.template_version,
        template_sha256=Digest(document.template_sha256),
        matter=Ref(document.about_ref),
        case=Ref(document.case_ref) if document.case_ref else None,
        made_on=document.made_on,
        facts=digest_of(facts_text(document.facts), document.facts_salt),
        renderings=tuple(map(Digest, hashes)),
        withholds=document.withholds,
    )
    record(made, actor=actor, at=at)


def facts_text(facts: Any) -> str:
    """What the ledger's digest of the facts is taken of: JSON that is the same however the database ordered it."""
    return json.dumps(facts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def remake_document(document: Document, *, template: Template) -> Draft:
    """Draw a document again from the facts kept with it, to compare. Raises Refused when the text has changed since."""
    if template.sha256 != document.template_sha256:
        raise Refused(
            f"{document.ref} was made from version {document.template_version} of this letter, and the text is now "
            f"version {template.version}. Its files are kept as they were made."
        )
    facts = from_json(document.facts)
    head = letterheads.from_json(document.letterhead)
    return draft(template, facts, made_on=document.made_on, letterhead=head)  # type: ignore[arg-type]  # what to_json wrote of a mapping is read back as one


@transaction.atomic
def supersede_document(
    *, document: Document, reasons: str, actor: Actor, at: datetime, replaced_by: Document | None = None
) -> Document:
    """Say that a document is not the one to use any more, why, and which is. It is kept as it was made."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    policy.check_can_supersede(actor, document)
    if not reasons.strip():
        raise Refused("Say why the document is superseded.")
    if replaced_by is not None and (
        replaced_by.pk == document.pk or replaced_by.about_ref != document.about_ref
    ):
        raise Refused("A document is superseded by another one about the same matter.")
    document.status = DocumentStatus.SUPERSEDED.value
    document.superseded_at, document.superseded_by_ref = at, actor.ref
    document.replaced_by = replaced_by
    document.reasons, document.reasons_salt = reasons.strip(), new_salt()
    document.save()
    superseded = DocumentSuperseded(
        subject=Ref(document.ref),
        replaced_by=Ref(replaced_by.ref) if replaced_by else None,
        reasons=digest_of(document.reasons, document.reasons_salt),
    )
    record(superseded, actor=actor, at=at)
    return document
