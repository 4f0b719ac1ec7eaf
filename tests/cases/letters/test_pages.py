"""The pages of letters, as people use them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from peelian.cases.documents.letter import LetterKind
from peelian.cases.models import Case, Notice
from peelian.documents.models import Document
from peelian.ledger.events import Stream
from peelian.ledger.queries import entries_about
from tests.cases.factories import investigated, noticed
from tests.cases.letters.making import made, with_party
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NOTICE = LetterKind.INVESTIGATION


def make_url(case: Case, kind: LetterKind, ref: str) -> str:
    return reverse("cases:make-letter", args=[case.ref, kind.value, ref])


def confirmed(client: Client, url: str, **said: str) -> str:
    """Ask for the preview, and make what it shows; where the browser is sent."""
    shown = client.post(url, said | {"preview": "1"})
    assert shown.status_code == 200
    seen = shown.context["draft"].seen
    assert seen, shown.context["draft"]
    answer = client.post(url, said | {"seen": seen, "confirm": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def test_the_list_says_what_each_letter_lacks_and_where_to_record_it(cast: Cast) -> None:
    case, subject = investigated(cast)
    page = cast.asha.client.get(reverse("cases:letters", args=[case.ref])).content.decode()
    assert "Draw up the terms of reference." in page
    assert reverse("cases:terms", args=[case.ref]) in page
    assert make_url(case, NOTICE, subject.ref) in page
    assert "This record is for the appropriate authority to make." in page


def test_a_letter_is_read_before_it_is_made(cast: Cast) -> None:
    case, subject = investigated(cast)
    url = make_url(case, NOTICE, subject.ref)
    unread = cast.asha.client.post(url, {"confirm": "1"})
    assert unread.status_code == 200
    assert not Document.objects.exists()
    where = confirmed(cast.asha.client, url)
    document = Document.objects.get()
    assert where == reverse("cases:letter", args=[document.ref])
    page = cast.asha.client.get(where).content.decode()
    assert "Your conduct is being investigated." in page
    assert document.renderings.get(copy="served", form="pdf").sha256 in page


def test_what_changed_since_it_was_read_is_read_again(cast: Cast) -> None:
    case, subject = noticed(cast)
    url = make_url(case, LetterKind.PROGRESS_OFFICER, subject.ref)
    seen = cast.asha.client.post(url, {"more": "Two were heard.", "preview": "1"}).context["draft"].seen
    answer = cast.asha.client.post(url, {"more": "Three were heard.", "seen": seen, "confirm": "1"})
    assert answer.status_code == 200
    assert "has changed since you read it" in answer.content.decode()
    assert not Document.objects.exists()


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("text", b"")])
def test_taking_it_out_is_recorded(cast: Cast, form: str, begins: bytes) -> None:
    case, subject = investigated(cast)
    document = made(case, NOTICE, subject.ref, by=cast.asha, on=date(2023, 3, 14))
    before = len(entries_about("record", document.ref, stream=Stream.LOOKS))
    answer = cast.ben.client.get(reverse("cases:letter-file", args=[document.ref, "served", form]))
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert "attachment" in answer["Content-Disposition"]
    assert "Plumtreeve" not in answer["Content-Disposition"]
    assert len(entries_about("record", document.ref, stream=Stream.LOOKS)) == before + 1


def test_recording_that_it_was_given_gives_the_notice(cast: Cast) -> None:
    case, subject = investigated(cast)
    document = made(case, NOTICE, subject.ref, by=cast.asha, on=date(2023, 3, 14))
    url = reverse("cases:serve-letter", args=[document.ref])
    given = {
        "method": "IN_PERSON", "sent_on-day": "15", "sent_on-month": "3", "sent_on-year": "2023",
        "sent_time": "11:00", "served_on": "PC Plumtreeve",
    }  # fmt: skip
    assert cast.asha.client.post(url, given).status_code == 302
    notice = Notice.objects.get(subject=subject)
    assert notice.deemed_on == date(2023, 3, 15)
    assert document.renderings.get(copy="served", form="pdf").sha256 in notice.text
    page = cast.asha.client.get(reverse("cases:letter", args=[document.ref])).content.decode()
    assert "Given on 15 March 2023" in page


def test_a_letter_that_was_refused_keeps_what_was_typed(cast: Cast) -> None:
    case, _ = noticed(cast)
    party = with_party(cast, case)
    url = make_url(case, LetterKind.PROGRESS_PARTY, party.ref)
    answer = cast.asha.client.post(url, {"more": "", "following": "The officer is asked.", "preview": "1"})
    page = answer.content.decode()
    assert "Nothing is recorded that they can be told." in page
    assert "The officer is asked." in page
    assert "question=What+complainants+and+others+can+be+told+of+progress" in page
