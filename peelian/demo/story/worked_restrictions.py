"""Who of the worked case is kept from work, and how: one suspension with its reviews, one of them late, and four
people restricted, police staff among them."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from peelian.demo.story import worked_rosters
from peelian.demo.story.force import Cast
from peelian.demo.story.moments import at
from peelian.demo.story.subjects import Told
from peelian.demo.story.telling import Story, together
from peelian.law.service import Method
from peelian.people.states import Category, Rank
from peelian.restrictions import policy
from peelian.restrictions.conditions import ConditionCode, Wanted
from peelian.restrictions.documents.keeping import get_letter
from peelian.restrictions.gate import GateFinding
from peelian.restrictions.services.imposing import impose_conditions
from peelian.restrictions.services.letters import give_suspension_letter, make_suspension_letter
from peelian.restrictions.services.meeting import open_meeting
from peelian.restrictions.services.paying import enter_pay_rate
from peelian.restrictions.services.requesting import authorise_suspension, request_suspension
from peelian.restrictions.services.reviewing import Found, hold_review
from peelian.restrictions.services.settling import authorise_review
from peelian.restrictions.services.telling import (
    receive_representations,
)
from peelian.restrictions.states import From, Outcome, RestrictionKind, Trigger
from peelian.restrictions.states import Told as How

if TYPE_CHECKING:
    from peelian.restrictions.models import Restriction

OFFICERS, STAFF = "Restricted duties policy, version 4", "Police staff conduct policy, section 6"
PAY = ((Rank.CONSTABLE.value, 11_840), (Rank.SERGEANT.value, 13_655), (Category.POLICE_STAFF.value, 8_930))
WHY_CONTINUE = (
    "Firearms and the public stay apart from him: he is said to have shared the film with an armed unit.",
    "She told nobody. Until her account is tested she leads no team and meets no victim.",
    "The back office needs him and he works well there; callers would still be at risk.",
)
CONTACT = "Inspector Farran Elderfield, through headquarters."
CONFIRMED = {
    "summary": "You were arrested over an incident while off duty in which two women are said to have been filmed.",
    "contact": CONTACT,
}
LATE = (
    "It was due on 13 April. The senior officer who authorises was abroad over Easter, and nobody had been named in "
    "her place. A deputy is named from now on."
)


def tell(cast: Cast, told: Told) -> Story:
    """Everything from the pay rates that HR entered to the review that is overdue on 24 April."""
    yield at(9, 12)
    for grade, pence in PAY:
        enter_pay_rate(
            grade=grade,
            from_date=date(2022, 9, 1),
            pence_a_day=pence,
            source="Average daily pay cost, finance department, September 2022",
            actor=cast.hugh,
            at=at(9, 12),
        )
    yield from together([_suspension(cast, told), _conditions(cast, told), worked_rosters.tell(cast)])


def _gate(on: date, *, duties: str) -> GateFinding:
    return GateFinding(
        considered_on=on,
        ruled_out=True,
        duties=duties,
        location="Wherever he worked he would meet members of the public or colleagues who are witnesses.",
        prejudice=True,
        prejudice_why="Colleagues who were in the chat are still to be seen; he could speak to them first.",
        public_interest=True,
        public_interest_why="He is under arrest for an offence against members of the public.",
    )


def _suspension(cast: Cast, told: Told) -> Story:
    yield at(9, 13, 30)
    asked = request_suspension(
        subject=told.subject("torben", cast.cora),
        kind=RestrictionKind.SUSPENSION_CONDUCT,
        gate=_gate(
            date(2023, 3, 9), duties="No duty without access to colleagues or records could be found."
        ),
        reasons="Arrested over an off-duty incident in which two women are said to have been filmed.",
        actor=cast.cora,
        at=at(9, 13, 30),
    )
    yield at(9, 15)
    authorise_suspension(
        restriction=policy.get_restriction(cast.petra, asked.ref),
        imposed_on=date(2023, 3, 9),
        told=How.ORALLY,
        reasons="The gate is met on both conditions. Told in custody by the duty inspector.",
        actor=cast.petra,
        at=at(9, 15),
    )
    yield at(13, 16)
    _letter(cast, "restriction", asked.ref, CONFIRMED, on=at(13, 16))
    yield from _reviews(cast, asked.ref)


def _reviews(cast: Cast, ref: str) -> Story:
    yield at(14, 11)
    receive_representations(
        restriction=policy.get_restriction(cast.cora, ref),
        made_by=From.FRIEND,
        received_on=date(2023, 3, 14),
        text="He offers to work in the property store, alone, and denies that he filmed anybody.",
        actor=cast.cora,
        at=at(14, 11),
    )
    yield at(16, 15)
    yield from _review(
        cast,
        ref,
        on=at(16, 15),
        trigger=Trigger.REPRESENTATIONS,
        told_on=date(2023, 3, 20),
        duties="The property store was looked at: exhibits of this case are kept in it.",
        reasons="The representations were considered. The grounds for both conditions are unchanged.",
    )
    yield at(18, 14, month=4)
    yield from _review(
        cast,
        ref,
        on=at(18, 14, month=4),
        trigger=Trigger.DUE,
        told_on=date(2023, 4, 20),
        explanation=LATE,
        duties="Nothing has changed since March: no such duty has come free.",
        reasons="Interviews of three witnesses are set for May, and bail runs until June.",
    )


def _review(
    cast: Cast,
    ref: str,
    *,
    on: datetime,
    trigger: Trigger,
    told_on: date,
    duties: str,
    reasons: str,
    explanation: str = "",
) -> Story:
    """The appropriate authority proposes, the senior officer authorises, the officer is told."""
    found = Found(
        trigger=trigger,
        held_on=on.date(),
        outcome=Outcome.CONTINUE,
        reasons=reasons,
        gate=_gate(on.date(), duties=duties),
    )
    review = hold_review(
        restriction=policy.get_restriction(cast.cora, ref),
        found=found,
        explanation=explanation,
        actor=cast.cora,
        at=on,
    )
    authorised_at = on.replace(hour=17)
    yield authorised_at
    authorise_review(
        review=policy.get_review(cast.petra, review.ref),
        reasons="Authorised for the reasons given.",
        explanation=explanation,
        actor=cast.petra,
        at=authorised_at,
    )
    told_at = datetime.combine(told_on, on.timetz())
    yield told_at
    _letter(cast, "restriction_review", review.ref, {"summary": reasons, "contact": CONTACT}, on=told_at)


def _letter(cast: Cast, kind: str, ref: str, words: dict[str, str], *, on: datetime) -> None:
    """Write to the officer and put the letter into his hands."""
    letter = get_letter(cast.cora, kind, ref)
    document = make_suspension_letter(letter=letter, words=words, actor=cast.cora, at=on)
    give_suspension_letter(
        document_ref=document.ref,
        method=Method.IN_PERSON,
        sent_at=on,
        served_on="The officer",
        actor=cast.cora,
        at=on,
    )


def _conditions(cast: Cast, told: Told) -> Story:
    """Four people are taken away from the public; three of them are looked at again in one meeting."""
    yield at(10, 11)
    no_public = Wanted(ConditionCode.NO_PUBLIC_CONTACT)
    marrok = _restrict(cast, told, "marrok", [no_public, Wanted(ConditionCode.NO_FIREARMS)], on=at(10, 11))
    isolde = _restrict(
        cast, told, "isolde", [no_public, Wanted(ConditionCode.NO_SUPERVISION)], on=at(10, 11, 20)
    )
    yield at(13, 10)
    duties = Wanted(ConditionCode.ALTERNATIVE_DUTIES, name="Data entry in the back office")
    casper = _restrict(
        cast,
        told,
        "casper",
        [no_public, duties],
        on=at(13, 10),
        kind=RestrictionKind.REDEPLOYMENT,
        under=STAFF,
    )
    yield at(17, 10)
    system = Wanted(ConditionCode.NO_SYSTEM, name="Crime recording system")
    _restrict(cast, told, "fifth", [no_public, system], on=at(17, 10))
    yield at(6, 10, month=4)
    meeting = open_meeting(
        title="Restrictions of Operation Larchwing",
        held_on=date(2023, 4, 6),
        actor=cast.cora,
        at=at(6, 10, month=4),
    )
    for minutes, (restriction, reasons) in enumerate(
        zip((marrok, isolde, casper), WHY_CONTINUE, strict=True)
    ):
        hold_review(
            restriction=policy.get_restriction(cast.cora, restriction.ref),
            found=Found(
                trigger=Trigger.DUE, held_on=date(2023, 4, 6), outcome=Outcome.CONTINUE, reasons=reasons
            ),
            meeting=meeting,
            actor=cast.cora,
            at=at(6, 10, 20 + minutes, month=4),
        )


def _restrict(
    cast: Cast,
    told: Told,
    key: str,
    conditions: list[Wanted],
    *,
    on: datetime,
    under: str = OFFICERS,
    kind: RestrictionKind = RestrictionKind.RESTRICTED_DUTIES,
) -> "Restriction":
    return impose_conditions(
        subject=told.subject(key, cast.cora),
        kind=kind,
        conditions=conditions,
        imposed_on=on.date(),
        told=How.IN_WRITING,
        policy=under,
        reasons="Named as a member of the group chat in which the film was shared.",
        actor=cast.cora,
        at=on,
    )
