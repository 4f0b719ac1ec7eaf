"""Questions and proposals: answered and decided by a person, and nothing follows by itself."""

import pytest

from peelian.access.refusals import Refused
from peelian.ledger.queries import entries_about
from peelian.reports import services
from peelian.reports.models import PeopleGroup, Proposal
from peelian.reports.states import ProposalStatus, QuestionStatus
from tests.cast import Cast
from tests.reports.making import AT, LATER, read


def test_an_answer_that_two_are_one_merges_nothing(cast: Cast) -> None:
    report = read(cast)
    question = next(q for q in report.questions.all() if len(q.group_refs) > 1)
    before = list(PeopleGroup.objects.order_by("id").values())
    facts = {"question_ref": question.ref, "actor": cast.ida.actor, "at": AT}
    with pytest.raises(Refused, match="Write the answer"):
        services.answer_question(report.ref, answer=" ", reason="x", based_on=1, **facts)
    with pytest.raises(Refused, match="reasons for the answer"):
        services.answer_question(report.ref, answer="Yes, one person.", reason=" ", based_on=1, **facts)
    services.answer_question(
        report.ref, answer="Yes, one person.", reason="Custody record.", based_on=1, **facts
    )
    question.refresh_from_db()
    assert question.status == QuestionStatus.ANSWERED
    assert list(PeopleGroup.objects.order_by("id").values()) == before
    assert entries_about("report", report.ref)[-1].type == "reports.question_answered"


def test_a_later_answer_stands_beside_the_first_and_an_old_page_is_refused(cast: Cast) -> None:
    report = read(cast)
    question = report.questions.first()
    facts = {"question_ref": question.ref, "actor": cast.ida.actor}
    services.answer_question(
        report.ref, answer="Not known.", reason="No reply yet.", based_on=1, at=AT, **facts
    )
    with pytest.raises(Refused, match="Ida Brackenby answered this on 9 March 2023"):
        services.answer_question(report.ref, answer="Yes.", reason="Guess.", based_on=1, at=LATER, **facts)
    services.answer_question(
        report.ref, answer="Yes.", reason="The force said so.", based_on=2, at=LATER, **facts
    )
    assert [given.answer for given in question.answers.all()] == ["Not known.", "Yes."]


def test_a_proposal_is_decided_and_may_be_decided_anew(cast: Cast) -> None:
    report = read(cast)
    proposal: Proposal = report.proposals.first()
    facts = {"proposal_ref": proposal.ref, "actor": cast.ida.actor, "at": AT}
    with pytest.raises(Refused, match="reasons for rejecting"):
        services.review_proposal(report.ref, became=ProposalStatus.REJECTED, based_on=1, **facts)
    services.review_proposal(report.ref, became=ProposalStatus.ACCEPTED, based_on=1, **facts)
    with pytest.raises(Refused, match="decided on this"):
        services.review_proposal(
            report.ref, became=ProposalStatus.REJECTED, based_on=1, reason="No.", **facts
        )
    with pytest.raises(Refused, match="already at"):
        services.review_proposal(report.ref, became=ProposalStatus.ACCEPTED, based_on=2, **facts)
    services.review_proposal(
        report.ref, became=ProposalStatus.REJECTED, based_on=2, reason="Outside the force.", **facts
    )
    proposal.refresh_from_db()
    assert proposal.status == ProposalStatus.REJECTED
    assert proposal.decisions.count() == 2


def test_the_authority_sees_questions_but_intake_answers_them(cast: Cast) -> None:
    report = read(cast)
    with pytest.raises(Refused, match="intake officer"):
        services.answer_question(
            report.ref,
            question_ref=report.questions.first().ref,
            answer="Yes.",
            reason="Known.",
            based_on=1,
            actor=cast.cora.actor,
            at=AT,
        )
