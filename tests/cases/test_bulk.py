"""Bulk opening writes what the ordinary services write."""

from datetime import date

import pytest

from peelian.access.refusals import Refused
from peelian.cases.models import Case
from peelian.cases.services.bulk import PlannedCase, PlannedSubject, open_many
from peelian.cases.states import CaseStatus, MatterType
from peelian.ledger.queries import entries_about
from peelian.people.states import Category

pytestmark = pytest.mark.django_db

INVESTIGATED = [
    "CaseOpened",
    "SubjectAdded",
    "AllegationMade",
    "SeverityAssessed",
    "HandlingDecided",
    "MemberJoined",
    "InvestigatorAppointed",
    "NoticeServed",
    "NoticeServed",
]


def planned(cast, went=CaseStatus.UNDER_INVESTIGATION) -> PlannedCase:
    ed = cast.ed.person
    subject = PlannedSubject(ed.pk, ed.ref, Category.OFFICER, "constable", "Said it.", "H1", "SPB02")
    return PlannedCase(
        title="Planned",
        matter_type=MatterType.CONDUCT,
        unit="Investigations North",
        came_to_attention_on=date(2022, 3, 9),
        subjects=(subject,),
        lead=cast.asha.actor,
        went=went,
    )


@pytest.mark.parametrize("went", list(CaseStatus))
def test_a_case_reaches_the_status_it_was_planned_to_reach(cast, went):
    assert open_many([planned(cast, went)], intake=cast.ida.actor, authority=cast.cora.actor) == 1
    assert Case.objects.get().status == went


def test_the_events_are_those_of_the_ordinary_services_in_their_order(cast):
    open_many([planned(cast)], intake=cast.ida.actor, authority=cast.cora.actor)
    told = [type(entry.event).__name__ for entry in entries_about("case", Case.objects.get().ref)]
    assert told == INVESTIGATED


def test_it_takes_the_same_permissions(cast):
    with pytest.raises(Refused, match="an intake officer and the appropriate authority"):
        open_many([planned(cast)], intake=cast.asha.actor, authority=cast.cora.actor)
    assert not Case.objects.exists()
