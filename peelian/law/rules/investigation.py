"""The start and the end of an investigation: assessment, terms of reference, notices, report."""

from __future__ import annotations

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import CMR, PCR, SI_2025_558
from peelian.law.rules.rule import (
    AT_ONCE,
    SINCE_2020,
    SINCE_MAY_2025,
    BoundBy,
    Extension,
    Rule,
    amended,
    since,
    working_days,
)

_WORKING = Begins.FIRST_WORKING_DAY_AFTER
_NO_NUMBER = (
    "The provision says as soon as practicable and gives no number; the age of the duty is shown instead."
)

RULES = (
    Rule(
        id="pcr_severity_outcome_notice",
        subject="investigation",
        trigger="severity assessment ends without an investigation: reflective practice, performance, vetting "
        "(from 28 May 2025) or no further action",
        action="notify the officer in writing",
        who="appropriate authority",
        applies_to="internal cases (PCR Part 3)",
        period=amended(
            AT_ONCE,
            Citation(PCR, "reg 14(7)"),
            amended_on=SINCE_MAY_2025,
            by=SI_2025_558,
            citation_after=Citation(PCR, "reg 14(7) as amended by SI 2025/558 reg 9"),
        ),
        kind=Kind.ASAP,
        kind_reason=_NO_NUMBER,
        bound_by=BoundBy.ATTENTION,
        explanation="An officer whose conduct was assessed is told where the matter has gone.",
        note="A referral under the Vetting Regulations is open only in the version of 28 May 2025.",
    ),
    Rule(
        id="pcr_terms_of_reference",
        subject="investigation",
        trigger="investigator appointed",
        action="draw up terms of reference",
        who="investigator",
        applies_to="internal cases (PCR Part 3)",
        period=since(SINCE_2020, AT_ONCE, Citation(PCR, "reg 16(2)")),
        kind=Kind.ASAP,
        kind_reason=_NO_NUMBER,
        explanation="The investigation is given its bounds in writing before it goes far.",
    ),
    Rule(
        id="pcr_reg17_notice",
        subject="investigation",
        trigger="investigator appointed",
        action="give the officer written notice of the investigation",
        who="investigator",
        applies_to="internal cases (PCR Part 3)",
        period=since(SINCE_2020, AT_ONCE, Citation(PCR, "reg 17(1), (6)")),
        kind=Kind.ASAP,
        kind_reason="The provision says as soon as reasonably practicable; the age of the duty is shown instead.",
        extension=Extension(
            "investigator, while the notice might prejudice this or any other investigation",
            Citation(PCR, "reg 17(6)"),
        ),
        withheld_while="giving the notice might prejudice this or any other investigation (reg 17(6))",
        explanation="The officer learns what is alleged, how seriously it is taken, who investigates, and the rights "
        "to a friend, to advice and to representation.",
        note="Record a decision to withhold and keep it under review.",
    ),
    Rule(
        id="pcr_reg17_tor_or_reason",
        subject="investigation",
        trigger="reg 17(1) notice given",
        action="give the terms of reference, or written notice that they are withheld and why",
        who="investigator",
        applies_to="internal cases (PCR Part 3)",
        period=since(SINCE_2020, working_days(5, _WORKING), Citation(PCR, "reg 17(2)-(3)")),
        extension=Extension(
            "the text says where practicable; the investigator may withhold on prejudice",
            Citation(PCR, "reg 17(6)"),
        ),
        withheld_while="giving the notice might prejudice this or any other investigation (reg 17(6))",
        explanation="The bounds of the investigation follow the notice within a week, or the reason why they do not.",
        consequence="No interview may be held until the terms of reference, or the notice withholding them, are given "
        "(reg 20(2)).",
        note="Best served together with the reg 17(1) notice.",
    ),
    Rule(
        id="pcr_reg18_representations",
        subject="investigation",
        trigger="terms of reference, or notice that they are withheld, given under reg 17(2)",
        action="officer may give a statement; officer or police friend may give documents",
        who="officer concerned or police friend",
        applies_to="internal cases (PCR Part 3)",
        period=since(SINCE_2020, working_days(10, _WORKING), Citation(PCR, "reg 18(1), (3)")),
        extension=Extension("investigator", Citation(PCR, "reg 18(1)")),
        explanation="The officer's chance to answer before the investigation takes its shape.",
        consequence="Silence may lead to an adverse inference later (reg 41(12)-(14)).",
        note="Runs from the terms of reference or the notice withholding them, not from the reg 17(1) notice.",
    ),
    Rule(
        id="pcr_reg21_report",
        subject="investigation",
        trigger="investigation complete",
        action="submit a written report to the appropriate authority",
        who="investigator",
        applies_to="internal cases (PCR Part 3)",
        period=since(SINCE_2020, AT_ONCE, Citation(PCR, "reg 21(1)")),
        kind=Kind.ASAP,
        kind_reason=_NO_NUMBER,
        explanation="The evidence, the documents and an opinion on the case to answer, in the authority's hands.",
        then="pcr_reg23_determination",
    ),
    Rule(
        id="cmr_reg17_tor",
        subject="investigation",
        trigger="reg 17(1) notification given",
        action="give the terms of reference, or notice withholding them",
        who="person investigating",
        applies_to="special procedure cases (PRA 2002 Sch 3 para 19A)",
        period=since(SINCE_2020, working_days(5, _WORKING), Citation(CMR, "reg 17(2), (4)")),
        bound_by=BoundBy.MATTER,
        extension=Extension(
            "the text says where practicable; withheld while it might prejudice an investigation",
            Citation(CMR, "reg 17(4)"),
        ),
        withheld_while="it might prejudice an investigation (reg 17(4))",
        explanation="The Schedule 3 counterpart of the terms of reference under the Conduct Regulations.",
    ),
    Rule(
        id="cmr_reg20_representations",
        subject="investigation",
        trigger="terms of reference provided, or notice given, under reg 17(2)",
        action="officer may give a statement and documents",
        who="officer concerned",
        applies_to="special procedure cases (PRA 2002 Sch 3 para 19A)",
        period=since(SINCE_2020, working_days(10, Begins.DAY_AFTER), Citation(CMR, "reg 20(4)")),
        bound_by=BoundBy.MATTER,
        extension=Extension(
            "person investigating, or the Director General in an independent investigation",
            Citation(CMR, "reg 20(4)"),
        ),
        explanation="The officer's chance to answer in a Schedule 3 investigation.",
        consequence="Silence may lead to an adverse inference later (PCR 2020 reg 41(12)-(14)).",
    ),
)
