"""What the posting check has in the scene: duty codes, a roster that was applied, one that waits, and figures.

Ed and Otto are on the front desk, which every restriction about them forbids: `alerts` has one for each matter.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from peelian.cases.models import Case
from peelian.restrictions.figures.groups import Split
from peelian.restrictions.models import PostingAlert
from peelian.restrictions.services.checking import apply_roster
from peelian.restrictions.services.giving import give_figures
from tests.cases.factories import at
from tests.cast import Cast
from tests.restrictions.rosters import FRONT_DESK, checked, duty_codes

__all__ = ["Rostered", "make_rosters"]


@dataclass(frozen=True)
class Rostered:
    """References by matter, and those that belong to no matter."""

    alerts: dict[str, str]
    house: dict[str, object]


def make_rosters(cast: Cast, cases: dict[str, Case]) -> Rostered:
    """All of it, through services."""
    duty_codes(cast)
    posted = checked(cast, FRONT_DESK, FRONT_DESK.replace("4471", "5512"), at=at(18))
    apply_roster(roster=posted, actor=cast.hugh.actor, at=posted.checked_at)
    waiting = checked(cast, FRONT_DESK.replace("2023", "2024"), at=at(18, 11))
    answer = give_figures(
        from_month=date(2023, 3, 1),
        to_month=date(2023, 4, 1),
        split=Split.NONE,
        asked_for="A request",
        actor=cast.cora.actor,
        at=datetime(2023, 4, 20, 10, tzinfo=UTC),
    )
    alerts = {name: _alert(case) for name, case in cases.items()}
    return Rostered(alerts, {"roster": waiting.ref, "duty": "FRONT", "answer": answer.ref})


def _alert(case: Case) -> str:
    about = PostingAlert.objects.filter(restriction__case=case, condition__isnull=False)
    return about.latest("pk").ref
