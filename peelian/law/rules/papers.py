"""From the referral to proceedings until the papers are with the chair: notice, objections, response, bundles."""

from __future__ import annotations

from functools import partial

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import PCR
from peelian.law.rules.rule import (
    AT_ONCE,
    NO_NUMBER,
    SINCE_2020,
    SINCE_MAY_2024,
    BoundBy,
    Extension,
    Rule,
    since,
    working_days,
)

_WORKING = Begins.FIRST_WORKING_DAY_AFTER
_THREE, _TEN = working_days(3, _WORKING), working_days(10, _WORKING)
_BOTH = "misconduct meetings and hearings"
_OBJECTION_LOST = "The window to object closes and the person named goes on."
_ON_APPLICATION = "person conducting or chairing the proceedings, on an application"

_rule = partial(Rule, subject="referral to proceedings", applies_to=_BOTH)

RULES = (
    _rule(
        id="pcr_reg28_dg_representations",
        trigger="the Director General makes the determination, or the authority gives its notification under PRA "
        "2002 Sch 3 para 25(4D)",
        action="make representations that another force should be asked to chair",
        who="Director General",
        applies_to="officers other than senior officers, where the authority disagreed with the Director General",
        period=since(SINCE_MAY_2024, working_days(10, Begins.DAY_AFTER), Citation(PCR, "reg 28(5E)-(5F)")),
        bound_by=BoundBy.NO_NOTICE,
        explanation="Where force and oversight body differed, the oversight body may say that somebody from outside "
        "should sit.",
        consequence="The chief officer need not wait for later representations.",
        note="The words of the trigger were corrected by SI 2025/558 reg 14; the counting did not change.",
    ),
    _rule(
        id="pcr_reg28_chief_decides",
        trigger="chief officer receives the Director General's representations",
        action="decide whether to have the proceedings chaired by another force",
        who="chief officer",
        applies_to="officers other than senior officers, where the authority disagreed with the Director General",
        period=since(SINCE_MAY_2024, working_days(10, Begins.DAY_OF), Citation(PCR, "reg 28(5G)")),
        bound_by=BoundBy.NO_NOTICE,
        explanation="The chief officer answers the oversight body's request within a fortnight.",
        note="The day of receipt is the first day.",
    ),
    _rule(
        id="pcr_reg30_notice",
        trigger="case referred to misconduct proceedings",
        action="give the officer written notice of the referral, with the documents",
        who="appropriate authority",
        period=since(SINCE_2020, AT_ONCE, Citation(PCR, "reg 30(1)")),
        kind=Kind.ASAP,
        kind_reason=NO_NUMBER,
        explanation="The officer learns what must be answered, before whom, and on what evidence.",
        consequence="The hundred working days to a hearing, and the choice of the law that binds, run from "
        "this notice.",
        then="pcr_reg31_response",
        note="Whether it was given before 7 May 2024 decides which version of the hearing rules applies.",
    ),
    _rule(
        id="pcr_reg30_objection",
        trigger="officer given the name of the person conducting or chairing, of an adviser or of the legally "
        "qualified person",
        action="officer may object in writing, with grounds",
        who="officer concerned",
        period=since(SINCE_2020, _THREE, Citation(PCR, "reg 30(3)-(4)")),
        explanation="Whoever is to judge may be challenged, at once and with reasons.",
        consequence=_OBJECTION_LOST,
        note="To the local policing body where it made the appointment, to the chief officer where the chief officer "
        "or a delegate is objected to, otherwise to the authority; in joint cases the others get a copy.",
    ),
    _rule(
        id="pcr_reg30_objection_replacement",
        trigger="officer given the name of a replacement",
        action="officer may object to the replacement",
        who="officer concerned",
        period=since(SINCE_2020, _THREE, Citation(PCR, "reg 30(8)-(9)")),
        explanation="A replacement may be challenged just as the first person named.",
        consequence=_OBJECTION_LOST,
    ),
    _rule(
        id="pcr_reg31_response",
        trigger="documents under reg 30(1) supplied to the officer",
        action="officer responds in writing: what is admitted or denied, mitigation, disputed facts, points of law, "
        "and the documents relied on",
        who="officer concerned",
        period=since(SINCE_2020, working_days(15, _WORKING), Citation(PCR, "reg 31(1)-(3)")),
        extension=Extension(
            "person conducting or chairing the proceedings, in exceptional circumstances",
            Citation(PCR, "reg 31(1)-(3)"),
        ),
        explanation="The officer says in three weeks what is in dispute, so that the rest need not be proved.",
        consequence="Silence may lead to an adverse inference (reg 41(12)-(14)), and a meeting's timetable "
        "runs from the end of the period (reg 34(1)(b)).",
        then="pcr_reg31_witness_lists",
        note="Under the 2012 Regulations it was fourteen working days.",
    ),
    _rule(
        id="pcr_reg31_witness_lists",
        trigger="officer complied with reg 31(2)",
        action="each side names its witnesses with brief details, or says that it has none",
        who="appropriate authority (the Director General where presenting) and officer concerned",
        period=since(SINCE_2020, _THREE, Citation(PCR, "reg 31(4)-(5)")),
        explanation="Both sides put their witnesses on the table at the same time.",
        then="pcr_reg32_lists_to_chair",
    ),
    _rule(
        id="pcr_reg32_lists_to_chair",
        trigger="the parties supplied their lists of witnesses or notices",
        action="send the lists and notices to the person conducting or chairing",
        who="appropriate authority",
        period=since(SINCE_2020, _TEN, Citation(PCR, "reg 32(1)-(2)")),
        extension=Extension(_ON_APPLICATION, Citation(PCR, "reg 32(9)-(12)")),
        explanation="Who is to be heard is decided by the chair, who needs the lists for it.",
    ),
    _rule(
        id="pcr_reg32_documents_to_chair",
        trigger="officer complied with reg 31(2)",
        action="send the documents for the proceedings to the person conducting or chairing",
        who="appropriate authority",
        period=since(SINCE_2020, _TEN, Citation(PCR, "reg 32(6)")),
        extension=Extension(_ON_APPLICATION, Citation(PCR, "reg 32(9)-(12)")),
        explanation="The chair reads in before anything is fixed.",
        consequence="The periods for the pre-hearing and the hearing start only when the documents are with the chair "
        "(regs 29(3), 29(5), 33(1)).",
        then="pcr_reg29_decide_prehearing",
    ),
)
