"""Between the force and the oversight body: views, objections, recommendations, outcomes."""

from __future__ import annotations

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import CMR
from peelian.law.rules.rule import (
    AT_ONCE,
    SINCE_2020,
    SINCE_MAY_2025,
    BoundBy,
    Extension,
    Rule,
    days,
    since,
    working_days,
)

RULES = (
    Rule(
        id="cmr_reg27_aa_views",
        subject="recommendations",
        trigger="the Director General seeks the authority's views on a directed or independent investigation",
        action="give the views of the authority",
        who="appropriate authority",
        applies_to="directed and independent special procedure cases",
        period=since(SINCE_2020, days(28, Begins.DAY_AFTER), Citation(CMR, "reg 27(4)-(5)")),
        bound_by=BoundBy.MATTER,
        extension=Extension("Director General", Citation(CMR, "reg 27(4)-(5)")),
        explanation="The force says what it thinks before the oversight body decides on the case to answer.",
        consequence="The Director General may decide without the views.",
    ),
    Rule(
        id="cmr_reg26_dg_objection",
        subject="recommendations",
        trigger="the Director General receives the authority's memorandum that the special conditions are satisfied, "
        "in a directed or independent case whose report has been made",
        action="say whether there is an objection to certification",
        who="Director General",
        applies_to="accelerated hearings certified after the final report in directed and independent investigations",
        period=since(
            SINCE_MAY_2025,
            working_days(10, Begins.FIRST_WORKING_DAY_AFTER),
            Citation(CMR, "reg 26(3A)-(3C), inserted by SI 2025/558 reg 59"),
        ),
        bound_by=BoundBy.MATTER,
        explanation="A late move to an accelerated hearing in a case the oversight body ran needs its word first.",
        consequence="There is no certification without the Director General's no-objection.",
        note="Not once a direction or an accepted recommendation to bring proceedings is in play, nor on or after the "
        "day of the meeting or hearing (reg 26(2B)). Local cases need no such step.",
    ),
    Rule(
        id="cmr_recommendation_response",
        subject="recommendations",
        trigger="a recommendation is made on a review or with a view to remedy",
        action="respond in writing: accept, with the steps to be taken, or reject, with reasons",
        who="appropriate authority",
        applies_to="recommendations of the local policing body or the IOPC",
        period=since(SINCE_2020, days(28, Begins.DAY_AFTER), Citation(CMR, "reg 30(4)-(6)")),
        bound_by=BoundBy.MATTER,
        extension=Extension("person who made the recommendation", Citation(CMR, "reg 30(4)-(6)")),
        explanation="A recommendation is answered, one way or the other, within four weeks.",
    ),
    Rule(
        id="cmr_notify_dg_outcomes",
        subject="recommendations",
        trigger="outcome of disciplinary, performance or reflective practice action arising from a report under PRA "
        "2002 Sch 3 para 22 or 24A, or an appeal brought or decided",
        action="notify the IOPC",
        who="appropriate authority",
        applies_to="Schedule 3 cases",
        period=since(SINCE_2020, AT_ONCE, Citation(CMR, "reg 37")),
        bound_by=BoundBy.MATTER,
        kind=Kind.ASAP,
        kind_reason="The provision sets no number of days; the age of the duty is shown instead.",
        explanation="The oversight body learns what came of the matters it dealt with.",
    ),
)
