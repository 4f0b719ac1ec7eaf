"""Recording that a letter was given: the act in the case, the service of the document, and the day the law deems."""

from datetime import UTC, date, datetime

import pytest

from peelian.access.refusals import Refused
from peelian.cases.documents.catalogue import letter_of
from peelian.cases.documents.letter import LetterKind
from peelian.cases.models import Notice
from peelian.cases.policy import get_case
from peelian.cases.services.letter_serving import serve_letter
from peelian.documents.models import Document
from peelian.law.service import Method
from peelian.ledger.queries import entries_about
from tests.cases.factories import investigated, noticed
from tests.cases.letters.making import investigated_locally, made, with_party
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db


def served(document: Document, *, by: Member, at: datetime, **facts: object) -> None:
    """Give a letter in person at a moment, unless told otherwise."""
    told: dict[str, object] = {"method": Method.IN_PERSON, "served_on": "the person concerned"}
    serve_letter(
        case=get_case(by.actor, document.case_ref),
        letter=letter_of(document.code),
        document_ref=document.ref,
        sent_at=at,
        actor=by.actor,
        at=at,
        **told | facts,  # type: ignore[arg-type]  # the keywords are serve_letter's own
    )


def moment(year: int, month: int, day: int, hour: int = 10) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def types_of(case_ref: str) -> list[str]:
    return [entry.type for entry in entries_about("case", case_ref)]


def test_an_e_mail_after_the_cut_off_counts_the_next_working_day_under_the_later_rule(cast: Cast) -> None:
    case, subject = investigated_locally(cast)
    document = made(case, LetterKind.INVESTIGATION, subject.ref, by=cast.asha, on=date(2025, 6, 6))
    served(document, by=cast.asha, at=moment(2025, 6, 6, 16), method=Method.ELECTRONIC)
    assert Notice.objects.get(subject=subject).deemed_on == date(2025, 6, 9)
    service = document.services.get()
    assert service.deemed_on == date(2025, 6, 9)
    assert "next working day" in service.note or "16:30" in service.note


def test_under_the_earlier_rule_an_e_mail_has_no_deemed_day(cast: Cast) -> None:
    case, subject = investigated(cast)
    document = made(case, LetterKind.INVESTIGATION, subject.ref, by=cast.asha, on=date(2023, 3, 14))
    with pytest.raises(Refused, match="deems none"):
        served(document, by=cast.asha, at=moment(2023, 3, 14), method=Method.ELECTRONIC)
    assert not Notice.objects.exists()
    assert not document.services.exists()


def test_an_update_to_a_party_is_recorded_as_one(cast: Cast) -> None:
    case, _ = noticed(cast)
    party = with_party(cast, case)
    document = made(case, LetterKind.PROGRESS_PARTY, party.ref, by=cast.asha, on=date(2023, 4, 20))
    served(document, by=cast.asha, at=moment(2023, 4, 21), method=Method.AGREED)
    update = party.updates.get()
    assert update.given_on == date(2023, 4, 21)
    assert document.renderings.get(copy="served", form="pdf").sha256 in update.text
    assert types_of(case.ref)[-1] == "cases.party_updated"


def test_a_timeliness_report_is_recorded_as_sent_by_the_authority(cast: Cast) -> None:
    case, _ = noticed(cast)
    document = made(case, LetterKind.TIMELINESS, case.ref, by=cast.asha, on=date(2024, 3, 11))
    with pytest.raises(Refused, match="appropriate authority"):
        served(document, by=cast.asha, at=moment(2024, 3, 12))
    served(document, by=cast.cora, at=moment(2024, 3, 12), served_on="The local policing body")
    assert types_of(case.ref)[-1] == "cases.timeliness_reported"


def test_a_record_that_stays_on_the_file_is_given_to_nobody(cast: Cast) -> None:
    case, subject = noticed(cast)
    document = made(case, LetterKind.SEVERITY, subject.ref, by=cast.cora, on=date(2023, 4, 20))
    with pytest.raises(Refused, match="stays on the file"):
        served(document, by=cast.cora, at=moment(2023, 4, 21))


def test_notices_keep_their_order(cast: Cast) -> None:
    case, subject = investigated(cast)
    document = made(case, LetterKind.INVESTIGATION, subject.ref, by=cast.asha, on=date(2023, 3, 14))
    with pytest.raises(Refused, match="cannot have been sent before"):
        served(document, by=cast.asha, at=moment(2023, 3, 13, 12))
    assert not Notice.objects.filter(subject=subject).exists()
