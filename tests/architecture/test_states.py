"""Each status of each room has an owner, a label, a sentence, an event that leads to it, and a way to it."""

import pytest

from peelian.ledger.events import all_specs
from tests.architecture.states import Statuses, every_set, reachable

pytestmark = pytest.mark.pure
SETS = [pytest.param(each, id=f"{each.room} {each.enum.__name__}") for each in every_set()]


def test_the_rooms_have_statuses() -> None:
    assert {each.values[0].enum.__name__ for each in SETS} >= {"CaseStatus", "ReportStatus", "ReviewStatus"}


@pytest.mark.parametrize("statuses", SETS)
def test_nothing_is_left_unsaid(statuses: Statuses) -> None:
    for what in ("labels", "sentences", "owners", "events", "transitions"):
        known = getattr(statuses, what)
        assert set(known) == set(statuses.enum), f"{statuses.enum.__name__} lacks {what}"
    assert all(sentence.endswith(".") for sentence in statuses.sentences.values())
    assert all(statuses.owners.values())


@pytest.mark.parametrize("statuses", SETS)
def test_every_status_can_be_reached(statuses: Statuses) -> None:
    assert reachable(statuses) == set(statuses.enum)


@pytest.mark.parametrize("statuses", SETS)
def test_every_event_that_leads_to_a_status_is_declared(statuses: Statuses) -> None:
    declared = {spec.type for spec in all_specs()}
    told = {event for events in statuses.events.values() for event in events}
    assert all(statuses.events.values())
    assert told <= declared, f"not declared: {sorted(told - declared)}"
