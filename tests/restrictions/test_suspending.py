"""Suspending an officer: the gate, the two conditions, and the authority of somebody else."""

from datetime import date

import pytest

from peelian.access.permissions import Role
from peelian.access.refusals import Refused
from peelian.access.services import grant_role
from peelian.cases.services.concluding import conclude_case
from peelian.cases.states import Conclusion
from peelian.ledger.queries import entries_about
from peelian.restrictions.services.requesting import refuse_suspension
from peelian.restrictions.states import RestrictionStatus, Told
from tests.cast import Cast
from tests.restrictions.factories import (
    FIRST_REVIEW,
    MONDAY,
    at,
    authorised,
    found,
    investigated,
    requested,
    suspended,
)

pytestmark = pytest.mark.django_db


def test_a_suspension_is_asked_for_by_one_and_authorised_by_another(cast: Cast) -> None:
    restriction = suspended(cast)
    assert restriction.status == RestrictionStatus.IN_FORCE
    assert restriction.requested_by_ref == cast.cora.account.ref
    assert restriction.decided_by_ref == cast.petra.account.ref
    assert restriction.next_review_on == FIRST_REVIEW
    told = [
        entry.type for entry in entries_about("case", restriction.case.ref) if "restrictions." in entry.type
    ]
    assert told == [
        "restrictions.suspension_requested",
        "restrictions.suspension_authorised",
        "restrictions.restriction_imposed",
    ]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"duties": " "}, "alternative duties and about an alternative location"),
        ({"location": ""}, "alternative duties and about an alternative location"),
        ({"ruled_out": False}, "redeploy the person instead"),
        ({"prejudice": False}, "Neither condition is met"),
        ({"prejudice_why": ""}, "condition A"),
        ({"public_interest": True}, "condition B"),
        ({"considered_on": date(2023, 3, 14)}, "cannot be in the future"),
    ],
)
def test_every_part_of_the_gate_is_needed_with_its_reasons(
    cast: Cast, facts: dict[str, object], sentence: str
) -> None:
    _, subject = investigated(cast)
    with pytest.raises(Refused, match=sentence):
        requested(cast, subject, gate=found(**facts))
    assert requested(cast, subject).status == RestrictionStatus.REQUESTED


def test_either_condition_is_enough(cast: Cast) -> None:
    _, subject = investigated(cast)
    gate = found(
        prejudice=False,
        prejudice_why="",
        public_interest=True,
        public_interest_why="The allegation is grave.",
    )
    assert requested(cast, subject, gate=gate).gate.public_interest


def test_it_takes_reasons(cast: Cast) -> None:
    _, subject = investigated(cast)
    with pytest.raises(Refused, match="Give the reasons"):
        requested(cast, subject, reasons=" ")


@pytest.mark.parametrize("who", ["asha", "ben", "ida", "petra", "hugh", "ed", "lena"])
def test_only_the_authority_asks_for_it(cast: Cast, who: str) -> None:
    _, subject = investigated(cast)
    with pytest.raises(Refused, match="appropriate authority"):
        requested(cast, subject, actor=getattr(cast, who).actor)


@pytest.mark.parametrize("who", ["cora", "asha", "ben", "ida", "ada"])
def test_only_a_senior_officer_authorises_it(cast: Cast, who: str) -> None:
    _, subject = investigated(cast)
    restriction = requested(cast, subject)
    with pytest.raises(Refused, match="Only a senior officer"):
        authorised(cast, restriction, actor=getattr(cast, who).actor)
    assert authorised(cast, restriction).status == RestrictionStatus.IN_FORCE


def test_nobody_authorises_what_they_asked_for(cast: Cast) -> None:
    grant_role(account=cast.petra.account, role=Role.AUTHORITY, actor=cast.ada.actor, at=at(9))
    _, subject = investigated(cast)
    restriction = requested(cast, subject, actor=cast.petra.actor)
    with pytest.raises(Refused, match="another senior officer"):
        authorised(cast, restriction)


def test_the_role_is_not_enough_without_the_rank(cast: Cast) -> None:
    """Ben is a constable: nobody above chief superintendent, whatever role somebody gave him."""
    grant_role(account=cast.ben.account, role=Role.SENIOR, actor=cast.ada.actor, at=at(9))
    _, subject = investigated(cast)
    restriction = requested(cast, subject)
    with pytest.raises(Refused, match="ranks above chief superintendent"):
        authorised(cast, restriction, actor=cast.ben.actor)


def test_what_is_not_authorised_never_binds_and_can_be_asked_for_again(cast: Cast) -> None:
    _, subject = investigated(cast)
    restriction = requested(cast, subject)
    refused = refuse_suspension(
        restriction=restriction, reasons="The control room would do.", actor=cast.petra.actor, at=at(13, 12)
    )
    assert (refused.status, refused.imposed_on) == (RestrictionStatus.REFUSED, None)
    with pytest.raises(Refused, match="decided already"):
        authorised(cast, refused)
    assert requested(cast, subject).ref != refused.ref


def test_the_same_suspension_is_not_asked_for_twice(cast: Cast) -> None:
    restriction = suspended(cast)
    with pytest.raises(Refused, match="asked for or in force"):
        requested(cast, restriction.officer)


def test_it_cannot_begin_before_redeployment_was_considered(cast: Cast) -> None:
    _, subject = investigated(cast)
    restriction = requested(cast, subject)
    with pytest.raises(Refused, match="it comes first"):
        authorised(cast, restriction, imposed_on=date(2023, 3, 10))


def test_told_in_writing_needs_no_confirmation(cast: Cast) -> None:
    _, subject = investigated(cast)
    assert authorised(cast, requested(cast, subject), told=Told.IN_WRITING).confirmed_on == MONDAY


def test_a_concluded_case_restricts_nobody_new(cast: Cast) -> None:
    case, subject = investigated(cast)
    conclude_case(
        case=case, conclusion=Conclusion.NO_ACTION, reasons="Unfounded.", actor=cast.cora.actor, at=at(13)
    )
    subject.case.refresh_from_db()
    with pytest.raises(Refused, match="concluded"):
        requested(cast, subject)
