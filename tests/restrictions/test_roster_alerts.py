"""Alerts: who sees them and how much, and what it takes to answer one."""

import json

import pytest

from peelian.access.refusals import Refused
from peelian.cases.models import Case
from peelian.cases.services.sealing import seal_case
from peelian.restrictions.models import Posting, PostingAlert, RosterFile
from peelian.restrictions.rosters.words import AlertAnswer
from peelian.restrictions.services.alerting import answer_alert
from peelian.restrictions.services.ending import end_restriction
from peelian.restrictions.states import EndGround
from tests.cases.factories import at
from tests.cast import Cast
from tests.restrictions.factories import MONDAY, about, restricted
from tests.restrictions.rosters import FRONT_DESK, HEAD, applied, duty_codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def alert(cast: Cast) -> PostingAlert:
    """Ed on the front desk although he may not meet the public."""
    duty_codes(cast)
    restricted(cast)
    return applied(cast, FRONT_DESK)[0]


def test_hr_sees_the_alert_without_the_case(cast: Cast, alert: PostingAlert) -> None:
    page = cast.hugh.client.get(f"/restrictions/alerts/{alert.ref}/").content.decode()
    for told in ("Ed Plumtreeve", "No contact with the public", "Imposed by Cora Thistlewick"):
        assert told in page
    hidden_words = (
        alert.restriction.ref,
        alert.restriction.case.ref,
        alert.restriction.case.title,
        "Asha Venn",
        "Force policy",
    )
    for hidden in hidden_words:
        assert hidden not in page


def test_the_case_team_sees_the_restriction_too(cast: Cast, alert: PostingAlert) -> None:
    for member in (cast.asha, cast.cora):
        page = member.client.get(f"/restrictions/alerts/{alert.ref}/").content.decode()
        assert alert.restriction.ref in page
        assert "Asha Venn or Cora Thistlewick" in page


def test_nobody_else_learns_of_it(cast: Cast, alert: PostingAlert) -> None:
    for member in (cast.ben, cast.ed, cast.dev, cast.fay, cast.ida, cast.gus, cast.lena):
        assert member.client.get(f"/restrictions/alerts/{alert.ref}/").status_code == 404
    for member in (cast.ben, cast.ed, cast.dev):
        assert alert.ref not in member.client.get("/restrictions/alerts/").content.decode()


def test_a_sealed_case_hides_its_alerts_from_hr(cast: Cast, alert: PostingAlert) -> None:
    case = Case.objects.get(pk=alert.restriction.case_id)
    seal_case(case=case, reasons="Covert enquiries.", actor=cast.cora.actor, at=at(15))
    assert cast.hugh.client.get(f"/restrictions/alerts/{alert.ref}/").status_code == 404
    roster = RosterFile.objects.get()
    assert (
        "No contact with the public"
        not in cast.hugh.client.get(f"/restrictions/rosters/{roster.ref}/").content.decode()
    )
    assert cast.asha.client.get(f"/restrictions/alerts/{alert.ref}/").status_code == 200


def test_hr_does_not_learn_of_their_own_restriction(cast: Cast) -> None:
    duty_codes(cast)
    restricted(cast, subject=about(cast, cast.hugh.person))
    mine = FRONT_DESK.replace("4471", "S6120")
    found = applied(cast, mine)[0]
    assert cast.hugh.client.get(f"/restrictions/alerts/{found.ref}/").status_code == 404
    page = cast.hugh.client.get(f"/restrictions/rosters/{found.posting.roster.ref}/").content.decode()
    assert "No contact with the public" not in page
    assert cast.cora.client.get(f"/restrictions/alerts/{found.ref}/").status_code == 200


def test_an_alert_is_answered_once_with_reasons(cast: Cast, alert: PostingAlert) -> None:
    told = {"alert": alert, "actor": cast.hugh.actor, "at": at(15)}
    with pytest.raises(Refused, match="Say what was done"):
        answer_alert(answer=AlertAnswer.MOVED, reasons=" ", **told)
    client, url = cast.hugh.client, f"/restrictions/alerts/{alert.ref}/answer/"
    assert client.post(url, {"answer": "moved", "reasons": "Put on case files."}).status_code == 302
    page = cast.cora.client.get(f"/restrictions/alerts/{alert.ref}/").content.decode()
    assert "The person was moved to another duty" in page
    assert "Hugh Penhallowe" in page
    assert "Ed Plumtreeve" not in client.get("/restrictions/alerts/").content.decode()
    assert "Ed Plumtreeve" in client.get("/restrictions/alerts/?answered").content.decode()
    with pytest.raises(Refused, match="answered already"):
        answer_alert(answer=AlertAnswer.MISTAKE, reasons="Again.", **told)


def test_that_a_condition_was_varied_is_checked(cast: Cast, alert: PostingAlert) -> None:
    varied = {"alert": alert, "answer": AlertAnswer.CONDITION_VARIED, "reasons": "It ended.", "at": at(16)}
    with pytest.raises(Refused, match="Call them"):
        answer_alert(actor=cast.hugh.actor, **varied)
    with pytest.raises(Refused, match="stands as it stood"):
        answer_alert(actor=cast.cora.actor, **varied)
    end_restriction(
        restriction=alert.restriction,
        ended_on=MONDAY,
        ground=EndGround.NO_LONGER_NEEDED,
        reasons="Not needed.",
        actor=cast.cora.actor,
        at=at(15),
    )
    assert answer_alert(actor=cast.cora.actor, **varied).answer == AlertAnswer.CONDITION_VARIED


def post(cast: Cast, who: str, rows: list[dict[str, str]], query: str = ""):  # type: ignore[no-untyped-def]
    client = getattr(cast, who).client
    return client.post(f"/restrictions/rosters/post/{query}", json.dumps({"rows": rows}), "application/json")


ED = {
    "number": "4471",
    "duty_code": "FRONT",
    "place": "Front desk",
    "from": "2031-03-20 08:00",
    "to": "2031-03-20 16:00",
}


def test_a_program_that_is_signed_in_can_post_a_roster(cast: Cast) -> None:
    duty_codes(cast)
    restricted(cast)
    answer = post(cast, "hugh", [ED, ED | {"number": "4711"}])
    told = answer.json()
    assert (answer.status_code, told["kept"], told["applied"]) == (422, 1, False)
    assert told["problems"][0]["row"] == 2
    assert told["forbidden"][0]["condition"] == "No contact with the public"
    assert Posting.objects.count() == 0
    told = post(cast, "hugh", [ED], "?apply=yes").json()
    assert told["applied"] is True
    assert PostingAlert.objects.count() == 1


def test_a_program_without_the_right_is_refused(cast: Cast) -> None:
    assert post(cast, "cora", [ED]).status_code == 403
    assert post(cast, "gus", [ED]).status_code == 404
    assert post(cast, "nobody", [ED]).status_code == 302


def test_a_file_sent_by_hand_is_reported_and_then_applied(cast: Cast, tmp_path) -> None:  # type: ignore[no-untyped-def]
    duty_codes(cast)
    path = tmp_path / "week.csv"
    path.write_text(HEAD + FRONT_DESK.replace("2023", "2031") + "4711,FRONT,,2031-03-20,\n")
    with path.open("rb") as file:
        sent = cast.hugh.client.post("/restrictions/rosters/", {"file": file})
    page = cast.hugh.client.get(sent.url).content.decode()
    assert "Apply the rest: 1 of 2 rows" in page
    assert "Line 3" in page
    assert b"line 3" in b"".join(cast.hugh.client.get(f"{sent.url}csv/").streaming_content)
    assert cast.hugh.client.post(f"{sent.url}apply/").status_code == 302
    assert Posting.objects.count() == 1
