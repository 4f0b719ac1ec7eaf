"""Making a letter of a case and giving it, as the story's people do it."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from peelian.access.actors import Actor
from peelian.cases.documents.catalogue import LETTERS
from peelian.cases.documents.letter import LetterKind, Served
from peelian.cases.services.letter_serving import serve_letter
from peelian.cases.services.letters import make_letter
from peelian.law.service import Method

if TYPE_CHECKING:
    from peelian.cases.models import Case


def write_letter(
    case: "Case",
    kind: LetterKind,
    *,
    ref: str,
    who: Actor,
    at: datetime,
    words: Mapping[str, Any] | None = None,
    given_to: str = "",
) -> None:
    """Make a letter, and where it is one that somebody gets, put it into their hands at the same moment."""
    letter = LETTERS[kind]
    document = make_letter(case=case, letter=letter, ref=ref, words=words, actor=who, at=at)
    if letter.served is not Served.KEPT:
        serve_letter(
            case=case,
            letter=letter,
            document_ref=document.ref,
            method=Method.IN_PERSON,
            sent_at=at,
            served_on=given_to,
            actor=who,
            at=at,
        )
