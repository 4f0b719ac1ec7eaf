"""The page of a case: what it shows, to whom, and at what price."""

import pytest

from peelian.ledger.queries import entries_about
from peelian.ledger.events import Stream
from tests.cases.factories import about_ed, noticed

pytestmark = pytest.mark.django_db


def test_it_shows_a_case_in_full_within_thirty_queries(cast, django_assert_max_num_queries):
    case, subject = noticed(cast)
    cast.asha.client.get("/")  # the session and the clock of first use are no part of the page
    with django_assert_max_num_queries(30):
        page = cast.asha.client.get(f"/cases/{case.ref}/")
    assert page.status_code == 200
    text = page.content.decode()
    for words in (case.title, "Ed Plumtreeve", "Notice of investigation", "Sent a message that demeaned"):
        assert words in text


def test_looking_at_a_case_is_written_down(cast):
    case, _ = about_ed(cast)
    cast.cora.client.get(f"/cases/{case.ref}/")
    looks = entries_about("record", case.ref, stream=Stream.LOOKS)
    assert [look.actor_ref for look in looks] == [cast.cora.account.ref]


def test_the_subject_of_a_case_is_told_that_there_is_none(cast):
    case, _ = about_ed(cast)
    for page in ("", "timeline/", "print/"):
        assert cast.ed.client.get(f"/cases/{case.ref}/{page}").status_code == 404
