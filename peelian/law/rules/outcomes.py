"""After proceedings: the report, telling the officer, publication, and how long an outcome lasts."""

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
    Choice,
    Extension,
    Rule,
    days,
    months,
    since,
    working_days,
    years,
)

_WORKING = Begins.FIRST_WORKING_DAY_AFTER
_FIVE, _TEN = working_days(5, _WORKING), working_days(10, _WORKING)
_BOTH = "misconduct meetings and hearings"
_LAST_DAY = "The day shown is the last on which it holds."

_rule = partial(Rule, subject="outcomes", applies_to=_BOTH)

RULES = (
    _rule(
        id="pcr_reg43_report",
        trigger="misconduct meeting or hearing completed",
        action="submit a report of the outcome to the appropriate authority",
        who="person conducting or chairing",
        period=since(SINCE_2020, _FIVE, Citation(PCR, "reg 43(1), (1B)-(1D)")),
        bound_by=BoundBy.NOTICE,
        extension=Extension(
            "the chair of a hearing, by leaving the drafting to the legally qualified person, which gives "
            "ten working days",
            Citation(PCR, "reg 43(1D)"),
            sets_a_day=False,
        ),
        choices=(
            Choice(
                "drafted_by",
                "who drafts the report (a hearing, since 7 May 2024)",
                "chair",
                (("adviser", since(SINCE_MAY_2024, _TEN, Citation(PCR, "reg 43(1D)"))),),
            ),
        ),
        explanation="The finding and the reasons are on paper within a week, or two where an adviser drafts them.",
        then="pcr_reg43_notify_officer",
    ),
    _rule(
        id="pcr_reg43_lqp_report",
        trigger="hearing completed, and the drafting of the report left to the legally qualified person",
        action="submit the draft report to the chair",
        who="legally qualified person",
        applies_to="misconduct hearings",
        period=since(SINCE_MAY_2024, _FIVE, Citation(PCR, "reg 43(1C)(a)")),
        bound_by=BoundBy.NOTICE,
        explanation="An adviser who drafts does so in the first of the two weeks, so that the chair has the second.",
    ),
    _rule(
        id="pcr_reg43_notify_officer",
        trigger="appropriate authority receives the report of the outcome",
        action="send the officer the report and notice of the right to appeal",
        who="appropriate authority",
        period=since(SINCE_2020, AT_ONCE, Citation(PCR, "reg 43(2)-(4)")),
        kind=Kind.ASAP,
        kind_reason=NO_NUMBER,
        explanation="The officer holds the outcome, the reasons and the way to appeal.",
        consequence="Disciplinary action takes effect only from the day the officer is notified (reg 42(4)).",
    ),
    _rule(
        id="pcr_reg43_publish_report",
        trigger="officer notified of the outcome of a hearing",
        action="publish the report on the force's website",
        who="appropriate authority, as the chair requires",
        applies_to="misconduct hearings (not meetings)",
        period=since(SINCE_2020, AT_ONCE, Citation(PCR, "reg 43(6)-(7)")),
        kind=Kind.ASAP,
        kind_reason=NO_NUMBER,
        withheld_while="the chair has dispensed with publication (reg 43(10))",
        explanation="What a hearing found is shown to the public.",
        then="pcr_reg43_publication_minimum",
    ),
    _rule(
        id="pcr_reg43_publication_minimum",
        trigger="report first published",
        action="keep the report on the website",
        who="appropriate authority",
        applies_to="misconduct hearings",
        period=since(SINCE_2020, days(28, Begins.DAY_OF), Citation(PCR, "reg 43(8)")),
        kind=Kind.LASTS,
        kind_reason=f"A least time, not a longest: the report may stay longer. {_LAST_DAY}",
        extension=Extension("appropriate authority, which may keep it longer", Citation(PCR, "reg 43(8)")),
        explanation="A report is there for at least four weeks for anybody to read.",
        consequence="Taken down sooner, it was not published as the Regulations ask.",
        note="Calendar days.",
    ),
    _rule(
        id="pcr_written_warning_life",
        trigger="written warning notified to the officer",
        action="the written warning is in force",
        who="officer concerned",
        period=since(SINCE_2020, months(18, Begins.DAY_OF), Citation(PCR, "reg 42(9)(a), (11)")),
        kind=Kind.LASTS,
        kind_reason=f"The warning counts against the officer for so long. {_LAST_DAY}",
        leaves_out_days=True,
        explanation="A written warning weighs on a new case for a year and a half.",
        consequence="While it is in force no second written warning can be given for a new case.",
        note="Days on a career break do not count. What matters for a new case is whether the warning was in force on "
        "the day of its severity assessment.",
    ),
    _rule(
        id="pcr_fww_life",
        trigger="final written warning notified to the officer",
        action="the final written warning is in force",
        who="officer concerned",
        applies_to="misconduct meetings, hearings and accelerated hearings",
        period=since(
            SINCE_2020, years(2, Begins.DAY_OF), Citation(PCR, "reg 42(9)(b), (10)-(11), 62(4)-(5)")
        ),
        kind=Kind.LASTS,
        kind_reason=f"The warning counts against the officer for so long. {_LAST_DAY}",
        extension=Extension(
            "panel at a hearing or whoever conducts an accelerated hearing, up to five years in all; nobody "
            "at a meeting",
            Citation(PCR, "reg 42(10), 62(4)(b)"),
            at_most=years(5, Begins.DAY_OF),
        ),
        leaves_out_days=True,
        explanation="After a final written warning the next proved misconduct may cost the post.",
        consequence="While it is in force a new misconduct case goes to a hearing (reg 23(10)), and neither kind of "
        "warning can be given again.",
        note="Days on a career break do not count. The single extension of the 2012 Regulations is gone.",
    ),
    _rule(
        id="pcr_rank_reduction_lookback",
        trigger="officer reduced in rank, under these Regulations or those of 2004",
        action="a new case that goes to proceedings goes to a hearing, if its severity assessment falls in this time",
        who="appropriate authority",
        applies_to="serving officers",
        period=since(SINCE_2020, years(2, Begins.DAY_OF), Citation(PCR, "reg 23(10)(c)")),
        kind=Kind.LASTS,
        kind_reason=f"A look back from the severity assessment of a new case. {_LAST_DAY}",
        explanation="A new case within two years of a reduction in rank is too grave for a meeting.",
        consequence="After it the form of proceedings follows from the new case alone.",
        note="Apart from this, a second reduction in rank is barred without any limit of time (regs 42(13), 62(7)).",
    ),
)
