"""Reflective practice: the officer's account, and the review in the officer's development record."""

from __future__ import annotations

from functools import partial

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.instruments import PCR
from peelian.law.rules.rule import SINCE_2020, Extension, Rule, months, since, working_days

_rule = partial(Rule, subject="reflective practice", applies_to="the reflective practice review process")

RULES = (
    _rule(
        id="pcr_reg67_account",
        trigger="officer taking part receives the invitation to give an account",
        action="officer may give an account",
        who="participating officer",
        period=since(SINCE_2020, working_days(5, Begins.FIRST_WORKING_DAY_AFTER), Citation(PCR, "reg 67(2)")),
        extension=Extension("reviewer, by agreement with the officer", Citation(PCR, "reg 67(2)")),
        explanation="Reflection begins with what the officer has to say.",
        consequence="The review goes on without an account; an officer who will not take part may be sent back for a "
        "severity assessment (reg 71).",
        note="Not a disciplinary outcome.",
    ),
    _rule(
        id="pcr_reg70_pdr_window",
        trigger="reflective review development report agreed",
        action="discuss the report and the notes of the review in the officer's development review",
        who="line management",
        period=since(SINCE_2020, months(12, Begins.DAY_AFTER), Citation(PCR, "reg 70(6)")),
        explanation="What was learnt is looked at again within the year.",
        assumption="The text does not say whether the day of agreement counts: the day after is assumed.",
    ),
)
