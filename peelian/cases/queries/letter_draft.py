"""A letter before it is made: what it would say, or what it lacks; and one that was made, with its words."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.queries import names_of
from peelian.access.refusals import Refused
from peelian.cases import policy
from peelian.cases.documents.catalogue import letter_of
from peelian.cases.documents.letter import CaseLetter, Whom
from peelian.cases.documents.naming import check_names_nobody
from peelian.cases.documents.sources import facts_of, made_for
from peelian.cases.documents.withholding import Withholding
from peelian.cases.models import Case
from peelian.cases.queries.letter_blocks import BlockRow, block_rows
from peelian.cases.queries.letters import Lack, given_in_words, lacking
from peelian.cases.queries.subjects import subject_name
from peelian.documents.letterheads import letterhead_of_the_force
from peelian.documents.library import template_named
from peelian.documents.queries import DocumentRow, document_row
from peelian.documents.states import COPY_LABELS, FORM_LABELS, Copy
from peelian.documents.templating.filling import fill


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """What a letter would say now. `seen` is the hash of that, so that nobody confirms what they have not read."""

    title: str
    blocks: tuple[BlockRow, ...] = ()
    notes: tuple[str, ...] = ()
    lacks: tuple[Lack, ...] = ()
    trouble: str = ""
    seen: str = ""


def letter_draft(
    case: Case,
    letter: CaseLetter,
    ref: str,
    *,
    actor: Actor,
    at: datetime,
    words: Mapping[str, Any],
    withheld: Iterable[Withholding],
) -> LetterDraft:
    """The served copy as it would be, or the sentences that say why it cannot be. Raises Hidden."""
    on = day_of(at)
    try:
        facts = facts_of(letter, case, ref, actor=actor, made_on=on, words=words, withheld=withheld)
        check_names_nobody(case, ref, facts)
    except Refused as refusal:
        return LetterDraft(letter.title, trouble=str(refusal))
    if lacks := lacking(letter, case, ref, facts=facts):
        return LetterDraft(letter.title, lacks=lacks)
    drawn = fill(template_named(letter.code), facts, letterhead=letterhead_of_the_force(), made_on=on)
    seen = hashlib.sha256(repr((drawn, facts)).encode()).hexdigest()
    return LetterDraft(drawn.title, blocks=block_rows(drawn), notes=drawn.notes, seen=seen)


def named(case: Case, whom: Whom, ref: str) -> str:
    """For whom a letter is, as the case calls them. Raises Hidden for a reference that is not of this case."""
    thing = made_for(case, whom, ref)
    if whom is Whom.SUBJECT:
        return subject_name(thing["subject"])
    if whom is Whom.PARTY:
        return str(thing["party"].label)
    return str(thing["decision"].what) if whom is Whom.DECISION else "The case as a whole"


@dataclass(frozen=True, slots=True)
class FileLink:
    """One copy of a document in one form."""

    label: str
    url: str
    size: int


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter that was made, with its case, its files and how it was given."""

    case: Case
    row: DocumentRow
    letter: CaseLetter
    by: str
    given: str
    version: str
    files: tuple[FileLink, ...]


def made_letter(actor: Actor, ref: str) -> MadeLetter:
    """A letter of a case that the actor may read. Raises Hidden, and Refused for one that would name a party."""
    row = document_row(actor, ref)
    return MadeLetter(
        case=policy.get_case(actor, row.case_ref),
        row=row,
        letter=letter_of(row.code),
        by=names_of([row.made_by_ref]).get(row.made_by_ref, row.made_by_ref),
        given=given_in_words(row),
        version=str(row.version),
        files=tuple(
            FileLink(
                f"{FORM_LABELS[form]}: {COPY_LABELS[copy].lower()}" if row.withholds else FORM_LABELS[form],
                reverse("cases:letter-file", args=[row.ref, copy.value, form.value]),
                size,
            )
            for copy, form, size in sorted(row.files, key=lambda each: (each[0] is Copy.FULL, each[1].value))
        ),
    )
