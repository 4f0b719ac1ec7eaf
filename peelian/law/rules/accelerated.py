"""Accelerated misconduct hearings: the notice, the window for the day, the response, the report."""

from __future__ import annotations

from functools import partial

from peelian.law.counting import Begins, Period, Unit
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import PCR
from peelian.law.rules.rule import (
    AT_ONCE,
    NO_NUMBER,
    SINCE_2020,
    SINCE_MAY_2024,
    BoundBy,
    Choice,
    Extension,
    Rule,
    days,
    since,
    working_days,
)

_WORKING = Begins.FIRST_WORKING_DAY_AFTER
_FIVE, _TEN = working_days(5, _WORKING), working_days(10, _WORKING)
_NOT_SENIOR = "accelerated misconduct hearings of officers other than senior officers"

_rule = partial(Rule, subject="accelerated hearings", applies_to="accelerated misconduct hearings")

RULES = (
    _rule(
        id="pcr_reg50_remission_notice",
        trigger="authority directs that the case go back to Part 4",
        action="tell the officer",
        who="appropriate authority",
        period=since(SINCE_2020, working_days(3, _WORKING), Citation(PCR, "reg 50(2)")),
        explanation="An officer whose case leaves the fast track is told so within days.",
    ),
    _rule(
        id="pcr_reg51_notice",
        trigger="special conditions certified and the case referred to an accelerated hearing",
        action="give the officer written notice and the documents",
        who="appropriate authority",
        period=since(SINCE_2020, AT_ONCE, Citation(PCR, "reg 51(1)-(2)")),
        kind=Kind.ASAP,
        kind_reason=NO_NUMBER,
        explanation="The officer learns that the case is to be decided within weeks, and on which papers.",
        consequence="The day of the hearing and the time to respond are counted from this notice.",
        then="pcr_reg52_hearing_date",
        note="Where certifying is delegated, a senior officer must authorise it (reg 2(4)(b)).",
    ),
    _rule(
        id="pcr_reg51_objection",
        trigger="officer given the name of the person conducting or chairing, of the legally qualified person, or of a "
        "replacement",
        action="officer may object",
        who="officer concerned",
        period=since(SINCE_MAY_2024, working_days(3, _WORKING), Citation(PCR, "reg 51(2D), (2L)")),
        bound_by=BoundBy.NOTICE,
        explanation="Since 2024 whoever decides an accelerated hearing may be challenged too.",
        consequence="The window to object closes and the person named goes on.",
    ),
    _rule(
        id="pcr_reg52_hearing_date",
        trigger="notice under reg 51(1) given",
        action="hold the accelerated hearing, on a day inside the window",
        who="person conducting or chairing",
        period=since(
            SINCE_2020,
            Period(15, Unit.WORKING_DAYS, Begins.DAY_AFTER, opens=10),
            Citation(PCR, "reg 52(1), (1A)"),
        ),
        extension=Extension(
            "person conducting or chairing, by adjourning; after an upheld objection a new window runs from the "
            "replacement (reg 52(1A))",
            Citation(PCR, "reg 61(3)"),
        ),
        explanation="Not so soon that the officer cannot prepare, not so late that it is no longer fast.",
        note="Two limits in one: not before the tenth working day after the notice, not after the fifteenth.",
    ),
    _rule(
        id="pcr_reg54_response",
        trigger="written notice under reg 51(1) given",
        action="officer responds: whether gross misconduct is admitted, mitigation, disputes, documents",
        who="officer concerned",
        period=since(SINCE_2020, working_days(7, _WORKING), Citation(PCR, "reg 54(1)")),
        explanation="The fast track leaves seven working days to answer.",
        consequence="Silence may lead to an adverse inference (reg 61(12)-(13)).",
        note="Unlike reg 31, nobody has the power to give more time.",
    ),
    _rule(
        id="pcr_reg55_dg_representations",
        trigger="the Director General's determination, or the recommendation that the authority disputes",
        action="make representations that another force should be asked to chair",
        who="Director General",
        applies_to=_NOT_SENIOR,
        period=since(SINCE_MAY_2024, working_days(5, Begins.DAY_AFTER), Citation(PCR, "reg 55(4D)-(4E)")),
        bound_by=BoundBy.NO_NOTICE,
        explanation="The fast counterpart of the representations under reg 28.",
        consequence="The chief officer need not wait for later representations.",
    ),
    _rule(
        id="pcr_reg55_chief_decides",
        trigger="chief officer receives the Director General's representations",
        action="decide whether to have the hearing chaired by another force",
        who="chief officer",
        applies_to=_NOT_SENIOR,
        period=since(SINCE_MAY_2024, working_days(5, Begins.DAY_OF), Citation(PCR, "reg 55(4F)")),
        bound_by=BoundBy.NO_NOTICE,
        explanation="The chief officer answers the oversight body's request within the week.",
        note="The day of receipt is the first day.",
    ),
    _rule(
        id="pcr_reg63_report",
        trigger="accelerated hearing completed",
        action="submit a report of the outcome, with the notice of the right to appeal",
        who="person conducting or chairing",
        period=since(SINCE_2020, _FIVE, Citation(PCR, "reg 63(1)-(2)")),
        bound_by=BoundBy.NOTICE,
        extension=Extension(
            "the chair of a panel, by leaving the drafting to the legally qualified person, which gives ten "
            "working days",
            Citation(PCR, "reg 63(1B)-(1D)"),
            sets_a_day=False,
        ),
        choices=(
            Choice(
                "drafted_by",
                "who drafts the report (before a panel, since 7 May 2024)",
                "chair",
                (("adviser", since(SINCE_MAY_2024, _TEN, Citation(PCR, "reg 63(1B)-(1D)"))),),
            ),
        ),
        explanation="The finding and the reasons are on paper within a week, or two where an adviser drafts them.",
        then="pcr_reg63_publication_minimum",
    ),
    _rule(
        id="pcr_reg63_publication_minimum",
        trigger="report first published, as soon as practicable after the officer was notified",
        action="keep the report on the website",
        who="appropriate authority",
        period=since(SINCE_2020, days(28, Begins.DAY_OF), Citation(PCR, "reg 63(5)-(7)")),
        kind=Kind.LASTS,
        kind_reason="A least time, not a longest: the report may stay longer. The day shown is the last of it.",
        extension=Extension(
            "appropriate authority, which may keep it longer", Citation(PCR, "reg 63(5)-(7)")
        ),
        explanation="A report is there for at least four weeks for anybody to read.",
        consequence="Taken down sooner, it was not published as the Regulations ask.",
        note="Calendar days.",
    ),
)
