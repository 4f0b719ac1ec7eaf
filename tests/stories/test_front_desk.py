"""A roster puts somebody on the front desk who may not meet the public: from the file to the answer, by the pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from peelian.restrictions.models import PostingAlert
from tests.cast import Cast
from tests.restrictions.factories import restricted

pytestmark = pytest.mark.django_db
ROSTER = (
    "number,duty_code,place,from,to\n"
    "4471,FRONT,Front desk,2031-03-20 08:00,2031-03-20 16:00\n"
    "2230,FRONT,Front desk,2031-03-20 16:00,2031-03-20 23:00\n"
    "4711,FRONT,Front desk,2031-03-20 08:00,2031-03-20 16:00\n"
)
FRONT = {
    "code": "FRONT",
    "label": "Front desk of a station",
    "traits": ["public_contact"],
    "in_use": "on",
    "reasons": "The duty list of the force.",
}


def test_a_restricted_person_on_the_front_desk_is_found_and_moved(cast: Cast) -> None:
    restriction = restricted(cast)
    hugh, cora = cast.hugh.client, cast.cora.client
    assert hugh.post("/restrictions/duty-codes/set/", FRONT).status_code == 302

    sent = hugh.post("/restrictions/rosters/", {"file": SimpleUploadedFile("week.csv", ROSTER.encode())})
    report = hugh.get(sent.url).content.decode()
    assert "the collar, warrant or staff number of somebody who serves" in report
    assert "Apply the rest: 2 of 3 rows" in report
    assert "No contact with the public" in report
    assert PostingAlert.objects.count() == 0

    hugh.post(f"{sent.url}apply/")
    alert = PostingAlert.objects.get()
    told = hugh.get(f"/restrictions/alerts/{alert.ref}/").content.decode()
    assert "Ed Plumtreeve" in told
    assert "Cora Thistlewick" in told
    assert restriction.case.ref not in told
    assert "Posting alerts (1 to answer)" in cora.get("/restrictions/").content.decode()
    assert cast.ed.client.get(f"/restrictions/alerts/{alert.ref}/").status_code == 404

    moved = {"answer": "moved", "reasons": "On case files instead."}
    hugh.post(f"/restrictions/alerts/{alert.ref}/answer/", moved)
    assert "On case files instead." in cora.get(f"/restrictions/alerts/{alert.ref}/").content.decode()
    assert "to answer" not in cora.get("/restrictions/").content.decode()
