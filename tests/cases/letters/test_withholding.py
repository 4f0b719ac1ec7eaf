"""Parts withheld under the harm test: out of the copy to give, in the full copy, and each a decision."""

from datetime import date

import pytest
from django.urls import reverse

from peelian.access.refusals import Refused
from peelian.cases.documents.letter import LetterKind
from peelian.cases.documents.withholding import Withholding
from peelian.cases.models import Case
from peelian.cases.states import DecisionKind
from peelian.documents.models import Document
from peelian.documents.services import read_document
from peelian.documents.states import Copy, Form
from peelian.ledger.queries import entries_about
from tests.cases.factories import noticed
from tests.cases.letters.making import made, moment
from tests.cast import Cast

pytestmark = pytest.mark.django_db
ON = date(2023, 4, 20)
WORDS = {"more": "The telephone of a witness was read.", "following": "An interview follows."}


def withheld(cast: Cast, **facts: object) -> tuple[Case, Document]:
    """A progress letter from which what was done is withheld."""
    case, subject = noticed(cast)
    told = {"part": "more", "ground": "f", "reasons": "The witness could be guessed."}
    document = made(
        case,
        LetterKind.PROGRESS_OFFICER,
        subject.ref,
        by=cast.asha,
        on=ON,
        words=WORDS,
        withheld=[Withholding(**told | facts)],  # type: ignore[arg-type]  # the fields of a withholding
    )
    return case, document


def words(cast: Cast, document: Document, copy: Copy) -> str:
    return read_document(
        cast.asha.actor, document.ref, at=moment(ON), form=Form.TEXT, copy=copy
    ).content.decode()


def test_it_is_out_of_one_copy_and_in_the_other(cast: Cast) -> None:
    _, document = withheld(cast)
    assert WORDS["more"] not in words(cast, document, Copy.SERVED)
    assert "[part withheld]" in words(cast, document, Copy.SERVED)
    assert WORDS["more"] in words(cast, document, Copy.FULL)
    assert "PCR 2020 reg 6(f)" in words(cast, document, Copy.FULL)


def test_the_reader_is_told_the_ground_only_if_that_was_chosen(cast: Cast) -> None:
    _, document = withheld(cast, tell_ground=True)
    assert "welfare and safety of an informant or a witness" in words(cast, document, Copy.SERVED)


def test_each_is_a_decision_with_its_reasons_off_the_ledger(cast: Cast) -> None:
    case, document = withheld(cast)
    decision = case.decisions.get(kind=DecisionKind.WITHHOLDING)
    assert document.ref in decision.what
    assert decision.reasons == "The witness could be guessed."
    logged = entries_about("case", case.ref, types=["cases.decision_logged"])
    assert [entry.event.decision for entry in logged] == [decision.ref]


@pytest.mark.parametrize("missing", [{"reasons": " "}, {"part": "greeting"}])
def test_it_needs_reasons_and_a_part_that_can_be_withheld(cast: Cast, missing: dict[str, str]) -> None:
    with pytest.raises(Refused):
        withheld(cast, **missing)
    assert not Document.objects.exists()


def test_the_full_copy_is_for_those_who_work_on_the_case(cast: Cast) -> None:
    _, document = withheld(cast)
    full = reverse("cases:letter-file", args=[document.ref, "full", "pdf"])
    served = reverse("cases:letter-file", args=[document.ref, "served", "pdf"])
    assert cast.ben.client.get(served).status_code == 200
    assert cast.ben.client.get(full).status_code == 403
    assert cast.asha.client.get(full).status_code == 200
    assert cast.ed.client.get(served).status_code == 404


def test_the_form_asks_for_ground_and_reasons(cast: Cast) -> None:
    case, subject = noticed(cast)
    url = reverse("cases:make-letter", args=[case.ref, "progress_officer", subject.ref])
    answer = cast.asha.client.post(url, WORDS | {"part_1": "more", "preview": "1"})
    assert answer.context["form"].errors.keys() == {"ground_1", "reasons_1"}
    chosen = {"part_1": "more", "ground_1": "a", "reasons_1": "Charges are pending.", "preview": "1"}
    page = cast.asha.client.post(url, WORDS | chosen).content.decode()
    assert "[part withheld]" in page
