"""Reports on why an investigation takes long: after twelve months, then after every six."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from peelian.law.counting import Begins, end_of_months
from peelian.law.dated import Citation
from peelian.law.instruments import CMR, PCR
from peelian.law.rules.rule import SINCE_2020, BoundBy, Rule, months, since

_FIRST = months(12, Begins.DAY_OF)
_NEXT = months(6, Begins.DAY_AFTER)
_PREJUDICE = "giving the information might prejudice this or any other investigation"


@dataclass(frozen=True, slots=True)
class RelevantPeriod:
    """One period of the timeliness duty: twelve months the first time, six months each time after."""

    number: int
    first_day: date
    last_day: date


def relevant_periods(attention_on: date, *, until: date) -> Iterator[RelevantPeriod]:
    """The periods that have begun on or before `until`, first to last (PCR reg 19(2), CMR reg 13(3)).

    Each begins on the day after the end of the one before, so a period that ended on the last day of
    a short month moves those that follow: 31 August 2021 gives 30 August 2022, 28 February and 31 August 2023.
    """
    number, first, length = 1, attention_on, 12
    while first <= until:
        period = RelevantPeriod(number, first, end_of_months(first, months=length))
        yield period
        number, first, length = number + 1, period.last_day + timedelta(days=1), 6


RULES = (
    Rule(
        id="pcr_reg19_timeliness_first",
        subject="timeliness",
        trigger="allegation first came to the attention of the appropriate authority; investigation not complete",
        action="report in writing to the local policing body, with a copy to the officer subject to the harm test",
        who="appropriate authority",
        applies_to="internal cases (PCR Part 3)",
        period=since(SINCE_2020, _FIRST, Citation(PCR, "reg 19(1)-(2)(a), (4)")),
        withheld_while=f"{_PREJUDICE} (reg 19(3))",
        arises_after=True,
        explanation="An investigation that outlives a year is accounted for: dates, progress, estimate, reason, plan.",
        then="pcr_reg19_timeliness_next",
        note="The report is due as soon as practicable after the period ends.",
    ),
    Rule(
        id="pcr_reg19_timeliness_next",
        subject="timeliness",
        trigger="end of the previous relevant period; investigation still not complete",
        action="report again in writing to the local policing body, with a copy to the officer subject to the harm "
        "test",
        who="appropriate authority",
        applies_to="internal cases (PCR Part 3)",
        period=since(SINCE_2020, _NEXT, Citation(PCR, "reg 19(2)(b)")),
        withheld_while=f"{_PREJUDICE} (reg 19(3))",
        arises_after=True,
        explanation="The account is given again for every six months that follow.",
        then="pcr_reg19_timeliness_next",
        note="Counted from the last day of the previous period, not from the day its report was sent.",
    ),
    Rule(
        id="cmr_timeliness_first",
        subject="timeliness",
        trigger="complaint made, or conduct or DSI matter came to the attention of the appropriate authority; "
        "investigation not complete",
        action="give the timeliness information to the local policing body and the Director General (local "
        "investigations), or the Director General to the local policing body and the chief officer; copies to the "
        "complainant, interested persons and the officer",
        who="appropriate authority or Director General",
        applies_to="Schedule 3 investigations",
        period=since(SINCE_2020, _FIRST, Citation(CMR, "reg 13(1)-(5)")),
        bound_by=BoundBy.MATTER,
        withheld_while=f"{_PREJUDICE} (not for the Director General's copy in a local investigation: reg 13(1))",
        arises_after=True,
        explanation="A Schedule 3 investigation that outlives a year is accounted for to those who oversee it.",
        then="cmr_timeliness_next",
        note="For a complaint the year begins on the day it was made, not the day it was recorded. The information is "
        "due as soon as practicable after the period ends.",
    ),
    Rule(
        id="cmr_timeliness_next",
        subject="timeliness",
        trigger="end of the previous relevant period; investigation still not complete",
        action="give the timeliness information again",
        who="appropriate authority or Director General",
        applies_to="Schedule 3 investigations",
        period=since(SINCE_2020, _NEXT, Citation(CMR, "reg 13(3)(b)")),
        bound_by=BoundBy.MATTER,
        withheld_while=f"{_PREJUDICE} (not for the Director General's copy in a local investigation: reg 13(1))",
        arises_after=True,
        explanation="The account is given again for every six months that follow.",
        then="cmr_timeliness_next",
        note="Counted from the last day of the previous period, not from the day its information was sent.",
    ),
)
