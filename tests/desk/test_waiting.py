"""The list of decisions that cases wait for is what the cases themselves say, live and rebuilt."""

import pytest
from django.core.management import call_command

from peelian.cases.queries.deciding import DecisionNeeded, decisions_needed
from peelian.cases.services.concluding import conclude_case, reopen_case
from peelian.cases.services.investigating import report_investigation, resume_investigation
from peelian.cases.services.referring import answer_ground, refer_case
from peelian.cases.services.subjects import remove_subject
from peelian.cases.states import Answer, Conclusion, MatterType
from peelian.desk.models import WaitingDecision
from peelian.desk.projections.deciding import rebuild
from tests.cases.factories import THURSDAY, about_ed, assessed, at, investigated, noticed, opened

pytestmark = pytest.mark.django_db
D = DecisionNeeded


def waits_for(case) -> set[str]:
    """What the case waits for by the live table, which must be what the case itself says."""
    kept = set(WaitingDecision.objects.filter(case_ref=case.ref).values_list("kind", flat=True))
    assert kept == {kind.value for kind in decisions_needed(case.ref)}
    return kept


def test_a_new_matter_waits_for_every_first_decision(cast):
    assert waits_for(opened(cast)) == {D.HANDLING}
    assert waits_for(about_ed(cast)[0]) == {D.HANDLING, D.SEVERITY}
    recordable, _ = about_ed(cast, matter_type=MatterType.RECORDABLE_CONDUCT)
    assert waits_for(recordable) == {D.HANDLING, D.REFERRAL_TEST}


def test_each_decision_leaves_the_list_when_it_is_taken(cast):
    assert waits_for(assessed(cast)[0]) == {D.HANDLING}
    assert waits_for(investigated(cast)[0]) == set()


def test_a_subject_who_was_removed_needs_no_assessment(cast):
    case, subject = about_ed(cast)
    remove_subject(subject=subject, reasons="Another officer.", actor=cast.cora.actor, at=at(10))
    assert waits_for(case) == {D.HANDLING}


def test_a_met_ground_waits_until_the_matter_is_referred(cast):
    case, _ = about_ed(cast, matter_type=MatterType.RECORDABLE_CONDUCT)
    answer_ground(
        case=case,
        ground="SERIOUS_CORRUPTION",
        answer=Answer.YES,
        clear_on=THURSDAY,
        reasons="It is alleged.",
        actor=cast.cora.actor,
        at=at(9, 12),
    )
    assert waits_for(case) == {D.HANDLING, D.REFER}
    refer_case(
        case=case,
        referred_on=at(10).date(),
        voluntary=False,
        reasons="A ground is met.",
        actor=cast.cora.actor,
        at=at(10),
    )
    assert waits_for(case) == {D.HANDLING}


def test_a_report_waits_until_it_is_decided_on(cast):
    case, _ = noticed(cast)
    case = report_investigation(case=case, reported_on=at(20).date(), actor=cast.asha.actor, at=at(20))
    assert waits_for(case) == {D.REPORT}
    resume_investigation(case=case, reasons="One more witness.", actor=cast.cora.actor, at=at(21))
    assert waits_for(case) == set()


def test_a_concluded_case_waits_for_nothing_until_it_is_reopened(cast):
    case, _ = about_ed(cast)
    case = conclude_case(
        case=case,
        conclusion=Conclusion.ERROR,
        reasons="Opened twice.",
        actor=cast.cora.actor,
        at=at(10),
    )
    assert waits_for(case) == set()
    reopen_case(case=case, reasons="It was not the same.", actor=cast.cora.actor, at=at(11))
    assert waits_for(case) == {D.HANDLING, D.SEVERITY}


def test_a_rebuilt_list_is_the_live_list(cast, capsys):
    about_ed(cast)
    investigated(cast)
    about_ed(cast, matter_type=MatterType.RECORDABLE_CONDUCT)
    live = set(WaitingDecision.objects.values_list("case_ref", "kind"))
    assert rebuild() == len(live)
    assert set(WaitingDecision.objects.values_list("case_ref", "kind")) == live
    call_command("waiting_rebuild")
    assert "4 decisions are waited for" in capsys.readouterr().out
