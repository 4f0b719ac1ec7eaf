"""Unsatisfactory performance and attendance, in the two stages that apply since 28 May 2025."""

from __future__ import annotations

from functools import partial

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import PERFORMANCE
from peelian.law.rules.rule import (
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
_THREE, _FIVE, _SEVEN = (working_days(length, _WORKING) for length in (3, 5, 7))
_STANDS = "Without an alternative inside the window the specified day stands."
_CAREER_BREAK = "Days on a career break do not count (reg 11)."
_since = partial(since, SINCE_MAY_2025, label="as amended by SI 2025/558")

_rule = partial(
    Rule,
    subject="performance",
    applies_to="officers up to chief superintendent and special constables, constables on probation apart",
    bound_by=BoundBy.PERFORMANCE,
)

RULES = (
    _rule(
        id="perf_sch3_determination",
        trigger="authority receives the report of a Schedule 3 investigation",
        action="decide whether performance is unsatisfactory; otherwise tell the officer why it is late",
        who="appropriate authority",
        period=_since(working_days(15, _WORKING), Citation(PERFORMANCE, "reg 12(9)")),
        kind=Kind.EXPLAIN_BY,
        kind_reason="Passing the fifteenth working day makes no decision invalid but obliges the authority to say why.",
        extension=Extension(
            "appropriate authority, by giving the reason", Citation(PERFORMANCE, "reg 12(9)")
        ),
        explanation="The counterpart of the fifteen working days of the Conduct Regulations.",
        consequence="The authority must tell the officer the reason.",
    ),
    _rule(
        id="perf_stage1_alternative",
        trigger="line manager specifies a day for the first stage meeting and the officer or friend cannot attend",
        action="officer may propose an alternative that falls within the window",
        who="officer concerned",
        period=_since(_FIVE, Citation(PERFORMANCE, "reg 16(6)-(7)")),
        explanation="The meeting moves for somebody who cannot come, but not far.",
        consequence=_STANDS,
    ),
    _rule(
        id="perf_improvement_period",
        trigger="written improvement notice issued, at the first stage or by a panel",
        action="the officer has this time to improve",
        who="officer concerned",
        period=_since(months(3, Begins.DAY_OF), Citation(PERFORMANCE, "reg 17(6A), 46(7A), 10")),
        kind=Kind.LASTS,
        kind_reason="A time to improve in, not a duty of the force. The day shown is the last of it.",
        extension=Extension(
            "line manager or panel, where justified, up to twelve months; the authority afterwards (reg 10)",
            Citation(PERFORMANCE, "reg 17(6A), 46(7A), 10"),
            at_most=months(12, Begins.DAY_OF),
            exceptionally="the authority finds exceptional circumstances for more than twelve months in all (reg 10)",
        ),
        leaves_out_days=True,
        explanation="Three months, fixed by law since 2025, in which to do better.",
        consequence="After it the line manager assesses whether there is a second stage.",
        assumption="The text does not say which day is the first: the day of the notice is assumed. The "
        "notice must state the day on which the time ends, and that day decides.",
        note=_CAREER_BREAK,
    ),
    _rule(
        id="perf_notice_validity",
        trigger="date of the written improvement notice",
        action="the notice is valid",
        who="line manager",
        period=_since(months(12, Begins.DAY_OF), Citation(PERFORMANCE, "reg 18(4), 46(7)(d), 46(8)(c)")),
        kind=Kind.LASTS,
        kind_reason="The notice holds for so long. The day shown is the last of it.",
        extension=Extension(
            "panel, by an order in exceptional circumstances, for twelve months more",
            Citation(PERFORMANCE, "reg 46(8)(c)"),
            at_most=months(24, Begins.DAY_OF),
        ),
        leaves_out_days=True,
        explanation="For a year the improvement must be kept up.",
        consequence="An officer who falls back while the notice is valid goes to the second stage.",
        note=_CAREER_BREAK,
    ),
    _rule(
        id="perf_stage1_comments",
        trigger="officer receives the record of the first stage meeting",
        action="officer may comment in writing on the record",
        who="officer concerned",
        period=_since(_SEVEN, Citation(PERFORMANCE, "reg 18(7)-(9)")),
        extension=Extension("line manager", Citation(PERFORMANCE, "reg 18(7)-(9)")),
        explanation="What the record says of the meeting may be put right.",
        consequence="The record stands as it was written.",
        note="Not once the officer has appealed.",
    ),
    _rule(
        id="perf_stage1_appeal",
        trigger="officer receives the record and the improvement notice",
        action="officer may give written notice of appeal, with grounds and evidence",
        who="officer concerned",
        period=_since(_SEVEN, Citation(PERFORMANCE, "reg 19(5)-(7)")),
        extension=Extension("appeal manager", Citation(PERFORMANCE, "reg 19(5)-(7)")),
        explanation="A finding that is unreasonable or unfair may be looked at by another manager.",
        consequence="The right to appeal lapses unless the appeal manager gives more time.",
        note="Grounds: an unreasonable finding, unreasonable terms, new evidence, a breach of procedure or unfairness.",
    ),
    _rule(
        id="perf_stage1_appeal_meeting",
        trigger="appeal manager receives the notice of appeal",
        action="hold the first stage appeal meeting",
        who="appeal manager",
        period=_since(_SEVEN, Citation(PERFORMANCE, "reg 19(8)-(9)")),
        extension=Extension(
            "appeal manager, where necessary or expedient, with written reasons",
            Citation(PERFORMANCE, "reg 19(8)-(9)"),
        ),
        explanation="The appeal is heard within a week and a half.",
    ),
    _rule(
        id="perf_stage1_appeal_alternative",
        trigger="appeal manager specifies a day and the officer or friend cannot attend",
        action="officer may propose an alternative that falls within the window",
        who="officer concerned",
        period=_since(_FIVE, Citation(PERFORMANCE, "reg 20(4)-(5)")),
        explanation="The meeting moves for somebody who cannot come, but not far.",
        consequence=_STANDS,
    ),
    _rule(
        id="perf_stage1_appeal_outcome",
        trigger="first stage appeal meeting concluded",
        action="give the decision in writing with a summary of reasons",
        who="appeal manager",
        period=_since(_THREE, Citation(PERFORMANCE, "reg 21(9)")),
        explanation="The officer has the decision on the appeal, and why, within days.",
        note="As soon as reasonably practicable, and within the period in any event.",
    ),
    _rule(
        id="perf_panel_objection",
        trigger="officer receives the names of the members of the panel, or of a replacement",
        action="officer may object",
        who="officer concerned",
        period=_since(_THREE, Citation(PERFORMANCE, "reg 35(2), (8), 48(15)")),
        explanation="Whoever is to decide may be challenged, at once and with reasons.",
        consequence="The window to object closes and the person named goes on.",
    ),
    _rule(
        id="perf_stage2_response",
        trigger="notice of the second stage meeting given under reg 31 or 33",
        action="officer accepts or disputes, with mitigation, account, points of law and documents",
        who="officer concerned",
        period=_since(working_days(14, _WORKING), Citation(PERFORMANCE, "reg 36(1)-(3)")),
        extension=Extension(
            "panel chair, in exceptional circumstances", Citation(PERFORMANCE, "reg 36(1)-(3)")
        ),
        explanation="The officer says what is in dispute before the panel meets.",
        consequence="The meeting goes on without the officer's answer.",
        then="perf_stage2_witness_lists",
        note="Fourteen working days, where the Conduct Regulations give fifteen.",
    ),
    _rule(
        id="perf_stage2_witness_lists",
        trigger="officer complied with reg 36(2)",
        action="each side names its witnesses, or says that it has none",
        who="senior manager and officer concerned",
        period=_since(_THREE, Citation(PERFORMANCE, "reg 36(4)")),
        explanation="Both sides put their witnesses on the table at the same time.",
    ),
    _rule(
        id="perf_stage2_meeting",
        trigger="notice of the second stage meeting given under reg 31 or 33",
        action="hold the second stage meeting",
        who="panel chair",
        period=_since(working_days(30, _WORKING), Citation(PERFORMANCE, "reg 38(1)-(3), 39")),
        extension=Extension(
            "panel chair, in the interests of fairness, with written reasons, or by postponing",
            Citation(PERFORMANCE, "reg 38(2)-(3), 39"),
        ),
        explanation="The panel meets within six weeks of the notice.",
    ),
    _rule(
        id="perf_stage2_alternative",
        trigger="panel chair specifies a day and the officer or friend cannot attend",
        action="officer may propose an alternative that falls within the window",
        who="officer concerned",
        period=_since(_FIVE, Citation(PERFORMANCE, "reg 38(6)-(7)")),
        explanation="The meeting moves for somebody who cannot come, but not far.",
        consequence=_STANDS,
    ),
    _rule(
        id="perf_stage2_public_direction",
        trigger="the Director General decides that the meeting is to be in public",
        action="tell those who were consulted, with reasons",
        who="Director General",
        applies_to="gross incompetence after an independent investigation (PRA 2002 Sch 3 para 19)",
        period=_since(_FIVE, Citation(PERFORMANCE, "reg 42(10)-(12)")),
        explanation="Whoever was asked learns within the week that the doors will be open, and why.",
        note="Otherwise second stage meetings are private.",
    ),
    _rule(
        id="perf_stage2_outcome",
        trigger="second stage meeting concluded",
        action="give the decision in writing to the officer and the line manager, with notice of the appeal if adverse",
        who="panel chair",
        period=_since(_THREE, Citation(PERFORMANCE, "reg 45(3)-(4)")),
        explanation="The officer has the decision, and why, within days.",
        then="pat_notice_of_appeal",
    ),
    _rule(
        id="perf_dismissal_notice",
        trigger="panel orders dismissal with notice",
        action="the dismissal takes effect",
        who="panel, which fixes the length of the notice",
        applies_to="unsatisfactory performance or attendance; gross incompetence is dismissed at once",
        period=_since(days(28, Begins.DAY_OF), Citation(PERFORMANCE, "reg 46(3)(a)")),
        kind=Kind.NOT_BEFORE,
        kind_reason="A least notice. The day shown is its last; the dismissal takes effect from the day after.",
        extension=Extension("panel, by fixing a longer notice", Citation(PERFORMANCE, "reg 46(3)(a)")),
        explanation="Whoever is dismissed for performance works out four weeks at least.",
        consequence="A shorter notice is not what the Regulations allow.",
        note="Dismissal with notice lives on here, although it is gone from the Conduct Regulations.",
    ),
)
