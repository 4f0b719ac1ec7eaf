"""After the report: deciding whether there is a case to answer and what follows."""

from __future__ import annotations

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import PCR
from peelian.law.rules.rule import AT_ONCE, SINCE_2020, Extension, Rule, since, working_days

_NO_NUMBER = (
    "The provision says as soon as practicable and gives no number; the age of the duty is shown instead."
)

RULES = (
    Rule(
        id="pcr_reg23_determination",
        subject="decision",
        trigger="appropriate authority receives the investigator's report (or the report under PRA 2002 Sch 3 para 22)",
        action="decide case to answer, whether to bring proceedings and in which form; otherwise tell the officer why "
        "it is late",
        who="appropriate authority",
        applies_to="serving officers",
        period=since(
            SINCE_2020, working_days(15, Begins.FIRST_WORKING_DAY_AFTER), Citation(PCR, "reg 23(1)-(2), (11)")
        ),
        kind=Kind.EXPLAIN_BY,
        kind_reason="The duty is to decide as soon as practicable; passing the fifteenth working day makes no decision "
        "invalid but obliges the authority to tell the officer why.",
        extension=Extension(
            "appropriate authority, by giving the officer the reason for missing it",
            Citation(PCR, "reg 23(11)"),
        ),
        explanation="The officer waits no more than three weeks for the decision or for the reason why there is none.",
        consequence="The authority must notify the officer of the reason (reg 23(11)).",
    ),
    Rule(
        id="pcr_reg23_inform_no_proceedings",
        subject="decision",
        trigger="assessment under reg 23(5) complete",
        action="tell the officer the outcome and give a copy of the report, subject to the harm test",
        who="appropriate authority",
        applies_to="serving officers",
        period=since(SINCE_2020, AT_ONCE, Citation(PCR, "reg 23(7)")),
        kind=Kind.ASAP,
        kind_reason=_NO_NUMBER,
        explanation="An officer who will not face proceedings is told so and told where the matter goes.",
    ),
    Rule(
        id="pcr_reg23_after_criminal",
        subject="decision",
        trigger="criminal proceedings concluded, or no longer prejudiced by misconduct proceedings",
        action="make a further determination of the case to answer",
        who="appropriate authority",
        applies_to="cases held back under reg 10(3)",
        period=since(SINCE_2020, AT_ONCE, Citation(PCR, "reg 23(3), (12)")),
        kind=Kind.ASAP,
        kind_reason=_NO_NUMBER,
        explanation="A case that waited for the courts is taken up again when they have done.",
        note="Rights of appeal are ignored in deciding whether criminal proceedings have concluded.",
    ),
)
