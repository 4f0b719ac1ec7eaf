"""The pages, through the real client: every form without script, every refusal a sentence on the page."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from peelian.ledger.events import Stream
from peelian.ledger.queries import entries_about
from peelian.reports import services
from peelian.reports.models import Report
from peelian.reports.states import CHANNEL_LABELS, Channel, DocumentState, ReportStatus, ReviewStatus
from tests.cast import Cast
from tests.reports.making import AT, NEWS, add, read, record

DAYS = {
    "received_on": "2023-03-09",
    "came_to_attention_on": "2023-03-09",
}


def page(report: Report, name: str = "report", *more: str) -> str:
    return reverse(f"reports:{name}", args=[report.ref, *more])


def text_of(answer) -> str:
    """The words of a page, without the markup."""
    body = re.sub(r"<(script|style).*?</\1>", " ", answer.content.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def looks_at(kind: str, ref: str) -> int:
    return sum(1 for entry in entries_about("record", ref, stream=Stream.LOOKS) if entry.event.kind == kind)


@pytest.mark.parametrize("channel", list(Channel))
def test_every_channel_asks_its_own_questions_and_records(cast: Cast, channel: Channel) -> None:
    url = reverse("reports:record", args=[channel.value])
    shown = cast.ida.client.get(url)
    assert shown.status_code == 200
    assert CHANNEL_LABELS[channel].lower() in text_of(shown)
    sent = {
        **DAYS,
        "title": "Missing cash",
        "source_name": "Mrs Tansley",
        "text": "The officer took the money.",
    }
    answer = cast.ida.client.post(url, sent, follow=True)
    assert Report.objects.get().channel == channel
    assert "Missing cash" in text_of(answer)


def test_the_first_question_leads_to_the_form(cast: Cast) -> None:
    answer = cast.ida.client.post(reverse("reports:new"), {"channel": "court"})
    assert answer.headers["Location"] == reverse("reports:record", args=["court"])
    empty = cast.ida.client.post(reverse("reports:new"), {})
    assert "Select how the report came in" in text_of(empty)
    assert cast.ida.client.get(reverse("reports:record", args=["rumour"])).status_code == 404


def test_a_report_and_its_documents_are_saved_although_one_is_empty(cast: Cast) -> None:
    files = [
        SimpleUploadedFile("news.txt", NEWS.encode()),
        SimpleUploadedFile("empty.txt", b""),
        SimpleUploadedFile("fake.pdf", b"no pdf"),
    ]
    sent = {**DAYS, "title": "Claims", "source_name": "Harbour Radio", "text": "", "documents": files}
    answer = cast.ida.client.post(reverse("reports:record", args=["media"]), sent, follow=True)
    report = Report.objects.get()
    states = dict(report.documents.values_list("filename", "state"))
    assert states == {
        "news.txt": DocumentState.READABLE,
        "empty.txt": DocumentState.UNREADABLE,
        "fake.pdf": DocumentState.UNREADABLE,
    }
    words = text_of(answer)
    for trouble in report.documents.exclude(trouble="").values_list("trouble", flat=True):
        assert " ".join(trouble.split()) in words


def test_wrong_answers_come_back_as_sentences(cast: Cast) -> None:
    url = reverse("reports:record", args=["colleague"])
    sent = {**DAYS, "title": "", "received_on": "2999-01-01", "reporter_person_ref": "P-NOBODY00", "text": ""}
    words = text_of(cast.ida.client.post(url, sent))
    assert "There is a problem" in words
    assert "Nobody has the reference P-NOBODY00" in words
    words = text_of(cast.ida.client.post(url, {**DAYS, "title": "Nothing"}))
    assert "Type the account, or add at least one document." in words
    sent = {
        **DAYS,
        "title": "Secret",
        "anonymous": "on",
        "source_name": "Mrs Tansley",
        "text": "The officer lied.",
    }
    assert "An anonymous report names nobody" in text_of(cast.ida.client.post(url, sent))
    assert not Report.objects.exists()


def test_the_page_marks_each_statement_in_place_and_records_the_look(cast: Cast) -> None:
    report = read(cast)
    answer = cast.cora.client.get(page(report))
    html = answer.content.decode()
    assert answer.status_code == 200
    marks = re.findall(r'<mark class="reports-said reports-said--(\w+)">', html)
    assert {"confirmed", "alleged", "unknown", "opinion"} <= set(marks)
    source = re.search(r'<div class="reports-source"[^>]*>(.*?)</div>', html, flags=re.S).group(1)
    without_numbers = re.sub(r'<a class="reports-number".*?</a>', "", source, flags=re.S)
    assert unescape(re.sub(r"<[^>]+>", "", without_numbers)) == report.documents.get().text
    assert looks_at("report", report.ref) == 1


def test_the_authority_reads_why_it_cannot_review(cast: Cast) -> None:
    words = text_of(cast.cora.client.get(page(read(cast))))
    assert "Only an intake officer can decide about what the reading assistant proposes." in words


def test_the_markup_of_a_document_never_reaches_the_page(cast: Cast) -> None:
    report = record(cast, title="<b>bold</b>", text="The officer said <script>alert(1)</script> to me.")
    html = cast.ida.client.get(page(report)).content.decode()
    assert "<script>alert" not in html
    assert "<b>bold" not in html


def test_a_statement_is_accepted_from_the_list_with_one_button(cast: Cast) -> None:
    report = read(cast)
    statement = report.statements.first()
    sent = {"decision": "accepted", "based_on": 1}
    answer = cast.ida.client.post(page(report, "review-statement", statement.ref), sent)
    assert answer.headers["Location"].endswith(f"#{statement.ref}")
    statement.refresh_from_db()
    assert statement.status == ReviewStatus.ACCEPTED


def form_of(html: str) -> dict[str, str]:
    """What a browser would send back unchanged."""
    fields = dict(
        re.findall(r'<input[^>]*type="(?:text|hidden)"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', html)
    )
    fields |= dict(re.findall(r'name="([^"]+)"[^>]*type="(?:text|hidden)"[^>]*value="([^"]*)"', html))
    for name, inside in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', html, flags=re.S
    ):
        fields[name] = inside
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', html, flags=re.S):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        fields[name] = chosen.group(1) if chosen else ""
    return {name: unescape(value) for name, value in fields.items() if name != "csrfmiddlewaretoken"}


def test_a_form_sent_back_unchanged_accepts_and_a_changed_one_must_say_so(cast: Cast) -> None:
    report = read(cast)
    for statement in report.statements.all():
        url = page(report, "review-statement", statement.ref)
        sent = form_of(cast.ida.client.get(url).content.decode())
        assert sent["text"].strip() == statement.text.strip()
        words = text_of(
            cast.ida.client.post(url, {**sent, "decision": "accepted", "source": "Somebody else"})
        )
        assert "You changed the wording." in words
        answer = cast.ida.client.post(url, {**sent, "decision": "accepted"})
        assert answer.status_code == 302, text_of(answer)


def test_a_correction_of_the_day_is_kept(cast: Cast) -> None:
    report = read(cast)
    statement = report.statements.get(text__icontains="so far unclear")
    url = page(report, "review-statement", statement.ref)
    sent = form_of(cast.ida.client.get(url).content.decode()) | {
        "decision": "corrected",
        "text": "Arrested on suspicion of voyeurism.",
        "standing": "confirmed",
        "first_day-day": "10",
        "first_day-month": "3",
        "first_day-year": "2023",
        "reason": "Custody record.",
    }
    words = text_of(cast.ida.client.post(url, sent, follow=True))
    assert "Arrested on suspicion of voyeurism." in words
    assert "10 March 2023" in words
    history = text_of(cast.ida.client.get(url))
    assert "Corrected by Ida Brackenby" in history
    assert "Proposed by the reading assistant" in history
    assert "Custody record." in history


def test_the_second_reviewer_sees_the_first_decision_and_may_go_on_from_it(cast: Cast) -> None:
    report = read(cast)
    statement = report.statements.first()
    url = page(report, "review-statement", statement.ref)
    sent = {
        **form_of(cast.ed.client.get(url).content.decode()),
        "decision": "rejected",
        "reason": "Heading only.",
    }
    cast.ida.client.post(url, {"decision": "accepted", "based_on": 1})
    refused = cast.ed.client.post(url, sent)
    assert "Ida Brackenby accepted this" in text_of(refused)
    assert form_of(refused.content.decode())["based_on"] == "2"
    assert form_of(refused.content.decode())["reason"] == "Heading only."


def test_what_is_left_is_accepted_at_once_but_only_what_was_shown(cast: Cast) -> None:
    report = read(cast)
    html = cast.ida.client.get(page(report)).content.decode()
    shown = re.findall(r'name="statement" value="([^"]+)"', html)
    groups = re.findall(r'name="group" value="([^"]+)"', html)
    assert len(shown) == report.statements.count()
    services.add_text(report.ref, title="Late", text="The officer was seen.", actor=cast.ed.actor, at=AT)
    sent = {"statement": shown, "group": groups, "source": report.documents.first().ref, "page": "1"}
    cast.ida.client.post(page(report, "accept-remaining"), sent)
    waiting = report.statements.filter(status=ReviewStatus.PROPOSED)
    assert {statement.document.filename for statement in waiting} == {"Late.txt"}
    assert cast.ida.client.get(page(report, "accept-remaining")).status_code == 405


def test_groups_questions_and_proposals_are_decided_on_their_pages(cast: Cast) -> None:
    report = read(cast)
    group, question, proposal = report.groups.first(), report.questions.first(), report.proposals.first()
    url = page(report, "review-group", group.ref)
    sent = form_of(cast.ida.client.get(url).content.decode())
    cast.ida.client.post(url, {**sent, "decision": "corrected", "count": "3", "reason": "Counted."})
    assert group.reviews.get().count == 3
    url = page(report, "answer-question", question.ref)
    sent = form_of(cast.ida.client.get(url).content.decode()) | {
        "answer": "Not known yet.",
        "reason": "Asked.",
    }
    assert "Not known yet." in text_of(cast.ida.client.post(url, sent, follow=True))
    url = page(report, "review-proposal", proposal.ref)
    sent = form_of(cast.ida.client.get(url).content.decode())
    assert "Give the reasons for rejecting" in text_of(
        cast.ida.client.post(url, {**sent, "decision": "rejected"})
    )
    cast.ida.client.post(url, {**sent, "decision": "accepted"})
    assert proposal.decisions.count() == 1


def test_a_statement_is_added_by_its_words_whatever_their_line_ends(cast: Cast) -> None:
    report = read(cast)
    document = report.documents.get()
    url = page(report, "add-statement")
    sent = {"document": document.ref, "standing": "alleged", "words": "at a  summer\r\nparty"}
    cast.ida.client.post(url, sent)
    assert report.statements.filter(text="at a summer party").exists()
    for words, sentence in (("not there", "not in the source"), ("officer", "stand there")):
        assert sentence in text_of(cast.ida.client.post(url, {**sent, "words": words}))


def test_documents_and_pasted_text_are_added_later(cast: Cast) -> None:
    report = record(cast)
    url = page(report, "add-document")
    assert cast.ida.client.get(url).status_code == 200
    assert "Choose a document, or paste a text." in text_of(cast.ida.client.post(url, {}))
    sent = {"title": "Call", "text": "The officer was arrested on Wednesday.", "document_date": "2023-03-09"}
    words = text_of(cast.ida.client.post(url, sent, follow=True))
    assert "Call.txt was added and read." in words
    again = text_of(cast.ida.client.post(url, sent, follow=True))
    assert "already with this report" in again


def test_the_original_is_only_ever_a_download(cast: Cast) -> None:
    report = record(cast)
    data = b"<html><script>alert(1)</script>The officer was arrested.</html>"
    document = add(cast, report, data, name='evil".html')
    answer = cast.ida.client.get(page(report, "original", document.ref))
    assert b"".join(answer.streaming_content) == data
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    shown = cast.ida.client.get(page(report, "document", document.ref))
    assert document.sha256 in text_of(shown)
    assert looks_at("document", document.ref) == 2


def test_an_original_that_is_lost_or_was_never_kept_is_said(cast: Cast, settings, document_folder) -> None:
    report = record(cast)
    document = add(cast, report, b"one")
    (document_folder / document.path).unlink()
    lost = cast.ida.client.get(page(report, "original", document.ref))
    assert (lost.status_code, "is missing from the document store" in text_of(lost)) == (403, True)
    settings.PEELIAN_UPLOAD_LIMIT = 10
    large = add(cast, report, b"more than ten bytes", name="big.txt")
    answer = cast.ida.client.get(page(report, "original", large.ref))
    assert "the limit is 10 bytes" in text_of(answer)


def test_a_document_is_not_found_under_another_report(cast: Cast) -> None:
    document, other = add(cast, record(cast)), record(cast)
    for name in ("document", "original"):
        assert cast.ida.client.get(page(other, name, document.ref)).status_code == 404
    assert looks_at("document", document.ref) == 0


def test_closing_on_an_old_page_is_refused_and_then_goes_on(cast: Cast) -> None:
    report = record(cast)
    url = page(report, "close")
    sent = form_of(cast.ida.client.get(url).content.decode()) | {"reasons": "Not about this force."}
    add(cast, report)
    refused = cast.ida.client.post(url, sent)
    assert "changed after you opened the page" in text_of(refused)
    cast.ida.client.post(url, form_of(refused.content.decode()))
    report.refresh_from_db()
    assert report.status == ReportStatus.NO_FURTHER_ACTION
    assert "Not about this force." in text_of(cast.ida.client.get(page(report)))
    cast.ida.client.post(page(report, "reopen"), {"reasons": "A second account."})
    report.refresh_from_db()
    assert report.status == ReportStatus.BEING_READ


def test_saying_whom_it_is_about_hides_it_from_that_person(cast: Cast) -> None:
    report = read(cast)
    url = page(report, "mention")
    found = cast.ida.client.get(url, {"who": "Plumtreeve"})
    assert cast.ed.person.ref in found.content.decode()
    assert "Nobody fits" in text_of(cast.ida.client.get(url, {"who": "Nosuchname"}))
    assert cast.ed.client.get(page(report)).status_code == 200
    words = text_of(cast.ida.client.post(url, {"person": cast.ed.person.ref}, follow=True))
    assert "Ed Plumtreeve" in words
    document = report.documents.get().ref
    for address in (
        page(report),
        page(report, "document", document),
        page(report, "original", document),
        url,
    ):
        assert cast.ed.client.get(address).status_code == 404
    assert report.ref not in cast.ed.client.get(reverse("reports:list")).content.decode()
    sent = {"person": cast.ed.person.ref, "reasons": "Another of that name."}
    cast.ida.client.post(page(report, "withdraw-mention"), sent)
    assert cast.ed.client.get(page(report)).status_code == 200


def test_whoever_reports_themselves_is_led_away_from_the_report(cast: Cast) -> None:
    sent = {
        **DAYS,
        "title": "My own speeding",
        "text": "I was speeding.",
        "reporter_person_ref": cast.ed.person.ref,
    }
    answer = cast.ed.client.post(reverse("reports:record", args=["self_report"]), sent)
    assert answer.headers["Location"] == reverse("reports:list")
    report = Report.objects.get()
    assert cast.ed.client.get(page(report)).status_code == 404
    assert "I was speeding." in text_of(cast.ida.client.get(page(report)))


def test_nobody_is_offered_who_is_behind_the_actors_own_wall(cast: Cast) -> None:
    report = record(cast)
    url = page(report, "mention")
    assert "Nobody fits" in text_of(cast.ed.client.get(url, {"who": "Plumtreeve"}))
    assert cast.ed.client.post(url, {"person": cast.ed.person.ref}).status_code == 200
    assert not report.mentions.exists()


def test_sealing_letting_in_and_unsealing_on_pages(cast: Cast) -> None:
    report = record(cast)
    cast.ida.client.post(page(report, "seal"), {"reasons": "Covert."})
    assert cast.cora.client.get(page(report)).status_code == 404
    sent = {"account": cast.cora.account.ref, "reasons": "Decides."}
    cast.ida.client.post(page(report, "let-in"), sent)
    words = text_of(cast.cora.client.get(page(report)))
    assert "Those who can read it: Ida Brackenby, Cora Thistlewick." in words
    assert cast.ida.client.get(page(report, "unseal")).status_code == 403
    cast.cora.client.post(page(report, "unseal"), {"reasons": "Over."})
    assert cast.ed.client.get(page(report)).status_code == 200
