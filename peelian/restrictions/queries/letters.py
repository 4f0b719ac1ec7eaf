"""The letters of a suspension: what each would say or lacks, and those that were made."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.queries import names_of
from peelian.access.refusals import Hidden, Refused
from peelian.access.verdicts import Action, action
from peelian.cases.documents.naming import check_names_nobody
from peelian.cases.queries.letter_blocks import block_rows
from peelian.cases.queries.letter_draft import FileLink, LetterDraft
from peelian.cases.queries.letters import Lack
from peelian.documents.letterheads import letterhead_of_the_force
from peelian.documents.library import template_named
from peelian.documents.queries import DocumentRow, document_row, documents_about
from peelian.documents.states import COPY_LABELS, FORM_LABELS
from peelian.documents.templating.filling import fill
from peelian.documents.templating.missing import missing_facts
from peelian.restrictions.documents.keeping import (
    SuspensionLetter,
    check_can_write,
    get_letter,
    letter_about,
    letter_about_review,
)
from peelian.restrictions.models import Restriction
from peelian.restrictions.states import SUSPENSIONS, ReviewStatus


@dataclass(frozen=True, slots=True)
class SuspensionLetterLine:
    """One letter that can be made, and those made so far."""

    title: str
    purpose: str
    make: Action
    made: tuple[DocumentRow, ...]


def suspension_letters(restriction: Restriction, actor: Actor) -> tuple[SuspensionLetterLine, ...]:
    """The letters of a suspension that policy gave to the actor: its own, and one for each review that was held."""
    if restriction.kind not in SUSPENSIONS or restriction.imposed_on is None:
        return ()
    reviews = restriction.reviews.filter(status=ReviewStatus.HELD).select_related("restriction__case")
    letters = [letter_about(restriction), *(letter_about_review(each) for each in reviews.order_by("number"))]
    return tuple(
        SuspensionLetterLine(
            letter.title,
            letter.purpose,
            action(
                "Make", reverse("restrictions:make-letter", args=[letter.kind, letter.about.ref]),
                check_can_write, actor, restriction,
            ),
            tuple(documents_about(actor, kind=letter.kind, ref=letter.about.ref)),
        )
        for letter in letters
    )  # fmt: skip


def suspension_draft(
    letter: SuspensionLetter, *, actor: Actor, at: datetime, words: Mapping[str, Any]
) -> LetterDraft:
    """What a letter would say now, or the sentences that say why it cannot be made."""
    on, template = day_of(at), template_named(letter.code)
    try:
        facts = letter.facts(actor, on=on, words=words)
        check_names_nobody(letter.restriction.case, letter.restriction.officer.ref, facts)
    except Refused as refusal:
        return LetterDraft(letter.title, trouble=str(refusal))
    if sentences := missing_facts(template, facts):
        return LetterDraft(letter.title, lacks=tuple(Lack(sentence) for sentence in sentences))
    drawn = fill(template, facts, letterhead=letterhead_of_the_force(), made_on=on)
    seen = hashlib.sha256(repr((drawn, facts)).encode()).hexdigest()
    return LetterDraft(drawn.title, blocks=block_rows(drawn), notes=drawn.notes, seen=seen)


@dataclass(frozen=True, slots=True)
class MadeSuspensionLetter:
    """A letter of a suspension that was made."""

    row: DocumentRow
    restriction: Restriction
    by: str
    version: str
    files: tuple[FileLink, ...]


def made_suspension_letter(actor: Actor, ref: str) -> MadeSuspensionLetter:
    """A letter of a suspension that the actor may see. Raises Hidden, also for a letter of another room."""
    row = document_row(actor, ref)
    if not row.code.startswith("restrictions."):
        raise Hidden
    return MadeSuspensionLetter(
        row=row,
        restriction=get_letter(actor, row.about_kind, row.about_ref).restriction,
        by=names_of([row.made_by_ref]).get(row.made_by_ref, row.made_by_ref),
        version=str(row.version),
        files=tuple(
            FileLink(
                f"{FORM_LABELS[form]}: {COPY_LABELS[copy].lower()}" if row.withholds else FORM_LABELS[form],
                reverse("restrictions:letter-file", args=[row.ref, copy.value, form.value]),
                size,
            )
            for copy, form, size in row.files
        ),
    )
