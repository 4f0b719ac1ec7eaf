"""Deciding about statements and groups: every decision kept, none lost, none made on an old version."""

import pytest
from django.db import IntegrityError, transaction

from peelian.access.refusals import Hidden, Refused
from peelian.ledger.digests import digest_of
from peelian.ledger.queries import entries_about
from peelian.reports import services
from peelian.reports.models import Report, Statement, StatementReview
from peelian.reports.queries import statement_card, statement_provenance
from peelian.reports.queries.wordings import wording_of
from peelian.reports.states import Origin, ReportStatus, ReviewStatus, Standing
from peelian.reports.wording import GroupWording, Wording, canonical
from tests.cast import Cast
from tests.reports.making import AT, LATER, add, read, record


def review(cast: Cast, statement: Statement, became: ReviewStatus, **about: object) -> StatementReview:
    facts = {"based_on": statement.version, "actor": cast.ida.actor, "at": AT} | about
    return services.review_statement(
        statement.report.ref, statement_ref=statement.ref, became=became, **facts
    )


def first(report: Report) -> Statement:
    return report.statements.get(text__icontains="so far unclear")


def test_accepting_is_kept_with_who_and_when(cast: Cast) -> None:
    statement = first(read(cast))
    made = review(cast, statement, ReviewStatus.ACCEPTED)
    card = statement_card(statement.ref)
    assert card.status == ReviewStatus.ACCEPTED
    assert (card.reviewed_by, card.reviewed_at) == ("Ida Brackenby", AT)
    event = entries_about("report", statement.report.ref)[-1].event
    assert event.words == digest_of(canonical(wording_of(made), ""), made.salt)


def test_a_correction_leaves_the_proposal_as_it_was(cast: Cast) -> None:
    """The offence is unknown on Thursday and known on Friday; both stay in view."""
    statement = first(read(cast))
    proposed = (statement.text, statement.standing, statement.source, statement.dates)
    review(cast, statement, ReviewStatus.ACCEPTED)
    statement.refresh_from_db()
    wording = Wording(
        text="He was detained on suspicion of voyeurism.", standing=Standing.CONFIRMED, source="The force"
    )
    about = {"wording": wording, "reason": "Call with the custody sergeant.", "at": LATER}
    review(cast, statement, ReviewStatus.CORRECTED, **about)
    statement.refresh_from_db()
    assert (statement.text, statement.standing, statement.source, statement.dates) == proposed
    card = statement_card(statement.ref)
    assert card.wording == wording
    steps = [(version.action_label, version.wording.standing) for version in card.versions]
    assert steps == [
        ("Proposed", Standing.UNKNOWN),
        ("Accepted", Standing.UNKNOWN),
        ("Corrected", Standing.CONFIRMED),
    ]
    assert card.versions[-1].at == LATER


@pytest.mark.parametrize(
    ("became", "about", "sentence"),
    [
        (ReviewStatus.REJECTED, {}, "reasons for rejecting"),
        (ReviewStatus.CORRECTED, {}, "reasons for correcting"),
        (ReviewStatus.CORRECTED, {"reason": "Wrong."}, "as it should be"),
        (
            ReviewStatus.CORRECTED,
            {"reason": "Wrong.", "wording": Wording(text=" ", standing=Standing.ALLEGED)},
            "as it should be",
        ),
        (ReviewStatus.PROPOSED, {"reason": "Back."}, "already at"),
    ],
)
def test_it_refuses_decisions_without_what_they_need(
    cast: Cast, became: ReviewStatus, about: dict, sentence: str
) -> None:
    statement = first(read(cast))
    with pytest.raises(Refused, match=sentence):
        review(cast, statement, became, **about)
    assert not StatementReview.objects.exists()
    review(cast, statement, ReviewStatus.REJECTED, reason="Not about this matter.")
    assert StatementReview.objects.get().action == ReviewStatus.REJECTED


def test_it_refuses_a_correction_that_changes_nothing(cast: Cast) -> None:
    statement = first(read(cast))
    with pytest.raises(Refused, match="Nothing was changed"):
        review(cast, statement, ReviewStatus.CORRECTED, reason="Typing.", wording=wording_of(statement))


def test_the_second_of_two_reviewers_is_told_who_was_first(cast: Cast) -> None:
    statement = first(read(cast))
    review(cast, statement, ReviewStatus.REJECTED, reason="Repeats number 3.", at=LATER)
    sentence = "Ida Brackenby rejected this on 10 March 2023 at 14:02, after you opened it"
    with pytest.raises(Refused, match=sentence):
        review(cast, statement, ReviewStatus.ACCEPTED, based_on=1, actor=cast.ed.actor, at=LATER)
    assert statement_card(statement.ref).status == ReviewStatus.REJECTED
    review(cast, statement, ReviewStatus.ACCEPTED, based_on=2, actor=cast.ed.actor, at=LATER)
    assert statement_card(statement.ref).reviewed_by == "Ed Plumtreeve"


def test_the_database_refuses_two_decisions_on_one_version(cast: Cast) -> None:
    made = review(cast, first(read(cast)), ReviewStatus.ACCEPTED)
    made.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


def test_it_refuses_reviewers_who_may_not_review(cast: Cast) -> None:
    statement = first(read(cast))
    with pytest.raises(Refused, match="intake officer"):
        review(cast, statement, ReviewStatus.ACCEPTED, actor=cast.cora.actor)
    with pytest.raises(Hidden):
        review(cast, statement, ReviewStatus.ACCEPTED, actor=cast.asha.actor)


def test_a_statement_of_another_report_is_not_found_under_this_one(cast: Cast) -> None:
    statement, other = first(read(cast)), record(cast)
    with pytest.raises(Hidden):
        services.review_statement(
            other.ref,
            statement_ref=statement.ref,
            became=ReviewStatus.ACCEPTED,
            based_on=1,
            actor=cast.ida.actor,
            at=AT,
        )


def test_the_report_is_ready_when_the_last_one_is_decided(cast: Cast) -> None:
    report = read(cast)
    left = first(report)
    others = list(report.statements.exclude(pk=left.pk).values_list("ref", flat=True))
    count = services.accept_all_remaining(report.ref, statement_refs=others, actor=cast.ida.actor, at=AT)
    report.refresh_from_db()
    assert count == len(others) + report.groups.count()
    assert report.status == ReportStatus.BEING_READ
    review(cast, left, ReviewStatus.ACCEPTED)
    report.refresh_from_db()
    assert report.status == ReportStatus.READY


def test_accepting_the_rest_records_each_and_leaves_what_others_decided(cast: Cast) -> None:
    report = read(cast)
    review(cast, first(report), ReviewStatus.REJECTED, reason="Not ours.", actor=cast.ed.actor)
    count = services.accept_all_remaining(report.ref, actor=cast.ida.actor, at=AT)
    events = [entry.type for entry in entries_about("report", report.ref)]
    accepted = events.count("reports.statement_reviewed") - 1 + events.count("reports.group_reviewed")
    assert count == accepted == report.statements.count() - 1 + report.groups.count()
    assert statement_card(first(report).ref).status == ReviewStatus.REJECTED
    assert services.accept_all_remaining(report.ref, actor=cast.ida.actor, at=AT) == 0


def test_a_person_adds_what_the_assistant_missed(cast: Cast) -> None:
    report = read(cast)
    document = report.documents.get()
    start = document.text.index("at a summer party")
    facts = {"document": document, "start": start, "end": start + 17, "standing": Standing.ALLEGED}
    facts |= {"source": "Harbour Radio", "actor": cast.ida.actor, "at": AT}
    statement = services.add_statement(report.ref, **facts)
    assert (statement.text, statement.origin) == ("at a summer party", Origin.PERSON)
    assert [v.action_label for v in statement_card(statement.ref).versions] == ["Added"]
    with pytest.raises(Refused, match="already a statement"):
        services.add_statement(report.ref, **facts)
    for start, end in ((-3, 4), (5, 5), (0, 10_000_000)):
        with pytest.raises(Refused, match="no words at that place"):
            services.add_statement(report.ref, **(facts | {"start": start, "end": end}))
    other = add(cast, record(cast), b"Something else was said.", name="other.txt")
    with pytest.raises(Refused, match="another report"):
        services.add_statement(report.ref, **(facts | {"document": other, "start": 0}))


def test_a_group_is_corrected_and_the_proposal_stays(cast: Cast) -> None:
    report = read(cast)
    group = report.groups.get(count=10)
    facts = {"group_ref": group.ref, "became": ReviewStatus.CORRECTED, "actor": cast.ida.actor, "at": AT}
    wording = GroupWording(role="officer", count=7, description="seven officers under review")
    with pytest.raises(Refused, match="reasons for correcting"):
        services.review_group(report.ref, based_on=1, wording=wording, **facts)
    services.review_group(report.ref, based_on=1, wording=wording, reason="The force's own count.", **facts)
    group.refresh_from_db()
    assert (group.count, group.reviews.get().count) == (10, 7)
    with pytest.raises(Refused, match="Ida Brackenby corrected this"):
        services.review_group(report.ref, based_on=1, wording=wording, reason="Again.", **facts)
    nobody = GroupWording(role="officer", count=0, description="nobody")
    with pytest.raises(Refused, match="at least one person"):
        services.review_group(report.ref, based_on=2, wording=nobody, reason="None.", **facts)


def test_provenance_names_the_document_and_keeps_the_order_asked(cast: Cast) -> None:
    report = read(cast)
    refs = list(report.statements.values_list("ref", flat=True))[::-1]
    cards = statement_provenance([*refs, "S-NOSUCH00"])
    assert [card.ref for card in cards] == refs
    assert {card.filename for card in cards} == {"news.txt"}
    assert {card.document_ref for card in cards} == {report.documents.get().ref}
