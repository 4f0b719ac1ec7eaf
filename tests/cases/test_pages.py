"""The pages of the cases room: what was typed is kept, refusals explain themselves, lists page by key."""

import pytest

from peelian.cases.models import Case, SeverityAssessment
from peelian.cases.queries import rows
from tests.cases.factories import about_ed, assessed, opened

pytestmark = pytest.mark.django_db

DAY = {
    "came_to_attention_on-day": "9",
    "came_to_attention_on-month": "3",
    "came_to_attention_on-year": "2023",
}
CASE = {
    "title": "Messages",
    "matter_type": "CM",
    "unit": "Investigations North",
    "reasons": "A colleague says so.",
    **DAY,
}


def test_a_case_is_opened_from_the_form_and_its_page_follows(cast):
    answer = cast.ida.client.post("/cases/open/", CASE)
    case = Case.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{case.ref}/")


def test_a_refusal_by_the_service_is_shown_beside_what_was_typed(cast):
    answer = cast.ida.client.post("/cases/open/", CASE | {"matter_type": "COMPLAINT_S3"})
    page = answer.content.decode()
    assert "Give the date on which the complaint was made" in page
    assert "A colleague says so." in page
    assert not Case.objects.exists()


def test_somebody_who_sees_the_case_but_may_not_act_gets_the_reason(cast):
    case, subject = about_ed(cast)
    answer = cast.ben.client.get(f"/cases/{case.ref}/notes/write/")
    assert answer.status_code == 403
    assert "You are not assigned to this case" in answer.content.decode()
    assert cast.ida.client.get(f"/cases/{case.ref}/notes/write/").status_code == 200
    assert cast.asha.client.get(f"/cases/subjects/{subject.ref}/severity/assess/").status_code == 403


def test_an_assessment_form_that_was_overtaken_keeps_its_words_and_changes_nothing(cast):
    _, subject = assessed(cast)
    typed = {
        "result": "PRI",
        "assessed_on-day": "24",
        "assessed_on-month": "4",
        "assessed_on-year": "2023",
        "reasons": "My own reasons.",
        "based_on": "0",
    }
    page = cast.cora.client.post(f"/cases/subjects/{subject.ref}/severity/assess/", typed).content.decode()
    assert "Someone else assessed this subject" in page
    assert "My own reasons." in page
    assert SeverityAssessment.objects.filter(subject=subject).count() == 1


def test_the_list_narrows_and_never_shows_what_is_walled(cast):
    about_ed(cast, title="About a constable")
    opened(cast, title="About a call")
    assert "About a constable" in cast.ida.client.get("/cases/").content.decode()
    narrowed = cast.ida.client.get("/cases/?text=call").content.decode()
    assert "About a call" in narrowed
    assert "About a constable" not in narrowed
    assert "About a constable" not in cast.ed.client.get("/cases/").content.decode()


def test_the_list_pages_by_key_in_both_directions(cast, monkeypatch):
    monkeypatch.setattr(rows, "PAGE", 2)
    made = [opened(cast, title=f"Case {index}").ref for index in range(5)]
    actor = cast.ida.actor
    newest = rows.case_rows(actor, rows.Filters())
    middle = rows.case_rows(actor, rows.Filters(), before=newest.older)
    oldest = rows.case_rows(actor, rows.Filters(), before=middle.older)
    shown = [[row.ref for row in page.rows] for page in (newest, middle, oldest)]
    assert shown == [[made[4], made[3]], [made[2], made[1]], [made[0]]]
    assert (newest.newer, oldest.older) == (None, None)
    back = rows.case_rows(actor, rows.Filters(), after=middle.newer)
    assert [row.ref for row in back.rows] == shown[0]


@pytest.mark.parametrize("key", ["x", "-1", "99999999999999999999", "٣"])
def test_a_key_that_is_not_one_shows_the_newest(cast, key):
    opened(cast)
    assert cast.ida.client.get(f"/cases/?before={key}").status_code == 200


def test_the_list_costs_the_same_for_one_case_and_for_many(cast, django_assert_max_num_queries):
    for index in range(30):
        opened(cast, title=f"Case {index}")
    with django_assert_max_num_queries(30):
        cast.ida.client.get("/cases/")
