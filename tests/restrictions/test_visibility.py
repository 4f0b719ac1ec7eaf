"""Who may know that somebody is restricted: the walls of the case, and inside them fewer still."""

from datetime import date

import pytest

from peelian.access.events import Walled
from peelian.access.refusals import Hidden
from peelian.access.services import declare_conflict
from peelian.cases.services.sealing import seal_case
from peelian.restrictions.policy import (
    get_restriction,
    get_review,
    may_read_of_case,
    visible_postings,
    visible_restrictions,
)
from peelian.restrictions.queries.lines import restrictions_of_case, restrictions_of_person, state_of
from peelian.restrictions.queries.postings import posting_lines
from tests.cast import Cast
from tests.restrictions.factories import about, at, proposed, restricted, suspended

pytestmark = pytest.mark.django_db
ON = date(2023, 4, 6)


def who_sees(cast: Cast, ref: str) -> set[str]:
    return {
        key
        for key, member in cast.everyone().items()
        if member.account and visible_restrictions(member.actor).filter(ref=ref).exists()
    }


def test_the_authority_senior_officers_and_the_investigator_of_the_case_see_it(cast: Cast) -> None:
    """Ben and Ida see the case, for Asha's unit and the department, and still not this."""
    assert who_sees(cast, suspended(cast).ref) == {"asha", "cora", "petra"}


def test_of_a_case_in_view_the_same_people_may_read_them(cast: Cast) -> None:
    case = suspended(cast).case
    seeing = [cast.asha, cast.ben, cast.cora, cast.ida, cast.petra]
    assert [may_read_of_case(member.actor, case) for member in seeing] == [True, False, True, False, True]


def test_the_person_restricted_never_sees_it(cast: Cast) -> None:
    restriction = suspended(cast)
    review = proposed(cast, restriction, held_on=ON)
    with pytest.raises(Hidden):
        get_restriction(cast.ed.actor, restriction.ref)
    with pytest.raises(Hidden):
        get_review(cast.ed.actor, review.ref)
    assert restrictions_of_person(cast.ed.actor, cast.ed.person.ref, on=ON) == ()
    assert state_of(cast.ed.actor, restriction.officer, on=ON) == ()


def test_in_a_sealed_case_only_those_on_it_see_it_and_hr_does_not(cast: Cast) -> None:
    restriction = restricted(cast)
    assert [line.name for line in posting_lines(cast.hugh.actor, on=ON)] == ["Ed Plumtreeve"]
    seal_case(case=restriction.case, reasons="Covert enquiries.", actor=cast.cora.actor, at=at(14))
    assert who_sees(cast, restriction.ref) == {"asha", "cora"}
    assert posting_lines(cast.hugh.actor, on=ON) == ()


def test_whoever_declared_a_conflict_does_not_see_it(cast: Cast) -> None:
    restriction = restricted(cast)
    for member in (cast.petra, cast.hugh):
        declare_conflict(
            kind=Walled.PERSON,
            against_ref=cast.ed.person.ref,
            reasons="We served together.",
            actor=member.actor,
            at=at(14),
        )
    assert who_sees(cast, restriction.ref) == {"asha", "cora"}
    assert posting_lines(cast.hugh.actor, on=ON) == ()


def test_hr_does_not_find_themselves_in_the_list(cast: Cast) -> None:
    restricted(cast, subject=about(cast, cast.hugh.person))
    assert posting_lines(cast.hugh.actor, on=ON) == ()
    assert len(posting_lines(cast.cora.actor, on=ON)) == 1


def test_a_request_is_no_posting_yet(cast: Cast) -> None:
    restriction = suspended(cast)
    assert visible_postings(cast.hugh.actor).get() == restriction
    assert not visible_postings(cast.ida.actor).exists()


def test_case_and_person_show_the_same_to_whoever_may_see_it(cast: Cast) -> None:
    restriction = suspended(cast)
    of_case = restrictions_of_case(cast.cora.actor, restriction.case, on=ON)
    assert of_case == restrictions_of_person(cast.cora.actor, cast.ed.person.ref, on=ON)
    assert of_case == state_of(cast.cora.actor, restriction.officer, on=ON)
    assert (of_case[0].days, of_case[0].late) == (25, False)
    assert restrictions_of_case(cast.ben.actor, restriction.case, on=ON) == ()
