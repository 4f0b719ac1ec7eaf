"""Appointment, notices in their order, interviews, reports, extensions."""

from datetime import date

import pytest

from peelian.access.refusals import Refused
from peelian.cases.models import Case, Member, Notice
from peelian.cases.services.directing import decide_handling
from peelian.cases.services.investigating import (
    appoint_investigator,
    extend_time,
    report_investigation,
    resume_investigation,
)
from peelian.cases.services.notifying import (
    arrange_interview,
    receive_representations,
    serve_notice,
    withhold_notice,
)
from peelian.cases.states import CaseStatus, Handling, MemberRole, NoticeKind
from peelian.law.service import Method
from peelian.people.services import add_post
from peelian.people.states import Category, Rank
from tests.cases.factories import about_ed, assessed, at, investigated, noticed

pytestmark = pytest.mark.django_db

APPOINTMENT = {
    "appointed_on": date(2023, 3, 13),
    "has_knowledge": True,
    "is_impartial": True,
    "reasons": "Trained, and from another command.",
    "at": at(13),
}


def internal(cast, case):
    return decide_handling(
        case=case, handling=Handling.INTERNAL, reasons="Internal.", actor=cast.cora.actor, at=at(13)
    )


def test_the_authority_appoints_and_the_case_is_under_investigation(cast):
    case, _ = investigated(cast)
    assert case.status == CaseStatus.UNDER_INVESTIGATION
    assert Member.objects.get(case=case, role=MemberRole.LEAD).account_ref == cast.asha.account.ref


@pytest.mark.parametrize("missing", ["has_knowledge", "is_impartial"])
def test_an_investigator_needs_knowledge_and_impartiality(cast, missing):
    case, _ = assessed(cast)
    case = internal(cast, case)
    facts = APPOINTMENT | {"investigator_ref": cast.asha.account.ref, "actor": cast.cora.actor}
    with pytest.raises(Refused, match="reg 15"):
        appoint_investigator(case=case, **(facts | {missing: False}))
    appoint_investigator(case=case, **facts)


def test_the_subject_cannot_be_appointed(cast):
    case, _ = assessed(cast)
    case = internal(cast, case)
    with pytest.raises(Refused, match="concerned in this matter"):
        appoint_investigator(
            case=case, investigator_ref=cast.ed.account.ref, actor=cast.cora.actor, **APPOINTMENT
        )


def test_someone_under_the_subjects_management_cannot_be_appointed(cast):
    case, _ = assessed(cast)
    case = internal(cast, case)
    add_post(
        person_ref=cast.ben.person.ref,
        category=Category.OFFICER,
        force_name="Wealdmoor Constabulary",
        number="2231",
        rank=Rank.CONSTABLE,
        unit="Response West",
        line_manager_ref=cast.ed.person.ref,
        from_date=date(2020, 1, 6),
        actor=cast.hugh.actor,
        at=at(9),
    )
    with pytest.raises(Refused, match="under the management of a subject"):
        appoint_investigator(
            case=case, investigator_ref=cast.ben.account.ref, actor=cast.cora.actor, **APPOINTMENT
        )
    appoint_investigator(
        case=case, investigator_ref=cast.asha.account.ref, actor=cast.cora.actor, **APPOINTMENT
    )


def test_an_internal_investigation_follows_an_assessment(cast):
    case, _ = about_ed(cast)
    case = internal(cast, case)
    with pytest.raises(Refused, match="Assess severity first"):
        appoint_investigator(
            case=case, investigator_ref=cast.asha.account.ref, actor=cast.cora.actor, **APPOINTMENT
        )


def given(cast, subject, kind, day, **facts):
    told = {
        "text": "The words of the notice.",
        "method": Method.IN_PERSON,
        "sent_at": at(day, 11),
        "actor": cast.asha.actor,
        "at": at(20),
    }
    return serve_notice(subject=subject, kind=kind, **(told | facts))


def test_no_notice_before_the_appointment(cast):
    _, subject = investigated(cast)
    with pytest.raises(Refused, match="before the investigator is appointed"):
        given(cast, subject, NoticeKind.INVESTIGATION, 12)
    assert not Notice.objects.exists()
    assert given(cast, subject, NoticeKind.INVESTIGATION, 13).deemed_on == date(2023, 3, 13)


def test_no_terms_before_the_notice_of_investigation(cast):
    _, subject = investigated(cast)
    with pytest.raises(Refused, match="before the notice of investigation"):
        given(cast, subject, NoticeKind.TERMS, 14)
    given(cast, subject, NoticeKind.INVESTIGATION, 14)
    given(cast, subject, NoticeKind.TERMS, 15)


def test_in_2023_the_law_deems_no_day_for_post_so_the_day_of_receipt_is_asked(cast):
    _, subject = investigated(cast)
    with pytest.raises(Refused, match="Give the day on which the notice reached"):
        given(cast, subject, NoticeKind.INVESTIGATION, 14, method=Method.POST)
    notice = given(
        cast, subject, NoticeKind.INVESTIGATION, 14, method=Method.POST, received_on=date(2023, 3, 17)
    )
    assert notice.deemed_on == date(2023, 3, 17)


def test_only_the_appointed_investigator_gives_notices(cast):
    _, subject = investigated(cast)
    with pytest.raises(Refused, match="Only an investigator appointed"):
        given(cast, subject, NoticeKind.INVESTIGATION, 14, actor=cast.ben.actor)


def test_no_interview_before_the_terms_of_reference(cast):
    _, subject = investigated(cast)
    given(cast, subject, NoticeKind.INVESTIGATION, 14)
    interview = {
        "subject": subject,
        "specified_on": date(2023, 3, 28),
        "actor": cast.asha.actor,
        "at": at(20),
    }
    with pytest.raises(Refused, match="before any interview"):
        arrange_interview(**interview)
    given(cast, subject, NoticeKind.TERMS, 15)
    assert arrange_interview(**interview).specified_on == date(2023, 3, 28)


def test_withholding_is_a_decision_with_reasons(cast):
    case, subject = investigated(cast)
    withhold_notice(
        subject=subject,
        kind=NoticeKind.INVESTIGATION,
        reasons="Phones would be wiped.",
        actor=cast.asha.actor,
        at=at(14),
    )
    assert case.decisions.filter(kind="withholding", reasons="Phones would be wiped.").exists()


def test_representations_answer_a_notice(cast):
    _, subject = investigated(cast)
    said = {"subject": subject, "by_whom": "The subject", "text": "It was a joke.", "actor": cast.asha.actor}
    with pytest.raises(Refused, match="has to be given first"):
        receive_representations(received_on=date(2023, 3, 20), at=at(20), **said)
    given(cast, subject, NoticeKind.INVESTIGATION, 14)
    assert receive_representations(received_on=date(2023, 3, 20), at=at(20), **said).ref


def test_a_report_goes_to_the_authority_who_may_send_the_case_back(cast):
    case, _ = noticed(cast)
    report_investigation(case=case, reported_on=date(2023, 6, 1), actor=cast.asha.actor, at=at(1, month=6))
    case.refresh_from_db()
    assert case.status == CaseStatus.REPORTED
    resume_investigation(case=case, reasons="One more witness.", actor=cast.cora.actor, at=at(2, month=6))
    assert Case.objects.get(pk=case.pk).status == CaseStatus.UNDER_INVESTIGATION


def test_time_is_extended_only_where_the_provision_lets_somebody(cast):
    case, subject = noticed(cast)
    more = {
        "case": case,
        "until": date(2023, 4, 20),
        "reasons": "The subject is ill.",
        "concerns": subject.ref,
        "actor": cast.asha.actor,
        "at": at(16),
    }
    with pytest.raises(Refused, match="cannot be extended"):
        extend_time(rule="pcr_reg17_progress_first", **more)
    with pytest.raises(Refused, match="no_such_rule"):
        extend_time(rule="no_such_rule", **more)
    extend_time(rule="pcr_reg18_representations", **more)
    assert case.decisions.filter(kind="extension").exists()
