"""Recording that a letter was given, in the case and with the document, in one step."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.cases.documents.letter import CaseLetter, LetterKind, Served
from peelian.cases.documents.sources import made_for
from peelian.cases.models import Case
from peelian.cases.services.informing import update_party
from peelian.cases.services.investigating import report_timeliness
from peelian.cases.services.notifying import serve_notice
from peelian.cases.states import NoticeKind
from peelian.documents import policy as document_policy
from peelian.documents.services import read_document, record_service
from peelian.documents.states import Form
from peelian.law.service import Method

NOTICE_OF: dict[LetterKind, NoticeKind] = {
    LetterKind.INVESTIGATION: NoticeKind.INVESTIGATION,
    LetterKind.TERMS: NoticeKind.TERMS,
    LetterKind.TERMS_WITHHELD: NoticeKind.TERMS_WITHHELD,
    LetterKind.PROGRESS_OFFICER: NoticeKind.PROGRESS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """How a letter was given, and by whom that is recorded."""

    text: str
    method: Method
    sent_at: datetime
    received_on: date | None
    override_reason: str
    actor: Actor
    at: datetime


@transaction.atomic
def serve_letter(
    *,
    case: Case,
    letter: CaseLetter,
    document_ref: str,
    method: Method,
    sent_at: datetime,
    served_on: str,
    actor: Actor,
    at: datetime,
    received_on: date | None = None,
    override_reason: str = "",
) -> None:
    """Record that a letter was given: the notice, update or report in the case, and the service of the document.

    What the case keeps as given are the words of the letter with the reference and the SHA-256 of the document. A
    notice counts as given on the day that the law deems under the version that binds. Raises Refused and Hidden.
    """
    if letter.served is Served.KEPT:
        raise Refused("This record stays on the file; it is not given to anybody.")
    document = document_policy.get_document(actor, document_ref)
    if document.case_ref != case.ref or document.code != letter.code:
        raise Refused("This is not a letter of this case.")
    given = _Given(
        text=_words_given(actor, document_ref, at=at),
        method=method,
        sent_at=sent_at,
        received_on=received_on,
        override_reason=override_reason,
        actor=actor,
        at=at,
    )
    deemed_on, note = _in_the_case(case, letter, document.about_ref, given)
    record_service(
        document=document,
        method=method,
        sent_at=sent_at,
        deemed_on=deemed_on,
        served_on=served_on,
        note=note,
        actor=actor,
        at=at,
    )


def _words_given(actor: Actor, document_ref: str, *, at: datetime) -> str:
    """The words of the served copy, and which document they are."""
    words = read_document(actor, document_ref, at=at, form=Form.TEXT, reason="Service recorded")
    kept = words.document.renderings.get(copy="served", form=Form.PDF.value)
    return f"{words.content.decode()}\n\nDocument {document_ref}, SHA-256 of the PDF {kept.sha256}"


def _in_the_case(case: Case, letter: CaseLetter, ref: str, given: _Given) -> tuple[date | None, str]:
    """Record the act that giving the letter is in the case; the day it counts as given, and why."""
    match letter.served:
        case Served.NOTICE:
            return _as_notice(case, letter, ref, given)
        case Served.UPDATE:
            return _as_update(case, letter, ref, given)
        case Served.TIMELINESS:
            on = day_of(given.sent_at)
            report_timeliness(case=case, reported_on=on, text=given.text, actor=given.actor, at=given.at)
    return given.received_on, given.override_reason


def _as_notice(case: Case, letter: CaseLetter, ref: str, given: _Given) -> tuple[date | None, str]:
    notice = serve_notice(
        subject=made_for(case, letter.whom, ref)["subject"],
        kind=NOTICE_OF[letter.kind],
        text=given.text,
        method=given.method,
        sent_at=given.sent_at,
        received_on=given.received_on,
        override_reason=given.override_reason,
        actor=given.actor,
        at=given.at,
    )
    return notice.deemed_on, notice.deemed_why


def _as_update(case: Case, letter: CaseLetter, ref: str, given: _Given) -> tuple[date | None, str]:
    day = given.received_on or day_of(given.sent_at)
    update_party(
        party=made_for(case, letter.whom, ref)["party"],
        given_on=day,
        method=given.method.value[:40],
        text=given.text,
        actor=given.actor,
        at=given.at,
    )
    return day, given.override_reason
