"""Misconduct meetings and the appeal inside the force that follows them; shortening periods by agreement."""

from __future__ import annotations

from functools import partial

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import PCR
from peelian.law.rules.rule import AT_ONCE, SINCE_2020, Extension, Rule, since, working_days

_WORKING = Begins.FIRST_WORKING_DAY_AFTER
_THREE, _FIVE = working_days(3, _WORKING), working_days(5, _WORKING)

_rule = partial(Rule, subject="misconduct meetings", applies_to="misconduct meetings")
_appeal = partial(Rule, subject="misconduct meetings", applies_to="appeals from misconduct meetings")

RULES = (
    _rule(
        id="pcr_reg34_meeting",
        trigger="officer complied with reg 31(2)-(3), or the period to respond (as extended) ran out without it",
        action="hold the misconduct meeting",
        who="person conducting the meeting",
        period=since(SINCE_2020, working_days(20, _WORKING), Citation(PCR, "reg 34(1)-(3)")),
        extension=Extension(
            "person conducting the meeting, in the interests of justice, with written reasons",
            Citation(PCR, "reg 34(2)-(3)"),
        ),
        explanation="A meeting follows the officer's response, or the end of the time for it, within four weeks.",
        note="Counted from the response and not from the notice of referral; the 2012 Regulations were different.",
    ),
    _rule(
        id="pcr_reg34_alternative_date",
        trigger="a day is specified for the meeting and the officer or police friend cannot attend",
        action="officer may propose a reasonable alternative that falls within the window",
        who="officer concerned",
        period=since(SINCE_2020, _FIVE, Citation(PCR, "reg 34(6)-(8)")),
        explanation="The meeting moves for somebody who cannot come, but not far.",
        consequence="Without an alternative inside the window the specified day stands.",
        note="Counted from the day that was specified.",
    ),
    _appeal(
        id="pcr_reg45_appeal_notice",
        trigger="officer given the report under reg 43 after a misconduct meeting",
        action="officer may give written notice of appeal, with the grounds and whether a meeting is wanted",
        who="officer concerned",
        applies_to="officers other than senior officers, after a misconduct meeting",
        period=since(SINCE_2020, working_days(7, _WORKING), Citation(PCR, "reg 45(3)")),
        extension=Extension(
            "appropriate authority, in exceptional circumstances", Citation(PCR, "reg 45(3)")
        ),
        explanation="Whoever was dealt with at a meeting may have it looked at again inside the force.",
        consequence="The right to appeal lapses unless the authority gives more time.",
    ),
    _appeal(
        id="pcr_reg45_objection",
        trigger="officer given the name of the person who decides the appeal, of an adviser, or of a replacement",
        action="officer may object",
        who="officer concerned",
        period=since(SINCE_2020, _THREE, Citation(PCR, "reg 45(7), (12)(b)")),
        explanation="Whoever is to decide the appeal may be challenged.",
        consequence="The window to object closes and the person named goes on.",
    ),
    _appeal(
        id="pcr_reg46_appeal_meeting",
        trigger="the grounds are found arguable and a meeting was asked for",
        action="hold the appeal meeting",
        who="person determining the appeal",
        period=since(SINCE_2020, _FIVE, Citation(PCR, "reg 46(2)-(3)")),
        extension=Extension(
            "person determining the appeal, in the interests of justice", Citation(PCR, "reg 46(2)-(3)")
        ),
        explanation="An appeal that can be argued is heard within the week.",
        note="An alternative day that the officer proposes must fall within five working days of the one specified "
        "(reg 46(6)).",
    ),
    _appeal(
        id="pcr_reg47_appeal_outcome",
        trigger="appeal determined",
        action="give written notice of the decision with a summary of reasons",
        who="appropriate authority",
        period=since(SINCE_2020, _THREE, Citation(PCR, "reg 47(2)")),
        explanation="The officer has the decision on the appeal, and why, within days.",
    ),
    _rule(
        id="pcr_part4_reduce_by_agreement",
        trigger="any period of Part 4 begins",
        action="the parties may agree to make a period of Part 4 shorter",
        who="authority (or originating authority), officer, Director General where presenting, and the "
        "person conducting",
        applies_to="misconduct proceedings under Part 4",
        period=since(SINCE_2020, AT_ONCE, Citation(PCR, "reg 22")),
        kind=Kind.BY_AGREEMENT,
        kind_reason="No number is given: a period may be made shorter, and never longer, by all of them together.",
        explanation="Nobody need wait out a period that none of those concerned wants.",
        consequence="Without agreement the period stands as the provision gives it.",
        note="Record who agreed, to which period and until when. Reg 48 is the counterpart in Part 5.",
    ),
)
