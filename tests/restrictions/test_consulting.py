"""The Director General is consulted on suspending and on ending, where the oversight body directs or runs the case."""

from datetime import date

import pytest

from peelian.access.refusals import Refused
from peelian.cases.models import Case
from peelian.cases.states import Handling
from peelian.restrictions.models import Restriction
from peelian.restrictions.services.consulting import consult_oversight
from peelian.restrictions.services.settling import authorise_review
from peelian.restrictions.states import Consulted, Outcome, RestrictionStatus, View
from tests.cast import Cast
from tests.restrictions.factories import (
    MONDAY,
    at,
    authorised,
    found,
    investigated,
    noon,
    proposed,
    requested,
    reviewed,
)

pytestmark = pytest.mark.django_db
APRIL = date(2023, 4, 6)


def directed(cast: Cast) -> Restriction:
    """A request in a case that the oversight body directs."""
    case, subject = investigated(cast)
    Case.objects.filter(pk=case.pk).update(handling=Handling.DIRECTED)
    return requested(cast, subject)


def consulted(
    cast: Cast, restriction: Restriction, about: Consulted, on: date, view: View = View.SUPPORTS
) -> None:
    consult_oversight(
        restriction=restriction, about=about, consulted_on=on, answered_on=on, view=view,
        text="Answered by e-mail.", actor=cast.cora.actor, at=noon(on).replace(hour=10),
    )  # fmt: skip


def test_a_suspension_waits_for_the_consultation(cast: Cast) -> None:
    restriction = directed(cast)
    with pytest.raises(Refused, match=r"consultation first.*reg 11\(11\)"):
        authorised(cast, restriction)
    consulted(cast, restriction, Consulted.SUSPENDING, MONDAY)
    assert authorised(cast, restriction).status == RestrictionStatus.IN_FORCE


def test_it_is_consultation_and_not_consent(cast: Cast) -> None:
    restriction = directed(cast)
    consulted(cast, restriction, Consulted.SUSPENDING, MONDAY, View.OPPOSES)
    assert authorised(cast, restriction).status == RestrictionStatus.IN_FORCE


def test_ending_after_a_review_waits_for_another_and_continuing_for_none(cast: Cast) -> None:
    restriction = directed(cast)
    consulted(cast, restriction, Consulted.SUSPENDING, MONDAY)
    restriction = authorised(cast, restriction)
    reviewed(cast, restriction, held_on=date(2023, 3, 27))
    restriction.refresh_from_db()
    ending = {
        "outcome": Outcome.END,
        "gate": found(considered_on=APRIL, prejudice=False),
        "reasons": "Every witness has been heard.",
    }
    with pytest.raises(Refused, match="whether to end"):
        proposed(cast, restriction, held_on=APRIL, **ending)
    consulted(cast, restriction, Consulted.ENDING, date(2023, 4, 5))
    review = proposed(cast, restriction, held_on=APRIL, **ending)
    authorise_review(review=review, reasons="Agreed.", actor=cast.petra.actor, at=noon(APRIL))
    restriction.refresh_from_db()
    assert (restriction.status, restriction.ended_on) == (RestrictionStatus.ENDED, APRIL)


def test_an_answer_has_its_words_and_does_not_come_before_the_question(cast: Cast) -> None:
    restriction = directed(cast)
    facts = {"about": Consulted.SUSPENDING, "view": View.NONE, "actor": cast.cora.actor, "at": at(13)}
    with pytest.raises(Refused, match="before the question"):
        consult_oversight(
            restriction=restriction, consulted_on=MONDAY, answered_on=date(2023, 3, 12), text="None.", **facts
        )
    with pytest.raises(Refused, match="Say what"):
        consult_oversight(restriction=restriction, consulted_on=MONDAY, answered_on=MONDAY, text=" ", **facts)
    assert consult_oversight(
        restriction=restriction, consulted_on=MONDAY, answered_on=MONDAY, text="None.", **facts
    )


def test_in_a_local_case_nobody_needs_to_be_consulted(cast: Cast) -> None:
    _, subject = investigated(cast)
    assert authorised(cast, requested(cast, subject)).status == RestrictionStatus.IN_FORCE
