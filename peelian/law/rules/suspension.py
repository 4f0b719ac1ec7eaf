"""Suspension under the Conduct Regulations: confirming it, hearing the officer, and reviewing it."""

from __future__ import annotations

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.instruments import PCR
from peelian.law.rules.rule import SINCE_2020, Rule, since, weeks, working_days

_WORKING = Begins.FIRST_WORKING_DAY_AFTER

RULES = (
    Rule(
        id="pcr_suspension_oral_confirm",
        subject="suspension",
        trigger="officer suspended orally",
        action="confirm the suspension in writing with a summary of reasons",
        who="appropriate authority",
        applies_to="suspended officers and special constables",
        period=since(SINCE_2020, working_days(3, _WORKING), Citation(PCR, "reg 11(6)(b)")),
        explanation="An officer told by word of mouth must hold the decision and the reasons on paper within days.",
        note="Where the power is delegated, a senior officer must authorise suspending, continuing and ending "
        "(reg 2(4)(a)).",
    ),
    Rule(
        id="pcr_suspension_representations",
        subject="suspension",
        trigger="officer suspended",
        action="officer or police friend may make representations against the suspension",
        who="officer concerned or police friend",
        applies_to="suspended officers and special constables",
        period=since(SINCE_2020, working_days(7, _WORKING), Citation(PCR, "reg 11(7)(a)")),
        explanation="The officer's first window to argue that the conditions for suspension are not met.",
        consequence="The window closes, but representations stay open whenever relevant circumstances have changed "
        "(reg 11(7)(b)).",
        note="Any representation triggers a review (reg 11(8)(a)).",
    ),
    Rule(
        id="pcr_suspension_first_review",
        subject="suspension",
        trigger="officer suspended and no review held yet",
        action="review the suspension conditions",
        who="appropriate authority, authorised by a senior officer",
        applies_to="suspended officers and special constables",
        period=since(SINCE_2020, weeks(4, _WORKING), Citation(PCR, "reg 11(8)(b)")),
        explanation="A suspension does not run on unexamined: its conditions are looked at again within four weeks.",
        consequence="No express sanction, but an unreviewed suspension is open to challenge.",
        then="pcr_suspension_next_review",
        note="An earlier review, on representations or changed circumstances, starts the four weeks afresh.",
    ),
    Rule(
        id="pcr_suspension_next_review",
        subject="suspension",
        trigger="previous suspension review",
        action="review the suspension conditions again",
        who="appropriate authority, authorised by a senior officer",
        applies_to="suspended officers and special constables",
        period=since(SINCE_2020, weeks(4, _WORKING), Citation(PCR, "reg 11(8)(c)(ii)")),
        explanation="Each review starts a new period of four weeks within which the next must be held.",
        consequence="No express sanction, but an unreviewed suspension is open to challenge.",
        then="pcr_suspension_next_review",
        note="In directed and independent cases the Director General is consulted before a suspension is ended after "
        "a review (reg 11(11)).",
    ),
    Rule(
        id="pcr_suspension_continue_notice",
        subject="suspension",
        trigger="review concludes that the suspension should continue",
        action="notify the officer in writing with a summary of reasons",
        who="appropriate authority",
        applies_to="suspended officers and special constables",
        period=since(SINCE_2020, working_days(3, Begins.DAY_AFTER), Citation(PCR, "reg 11(9)")),
        explanation="The officer learns that a review was held, what came of it, and why.",
        note="The text counts from the day after the review; in working days that gives the same day as counting from "
        "the first working day after.",
    ),
)
