"""Rosters for the tests: duty codes, files, and somebody who is kept from the public."""

from peelian.restrictions.models import PostingAlert, RosterFile
from peelian.restrictions.services.checking import apply_roster, check_roster
from peelian.restrictions.services.duty_codes import set_duty_code
from peelian.restrictions.states import DutyTrait
from tests.cases.factories import at
from tests.cast import Cast

HEAD = "number,duty_code,place,from,to\n"
FRONT_DESK = "4471,FRONT,Front desk,2023-03-20 08:00,2023-03-20 16:00\n"
"""Ed on the front desk on Monday 20 March 2023."""


def duty_codes(cast: Cast) -> None:
    """The table that Hugh keeps: the front desk meets the public, the office does not, control uses a system."""
    told = {"reasons": "The duty list of the force.", "actor": cast.hugh.actor, "at": at(9)}
    contact = [DutyTrait.PUBLIC_CONTACT, DutyTrait.UNSUPERVISED_CONTACT]
    set_duty_code(code="front", label="Front desk of a station", traits=contact, **told)
    set_duty_code(code="OFFICE", label="Case files", traits=[], **told)
    set_duty_code(code="CONTROL", label="Control room", traits=[DutyTrait.SYSTEM], systems="Beacon", **told)


def checked(cast: Cast, *rows: str, **how: object) -> RosterFile:
    """A roster that Hugh sends on 14 March 2023."""
    told = {"name": "week 12.csv", "content": (HEAD + "".join(rows)).encode(), "at": at(14)}
    return check_roster(**(told | {"actor": cast.hugh.actor} | how))  # type: ignore[arg-type]  # the keywords are check_roster's own


def applied(cast: Cast, *rows: str, **how: object) -> list[PostingAlert]:
    """The same, applied an hour later."""
    roster = checked(cast, *rows, **how)
    return apply_roster(roster=roster, actor=cast.hugh.actor, at=at(14, 11))
