"""Detention without charge and its reviews, in hours from a moment; bail before charge, from the arrest."""

from __future__ import annotations

from datetime import date
from functools import partial

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.instruments import PACE
from peelian.law.rules.rule import BoundBy, Choice, Extension, Rule, days, hours, months, since

SINCE_1986 = date(1986, 1, 1)
BAIL_2017 = date(2017, 4, 3)
BAIL_2022 = date(2022, 10, 28)
_BAIL_OF_2022 = Citation(PACE, "ss 47ZA-47ZG as amended by PCSC Act 2022 s 45 and Sch 4 (SI 2022/1075)")
_BAIL_OF_2017 = Citation(PACE, "s 47ZB before PCSC Act 2022")
_COURT = Citation(PACE, "ss 43-44", verified=False)
_REVIEWERS = "inspector or above not directly involved (before charge), custody officer (after charge)"
_POSTPONED = Extension(
    f"{_REVIEWERS}, postponing where a review is not practicable or would prejudice an interview",
    Citation(PACE, "s 40(4)"),
)
_GROUNDS_UNREAD = (
    "The grounds for postponing a review were not read in full. The day on which the Act began is not read."
)
_BEGAN_UNREAD = "The day on which the Act began is not read."
_RELEVANT_TIME = (
    "The relevant time is the arrival at the station, and at the latest 24 hours after the arrest (s 41(2)); its other "
    f"cases were not read. {_BEGAN_UNREAD}"
)

_detention = partial(Rule, subject="custody", applies_to="persons detained without charge")
_bail = partial(Rule, subject="bail", bound_by=BoundBy.ARREST)

RULES = (
    _detention(
        id="pace_detention_basic",
        trigger="relevant time: arrival at the station, and at the latest 24 hours after the arrest",
        action="charge or release the person",
        who="custody officer",
        period=since(SINCE_1986, hours(24), Citation(PACE, "s 41(1)-(2)")),
        extension=Extension(
            "superintendent or above to 36 hours, then a magistrates' court to 96 hours in all",
            Citation(PACE, "ss 42-44"),
            at_most=hours(96),
        ),
        explanation="Nobody is held a day without charge unless somebody senior says why.",
        consequence="Detention past it without authority is unlawful.",
        assumption=_RELEVANT_TIME,
        note="Hours from a time of day, not days. A person who attends of their own will has no clock.",
    ),
    _detention(
        id="pace_review_first",
        trigger="detention first authorised",
        action="review the detention",
        who=_REVIEWERS,
        applies_to="persons in police detention for an offence",
        period=since(SINCE_1986, hours(6), Citation(PACE, "s 40(1), (3)(a), (4)")),
        extension=_POSTPONED,
        explanation="Somebody uninvolved asks, within six hours, whether the person must still be held.",
        consequence="Detention without its review is open to challenge.",
        then="pace_review_next",
        assumption=_GROUNDS_UNREAD,
        note="Runs from the authorisation of the detention, not from the relevant time.",
    ),
    _detention(
        id="pace_review_next",
        trigger="previous review of the detention",
        action="review the detention again",
        who=_REVIEWERS,
        applies_to="persons in police detention for an offence",
        period=since(SINCE_1986, hours(9), Citation(PACE, "s 40(3)(b)-(c)")),
        extension=_POSTPONED,
        explanation="The question is asked again at least every nine hours.",
        consequence="Detention without its review is open to challenge.",
        then="pace_review_next",
        assumption=_GROUNDS_UNREAD,
    ),
    _detention(
        id="pace_superintendent_extension",
        trigger="relevant time: arrival at the station, and at the latest 24 hours after the arrest",
        action="end the detention that a superintendent authorised: charge, release or go to court",
        who="superintendent or above",
        applies_to="indictable offences, where detention is necessary and the investigation diligent and expeditious",
        period=since(SINCE_1986, hours(36), Citation(PACE, "s 42(1)-(2), (4)")),
        extension=Extension("magistrates' court, by warrant", _COURT, at_most=hours(96)),
        explanation="A senior officer may keep a person for half a day more, and no longer without a court.",
        consequence="Detention past it without a warrant is unlawful.",
        assumption="The text that was read is an older one, for serious arrestable offences; that the test is now an "
        f"indictable offence is from commentary. {_BEGAN_UNREAD}",
        note="To be authorised within 24 hours of the relevant time and not before the second review.",
    ),
    _detention(
        id="pace_court_maximum",
        trigger="relevant time: arrival at the station, and at the latest 24 hours after the arrest",
        action="end the detention without charge under the warrants of a court",
        who="magistrates' court",
        applies_to="indictable offences",
        period=since(SINCE_1986, hours(96), _COURT),
        explanation="After four days nobody may be held without charge, whoever agrees to it.",
        consequence="Detention past it is unlawful.",
        assumption=f"Read in commentary only: a warrant of up to 36 hours, extended to 96 in all. {_BEGAN_UNREAD}",
    ),
    _bail(
        id="bail_abp_initial",
        trigger="arrest for the offence (bail begins on the day after it)",
        action="charge, release without bail, or have the bail extended before it ends",
        who="custody officer",
        applies_to="persons arrested for the offence on or after 28 October 2022",
        period=since(
            BAIL_2022, months(3, Begins.DAY_AFTER), _BAIL_OF_2022, label="as amended by PCSC Act 2022"
        ),
        extension=Extension(
            "inspector or above to six months, superintendent or above to nine, a magistrates' court beyond",
            _BAIL_OF_2022,
        ),
        choices=(
            Choice(
                "case",
                "special for a case of the FCA, HMRC, the NCA or the SFO",
                "standard",
                (("special", since(BAIL_2022, months(6, Begins.DAY_AFTER), _BAIL_OF_2022)),),
            ),
            Choice(
                "authorised_by",
                "who authorised the bail as it stands",
                "custody_officer",
                (
                    ("inspector", since(BAIL_2022, months(6, Begins.DAY_AFTER), _BAIL_OF_2022)),
                    ("superintendent", since(BAIL_2022, months(9, Begins.DAY_AFTER), _BAIL_OF_2022)),
                ),
            ),
        ),
        explanation="Bail before charge ends by itself after three months unless a senior officer says why not.",
        consequence="Bail ends, and with it its conditions.",
        assumption="The exact rule for the day on which bail begins (s 47ZB(4)) was not read: the day after "
        "the arrest is assumed.",
        note="A person released under investigation is under no limit and no conditions.",
    ),
    _bail(
        id="bail_abp_initial_2017_regime",
        trigger="arrest for the offence (bail begins on the day after it)",
        action="charge, release without bail, or have the bail extended before it ends",
        who="inspector",
        applies_to="persons arrested from 3 April 2017 to 27 October 2022",
        period=since(
            BAIL_2017,
            days(28, Begins.DAY_AFTER),
            _BAIL_OF_2017,
            label="as it stood before PCSC Act 2022",
            until=BAIL_2022,
        ),
        extension=Extension("superintendent to three months, then a magistrates' court", _BAIL_OF_2017),
        choices=(
            Choice(
                "authorised_by",
                "who authorised the bail as it stands",
                "inspector",
                (
                    (
                        "superintendent",
                        since(BAIL_2017, months(3, Begins.DAY_AFTER), _BAIL_OF_2017, until=BAIL_2022),
                    ),
                ),
            ),
        ),
        explanation="For arrests of those years bail before charge ended after four weeks unless it was extended.",
        consequence="Bail ended, and with it its conditions.",
        assumption="That the regime began on 3 April 2017 is not read: the sources say April 2017.",
    ),
)
