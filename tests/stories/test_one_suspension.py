"""One suspension from the request to its end, as a browser sees it: told by word of mouth, argued against, reviewed
four times, once late, and ended when the witnesses had been heard."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from peelian.ledger.queries import entries_about
from peelian.restrictions.models import Restriction, Review
from peelian.restrictions.states import Lateness, RestrictionStatus
from tests.cast import Cast
from tests.restrictions.factories import investigated

pytestmark = pytest.mark.django_db
GATE = {
    "duties": "Front desk, custody, control room and property store were looked at: each reaches the witnesses.",
    "location": "The witnesses serve at every station of the force.",
    "ruled_out": "yes",
    "prejudice": "yes",
    "prejudice_why": "He would work beside those who are still to be heard.",
    "public_interest": "no",
}
Day = Callable[[int, int, int], None]


@pytest.fixture
def day(settings: Settings) -> Iterator[Day]:
    """Make it noon of another day, as the clock of a demonstration does."""

    def make(year: int, month: int, number: int) -> None:
        wanted = datetime(year, month, number, 12, 0, tzinfo=UTC)
        settings.PEELIAN_CLOCK_OFFSET_SECONDS = (wanted - timezone.now()).total_seconds()

    yield make
    settings.PEELIAN_CLOCK_OFFSET_SECONDS = 0


def on(name: str, when: date) -> dict[str, str]:
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def send(client: Client, name: str, ref: str, **fields: str) -> None:
    """Send a form, and go on as a browser does. A form that comes back says what it refused."""
    answer = client.post(reverse(f"restrictions:{name}", args=[ref]), fields)
    assert answer.status_code == 302, answer.content.decode()[
        answer.content.decode().find("error-summary") :
    ][:600]


def page(client: Client, ref: str) -> str:
    answer = client.get(reverse("restrictions:restriction", args=[ref]))
    assert answer.status_code == 200
    return answer.content.decode()


def reviewed(cast: Cast, restriction: Restriction, held_on: date, **fields: str) -> Review:
    """Cora reviews it and Petra authorises it, both on the day that it is."""
    found = {"trigger": "due", "outcome": "continue", **GATE, **on("held_on", held_on), **fields}
    send(cast.cora.client, "review", restriction.ref, **found)
    review = Review.objects.latest("pk")
    send(cast.petra.client, "authorise-review", review.ref, reasons=f"I agree with review {review.number}.")
    review.refresh_from_db()
    return review


def test_one_suspension_with_its_reviews(cast: Cast, day: Day) -> None:
    _, subject = investigated(cast)
    day(2023, 3, 13)
    asked = {"kind": "suspension_conduct", "reasons": "Until the witnesses are heard.", **GATE}
    send(cast.cora.client, "suspend", subject.ref, **asked, **on("considered_on", date(2023, 3, 13)))
    restriction = Restriction.objects.get()
    told = on("imposed_on", date(2023, 3, 13))
    send(cast.petra.client, "authorise", restriction.ref, told="orally", reasons="No post would do.", **told)

    day(2023, 3, 15)
    assert "Running" in page(cast.asha.client, restriction.ref)
    send(cast.asha.client, "confirm", restriction.ref, **on("confirmed_on", date(2023, 3, 15)))
    day(2023, 3, 20)
    said = {"made_by": "police_friend", "text": "The training school has no witness in it."}
    send(cast.asha.client, "represent", restriction.ref, **said, **on("received_on", date(2023, 3, 20)))
    assert "A review must follow" in page(cast.asha.client, restriction.ref)

    day(2023, 3, 22)
    first = reviewed(
        cast,
        restriction,
        date(2023, 3, 22),
        trigger="representations",
        reasons="Two witnesses train there in April.",
    )
    day(2023, 3, 24)
    send(cast.asha.client, "notify", first.ref, **on("notified_on", date(2023, 3, 24)))
    assert (first.lateness, first.next_review_on) == (Lateness.IN_TIME, date(2023, 4, 19))

    day(2023, 4, 26)
    second = reviewed(
        cast,
        restriction,
        date(2023, 4, 26),
        reasons="One witness is abroad until May.",
        explanation="The meeting of 18 April was cancelled, and the diary was not kept.",
    )
    assert (second.due_on, second.lateness) == (date(2023, 4, 19), Lateness.HELD_LATE)
    day(2023, 5, 23)
    third = reviewed(cast, restriction, date(2023, 5, 23), reasons="The witness is heard on Friday.")
    assert third.lateness == Lateness.IN_TIME

    day(2023, 5, 30)
    fourth = reviewed(
        cast,
        restriction,
        date(2023, 5, 30),
        trigger="change_of_circumstances",
        outcome="end",
        prejudice="no",
        reasons="Every witness has been heard.",
    )
    restriction.refresh_from_db()
    assert (restriction.status, restriction.ended_on) == (RestrictionStatus.ENDED, fourth.held_on)
    check_the_record(cast, restriction)


def check_the_record(cast: Cast, restriction: Restriction) -> None:
    """What is left for whoever reads it later: every act, each by who did it, and what was late still late."""
    shown = page(cast.petra.client, restriction.ref)
    for words in ("Held late", "the diary was not kept", "Wednesday 19 April 2023", "78 days", "Ended"):
        assert words in shown, words
    told = [e.type for e in entries_about("case", restriction.case.ref) if e.type.startswith("restrictions.")]
    assert told.count("restrictions.restriction_reviewed") == told.count("restrictions.review_proposed") == 4
    assert told[-1] == "restrictions.restriction_ended"
    assert (restriction.ended_on - restriction.imposed_on) == timedelta(days=78)
    for hidden_from in (cast.ed, cast.ben, cast.ida, cast.hugh):
        where = reverse("restrictions:restriction", args=[restriction.ref])
        assert hidden_from.client.get(where).status_code == 404
