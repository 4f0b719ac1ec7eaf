"""What is derived can be thrown away and made again: the clocks from the ledger, the search from the rooms."""

import pytest

from peelian.cases.models import Case
from peelian.cases.services.concluding import conclude_case
from peelian.cases.services.investigating import report_investigation
from peelian.cases.services.referring import answer_ground
from peelian.cases.states import Answer, Conclusion
from peelian.clocks import projections
from peelian.clocks.models import Clock
from peelian.desk.models import SearchDocument, WaitingDecision
from peelian.desk.projections import deciding, searching
from tests.architecture.scene import Scene, scene
from tests.cases.factories import at
from tests.clocks.journeys import complaint, update

__all__ = ["scene"]

pytestmark = pytest.mark.django_db


def table() -> list[tuple]:
    """Every clock, in every column that a replay gives back."""
    return [projections.row_of(clock) for clock in Clock.objects.order_by("case_id", "number")]


def more_happens(scene: Scene) -> None:
    """A complaint, a referral that becomes due, a report, a conclusion: besides what the scene holds."""
    cast, targets = scene.cast, scene.targets
    case, party = complaint(cast)
    update(cast, party, 20)
    answer_ground(
        case=case,
        ground="SERIOUS_CORRUPTION",
        answer=Answer.YES,
        clear_on=at(13).date(),
        reasons="The messages suggest it.",
        actor=cast.cora.actor,
        at=at(13),
    )
    reported = Case.objects.get(ref=targets["other"]["case"])
    report_investigation(case=reported, reported_on=at(27).date(), actor=cast.asha.actor, at=at(27))
    concluded = Case.objects.get(ref=targets["ordinary"]["case"])
    conclude_case(
        case=concluded,
        conclusion=Conclusion.NO_ACTION,
        reasons="Nothing more to do.",
        actor=cast.cora.actor,
        at=at(28),
    )


def test_replaying_the_ledger_gives_the_clocks_of_the_live_table(scene: Scene) -> None:
    more_happens(scene)
    live = table()
    assert len(live) > 20
    Clock.objects.all().delete()
    projections.rebuild()
    assert table() == live


def test_making_the_search_and_the_waiting_decisions_again_gives_what_was_kept_as_things_happened(
    scene: Scene,
) -> None:
    more_happens(scene)
    kept, waiting = words(), decisions()
    assert len(kept) > 15
    assert len(waiting) > 1
    searching.rebuild()
    deciding.rebuild()
    assert words() == kept
    assert decisions() == waiting


def words() -> list[tuple]:
    """Everything that can be searched."""
    return sorted(SearchDocument.objects.values_list("kind", "ref", "part", "title", "text", "happened_at"))


def decisions() -> list[tuple]:
    """Every decision that a case waits for."""
    return sorted(WaitingDecision.objects.values_list("kind", "case_ref"))
