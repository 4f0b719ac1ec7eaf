"""Progress letters that are due: who is listed, making many a slice at a time, and what is set aside."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from peelian.cases.documents.letter import LetterKind
from peelian.cases.models import Case
from peelian.cases.queries.letters_due import letters_due
from peelian.cases.services.informing import let_party_go
from peelian.cases.services.keeping import record_fact
from peelian.cases.services.sealing import seal_case
from peelian.cases.states import Standing
from peelian.documents.models import Batch, Document
from tests.cases.factories import at, noticed
from tests.cases.letters.making import investigated_locally, moment, with_party
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
BY = date(2023, 4, 11)
"""Four weeks from the first working day after the notice of 14 March 2023."""


def due(member: Member, *, by: date = BY) -> list[tuple[str, date]]:
    return [(each.kind, each.due_on) for each in letters_due(member.actor, by=by, on=by)]


def ready(case: Case, cast: Cast, *, question: str = "What the officer can be told of progress") -> None:
    """Keep ready what the next letter can say."""
    record_fact(
        case=case,
        question=question,
        value="Six colleagues have been seen.",
        standing=Standing.CONFIRMED,
        said_by="the investigator",
        known_on=timezone.localdate(),
        actor=cast.asha.actor,
        at=timezone.now(),
    )


def test_an_officer_is_due_four_weeks_after_the_notice(cast: Cast) -> None:
    noticed(cast)
    assert due(cast.asha, by=BY - timedelta(days=1)) == []
    assert due(cast.asha) == [(LetterKind.PROGRESS_OFFICER, BY)]


def test_a_complainant_is_due_four_weeks_after_handling_began(cast: Cast) -> None:
    case, _ = investigated_locally(cast, came_on=date(2023, 3, 20))
    party = with_party(cast, case)
    assert due(cast.asha, by=date(2023, 4, 17)) == [(LetterKind.PROGRESS_PARTY, date(2023, 4, 17))]
    let_party_go(party=party, reasons="Withdrew.", actor=cast.asha.actor, at=moment(date(2023, 3, 28)))
    assert due(cast.asha, by=date(2023, 4, 17)) == []


@pytest.mark.parametrize("who", ["ben", "dev", "ed", "lena", "petra", "fay"])
def test_nobody_else_is_shown_them(cast: Cast, who: str) -> None:
    noticed(cast)
    assert due(getattr(cast, who)) == []


def test_a_sealed_case_is_shown_to_those_on_it(cast: Cast) -> None:
    case, _ = noticed(cast)
    assert due(cast.ida) != []
    seal_case(case=case, reasons="Covert enquiries.", actor=cast.cora.actor, at=at(17))
    assert due(cast.ida) == []
    assert due(cast.asha) != []


def test_a_batch_is_made_by_pressing_continue_and_sets_aside_what_lacks_facts(cast: Cast) -> None:
    first, _ = noticed(cast)
    second, subject = noticed(cast)
    ready(first, cast)
    page = reverse("cases:letters-due")
    found = cast.asha.client.get(page).context["found"]
    assert {each.case_ref for each in found} == {first.ref, second.ref}
    begun = cast.asha.client.post(page, {"letters": [each.key for each in found]})
    batch = Batch.objects.get()
    assert begun["Location"] == reverse("cases:letter-batch", args=[batch.ref])
    waiting = cast.asha.client.get(begun["Location"]).content.decode()
    assert "0 of 2 letters done" in waiting
    assert "Continue" in waiting
    cast.asha.client.post(begun["Location"])
    done = cast.asha.client.get(begun["Location"]).content.decode()
    assert "2 of 2 letters done: 1 made, 1 set aside, 0 waiting." in done
    assert "Nothing is recorded since the officer last heard." in done
    assert reverse("cases:make-letter", args=[second.ref, "progress_officer", subject.ref]) in done
    assert [document.case_ref for document in Document.objects.all()] == [first.ref]
    ready(second, cast)
    cast.asha.client.post(begun["Location"], {"again": "1"})
    cast.asha.client.post(begun["Location"])
    assert "2 made, 0 set aside" in cast.asha.client.get(begun["Location"]).content.decode()


def test_a_batch_is_its_makers_alone(cast: Cast) -> None:
    noticed(cast)
    page = reverse("cases:letters-due")
    found = cast.asha.client.get(page).context["found"]
    begun = cast.asha.client.post(page, {"letters": [each.key for each in found]})
    assert cast.cora.client.get(begun["Location"]).status_code == 404
    assert cast.ed.client.post(begun["Location"]).status_code == 404


def test_letters_that_are_not_due_cannot_be_chosen(cast: Cast) -> None:
    case, subject = noticed(cast)
    seal_case(case=case, reasons="Covert enquiries.", actor=cast.cora.actor, at=at(17))
    answer = cast.ida.client.post(
        reverse("cases:letters-due"), {"letters": f"progress_officer {subject.ref}"}
    )
    assert answer.status_code == 200
    assert not Batch.objects.exists()
