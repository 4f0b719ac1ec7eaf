"""A roster puts restricted people where they may not be: one was moved, one is still to be dealt with; and a month
later somebody asks how many are restricted."""

from datetime import date

from peelian.demo.story.force import Cast
from peelian.demo.story.moments import at
from peelian.demo.story.telling import Story
from peelian.restrictions.figures.groups import Split
from peelian.restrictions.rosters.words import AlertAnswer
from peelian.restrictions.services.alerting import answer_alert
from peelian.restrictions.services.checking import apply_roster, check_roster
from peelian.restrictions.services.duty_codes import set_duty_code
from peelian.restrictions.services.giving import give_figures
from peelian.restrictions.states import DutyTrait

CONTACT = (DutyTrait.PUBLIC_CONTACT, DutyTrait.UNSUPERVISED_CONTACT)
CODES = (
    ("FRONT", "Front desk of a station", CONTACT),
    ("PATROL", "Patrol in a marked car", (*CONTACT, DutyTrait.DRIVING, DutyTrait.OUTSIDE)),
    ("FILES", "Case files in the back office", ()),
    ("LEAD", "Team leader on shift", (*CONTACT, DutyTrait.SUPERVISION)),
)
ROSTER = """\
number,duty_code,place,from,to
4690,LEAD,Response East,2023-04-27 08:00,2023-04-27 16:00
4815,FRONT,Wealdmoor station,2023-04-24 08:00,2023-04-24 16:00
4733,FILES,Headquarters,2023-04-24 08:00,2023-04-24 16:00
3003,PATROL,Wealdmoor,2023-04-24 08:00,2023-04-24 16:00
9999,PATROL,Wealdmoor,2023-04-24 08:00,2023-04-24 16:00
"""


def tell(cast: Cast) -> Story:
    """From the duty codes that HR set to the figures that were asked for under freedom of information."""
    yield at(13, 9)
    for code, label, traits in CODES:
        set_duty_code(
            code=code,
            label=label,
            traits=traits,
            reasons="The duty list of the force.",
            actor=cast.hugh,
            at=at(13, 9),
        )
    yield at(20, 14, month=4)
    roster = check_roster(
        name="roster-week-17.csv", content=ROSTER.encode(), actor=cast.hugh, at=at(20, 14, month=4)
    )
    yield at(20, 14, 20, month=4)
    alerts = apply_roster(roster=roster, actor=cast.hugh, at=at(20, 14, 20, month=4))
    yield at(21, 9, month=4)
    answer_alert(
        alert=alerts[0],
        answer=AlertAnswer.MOVED,
        reasons="Another sergeant leads the shift on 27 April; she works on case files.",
        actor=cast.hugh,
        at=at(21, 9, month=4),
    )
    yield at(21, 11, month=4)
    give_figures(
        from_month=date(2023, 1, 1),
        to_month=date(2023, 3, 1),
        split=Split.NONE,
        asked_for="A request under the Freedom of Information Act for officers kept from the public",
        actor=cast.cora,
        at=at(21, 11, month=4),
    )
