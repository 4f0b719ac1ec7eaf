"""Opening a case, deciding its handling, concluding and reopening it."""

from datetime import date

import pytest

from peelian.access.refusals import Hidden, Refused
from peelian.cases.events import CaseConcluded, CaseOpened
from peelian.cases.models import Case, Decision
from peelian.cases.services.concluding import conclude_case, reopen_case
from peelian.cases.services.deciding import log_decision
from peelian.cases.services.directing import decide_handling
from peelian.cases.services.opening import link_cases
from peelian.cases.states import CaseStatus, Conclusion, Handling, LinkKind, MatterType
from peelian.ledger.digests import digest_of
from peelian.ledger.queries import entries_about
from tests.cases.factories import THURSDAY, about_ed, at, opened

pytestmark = pytest.mark.django_db


def types_of(case: Case) -> list[str]:
    """The events of a case, in order, by class name."""
    return [type(entry.event).__name__ for entry in entries_about("case", case.ref)]


def test_an_intake_officer_opens_a_case_and_the_ledger_says_so(cast):
    case = opened(cast)
    entry = entries_about("case", case.ref)[0]
    assert isinstance(entry.event, CaseOpened)
    assert (entry.actor_ref, entry.event.came_to_attention_on) == (cast.ida.account.ref, THURSDAY)
    assert (case.status, case.version) == (CaseStatus.OPENED, 1)


def test_the_reasons_stay_in_the_room_and_the_ledger_holds_their_digest(cast):
    case = opened(cast, reasons="Because of the messages.")
    decision = Decision.objects.get(case=case)
    event = entries_about("case", case.ref)[0].event
    assert event.reasons == digest_of("Because of the messages.", decision.salt)


def test_an_investigator_cannot_open_one(cast):
    with pytest.raises(Refused, match="Only an intake officer"):
        opened(cast, actor=cast.asha.actor)
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"came_to_attention_on": date(2023, 3, 10)}, "cannot have come to attention on 10 March 2023"),
        ({"matter_type": MatterType.COMPLAINT}, "Give the date on which the complaint was made"),
        ({"complaint_made_on": date(2023, 3, 1)}, "Only a complaint has a date"),
        (
            {"matter_type": MatterType.COMPLAINT, "complaint_made_on": date(2023, 3, 10)},
            "cannot come to attention before it is made",
        ),
        ({"reasons": "  "}, "Give the reasons"),
    ],
)
def test_it_refuses_what_cannot_be_and_writes_nothing(cast, facts, sentence):
    with pytest.raises(Refused, match=sentence):
        opened(cast, **facts)
    assert not Case.objects.exists()


def test_a_report_that_the_actor_may_not_know_of_is_hidden(cast):
    with pytest.raises(Hidden):
        opened(cast, report_ref="R-00000000")


@pytest.mark.parametrize(
    ("matter_type", "handling", "sentence"),
    [
        (MatterType.RECORDABLE_CONDUCT, Handling.INTERNAL, "not investigated under Part 3"),
        (MatterType.CONDUCT, Handling.LOCAL_SPECIAL, "not under Schedule 3"),
        (MatterType.CONDUCT, Handling.OUTSIDE, "Only a complaint that need not be recorded"),
        (MatterType.RECORDABLE_CONDUCT, Handling.INDEPENDENT, "Only the oversight body"),
    ],
)
def test_a_matter_goes_only_through_its_own_door(cast, matter_type, handling, sentence):
    case = opened(cast, matter_type=matter_type)
    decision = {"case": case, "reasons": "So decided.", "actor": cast.cora.actor, "at": at(10)}
    with pytest.raises(Refused, match=sentence):
        decide_handling(handling=handling, **decision)
    fitting = Handling.INTERNAL if matter_type == MatterType.CONDUCT else Handling.LOCAL_SPECIAL
    assert decide_handling(handling=fitting, **decision).handling == fitting


def test_handling_is_for_the_appropriate_authority(cast):
    case = opened(cast)
    with pytest.raises(Refused, match="appropriate authority"):
        decide_handling(case=case, handling=Handling.INTERNAL, reasons="So.", actor=cast.ida.actor, at=at(10))


def test_a_concluded_case_is_closed_to_work_until_it_is_reopened(cast):
    case, _ = about_ed(cast)
    ended = conclude_case(
        case=case,
        conclusion=Conclusion.NO_ACTION,
        reasons="Nothing in it.",
        actor=cast.cora.actor,
        at=at(20),
    )
    assert (ended.status, ended.concluded_on) == (CaseStatus.CONCLUDED, date(2023, 3, 20))
    entry = {"what": "Spoke to the line manager", "authority": "Case management", "reasons": "To close it."}
    with pytest.raises(Refused, match="Reopen it first"):
        log_decision(case=ended, **entry, actor=cast.ida.actor, at=at(21))
    again = reopen_case(case=ended, reasons="New evidence.", actor=cast.cora.actor, at=at(22))
    assert (again.status, again.concluded_on, again.conclusion) == (CaseStatus.OPENED, None, "")
    log_decision(case=again, **entry, actor=cast.ida.actor, at=at(22))
    assert types_of(case)[-3:] == ["CaseConcluded", "CaseReopened", "DecisionLogged"]


def test_concluding_leaves_the_event_that_says_how(cast):
    case = opened(cast)
    conclude_case(
        case=case, conclusion=Conclusion.ERROR, reasons="Opened twice.", actor=cast.cora.actor, at=at(10)
    )
    event = entries_about("case", case.ref)[-1].event
    assert isinstance(event, CaseConcluded)
    assert (event.conclusion, event.concluded_on) == (Conclusion.ERROR, date(2023, 3, 10))


def test_only_cases_that_both_may_be_seen_can_be_linked(cast):
    case, other = opened(cast), opened(cast, title="The other", unit="Elsewhere")
    link = {"kind": LinkKind.SAME_INCIDENT, "reasons": "The same evening.", "at": at(10)}
    with pytest.raises(Hidden):
        link_cases(case=case, other_ref="C-00000000", actor=cast.ida.actor, **link)
    link_cases(case=case, other_ref=other.ref, actor=cast.ida.actor, **link)
    with pytest.raises(Refused, match="already linked"):
        link_cases(case=case, other_ref=other.ref, actor=cast.ida.actor, **link)
    with pytest.raises(Refused, match="to itself"):
        link_cases(case=case, other_ref=case.ref, actor=cast.ida.actor, **link)
