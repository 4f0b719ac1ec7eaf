"""Subjects, allegations and severity assessments."""

from datetime import date

import pytest

from peelian.access.refusals import Refused
from peelian.cases.models import Allegation, SeverityAssessment, Subject
from peelian.cases.policy import visible_cases
from peelian.cases.queries.history import histories, matters_of
from peelian.cases.services.assessing import assess_severity
from peelian.cases.services.subjects import (
    add_subject,
    change_allegation,
    identify_subject,
    make_allegation,
    remove_subject,
)
from peelian.cases.states import CaseStatus, SeverityResult
from peelian.people.services import add_person, add_post, merge_people
from peelian.people.states import Category, PersonKind, Rank
from tests.cases.factories import AT, THURSDAY, about_ed, at, opened

pytestmark = pytest.mark.django_db

ASSESSMENT = {
    "result": SeverityResult.GROSS_HEARING,
    "assessed_on": date(2023, 3, 10),
    "reasons": "If proved it would justify dismissal.",
    "at": at(10),
}


def test_a_subject_added_twice_is_refused_by_name(cast):
    case, _ = about_ed(cast)
    with pytest.raises(Refused, match="Ed Plumtreeve is already a subject"):
        add_subject(case=case, person_ref=cast.ed.person.ref, actor=cast.ida.actor, at=AT)
    assert Subject.objects.filter(case=case).count() == 1


def test_what_the_subject_was_at_the_time_is_kept(cast):
    _, subject = about_ed(cast)
    assert (subject.category, subject.rank, subject.former) == (Category.OFFICER, "constable", False)


def test_somebody_unknown_is_described_and_later_identified_without_losing_the_description(cast):
    case = opened(cast)
    words = "one of the ten under review"
    subject = add_subject(
        case=case, description=words, category=Category.POLICE_STAFF, actor=cast.ida.actor, at=AT
    )
    assert subject.person is None
    known = identify_subject(
        subject=subject, person_ref=cast.ed.person.ref, reasons="By the number.", actor=cast.ida.actor, at=AT
    )
    assert (known.person, known.category, known.description) == (cast.ed.person, Category.OFFICER, words)
    with pytest.raises(Refused, match="already identified"):
        identify_subject(
            subject=known, person_ref=cast.ed.person.ref, reasons="Again.", actor=cast.ida.actor, at=AT
        )


def test_it_needs_a_person_or_a_description(cast):
    case = opened(cast)
    with pytest.raises(Refused, match="Choose a person, or describe"):
        add_subject(case=case, description="a man", actor=cast.ida.actor, at=AT)


def test_a_removed_subject_can_be_added_again(cast):
    case, subject = about_ed(cast)
    remove_subject(subject=subject, reasons="Wrong person.", actor=cast.cora.actor, at=at(10))
    again = add_subject(case=case, person_ref=cast.ed.person.ref, actor=cast.ida.actor, at=at(11))
    assert again.ref != subject.ref


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"from_date": date(2023, 1, 5), "to_date": date(2023, 1, 4)}, "cannot end before it begins"),
        ({"from_date": date(2023, 4, 1)}, "cannot lie in the future"),
        ({"standards": []}, "which Standards"),
    ],
)
def test_an_allegation_that_cannot_be_is_refused(cast, facts, sentence):
    _, subject = about_ed(cast)
    before = Allegation.objects.count()
    told = {
        "category": "H1",
        "summary": "Said it.",
        "standards": ["SPB02"],
        "actor": cast.ida.actor,
        "at": AT,
    }
    with pytest.raises(Refused, match=sentence):
        make_allegation(subject=subject, **(told | facts))
    assert Allegation.objects.count() == before
    make_allegation(subject=subject, **told)


def test_two_people_changing_one_allegation_do_not_overwrite_each_other(cast):
    _, subject = about_ed(cast)
    allegation = subject.allegations.get()
    change = {"allegation": allegation, "based_on": 1, "category": "H2", "at": AT}
    change_allegation(summary="First.", actor=cast.ida.actor, **change)
    with pytest.raises(Refused, match="Someone else changed"):
        change_allegation(summary="Second.", actor=cast.cora.actor, **change)
    allegation.refresh_from_db()
    assert (allegation.summary, allegation.version) == ("First.", 2)


def test_the_authority_assesses_and_the_case_becomes_assessed(cast):
    case, subject = about_ed(cast)
    made = assess_severity(subject=subject, based_on=0, actor=cast.cora.actor, **ASSESSMENT)
    case.refresh_from_db()
    assert (made.version, case.status) == (1, CaseStatus.ASSESSED)


def test_an_investigator_does_not_assess_an_internal_matter(cast):
    _, subject = about_ed(cast)
    with pytest.raises(Refused, match="appropriate authority"):
        assess_severity(subject=subject, based_on=0, actor=cast.asha.actor, **ASSESSMENT)


def test_two_people_assessing_at_once_do_not_overwrite_each_other(cast):
    _, subject = about_ed(cast)
    assess_severity(subject=subject, based_on=0, actor=cast.cora.actor, **ASSESSMENT)
    with pytest.raises(Refused, match="Nothing of theirs was overwritten"):
        assess_severity(subject=subject, based_on=0, actor=cast.cora.actor, **ASSESSMENT)
    assert SeverityAssessment.objects.filter(subject=subject).count() == 1


def test_every_version_is_kept_with_its_reasons(cast):
    _, subject = about_ed(cast)
    assess_severity(subject=subject, based_on=0, actor=cast.cora.actor, **ASSESSMENT)
    lower = ASSESSMENT | {"result": SeverityResult.PRACTICE, "reasons": "Less than it seemed."}
    assess_severity(subject=subject, based_on=1, actor=cast.cora.actor, **lower)
    kept = [(a.version, a.decision.reasons) for a in subject.assessments.order_by("version")]
    assert kept == [(1, ASSESSMENT["reasons"]), (2, "Less than it seemed.")]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"assessed_on": date(2023, 3, 8)}, "when the matter came to attention"),
        ({"assessed_on": date(2023, 3, 11)}, "to today"),
        ({"result": SeverityResult.VETTING}, "28 May 2025"),
        ({"reasons": ""}, "Give the reasons"),
    ],
)
def test_an_assessment_that_cannot_be_is_refused(cast, facts, sentence):
    _, subject = about_ed(cast)
    with pytest.raises(Refused, match=sentence):
        assess_severity(subject=subject, based_on=0, actor=cast.cora.actor, **(ASSESSMENT | facts))
    assert not SeverityAssessment.objects.exists()


def test_staff_are_not_assessed_under_the_conduct_regulations(cast):
    case = opened(cast)
    subject = add_subject(case=case, person_ref=cast.fay.person.ref, actor=cast.ida.actor, at=AT)
    with pytest.raises(Refused, match="officers and special constables"):
        assess_severity(subject=subject, based_on=0, actor=cast.cora.actor, **ASSESSMENT)


def test_earlier_matters_of_a_subject_are_in_view_and_stop_at_the_walls(cast):
    about_ed(cast, title="An earlier matter", came_to_attention_on=date(2022, 5, 3))
    sealed, _ = about_ed(cast, title="A covert matter", sealed=True)
    case, _ = about_ed(cast)
    earlier = matters_of(cast.cora.actor, cast.ed.person.ref, leaving_out=case.ref)
    assert [matter.title for matter in earlier] == ["An earlier matter"]
    assert earlier[0].came_to_attention_on < THURSDAY
    seen_from_inside = matters_of(cast.ida.actor, cast.ed.person.ref, leaving_out=case.ref)
    assert sealed.ref in {matter.case_ref for matter in seen_from_inside}


def test_matters_under_a_record_that_was_merged_stay_in_view_and_behind_the_wall(cast):
    twin = add_person(
        kind=PersonKind.WORKFORCE,
        given_names="Edwin",
        family_name="Plumtreeve",
        actor=cast.hugh.actor,
        at=AT,
    )
    add_post(
        person_ref=twin.ref,
        category=Category.OFFICER,
        force_name="Wealdmoor Constabulary",
        number="9471",
        rank=Rank.CONSTABLE,
        unit="Response West",
        from_date=date(2019, 1, 7),
        actor=cast.hugh.actor,
        at=AT,
    )
    case = opened(cast, title="Under the other record")
    add_subject(case=case, person_ref=twin.ref, actor=cast.ida.actor, at=AT)
    assert visible_cases(cast.ed.actor).filter(pk=case.pk).exists()
    merge_people(
        keep_ref=cast.ed.person.ref,
        duplicate_ref=twin.ref,
        reasons="The same man.",
        actor=cast.hugh.actor,
        at=at(10),
    )
    assert [m.title for m in matters_of(cast.cora.actor, cast.ed.person.ref)] == ["Under the other record"]
    assert not visible_cases(cast.ed.actor).filter(pk=case.pk).exists()


def test_the_history_of_every_subject_is_beside_a_decision_about_the_case(cast):
    about_ed(cast, title="An earlier matter", came_to_attention_on=date(2022, 5, 3))
    case, _ = about_ed(cast)
    add_subject(
        case=case,
        description="a fifth member",
        category=Category.OFFICER,
        actor=cast.ida.actor,
        at=AT,
    )
    told = [(h.name, [m.title for m in h.earlier]) for h in histories(case, cast.cora.actor)]
    assert told == [("Ed Plumtreeve", ["An earlier matter"]), ("“a fifth member”", [])]
    for page in ("handle", "conclude", "referral/refer", "referral/grounds/DSI"):
        assert "An earlier matter" in cast.cora.client.get(f"/cases/{case.ref}/{page}/").content.decode()
