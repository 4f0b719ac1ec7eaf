"""Every letter of a case, in the order in which a case comes to need them."""

from peelian.access.refusals import Hidden
from peelian.cases.documents import (
    decision_record,
    notice_of_investigation,
    progress,
    referral,
    severity_record,
    terms_of_reference,
    timeliness,
)
from peelian.cases.documents.letter import CaseLetter, LetterKind

LETTERS: dict[LetterKind, CaseLetter] = {
    letter.kind: letter
    for letter in (
        severity_record.LETTER,
        referral.LETTER,
        notice_of_investigation.LETTER,
        terms_of_reference.TERMS,
        terms_of_reference.WITHHELD,
        progress.OFFICER,
        progress.PARTY,
        timeliness.REPORT,
        timeliness.COPY,
        decision_record.LETTER,
    )
}
_BY_CODE = {letter.code: letter for letter in LETTERS.values()}


def letter_named(kind: str) -> CaseLetter:
    """The letter of that kind. Raises Hidden when there is none: an address may hold anything."""
    if kind not in LETTERS:
        raise Hidden
    return LETTERS[LetterKind(kind)]


def letter_of(code: str) -> CaseLetter:
    """The letter behind the code of a template. Raises Hidden when it is not one of this room."""
    if code not in _BY_CODE:
        raise Hidden
    return _BY_CODE[code]
