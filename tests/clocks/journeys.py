"""Cases for the tests of this room, made through the services of the rooms below."""

from datetime import date

from peelian.cases.models import Case, Party
from peelian.cases.services.concluding import conclude_case
from peelian.cases.services.informing import add_party, update_party
from peelian.cases.services.referring import answer_ground
from peelian.cases.services.sealing import put_on_case
from peelian.cases.states import Answer, Conclusion, MatterType, MemberRole, PartyRole
from peelian.clocks.models import Clock
from tests.cases.factories import at, opened
from tests.cast import Cast


def clock_of(case: Case, rule: str) -> Clock:
    """The one clock of a rule in a case; raises when there is none or more than one."""
    return Clock.objects.get(case_id=case.ref, rule=rule)


def complaint(cast: Cast) -> tuple[Case, Party]:
    """A recorded complaint with its complainant, and Lena on it as victim liaison officer."""
    case = opened(cast, matter_type=MatterType.COMPLAINT, complaint_made_on=date(2023, 3, 8))
    party = add_party(
        case=case,
        role=PartyRole.COMPLAINANT,
        label="The complainant",
        handling_started_on=date(2023, 3, 9),
        actor=cast.ida.actor,
        at=at(9),
    )
    lena = cast.lena.account.ref
    put_on_case(case=case, account_ref=lena, role=MemberRole.LIAISON, actor=cast.cora.actor, at=at(9))
    return case, party


def update(cast: Cast, party: Party, day: int, *, month: int = 3) -> None:
    """Lena tells the party how the matter stands."""
    update_party(
        party=party,
        given_on=date(2023, month, day),
        method="Telephone",
        text="Told how the matter stands.",
        actor=cast.lena.actor,
        at=at(day, month=month),
    )


def must_be_referred(cast: Cast, case: Case, day: int) -> None:
    """It becomes clear that the matter must be referred."""
    answer_ground(
        case=case,
        ground="SERIOUS_CORRUPTION",
        answer=Answer.YES,
        clear_on=date(2023, 3, day),
        reasons="The messages suggest it.",
        actor=cast.cora.actor,
        at=at(day),
    )


def conclude(cast: Cast, case: Case, day: int) -> None:
    """Cora ends the case without further action."""
    conclude_case(
        case=case,
        conclusion=Conclusion.NO_ACTION,
        reasons="Nothing more to do.",
        actor=cast.cora.actor,
        at=at(day),
    )
