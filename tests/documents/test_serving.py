"""How a document was given is recorded against it, with the day that the law deems."""

from datetime import date, timedelta

import pytest

from peelian.access.refusals import Refused
from peelian.documents import queries
from peelian.documents.models import Service
from peelian.documents.services import record_service
from peelian.documents.states import ServiceMethod
from peelian.law.service import Method
from peelian.ledger.queries import entries_about
from tests.cast import Cast
from tests.documents.samples import AT, DAY, LATER
from tests.documents.test_making import made

pytestmark = pytest.mark.django_db
NAME = "Ed Plumtreeve"


def test_service_stands_with_the_document(cast: Cast) -> None:
    document = made(cast.asha)
    record_service(
        document=document,
        method=Method.POST,
        sent_at=LATER,
        deemed_on=date(2023, 3, 14),
        served_on=NAME,
        note="Recorded post.",
        actor=cast.asha.actor,
        at=LATER,
    )
    [row] = queries.document_row(cast.asha.actor, document.ref).services
    assert (row.method, row.served_on, row.deemed_on) == (
        "Recorded post to the last known address",
        NAME,
        date(2023, 3, 14),
    )
    told = entries_about("document", document.ref)[-1].event
    assert (told.method, told.sent_at, told.deemed_on) == (ServiceMethod.POST, LATER, date(2023, 3, 14))


def test_a_second_service_is_a_second_entry(cast: Cast) -> None:
    document = made(cast.asha)
    for method in (Method.ELECTRONIC, None):
        record_service(
            document=document,
            method=method,
            sent_at=LATER,
            deemed_on=None,
            served_on=NAME,
            actor=cast.asha.actor,
            at=LATER,
        )
    rows = queries.document_row(cast.asha.actor, document.ref).services
    assert [row.method for row in rows] == ["E-mail or other electronic means", "Some other way"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sent_at": LATER + timedelta(minutes=1)}, "in the future"),
        ({"sent_at": AT - timedelta(days=1)}, "made on 9 March 2023"),
        ({"deemed_on": DAY - timedelta(days=1)}, "cannot be before"),
        ({"served_on": " "}, "to whom"),
    ],
)
def test_it_refuses_what_cannot_be(cast: Cast, wrong: dict[str, object], said: str) -> None:
    told = {
        "document": made(cast.asha),
        "method": Method.IN_PERSON,
        "sent_at": AT,
        "deemed_on": DAY,
        "served_on": NAME,
        "actor": cast.asha.actor,
        "at": LATER,
    }
    with pytest.raises(Refused, match=said):
        record_service(**(told | wrong))  # type: ignore[arg-type]  # the keywords are record_service's own
    assert not Service.objects.exists()


def test_only_who_may_write_it_records_its_service(cast: Cast) -> None:
    with pytest.raises(Refused, match="Only those who work on it"):
        record_service(
            document=made(cast.asha),
            method=Method.IN_PERSON,
            sent_at=AT,
            deemed_on=DAY,
            served_on=NAME,
            actor=cast.petra.actor,
            at=AT,
        )
