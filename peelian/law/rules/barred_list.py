"""The barred and advisory lists kept by the College of Policing: reports to it, publication, removal."""

from __future__ import annotations

from datetime import date
from functools import partial

from peelian.law.counting import Begins, Period, Unit
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import BLR
from peelian.law.rules.rule import Choice, Rule, since, working_days, years

SINCE_2017 = date(2017, 12, 15)
_FIVE = working_days(5, Begins.DAY_OF)

_rule = partial(Rule, subject="barred and advisory lists", applies_to="barred persons")

RULES = (
    _rule(
        id="blr_barred_report",
        trigger="dismissal, or the finding that a former officer would have been dismissed",
        action="report to the College of Policing for the barred list",
        who="relevant authority",
        applies_to="officers, special constables, civilian employees and former officers and employees",
        period=since(SINCE_2017, _FIVE, Citation(BLR, "reg 3(1) (Police Act 1996 s 88A(1))")),
        explanation="Whoever is dismissed from one force is known to the others within the week.",
        consequence="Until the report is made another force may take the person on unawares.",
        note="The day of the dismissal is the first day. Do not wait for an appeal.",
    ),
    _rule(
        id="blr_further_report",
        trigger="a condition for removal is met: reinstatement, a decision set aside, an unfair dismissal found",
        action="make a further report to the College of Policing",
        who="relevant authority",
        period=since(SINCE_2017, _FIVE, Citation(BLR, "reg 5(1), 6(2) (Police Act 1996 s 88F)")),
        explanation="Whoever was wrongly dismissed comes off the list within the week.",
        consequence="Until the report is made the list may show what is no longer so.",
        note="The day on which the condition is met is the first day.",
    ),
    _rule(
        id="blr_publish",
        trigger="person entered on the barred list after a conduct dismissal or finding",
        action="publish the particulars",
        who="College of Policing",
        applies_to="police officers dismissed under the Conduct Regulations, not police staff",
        period=since(SINCE_2017, Period(1, Unit.MONTH_END, Begins.DAY_AFTER), Citation(BLR, "reg 10(1)-(4)")),
        withheld_while="publishing would harm national security, prejudice proceedings or put somebody at significant "
        "risk of harm",
        explanation="Dismissals of one month are published by the last working day of the next.",
        then="blr_publication_period",
    ),
    _rule(
        id="blr_publication_period",
        trigger="particulars first published by the College",
        action="the particulars stay published",
        who="College of Policing, which may end it sooner (reg 11)",
        applies_to="published entries",
        period=since(
            SINCE_2017, years(5, Begins.DAY_OF), Citation(BLR, "reg 11(8) (Police Act 1996 s 88G(3)(c))")
        ),
        kind=Kind.LASTS,
        kind_reason="Publication ends by itself. The day shown is the last of it.",
        explanation="The name can be looked up for five years.",
        consequence="Publication ends; the bar itself does not.",
    ),
    _rule(
        id="blr_removal_application",
        trigger="person entered on the barred list",
        action="barred person may apply to be removed",
        who="barred person",
        applies_to="conduct dismissals, and dismissals for gross incompetence",
        period=since(SINCE_2017, years(5, Begins.DAY_OF), Citation(BLR, "reg 7(1), (10)(b)")),
        kind=Kind.NOT_BEFORE,
        kind_reason="A waiting time. The day shown is its last; an application may be made from the day after.",
        choices=(
            Choice(
                "ground",
                "why the person was dismissed",
                "conduct",
                (
                    (
                        "gross_incompetence",
                        since(SINCE_2017, years(3, Begins.DAY_OF), Citation(BLR, "reg 7(1), (10)(a)")),
                    ),
                ),
            ),
        ),
        explanation="A bar may be asked to be lifted, but not in the first years.",
        consequence="An application made sooner is not entertained.",
        note="Entries for unsatisfactory performance or attendance are removed without being asked for after twelve "
        "months (reg 8).",
    ),
    _rule(
        id="blr_advisory_report",
        trigger="an event under Police Act 1996 s 88I(1)(a)-(c), or, under (d), the day it comes to attention",
        action="report to the College of Policing for the advisory list",
        who="relevant authority",
        applies_to="people who leave while allegations are open that could lead to dismissal",
        period=since(SINCE_2017, _FIVE, Citation(BLR, "reg 12(1) (Police Act 1996 s 88I(1))")),
        explanation="Whoever leaves under a cloud is known to the other forces before it lifts.",
        consequence="Until the report is made another force may take the person on unawares.",
        note="The day of the event is the first day.",
    ),
)
