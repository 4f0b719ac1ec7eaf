"""The letters of a matter, so that every address of theirs has something to stand on.

| Reference | What it is |
|---|---|
| `letter` | a notice of investigation, made by the lead |
| `suspension_letter` | a suspension letter, made by the appropriate authority |
| `letter_kind`, `letter_about` | which letter is made, of the case and of the suspension |
| `copy`, `form` | which copy of a document, in which form |
"""

from peelian.access.actors import Actor
from peelian.cases.documents.catalogue import LETTERS
from peelian.cases.documents.letter import LetterKind
from peelian.cases.models import Case
from peelian.cases.services.letters import make_letter
from peelian.documents.keepers import Matter
from peelian.documents.models import Document
from peelian.documents.services import begin_batch
from peelian.restrictions.documents.keeping import letter_about
from peelian.restrictions.models import Restriction
from peelian.restrictions.services.letters import make_suspension_letter
from peelian.restrictions.states import RestrictionKind
from tests.cases.factories import at
from tests.cast import Cast

__all__ = ["letter_references", "make_letter_batch", "make_letters"]


def make_letters(cast: Cast, case: Case, lead: Actor) -> None:
    """Both letters of the table, through services."""
    make_letter(
        case=case,
        letter=LETTERS[LetterKind.INVESTIGATION],
        ref=case.subjects.get().ref,
        actor=lead,
        at=at(17),
    )
    suspension = Restriction.objects.get(case=case, kind=RestrictionKind.SUSPENSION_CONDUCT)
    words = {"summary": "Witnesses are unheard.", "contact": "The welfare officer."}
    make_suspension_letter(letter=letter_about(suspension), words=words, actor=cast.cora.actor, at=at(17))


def letter_references(case: Case) -> dict[str, object]:
    """What an address can name."""
    of_case = Document.objects.filter(case_ref=case.ref)
    return {
        "letter": of_case.get(code="cases.notice_of_investigation").ref,
        "suspension_letter": of_case.get(code="restrictions.suspension").ref,
        "letter_kind": LetterKind.INVESTIGATION.value,
        "letter_about": "restriction",
        "copy": "served",
        "form": "pdf",
    }


def make_letter_batch(cast: Cast, case: Case) -> str:
    """A batch that Asha began, and that nobody else may know of."""
    subject = case.subjects.get().ref
    matter = Matter(kind="subject", ref=subject, code="cases.progress_officer", case_ref=case.ref)
    batch = begin_batch(title="Progress letters", matters=[matter], actor=cast.asha.actor, at=at(17))
    return batch.ref
