"""The referral test, the referral and the oversight body's decision."""

from datetime import date

import pytest

from peelian.access.refusals import Refused
from peelian.cases.queries.referral import referral_card
from peelian.cases.services.referring import answer_ground, record_oversight_decision, refer_case
from peelian.cases.states import Answer, Handling, MatterType, OversightMode
from tests.cases.factories import THURSDAY, at, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return opened(cast, matter_type=MatterType.RECORDABLE_CONDUCT)


def answered(cast, case, answer=Answer.YES, **facts):
    told = {
        "ground": "SERIOUS_CORRUPTION",
        "answer": answer,
        "clear_on": THURSDAY if answer == Answer.YES else None,
        "reasons": "Abuse of position for a sexual purpose is alleged.",
        "actor": cast.cora.actor,
        "at": at(10),
    }
    return answer_ground(case=case, **(told | facts))


def referred(cast, case, **facts):
    told = {
        "referred_on": date(2023, 3, 10),
        "voluntary": False,
        "reasons": "A mandatory ground is met.",
        "actor": cast.cora.actor,
        "at": at(10),
    }
    return refer_case(case=case, **(told | facts))


def test_a_yes_on_thursday_must_be_referred_by_friday(cast, case):
    answered(cast, case)
    card = referral_card(case, cast.cora.actor)
    assert (card.must_refer, card.due_on) == (True, date(2023, 3, 10))


def test_a_yes_on_friday_must_be_referred_by_saturday_since_the_day_is_a_calendar_day(cast, case):
    answered(cast, case, clear_on=date(2023, 3, 10))
    assert referral_card(case, cast.cora.actor).due_on == date(2023, 3, 11)


def test_a_late_referral_is_recorded_as_late_and_not_refused(cast, case):
    answered(cast, case)
    referred(cast, case, referred_on=date(2023, 3, 14), at=at(14))
    assert referral_card(case, cast.cora.actor).made[0].late


def test_a_later_answer_replaces_the_first_in_use_and_not_in_the_record(cast, case):
    answered(cast, case, Answer.NOT_YET)
    answered(cast, case)
    assert case.referral_answers.count() == 2
    assert referral_card(case, cast.cora.actor).answered == 1


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"clear_on": None}, "Give the day on which it became clear"),
        ({"clear_on": date(2023, 3, 8)}, "can have become clear only from 9 March 2023"),
        ({"clear_on": date(2023, 3, 11)}, "to today"),
        ({"ground": "NONSENSE"}, "not a ground that is asked"),
        ({"answer": Answer.NO, "clear_on": THURSDAY}, "belongs only to a yes"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(cast, case, facts, sentence):
    with pytest.raises(Refused, match=sentence):
        answered(cast, case, **facts)
    assert not case.referral_answers.exists()


def test_only_the_authority_answers_and_refers(cast, case):
    with pytest.raises(Refused, match="appropriate authority"):
        answered(cast, case, actor=cast.ida.actor)
    answered(cast, case)
    with pytest.raises(Refused, match="appropriate authority"):
        referred(cast, case, actor=cast.asha.actor)
    referred(cast, case)


def test_a_referral_is_mandatory_only_with_a_ground_and_voluntary_only_without(cast, case):
    with pytest.raises(Refused, match="No mandatory ground"):
        referred(cast, case)
    answered(cast, case)
    with pytest.raises(Refused, match="not voluntary"):
        referred(cast, case, voluntary=True)
    referred(cast, case)
    with pytest.raises(Refused, match="referred already"):
        referred(cast, case)


@pytest.mark.parametrize(
    ("mode", "handling"),
    [
        (OversightMode.LOCAL, Handling.LOCAL_SPECIAL),
        (OversightMode.DIRECTED, Handling.DIRECTED),
        (OversightMode.INDEPENDENT, Handling.INDEPENDENT),
        (OversightMode.RETURNED, Handling.UNDECIDED),
    ],
)
def test_the_handling_follows_from_what_the_oversight_body_decides(cast, case, mode, handling):
    answered(cast, case)
    referred(cast, case)
    record_oversight_decision(
        case=case,
        mode=mode,
        decided_on=date(2023, 3, 14),
        reasons="As its letter says.",
        actor=cast.cora.actor,
        at=at(14),
    )
    case.refresh_from_db()
    assert case.handling == handling


def test_there_is_no_decision_without_a_referral(cast, case):
    with pytest.raises(Refused, match="no referral yet"):
        record_oversight_decision(
            case=case,
            mode=OversightMode.LOCAL,
            decided_on=date(2023, 3, 14),
            reasons="So.",
            actor=cast.cora.actor,
            at=at(14),
        )
