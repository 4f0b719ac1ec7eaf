"""Taking in reports: recorded with what belongs to them, refused when the facts cannot be."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from peelian.access.refusals import Refused
from peelian.ledger.queries import entries_about
from peelian.reports import services
from peelian.reports.models import Report
from peelian.reports.policy import visible_reports
from peelian.reports.states import Channel, ReportStatus, ReviewStatus
from tests.cast import Cast
from tests.reports.making import AT, LATER, NEWS, add, read, record


def types_about(report: Report) -> list[str]:
    return [entry.type.removeprefix("reports.") for entry in entries_about("report", report.ref)]


def test_it_records_a_report_and_leaves_an_event_without_words(cast: Cast) -> None:
    report = record(cast, text="PC Hollowbrook took the money, said Mrs Tansley.")
    recorded, read_event, _ = entries_about("report", report.ref)
    assert recorded.type == "reports.report_recorded"
    assert recorded.event.came_to_attention_on == date(2023, 3, 9)
    assert read_event.event.statements == report.statements.count() > 0
    assert "Hollowbrook" not in repr([recorded.event, read_event.event])
    assert "Harbour" not in repr(recorded.event)


def test_it_refuses_those_who_do_not_take_in_reports(cast: Cast) -> None:
    for member in (cast.asha, cast.cora, cast.fay, cast.gus, cast.petra):
        with pytest.raises(Refused, match="intake officer"):
            record(cast, actor=member.actor)
    assert record(cast, actor=cast.ida.actor).status == ReportStatus.RECEIVED


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"received_at": AT + timedelta(minutes=1)}, "received in the future"),
        ({"came_to_attention_on": date(2023, 3, 10)}, "come to attention in the future"),
        ({"came_to_attention_on": date(1063, 3, 9)}, "before 1964"),
        ({"received_at": datetime(1923, 3, 9, tzinfo=UTC)}, "before 1964"),
        ({"title": "  \n "}, "short title"),
        ({"anonymous": True}, "names nobody"),
    ],
)
def test_it_refuses_facts_that_cannot_be(cast: Cast, about: dict, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        record(cast, **about)
    assert not Report.objects.exists()


def test_the_authority_may_know_before_the_force_receives_or_after(cast: Cast) -> None:
    early = record(cast, came_to_attention_on=date(2023, 3, 1))
    late = record(cast, received_at=AT - timedelta(days=5))
    assert early.came_to_attention_on < early.received_at.date()
    assert late.received_at.date() < late.came_to_attention_on


def test_the_database_refuses_an_anonymous_report_that_names_its_source(cast: Cast) -> None:
    report = record(cast, anonymous=True, source_name="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(source_name="Mrs Tansley")


@pytest.mark.parametrize(
    "wrong",
    [{"status": "lost"}, {"channel": "rumour"}, {"status": "case_opened"}, {"status": "no_further_action"}],
)
def test_the_database_refuses_what_no_service_would_write(cast: Cast, wrong: dict) -> None:
    report = record(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**wrong)


def test_a_self_report_walls_the_person_who_made_it(cast: Cast) -> None:
    about = {"channel": Channel.SELF_REPORT, "source_name": "", "reporter_person_ref": cast.ed.person.ref}
    report = record(cast, **about)
    assert not visible_reports(cast.ed.actor).filter(pk=report.pk).exists()
    assert visible_reports(cast.ida.actor).filter(pk=report.pk).exists()
    assert "person_mentioned" in types_about(report)


def test_a_document_is_taken_apart_into_proposals_with_their_places(cast: Cast) -> None:
    report = read(cast)
    document = report.documents.get()
    statements = list(report.statements.all())
    assert document.document_date == date(2023, 3, 9)
    assert len(statements) >= 6
    assert all(document.text[s.start : s.end] == s.text for s in statements)
    assert {s.status for s in statements} == {ReviewStatus.PROPOSED}
    assert report.status == ReportStatus.BEING_READ
    assert types_about(report) == ["report_recorded", "document_added", "source_read", "reading_moved"]


def test_groups_stay_apart_and_their_meeting_is_a_question(cast: Cast) -> None:
    report = read(cast)
    counts = [group.count for group in report.groups.all()]
    assert {10, 2} <= set(counts)
    assert all(group.statements.exists() for group in report.groups.all())
    assert report.questions.exists()
    known = set(report.groups.values_list("ref", flat=True))
    assert all(set(question.group_refs) <= known for question in report.questions.all())


def test_a_second_document_goes_on_numbering_and_reopens_the_reading(cast: Cast) -> None:
    report = read(cast)
    services.accept_all_remaining(report.ref, actor=cast.ida.actor, at=AT)
    report.refresh_from_db()
    assert report.status == ReportStatus.READY
    more = b"On 10 March 2023 the force said the officer had been charged with voyeurism.\n"
    add(cast, report, more, name="statement.txt", at=LATER)
    report.refresh_from_db()
    ordinals = list(report.statements.values_list("ordinal", flat=True))
    assert ordinals == list(range(1, len(ordinals) + 1))
    assert report.status == ReportStatus.BEING_READ


def test_the_same_bytes_twice_are_refused_and_named(cast: Cast) -> None:
    report = read(cast)
    with pytest.raises(Refused, match=r"again\.txt is already with this report, byte for byte, as news\.txt"):
        add(cast, report, name="again.txt")
    other = record(cast, title="Another report of the same")
    assert add(cast, other).sha256 == report.documents.get().sha256


def test_pasted_text_is_kept_as_a_document(cast: Cast) -> None:
    report = record(cast)
    facts = {"title": "Phone call", "actor": cast.ida.actor, "at": AT}
    document = services.add_text(report.ref, text=NEWS, **facts)
    assert document.filename == "Phone call.txt"
    assert document.statements.exists()
    with pytest.raises(Refused, match="Type or paste"):
        services.add_text(report.ref, text="  ", **facts)


def test_the_authority_reads_reports_but_does_not_add_to_them(cast: Cast) -> None:
    report = record(cast)
    with pytest.raises(Refused, match="intake officer"):
        add(cast, report, actor=cast.cora.actor)
    assert not report.documents.exists()
