"""The letters of a suspension: their words, what they lack, whose they are, and what giving them records."""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from peelian.access.refusals import Hidden, Refused
from peelian.documents.library import known_versions, template_codes, template_named
from peelian.documents.models import Document
from peelian.documents.services import read_document
from peelian.documents.states import Form
from peelian.documents.templating.missing import FactsMissing
from peelian.law.service import Method
from peelian.restrictions.documents.keeping import letter_about, letter_about_review
from peelian.restrictions.models import Restriction, Review
from peelian.restrictions.services.letters import give_suspension_letter, make_suspension_letter
from peelian.restrictions.states import Outcome
from tests.cast import Cast, Member
from tests.restrictions.factories import FIRST_REVIEW, found, restricted, reviewed, staff_suspended, suspended

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parent / "golden"
_REFERENCES = re.compile(r"\b([A-Z]{1,3})-[0-9A-Z]{8}\b")
WORDS = {
    "summary": "You could meet witnesses before they are heard.",
    "contact": "Inspector Hollis Brackwater, welfare officer, on weekdays from nine.",
    "returning": "On Monday, at nine, to Sergeant Pell at Market Square.",
}
TUESDAY = date(2023, 3, 14)


@pytest.fixture(autouse=True)
def letter_folder(tmp_path: Path, settings: Any) -> None:
    settings.PEELIAN_LETTER_DIR = tmp_path / "letters"
    settings.PEELIAN_FORCE_NAME = "Wealdmoor Constabulary"


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def made(about: Restriction | Review, *, by: Member, on: date, **words: str) -> Document:
    """The letter about a suspension, or about the outcome of a review."""
    letter = letter_about_review(about) if isinstance(about, Review) else letter_about(about)
    return make_suspension_letter(letter=letter, words=WORDS | words, actor=by.actor, at=morning(on))


def said(document: Document, by: Member) -> str:
    at = datetime(2023, 12, 1, tzinfo=UTC)
    words = read_document(by.actor, document.ref, at=at, form=Form.TEXT).content.decode()
    return _REFERENCES.sub(r"\1-XXXXXXXX", words)


def held(cast: Cast, **facts: Any) -> Review:
    """The first review of Ed's suspension."""
    return Review.objects.get(pk=reviewed(cast, suspended(cast), held_on=FIRST_REVIEW, **facts).pk)


def check_golden(name: str, words: str) -> None:
    """Hold a letter against what was reviewed; `WRITE_GOLDEN=1` writes it anew after a change that is meant."""
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(words)
    assert words == golden.read_text()


def test_the_suspension_letter_says_what_was_reviewed(cast: Cast) -> None:
    check_golden("suspension", said(made(suspended(cast), by=cast.cora, on=TUESDAY), cast.cora))


def test_the_letter_to_police_staff_rests_on_their_contract(cast: Cast) -> None:
    words = said(made(staff_suspended(cast), by=cast.cora, on=TUESDAY), cast.cora)
    check_golden("suspension_staff", words)
    assert "PCR" not in words


@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_outcome_of_a_review_says_what_was_reviewed(cast: Cast, outcome: Outcome) -> None:
    gate = found(considered_on=FIRST_REVIEW, prejudice=outcome == Outcome.CONTINUE)
    review = held(cast, outcome=outcome, gate=gate)
    words = said(made(review, by=cast.cora, on=date(2023, 4, 11)), cast.cora)
    check_golden(f"suspension_review_{outcome}", words)


def test_what_was_found_at_the_gate_stays_on_the_file(cast: Cast) -> None:
    restriction = suspended(cast)
    words = said(made(restriction, by=cast.cora, on=TUESDAY), cast.cora)
    assert restriction.gate is not None
    for kept in (restriction.reasons, restriction.gate.duties, restriction.gate.prejudice_why):
        assert kept not in words


@pytest.mark.parametrize("name", ["suspension", "suspension_review"])
def test_no_text_changes_without_its_version(name: str) -> None:
    template = template_named(f"restrictions.{name}")
    assert known_versions("restrictions")[name].get(str(template.version)) == template.sha256
    assert f"restrictions.{name}" in template_codes()


def test_a_letter_that_lacks_something_says_what(cast: Cast) -> None:
    with pytest.raises(FactsMissing) as lacking:
        made(suspended(cast), by=cast.cora, on=TUESDAY, summary="", contact=" ")
    assert [each.partition(":")[0].rstrip(".") for each in lacking.value.sentences] == [
        "Write a summary of the reasons, in words that they may read",
        "Write who keeps in touch with them",
    ]
    assert not Document.objects.exists()


def test_restricted_duties_have_no_letter(cast: Cast) -> None:
    with pytest.raises(Refused, match="for suspensions"):
        made(restricted(cast), by=cast.cora, on=TUESDAY)


def test_giving_the_letter_confirms_the_suspension(cast: Cast) -> None:
    restriction = suspended(cast)
    document = made(restriction, by=cast.cora, on=TUESDAY)
    give_suspension_letter(
        document_ref=document.ref,
        method=Method.IN_PERSON,
        sent_at=morning(TUESDAY),
        served_on="Ed Plumtreeve",
        actor=cast.cora.actor,
        at=morning(date(2023, 3, 15)),
    )
    restriction.refresh_from_db()
    assert restriction.confirmed_on == TUESDAY
    assert document.services.get().deemed_on == TUESDAY


def test_giving_the_outcome_notifies_the_continuation(cast: Cast) -> None:
    review = held(cast)
    document = made(review, by=cast.cora, on=date(2023, 4, 11))
    give_suspension_letter(
        document_ref=document.ref,
        method=Method.IN_PERSON,
        sent_at=morning(date(2023, 4, 12)),
        served_on="Ed Plumtreeve",
        actor=cast.cora.actor,
        at=morning(date(2023, 4, 12)),
    )
    review.refresh_from_db()
    assert review.notified_on == date(2023, 4, 12)


@pytest.mark.parametrize("who", ["ed", "ben", "fay", "gus", "lena", "ida"])
def test_it_does_not_exist_for_those_who_may_read_no_restriction(cast: Cast, who: str) -> None:
    restriction = suspended(cast)
    document = made(restriction, by=cast.cora, on=TUESDAY)
    other: Member = getattr(cast, who)
    with pytest.raises(Hidden):
        read_document(other.actor, document.ref, at=morning(TUESDAY))
    for name, args in (
        ("letters", [restriction.ref]),
        ("letter", [document.ref]),
        ("give-letter", [document.ref]),
    ):
        assert other.client.get(reverse(f"restrictions:{name}", args=args)).status_code == 404


def test_the_pages_lead_from_the_suspension_to_the_letter(cast: Cast) -> None:
    restriction = suspended(cast)
    page = cast.cora.client.get(reverse("restrictions:letters", args=[restriction.ref])).content.decode()
    url = reverse("restrictions:make-letter", args=["restriction", restriction.ref])
    assert url in page
    seen = cast.cora.client.post(url, WORDS | {"preview": "1"}).context["draft"].seen
    made_at = cast.cora.client.post(url, WORDS | {"seen": seen, "confirm": "1"})
    assert made_at.status_code == 302
    letter = cast.cora.client.get(made_at["Location"])
    assert "You have been suspended since 13 March 2023." in letter.content.decode()
    taken = reverse("restrictions:letter-file", args=[Document.objects.get().ref, "served", "pdf"])
    assert cast.cora.client.get(taken).content.startswith(b"%PDF-")
