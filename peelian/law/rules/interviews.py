"""Interviews: the officer's window to offer another date."""

from __future__ import annotations

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.instruments import CMR, PCR
from peelian.law.rules.rule import SINCE_2020, BoundBy, Rule, since, working_days

_FIVE = working_days(5, Begins.FIRST_WORKING_DAY_AFTER)
_CONSEQUENCE = "A reasonable alternative inside the window binds; without one the specified date stands."

RULES = (
    Rule(
        id="pcr_reg20_interview_alternative",
        subject="interviews",
        trigger="investigator specifies an interview date and the officer or police friend cannot attend",
        action="officer may propose a reasonable alternative date that falls within the window",
        who="officer concerned",
        applies_to="internal cases (PCR Part 3)",
        period=since(SINCE_2020, _FIVE, Citation(PCR, "reg 20(4)-(5)")),
        explanation="An interview moves for a friend who cannot come, but not far.",
        consequence=_CONSEQUENCE,
        note="Counted from the day the investigator specified, not from the day of asking.",
    ),
    Rule(
        id="cmr_reg21_interview_alternative",
        subject="interviews",
        trigger="interview date specified and the officer or police friend cannot attend",
        action="officer may propose a reasonable alternative date that falls within the window",
        who="officer concerned",
        applies_to="special procedure cases (PRA 2002 Sch 3 para 19A)",
        period=since(SINCE_2020, _FIVE, Citation(CMR, "reg 21(4)-(5)")),
        bound_by=BoundBy.MATTER,
        explanation="The Schedule 3 counterpart of the interview window under the Conduct Regulations.",
        consequence=_CONSEQUENCE,
        note="Counted from the day that was specified.",
    ),
)
