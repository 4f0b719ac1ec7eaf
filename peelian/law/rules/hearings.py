"""Misconduct hearings: the longstop, the pre-hearing, the hearing itself, its panel and its public notice."""

from __future__ import annotations

from functools import partial

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.deadlines import Kind
from peelian.law.instruments import PCR
from peelian.law.rules.rule import AT_ONCE, NO_NUMBER, SINCE_2020, Extension, Rule, since, working_days

_WORKING = Begins.FIRST_WORKING_DAY_AFTER
_FIVE = working_days(5, _WORKING)
_WITHIN_LONGSTOP = (
    "chair, in the interests of justice or on a party's application, within the hundred working days"
)

_rule = partial(Rule, subject="misconduct hearings", applies_to="misconduct hearings")

RULES = (
    _rule(
        id="pcr_reg29_100_days",
        trigger="notice under reg 30(1) given",
        action="hold the first day of the misconduct hearing",
        who="chair",
        period=since(SINCE_2020, working_days(100, Begins.DAY_AFTER), Citation(PCR, "reg 29(2), (6)(a)")),
        extension=Extension("chair, in the interests of justice", Citation(PCR, "reg 29(6)(a)")),
        explanation="However the steps before it fall, a hearing opens within a hundred working days of the notice.",
        note="Hearings only: a misconduct meeting has its own period.",
    ),
    _rule(
        id="pcr_reg29_decide_prehearing",
        trigger="documents under reg 32(6) supplied to the chair",
        action="decide whether to hold a pre-hearing",
        who="chair",
        period=since(SINCE_2020, _FIVE, Citation(PCR, "reg 29(3)")),
        explanation="Within a week of the papers everybody knows whether there will be a pre-hearing.",
    ),
    _rule(
        id="pcr_reg29_hearing_no_prehearing",
        trigger="documents under reg 32(6) supplied to the chair, and there is no pre-hearing",
        action="hold the misconduct hearing",
        who="chair",
        period=since(SINCE_2020, working_days(30, _WORKING), Citation(PCR, "reg 29(5)")),
        extension=Extension(_WITHIN_LONGSTOP, Citation(PCR, "reg 29(6)(b), (7)-(9)")),
        explanation="Without a pre-hearing the hearing follows the papers within six weeks.",
    ),
    _rule(
        id="pcr_reg33_prehearing",
        trigger="documents under reg 32(6) supplied to the chair",
        action="hold the pre-hearing, in private",
        who="chair",
        period=since(SINCE_2020, working_days(15, _WORKING), Citation(PCR, "reg 33(1)(a)")),
        extension=Extension("chair, in the interests of justice", Citation(PCR, "reg 33(10)(a)")),
        explanation="Witnesses, documents and law are sorted out three weeks after the papers, before "
        "anybody is heard.",
        then="pcr_reg33_hearing_after_prehearing",
    ),
    _rule(
        id="pcr_reg33_alternative_date",
        trigger="chair specifies a day for the pre-hearing and the officer or police friend cannot attend",
        action="officer may propose a reasonable alternative that falls within the window",
        who="officer concerned",
        period=since(SINCE_2020, _FIVE, Citation(PCR, "reg 33(2)-(4)")),
        explanation="The pre-hearing moves for somebody who cannot come, but not far.",
        consequence="Without an alternative inside the window the specified day stands.",
        note="Counted from the day the chair specified.",
    ),
    _rule(
        id="pcr_reg33_hearing_after_prehearing",
        trigger="pre-hearing held",
        action="hold the misconduct hearing",
        who="chair",
        period=since(SINCE_2020, working_days(30, Begins.DAY_OF), Citation(PCR, "reg 33(9)")),
        extension=Extension(_WITHIN_LONGSTOP, Citation(PCR, "reg 33(10)(b), (11)-(13)")),
        explanation="After the pre-hearing the hearing follows within six weeks.",
        note="The day of the pre-hearing is the first day.",
    ),
    _rule(
        id="pcr_reg33_directions_record",
        trigger="pre-hearing held",
        action="serve on the parties a summary of the key matters and the directions",
        who="chair",
        period=since(SINCE_2020, working_days(5, Begins.DAY_OF), Citation(PCR, "reg 33(15)")),
        explanation="What was settled at the pre-hearing is put on paper within the week.",
        note="The day of the pre-hearing is the first day.",
    ),
    _rule(
        id="pcr_reg35_panel_objection",
        trigger="officer given the names of the panel members other than the chair, or of a replacement",
        action="officer may object in writing, to the chair",
        who="officer concerned",
        applies_to="proceedings before a panel",
        period=since(SINCE_2020, working_days(3, _WORKING), Citation(PCR, "reg 35(3)-(4), (8)-(9)")),
        explanation="Each member of a panel may be challenged, at once and with reasons.",
        consequence="The window to object closes and the person named goes on.",
    ),
    _rule(
        id="pcr_reg36_publish_hearing_notice",
        trigger="chair requires a public notice, and the notice of the hearing under reg 35(1) is given",
        action="publish the notice on the force's website",
        who="appropriate authority or originating authority",
        applies_to="misconduct hearings held in public",
        period=since(SINCE_2020, AT_ONCE, Citation(PCR, "reg 36(1)-(2)")),
        kind=Kind.ASAP,
        kind_reason=NO_NUMBER,
        explanation="The public is told that a hearing is coming, as far as the chair requires it.",
        note="The Regulations fix no least time before the hearing: the chair decides whether to publish and what. "
        "Representations are due by a day the chair sets (reg 36(6)).",
    ),
)
