"""Whom a suspension reaches, and under which instrument on which day."""

from datetime import date

import pytest

from peelian.access.refusals import Refused
from peelian.people.services import end_post
from peelian.people.states import LeavingReason
from peelian.restrictions.review_days import REPRESENTATIONS, limit
from peelian.restrictions.services.imposing import suspend_staff
from peelian.restrictions.states import RestrictionKind, RestrictionStatus, Told
from tests.cast import Cast
from tests.restrictions.factories import (
    MONDAY,
    about,
    at,
    authorised,
    found,
    investigated,
    moment,
    requested,
    staff_suspended,
    suspended,
)

pytestmark = pytest.mark.django_db
VETTING = RestrictionKind.SUSPENSION_VETTING


def test_a_former_officer_cannot_be_suspended(cast: Cast) -> None:
    _, subject = investigated(cast)
    restriction = requested(cast, subject)
    end_post(
        post_ref=cast.ed.person.posts.get().ref,
        until_date=date(2023, 3, 14),
        leaving_reason=LeavingReason.RESIGNED,
        actor=cast.hugh.actor,
        at=at(14),
    )
    with pytest.raises(Refused, match=r"former officer cannot be suspended.*Sch 1 para 6"):
        authorised(cast, restriction, imposed_on=date(2023, 3, 15), at=at(15))


def test_the_regulations_do_not_reach_staff_and_the_refusal_names_the_other_way(cast: Cast) -> None:
    with pytest.raises(Refused, match=r"Suspend this person from employment instead.*PCR 2020 reg 2"):
        requested(cast, about(cast, cast.fay.person))


def test_staff_are_suspended_under_their_contract_by_the_authority_alone(cast: Cast) -> None:
    restriction = staff_suspended(cast)
    assert restriction.status == RestrictionStatus.IN_FORCE
    assert restriction.gate is None
    assert restriction.next_review_on == date(2023, 4, 10)
    assert limit(REPRESENTATIONS, restriction.kind, start=MONDAY) is None


def test_an_officer_is_not_suspended_under_a_contract(cast: Cast) -> None:
    _, subject = investigated(cast)
    with pytest.raises(Refused, match="not under a contract"):
        suspend_staff(
            subject=subject, imposed_on=MONDAY, told=Told.ORALLY, policy="Section 6", reasons="So.",
            actor=cast.cora.actor, at=at(13),
        )  # fmt: skip


def test_there_was_no_vetting_suspension_before_14_may_2025(cast: Cast) -> None:
    _, subject = investigated(cast)
    with pytest.raises(Refused, match="14 May 2025"):
        requested(cast, subject, kind=VETTING)
    early = requested(
        cast, subject, kind=VETTING, at=moment(2025, 5, 14), gate=found(considered_on=date(2025, 5, 13))
    )
    with pytest.raises(Refused, match="14 May 2025"):
        authorised(cast, early, imposed_on=date(2025, 5, 13), at=moment(2025, 5, 14))
    assert authorised(cast, early, imposed_on=date(2025, 5, 14), at=moment(2025, 5, 14)).imposed_on


def test_both_bases_stand_beside_each_other_with_clocks_of_their_own(cast: Cast) -> None:
    under_conduct = suspended(cast)
    late = {"at": moment(2025, 6, 2), "gate": found(considered_on=date(2025, 6, 2))}
    asked = requested(cast, under_conduct.officer, kind=VETTING, **late)
    under_vetting = authorised(cast, asked, imposed_on=date(2025, 6, 2), at=moment(2025, 6, 2))
    assert under_vetting.next_review_on == date(2025, 6, 30)
    assert under_conduct.next_review_on == date(2023, 4, 10)


def test_nobody_is_suspended_for_a_matter_before_it_came_to_attention(cast: Cast) -> None:
    _, subject = investigated(cast)
    asked = requested(cast, subject, gate=found(considered_on=date(2023, 3, 1)))
    with pytest.raises(Refused, match="came to attention on 9 March 2023"):
        authorised(cast, asked, imposed_on=date(2023, 3, 8))


def test_a_matter_under_the_regulations_of_2012_is_not_decided_here(cast: Cast) -> None:
    old = about(cast, cast.ed.person, came_to_attention_on=date(2020, 1, 31))
    with pytest.raises(Refused, match="2012"):
        requested(cast, old)
