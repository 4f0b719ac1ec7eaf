"""The words of a case agree with themselves and with the law."""

import pytest

from peelian.access.refusals import Refused
from peelian.cases import states
from peelian.law.reference.conduct import SEVERITY_RESULTS
from peelian.law.reference.matters import HANDLING_FORMS, MATTER_TYPES

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        (states.MatterType, states.MATTER_SENTENCES),
        (states.Handling, states.HANDLING_SENTENCES),
        (states.CaseStatus, states.STATUS_SENTENCES),
        (states.CaseStatus, states.STATUS_LABELS),
        (states.CaseStatus, states.STATUS_OWNERS),
        (states.CaseStatus, states.STATUS_EVENTS),
        (states.CaseStatus, states.TRANSITIONS),
        (states.SeverityResult, states.SEVERITY_SENTENCES),
        (states.OversightMode, states.OVERSIGHT_SENTENCES),
        (states.NoticeKind, states.NOTICE_SENTENCES),
        (states.PartyRole, states.PARTY_LABELS),
        (states.MemberRole, states.MEMBER_LABELS),
        (states.DecisionKind, states.DECISION_LABELS),
        (states.Conclusion, states.CONCLUSION_LABELS),
        (states.LinkKind, states.LINK_LABELS),
        (states.DutyState, states.DUTY_LABELS),
    ],
)
def test_every_code_has_its_words(kind, labels):
    assert set(labels) == set(kind)


def test_the_codes_are_those_of_the_law():
    assert {m.value for m in states.MatterType} <= {item.code for item in MATTER_TYPES}
    assert {s.value for s in states.SeverityResult} == {item.code for item in SEVERITY_RESULTS}
    forms = {h.value for h in states.Handling} - {states.Handling.UNDECIDED.value}
    assert forms <= {item.code for item in HANDLING_FORMS}


def test_every_status_can_be_reached():
    reached, edge = {states.CaseStatus.OPENED}, {states.CaseStatus.OPENED}
    while edge:
        edge = {new for old in edge for new in states.TRANSITIONS[old]} - reached
        reached |= edge
    assert reached == set(states.CaseStatus)


def test_it_refuses_a_step_that_is_not_allowed_and_says_so():
    with pytest.raises(Refused, match="“Concluded” cannot become “Report received”"):
        states.check_transition(states.CaseStatus.CONCLUDED, states.CaseStatus.REPORTED)
    states.check_transition(states.CaseStatus.UNDER_INVESTIGATION, states.CaseStatus.REPORTED)
