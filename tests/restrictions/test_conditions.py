"""Conditions under force policy: from the catalogue, with their names, in versions, and what each forbids."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from peelian.access.refusals import Hidden, Refused
from peelian.ledger.queries import entries_about
from peelian.restrictions import conditions as catalogue
from peelian.restrictions.conditions import (
    CATALOGUE,
    ConditionCode,
    Forbidden,
    Parameter,
    Wanted,
    condition_of,
    forbidden_by,
    review_day,
    review_days_on,
)
from peelian.restrictions.models import Restriction, RestrictionCondition
from peelian.restrictions.policy import visible_restrictions
from peelian.restrictions.queries.conditions import all_versions, conditions_in_force
from peelian.restrictions.services.varying import change_conditions
from peelian.restrictions.states import NAMED_TRAITS, DutyTrait, RestrictionKind
from tests.cast import Cast
from tests.restrictions.factories import MONDAY, at, restricted, suspended

pytestmark = pytest.mark.django_db
THE_20TH = date(2023, 3, 20)


def changed(cast: Cast, restriction: Restriction, **facts: Any) -> Restriction:
    told = {"from_date": THE_20TH, "reasons": "More is known.", "actor": cast.cora.actor, "at": at(20)}
    return change_conditions(restriction=restriction, **(told | facts))


def codes(restriction: Restriction, on: date) -> set[str]:
    rows = Restriction.objects.filter(pk=restriction.pk)
    return {row.code for row in conditions_in_force(rows, on=on).get(restriction.ref, ())}


def test_every_code_is_in_the_catalogue_once_and_named_ones_ask_for_a_name() -> None:
    assert sorted(each.code for each in CATALOGUE) == sorted(ConditionCode)
    for each in CATALOGUE:
        assert each.meaning.endswith(".")
        if each.forbids & NAMED_TRAITS:
            assert each.parameter is not Parameter.NONE


def test_a_condition_forbids_what_a_machine_can_test() -> None:
    assert Forbidden(DutyTrait.PUBLIC_CONTACT) in forbidden_by("no_public_contact")
    assert Forbidden(DutyTrait.UNSUPERVISED_CONTACT) in forbidden_by("no_public_contact")
    assert forbidden_by("no_unsupervised_contact") == {Forbidden(DutyTrait.UNSUPERVISED_CONTACT)}
    assert forbidden_by("no_place", name="front desk") == {Forbidden(DutyTrait.PLACE, "front desk")}
    assert forbidden_by("daily_reporting") == frozenset()


def test_restricted_duties_take_at_least_one_condition(cast: Cast) -> None:
    with pytest.raises(Refused, match="at least one condition"):
        restricted(cast, conditions=())


@pytest.mark.parametrize("code", [ConditionCode.NO_SYSTEM, ConditionCode.NO_PLACE, ConditionCode.NO_PERSON])
def test_a_condition_that_needs_a_name_has_one(cast: Cast, code: ConditionCode) -> None:
    with pytest.raises(Refused, match="says nothing yet"):
        restricted(cast, conditions=(Wanted(code),))


def test_the_named_person_is_one_the_authority_may_see(cast: Cast) -> None:
    with pytest.raises(Hidden):
        restricted(cast, conditions=(Wanted(ConditionCode.NO_PERSON, person_ref="P-00000000"),))


def test_a_colleague_is_named_to_those_who_post_people_and_a_victim_is_not(cast: Cast) -> None:
    restriction = restricted(
        cast,
        conditions=(
            Wanted(ConditionCode.NO_PERSON, person_ref=cast.ben.person.ref),
            Wanted(ConditionCode.NO_PERSON, name="Woman A"),
        ),
    )
    colleague, victim = all_versions(restriction)
    assert "Ben Okaforde" in colleague.posting_sentence
    assert colleague.forbids == {Forbidden(DutyTrait.PERSON, cast.ben.person.ref)}
    assert "Woman A" in victim.sentence
    assert "Woman A" not in victim.posting_sentence


def test_a_variation_is_a_new_version_and_the_old_one_stays(cast: Cast) -> None:
    restriction = restricted(cast, conditions=(Wanted(ConditionCode.NO_SYSTEM, "Crime Records"),))
    first = restriction.conditions.get()
    changed(cast, restriction, add=(Wanted(ConditionCode.NO_SYSTEM, "Custody", replaces=first.ref),))
    rows = all_versions(restriction)
    assert [(row.number, row.version, row.until_date) for row in rows] == [(1, 1, THE_20TH), (1, 2, None)]
    told = entries_about("case", restriction.case.ref, ["restrictions.conditions_changed"])[-1].event
    assert (told.conditions, told.ended) == ((rows[1].ref,), (rows[0].ref,))
    assert told.codes == (ConditionCode.NO_SYSTEM,)


def test_what_bound_on_a_past_day_can_be_read(cast: Cast) -> None:
    restriction = restricted(cast)
    firearms = restriction.conditions.get(code="no_firearms")
    changed(cast, restriction, end=(firearms.ref,), add=(Wanted(ConditionCode.NO_DRIVING),))
    assert codes(restriction, MONDAY) == {"no_public_contact", "no_firearms"}
    assert codes(restriction, THE_20TH) == {"no_public_contact", "no_driving"}
    assert codes(restriction, date(2023, 3, 12)) == set()


def test_the_last_condition_is_not_ended_but_the_restriction(cast: Cast) -> None:
    restriction = restricted(cast, conditions=(Wanted(ConditionCode.NO_FIREARMS),))
    with pytest.raises(Refused, match="End the restriction itself"):
        changed(cast, restriction, end=(restriction.conditions.get().ref,))


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "Nothing was changed"),
        ({"end": ("RC-00000000",)}, "not in force any more"),
        ({"add": (Wanted(ConditionCode.NO_FIREARMS),)}, "a condition already"),
        ({"add": (Wanted(ConditionCode.NO_DRIVING),), "from_date": date(2023, 3, 10)}, "cannot come before"),
        ({"add": (Wanted(ConditionCode.NO_DRIVING),), "from_date": date(2023, 3, 21)}, "in the future"),
        ({"add": (Wanted(ConditionCode.NO_DRIVING),), "reasons": " "}, "Give the reasons"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(cast: Cast, facts: dict[str, Any], sentence: str) -> None:
    restriction = restricted(cast)
    with pytest.raises(Refused, match=sentence):
        changed(cast, restriction, **facts)
    assert changed(cast, restriction, add=(Wanted(ConditionCode.NO_DRIVING),))


def test_a_suspension_has_no_conditions(cast: Cast) -> None:
    with pytest.raises(Refused, match="Nobody works under a suspension"):
        changed(cast, suspended(cast), add=(Wanted(ConditionCode.NO_DRIVING),))


def test_a_condition_that_policy_no_longer_offers_is_not_imposed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    withdrawn = replace(condition_of("no_driving"), used_until=date(2023, 3, 1))
    monkeypatch.setitem(catalogue._BY_CODE, ConditionCode.NO_DRIVING, withdrawn)
    with pytest.raises(Refused, match="did not offer"):
        restricted(cast, conditions=(Wanted(ConditionCode.NO_DRIVING),))
    assert restricted(cast, kind=RestrictionKind.REDEPLOYMENT).kind == RestrictionKind.REDEPLOYMENT


def test_policy_sets_the_review_and_the_decision_may_set_another(cast: Cast) -> None:
    assert review_day(MONDAY) == date(2023, 4, 10)
    assert review_days_on(MONDAY) == 28
    restriction = restricted(cast, review_on=date(2023, 3, 27))
    assert (restriction.review_days, restriction.next_review_on) == (14, date(2023, 3, 27))
    with pytest.raises(Refused, match="comes after the day"):
        restricted(cast, subject=restriction.officer, kind=RestrictionKind.REDEPLOYMENT, review_on=MONDAY)


def test_the_database_keeps_one_live_version(cast: Cast) -> None:
    restriction = restricted(cast, conditions=(Wanted(ConditionCode.NO_SYSTEM, "Crime Records"),))
    changed(
        cast,
        restriction,
        add=(Wanted(ConditionCode.NO_SYSTEM, "B", replaces=restriction.conditions.get().ref),),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        RestrictionCondition.objects.update(until_date=None)
    assert visible_restrictions(cast.cora.actor).count() == 1
