"""Making the letters of a case, and recording that they were given."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.events import Record
from peelian.access.looks import record_look
from peelian.access.refusals import Refused
from peelian.cases.documents.keeping import check_can_make_letter
from peelian.cases.documents.letter import CaseLetter, Whom
from peelian.cases.documents.naming import check_names_nobody
from peelian.cases.documents.sources import facts_of, made_for
from peelian.cases.documents.withholding import Withholding
from peelian.cases.events import DecisionLogged
from peelian.cases.models import Case
from peelian.cases.services.deciding import write_decision
from peelian.cases.states import DecisionKind
from peelian.documents.keepers import Matter
from peelian.documents.library import template_named
from peelian.documents.services.making import Draft, draft, write_document
from peelian.ledger.events import Ref
from peelian.ledger.services import record

if TYPE_CHECKING:
    from peelian.documents.models import Document

HARM_TEST = "Harm test (PCR 2020 reg 6)"


def draw_letter(
    *,
    case: Case,
    letter: CaseLetter,
    ref: str,
    actor: Actor,
    at: datetime,
    words: Mapping[str, Any] | None = None,
    withheld: Iterable[Withholding] = (),
) -> Draft:
    """Draw a letter without keeping it. Raises FactsMissing; Hidden; Refused, also where it would name somebody.

    Nobody behind the victims' wall is named in a letter to anybody but themselves.
    """
    check_can_make_letter(actor, case, letter)
    facts = facts_of(letter, case, ref, actor=actor, made_on=day_of(at), words=words, withheld=withheld)
    check_names_nobody(case, ref, facts)
    return draft(template_named(letter.code), facts, made_on=day_of(at))


def make_letter(
    *,
    case: Case,
    letter: CaseLetter,
    ref: str,
    actor: Actor,
    at: datetime,
    words: Mapping[str, Any] | None = None,
    withheld: Iterable[Withholding] = (),
) -> "Document":
    """Make a letter and keep it; each part that is withheld is a decision with its ground and reasons.

    `ref` is of the subject, party, decision or case it is made for. Raises FactsMissing with a sentence for everything
    that is missing, Hidden, and Refused.
    """
    parts = list(withheld)
    drawn = draw_letter(case=case, letter=letter, ref=ref, actor=actor, at=at, words=words, withheld=parts)
    return _keep(case, letter, ref, drawn, parts, actor=actor, at=at)


@transaction.atomic
def _keep(
    case: Case,
    letter: CaseLetter,
    ref: str,
    drawn: Draft,
    parts: list[Withholding],
    *,
    actor: Actor,
    at: datetime,
) -> "Document":
    matter = Matter(kind=letter.whom.value, ref=ref, code=letter.code, case_ref=case.ref)
    document = write_document(drawn, matter=matter, actor=actor, at=at)
    for part in parts:
        _withheld(case, letter, ref, part, document_ref=document.ref, actor=actor, at=at)
    if letter.whom is Whom.PARTY:
        reason = f"{letter.title}: {document.ref}"
        record_look(actor, Record.PROTECTED_PERSON, ref, at=at, reason=reason)
    return document


def _withheld(
    case: Case,
    letter: CaseLetter,
    ref: str,
    part: Withholding,
    *,
    document_ref: str,
    actor: Actor,
    at: datetime,
) -> None:
    named = letter.part(part.part)
    if named is None:
        raise Refused("Choose a part of this letter that can be withheld.")
    about = made_for(case, letter.whom, ref).get("subject")
    decision, digest = write_decision(
        case=case,
        subject=about,
        kind=DecisionKind.WITHHOLDING,
        what=f"Part of a letter withheld ({document_ref}, {named.label.lower()}): {part.ground_in_words}"[
            :300
        ],
        authority=HARM_TEST,
        reasons=part.reasons,
        actor=actor,
        at=at,
    )
    logged = DecisionLogged(
        subject=Ref(case.ref), decision=Ref(decision.ref), kind=DecisionKind.WITHHOLDING, reasons=digest
    )
    record(logged, actor=actor, at=at)
