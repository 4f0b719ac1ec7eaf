"""People who have left: how long the Conduct Regulations still reach them, and the steps of their own."""

from __future__ import annotations

from functools import partial

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import PCR
from peelian.law.rules.rule import (
    SINCE_2020,
    SINCE_MAY_2025,
    BoundBy,
    Extension,
    Rule,
    days,
    months,
    since,
    working_days,
)

_WORKING = Begins.FIRST_WORKING_DAY_AFTER
_OVERLAP = (
    "The Schedule of 2025 reaches older allegations too, unless a notice under reg 30(1) or 51(1) was given before 28 "
    "May 2025; how that sits with the general saving is not settled by the text."
)

_rule = partial(Rule, subject="former officers", applies_to="former officers")

RULES = (
    _rule(
        id="pcr_former_officer_condition_b",
        trigger="person ceased to be a police officer",
        action="an allegation of gross misconduct that first comes to attention in this time is dealt with under the "
        "Regulations",
        who="chief officer, local policing body or Director General, to whose attention it comes",
        applies_to="former officers who left on or after 15 December 2017",
        period=since(
            SINCE_2020, months(12, Begins.DAY_AFTER), Citation(PCR, "reg 4(2)-(5), (8); Sch 1 para 2")
        ),
        kind=Kind.LASTS,
        kind_reason="A reach, not a duty. The day shown is the last on which attention still falls under condition B.",
        extension=Extension(
            "Director General, by deciding under condition C that proceedings would be reasonable and proportionate",
            Citation(PCR, "reg 4A as inserted by Sch 1 para 2"),
            sets_a_day=False,
        ),
        explanation="Leaving does not end answerability for a year.",
        consequence="After it only a decision of the Director General under condition C reaches the person.",
        note="The time between leaving and attention must not exceed twelve months.",
    ),
    _rule(
        id="pcr_former_condition_c_representations",
        trigger="the Director General gives notice that a decision under condition C is to be made",
        action="send a statement and documents",
        who="complainant, interested person or former officer",
        applies_to="former officers who left more than twelve months before the allegation came to attention",
        period=since(
            SINCE_2020, days(21, Begins.DAY_OF), Citation(PCR, "reg 4B(3) as inserted by Sch 1 para 2")
        ),
        extension=Extension(
            "Director General, by agreement with that person",
            Citation(PCR, "reg 4B(3) as inserted by Sch 1 para 2"),
        ),
        explanation="Those concerned are heard before a person long gone is brought back.",
        consequence="The Director General may decide without what comes later.",
        note="The day of the notice is the first day.",
    ),
    _rule(
        id="pcr_former_determination",
        trigger="report received, case returned under reg 49(5) or 50(2), officer leaves after referral to a "
        "hearing, or criminal proceedings end or stop being prejudiced",
        action="decide whether there is a case to answer in gross misconduct; otherwise tell the officer why "
        "it is late",
        who="appropriate authority",
        period=since(
            SINCE_MAY_2025,
            working_days(15, _WORKING),
            Citation(PCR, "reg 21B(2) as inserted by Sch 1 para 14A"),
        ),
        kind=Kind.EXPLAIN_BY,
        kind_reason="Passing the fifteenth working day makes no decision invalid but obliges the authority to say why.",
        bound_by=BoundBy.FORMER,
        extension=Extension(
            "appropriate authority, by giving its reasons",
            Citation(PCR, "reg 21B(2) as inserted by Sch 1 para 14A"),
        ),
        explanation="The counterpart for those who left of the fifteen working days under reg 23.",
        consequence="The authority must give its reasons.",
        note=_OVERLAP,
    ),
    _rule(
        id="pcr_former_opt_for_hearing",
        trigger="authority tells the former officer that the case will go to an accelerated hearing",
        action="former officer may require a misconduct hearing instead",
        who="former officer",
        period=since(
            SINCE_MAY_2025,
            working_days(10, _WORKING),
            Citation(PCR, "reg 21D(4) as inserted by Sch 1 para 14A"),
        ),
        bound_by=BoundBy.FORMER,
        extension=Extension(
            "person conducting the accelerated hearing, on a late request made before its day that could not "
            "reasonably have come in time",
            Citation(PCR, "reg 21E as inserted by Sch 1 para 14A"),
        ),
        explanation="The short way is the rule for those who left; whoever wants the full hearing says so.",
        consequence="Without a word the case goes to an accelerated hearing.",
        note=f"A request sent to the authority has its own rule of service (reg 21F). {_OVERLAP}",
    ),
)
