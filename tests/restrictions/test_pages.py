"""The pages of restrictions: what is on them, for whom, and that their forms do what they say."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from peelian.access.clock import today
from peelian.restrictions.models import Restriction, Review
from peelian.restrictions.services.meeting import open_meeting
from peelian.restrictions.states import RestrictionKind, RestrictionStatus, ReviewStatus
from tests.cast import Cast
from tests.restrictions.factories import (
    FIRST_REVIEW,
    about,
    at,
    investigated,
    noon,
    proposed,
    requested,
    restricted,
    suspended,
)

pytestmark = pytest.mark.django_db
GATE = {
    "duties": "Every role reaches the witnesses.",
    "location": "They are at every station.",
    "ruled_out": "yes",
    "prejudice": "yes",
    "prejudice_why": "He would meet them.",
    "public_interest": "no",
}


def on(name: str, day: date) -> dict[str, str]:
    """A day as three boxes."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def text(client: Client, name: str, *where: str) -> str:
    """The page at an address."""
    answer = client.get(reverse(f"restrictions:{name}", args=where))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def test_a_suspension_goes_from_the_form_to_the_page(cast: Cast) -> None:
    _, subject = investigated(cast)
    asked = {"kind": "suspension_conduct", "reasons": "So that witnesses are heard first.", **GATE}
    answer = cast.cora.client.post(
        reverse("restrictions:suspend", args=[subject.ref]), asked | on("considered_on", date(2023, 3, 13))
    )
    restriction = Restriction.objects.get()
    assert answer.url == reverse("restrictions:restriction", args=[restriction.ref])
    told = {"told": "orally", "reasons": "Agreed.", **on("imposed_on", date(2023, 3, 13))}
    cast.petra.client.post(reverse("restrictions:authorise", args=[restriction.ref]), told)
    page = text(cast.cora.client, "restriction", restriction.ref)
    for words in (
        "In force",
        "Every role reaches the witnesses.",
        "PCR 2020 reg 11(6)(b)",
        "Monday 10 April 2023",
    ):
        assert words in page
    assert "Review overdue" in page


def test_a_refusal_is_shown_beside_what_was_typed(cast: Cast) -> None:
    _, subject = investigated(cast)
    asked = {"kind": "suspension_vetting", "reasons": "Keep these words.", **GATE, "ruled_out": "no"}
    answer = cast.cora.client.post(
        reverse("restrictions:suspend", args=[subject.ref]), asked | on("considered_on", date(2023, 3, 13))
    )
    page = answer.content.decode()
    assert "redeploy the person instead" in page
    assert "Keep these words." in page


def test_officers_and_staff_are_offered_what_fits_them(cast: Cast) -> None:
    _, officer = investigated(cast)
    page = text(cast.cora.client, "choose", officer.ref)
    assert "Vetting Regulations" in page
    chosen = cast.cora.client.get(f"/restrictions/subjects/{officer.ref}/suspend/?kind=suspension_vetting")
    assert 'value="suspension_vetting" checked' in " ".join(chosen.content.decode().split())
    assert "Suspension from employment" not in page
    staff = text(cast.cora.client, "choose", about(cast, cast.fay.person).ref)
    assert "Suspension from employment" in staff
    assert "Vetting Regulations" not in staff


def test_conditions_are_imposed_varied_and_ended_on_their_pages(cast: Cast) -> None:
    _, subject = investigated(cast)
    day = on("imposed_on", date(2023, 3, 13))
    sent = {
        "kind": "restricted_duties", "codes": ["no_system", "no_driving"], "system": "Crime records",
        "told": "in_writing", "policy": "Part 4", "reasons": "Because of what he is said to have looked up.", **day,
    }  # fmt: skip
    answer = cast.cora.client.post(reverse("restrictions:restrict", args=[subject.ref]), sent)
    restriction = Restriction.objects.get()
    assert answer.status_code == 302
    first, second = restriction.conditions.order_by("number")
    change = {"reasons": "A second system came to light.", **on("from_date", date(2023, 3, 20))}
    where = [first.ref] if first.code == "no_system" else [second.ref]
    cast.cora.client.post(reverse("restrictions:vary-condition", args=where), {"system": "Custody", **change})
    other = restriction.conditions.get(code="no_driving")
    cast.cora.client.post(reverse("restrictions:end-condition", args=[other.ref]), change)
    cast.cora.client.post(
        reverse("restrictions:add-condition", args=[restriction.ref]), {"code": "no_firearms", **change}
    )
    page = text(cast.asha.client, "restriction", restriction.ref)
    for words in ("No access to a named system: Crime records", "named system: Custody", "No firearms"):
        assert words in page
    live = restriction.conditions.filter(until_date=None).order_by("number").values_list("code", "version")
    assert set(live) == {("no_system", 2), ("no_firearms", 1)}


@pytest.mark.parametrize(
    "name",
    ["authorise", "refuse", "review", "confirm", "represent", "consult", "end", "correct", "add-condition"],
)
def test_each_form_shows_or_says_why_not(cast: Cast, name: str) -> None:
    _, subject = investigated(cast)
    waiting = requested(cast, subject)
    running = restricted(cast, subject=subject)
    deciding = name in {"authorise", "refuse", "consult"}
    member = cast.petra if name in {"authorise", "refuse"} else cast.cora
    where = waiting.ref if deciding else running.ref
    assert 'method="post"' in text(member.client, name, where)
    refused = cast.asha.client.get(reverse(f"restrictions:{name}", args=[where])).status_code
    assert refused == (200 if name in {"confirm", "represent"} else 403)


def test_a_review_is_recorded_and_authorised_on_its_pages(cast: Cast) -> None:
    restriction = suspended(cast)
    found = {"trigger": "due", "outcome": "continue", "reasons": "Two are still to be heard.", **GATE}
    late = {"explanation": "The system was not in use.", "missed_explanation": "Nor was it then."}
    sent = {**found, **late, **on("held_on", FIRST_REVIEW)}
    cast.cora.client.post(reverse("restrictions:review", args=[restriction.ref]), sent)
    review = Review.objects.get()
    assert "Two are still to be heard." in text(cast.petra.client, "authorise-review", review.ref)
    assert "Two are still to be heard." in text(cast.petra.client, "waiting")
    cast.petra.client.post(
        reverse("restrictions:authorise-review", args=[review.ref]), {"reasons": "Agreed."}
    )
    review.refresh_from_db()
    assert review.status == ReviewStatus.HELD
    cast.asha.client.post(
        reverse("restrictions:notify", args=[review.ref]), on("notified_on", date(2023, 4, 12))
    )
    page = text(cast.asha.client, "restriction", restriction.ref)
    assert "Held in time, recorded after it was due" in page
    assert "The system was not in use." in page
    assert "Wednesday 12 April 2023" in page


def test_a_meeting_shows_a_form_for_each_person_and_takes_them_one_by_one(cast: Cast) -> None:
    restriction = restricted(cast)
    other = restricted(cast, subject=about(cast, cast.ben.person))
    opened = open_meeting(title="April review", held_on=today(), actor=cast.cora.actor, at=noon(today()))
    page = text(cast.cora.client, "meeting", opened.ref)
    assert page.count("Record the review of") == 2
    sent = {
        "trigger": "due",
        "outcome": "continue",
        "explanation": "Late.",
        "missed_explanation": "Never held.",
    }

    def post(each: Restriction, reasons: str) -> int:
        address = reverse("restrictions:review-in-meeting", args=[opened.ref, each.ref])
        data = {f"{each.ref}-{name}": value for name, value in {**sent, "reasons": reasons}.items()}
        return cast.cora.client.post(address, data).status_code

    assert post(restriction, "His own reasons.") == 302
    assert post(other, "His own reasons.") == 200
    assert post(other, "Hers are others.") == 302
    assert [review.meeting_id for review in Review.objects.all()] == [opened.pk, opened.pk]


def test_hr_reads_the_conditions_without_the_case(cast: Cast) -> None:
    restriction = restricted(cast)
    page = text(cast.hugh.client, "postings")
    assert "Ed Plumtreeve" in page
    assert "No contact with the public" in page
    assert "Cora Thistlewick" in page
    assert restriction.case.ref not in page
    assert restriction.reasons not in page
    address = reverse("restrictions:restriction", args=[restriction.ref])
    assert cast.hugh.client.get(address).status_code == 404


def test_on_which_basis_somebody_is_suspended_is_not_told_to_hr(cast: Cast) -> None:
    suspended(cast)
    page = text(cast.hugh.client, "postings")
    assert "Suspended" in page
    assert "Conduct" not in page


def test_what_a_day_costs_is_entered_and_shown(cast: Cast) -> None:
    restriction = suspended(cast)
    assert "Not known" in text(cast.cora.client, "restriction", restriction.ref)
    sent = {
        "grade": "constable",
        "pounds_a_day": "182.50",
        "source": "Pay scale 2022",
        **on("from_date", date(2022, 9, 1)),
    }
    assert cast.hugh.client.post(reverse("restrictions:enter-pay"), sent).status_code == 302
    assert "£182.50" in text(cast.cora.client, "pay")
    assert "Not known" not in text(cast.cora.client, "restriction", restriction.ref)
    assert cast.cora.client.get(reverse("restrictions:enter-pay")).status_code == 403


def test_the_catalogue_is_there_for_whoever_posts_people(cast: Cast) -> None:
    assert "No firearms" in text(cast.hugh.client, "catalogue")
    assert cast.gus.client.get(reverse("restrictions:catalogue")).status_code == 404


def test_a_senior_officer_is_shown_what_is_asked_before_deciding(cast: Cast) -> None:
    _, subject = investigated(cast)
    restriction = requested(cast, subject)
    page = text(cast.petra.client, "authorise", restriction.ref)
    assert restriction.reasons in page
    assert restriction.gate.prejudice_why in page
    cast.petra.client.post(
        reverse("restrictions:refuse", args=[restriction.ref]), {"reasons": "A desk would do."}
    )
    restriction.refresh_from_db()
    assert restriction.status == RestrictionStatus.REFUSED
    assert "A desk would do." in text(cast.cora.client, "restriction", restriction.ref)


def test_vetting_and_conduct_are_listed_apart(cast: Cast) -> None:
    restriction = suspended(cast)
    page = text(cast.cora.client, "choose", restriction.officer.ref)
    assert page.count("Suspension (Conduct Regulations)") > 1
    assert "asked for or in force for this person already" in page
    assert "Police (Vetting) Regulations 2025, reg 13" in page
    assert restriction.kind == RestrictionKind.SUSPENSION_CONDUCT


def test_a_proposed_review_says_so_on_the_page(cast: Cast) -> None:
    restriction = suspended(cast)
    proposed(cast, restriction, held_on=date(2023, 4, 6))
    assert "Awaiting a senior officer" in text(cast.cora.client, "restriction", restriction.ref)
    assert at(6)
