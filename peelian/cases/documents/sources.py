"""From an address to the facts of a letter: what it is made for, and everything gathered for it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.cases.documents.binding import binding_of
from peelian.cases.documents.letter import CaseLetter, Source, Whom
from peelian.cases.documents.withholding import Withholding, withhold
from peelian.cases.models import Case
from peelian.law.refusals import LawRefusal


def made_for(case: Case, whom: Whom, ref: str) -> dict[str, Any]:
    """The subject, party or decision of a case that has this reference, under its name. Raises Hidden.

    For the case as a whole the reference is its own, and there is nothing to add.
    """
    if whom is Whom.CASE:
        if ref != case.ref:
            raise Hidden
        return {}
    rows = {
        Whom.SUBJECT: case.subjects.filter(removed_at=None).select_related("person"),
        Whom.PARTY: case.parties.select_related("person"),
        Whom.DECISION: case.decisions.select_related("subject__person"),
    }[whom]
    found = rows.filter(ref=ref).first()
    if found is None:
        raise Hidden
    return {whom.value: found}


def facts_of(
    letter: CaseLetter,
    case: Case,
    ref: str,
    *,
    actor: Actor,
    made_on: date,
    words: Mapping[str, Any] | None = None,
    withheld: Iterable[Withholding] = (),
    memory: dict[Any, Any] | None = None,
) -> dict[str, Any]:
    """Everything that the words of a letter can take, as it stands on a day.

    `words` are the answers to what the letter asks; `memory` is one for all the letters of a page. What is missing is
    left blank. Raises Hidden for a reference that is not of this case, and Refused, with the sentence of the law where
    it is the law's, when no such letter is due.
    """
    known = {} if memory is None else memory
    if ref not in known:
        known[ref] = made_for(case, letter.whom, ref)
    try:
        if "binding" not in known:
            known["binding"] = binding_of(case, on=made_on)
        source = Source(
            case=case,
            binding=known["binding"],
            actor=actor,
            made_on=made_on,
            words=words or {},
            memory=known,
            **known[ref],
        )
        return withhold(letter.gather(source), withheld)
    except LawRefusal as refusal:
        raise Refused(str(refusal)) from refusal
