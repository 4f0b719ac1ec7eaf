"""Telling people how it is going: the officer every four weeks, the complainant every four weeks."""

from __future__ import annotations

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.instruments import CMR, PCR
from peelian.law.rules.rule import SINCE_2020, BoundBy, Rule, since, weeks, working_days

_OFFICER = weeks(4, Begins.FIRST_WORKING_DAY_AFTER)
_COMPLAINANT = weeks(4, Begins.DAY_AFTER)
_WITHIN_WEEKS = (
    "The text says within four weeks of the event and does not say which day is the first: the day after is "
    "assumed."
)
_WITHIN_DAYS = (
    "The text says within five working days of the outcome and does not say which is the first: the day after is "
    "assumed."
)
_EXCEPTIONS = (
    "telling them carries a real risk of significant adverse effect on a listed purpose (CMR 2020 reg 35)"
)

RULES = (
    Rule(
        id="pcr_reg17_progress_first",
        subject="progress",
        trigger="reg 17(1) notice given and no progress update yet",
        action="tell the officer the progress of the investigation",
        who="investigator",
        applies_to="internal cases (PCR Part 3)",
        period=since(SINCE_2020, _OFFICER, Citation(PCR, "reg 17(7)(a)")),
        explanation="An officer under investigation hears every four weeks how it stands.",
        then="pcr_reg17_progress_next",
        note="Separate from the duty to keep the complainant informed (CMR 2020 reg 34).",
    ),
    Rule(
        id="pcr_reg17_progress_next",
        subject="progress",
        trigger="previous progress notification to the officer",
        action="tell the officer the progress of the investigation",
        who="investigator",
        applies_to="internal cases (PCR Part 3)",
        period=since(SINCE_2020, _OFFICER, Citation(PCR, "reg 17(7)(b)")),
        explanation="Each notification starts a new period of four weeks.",
        then="pcr_reg17_progress_next",
    ),
    Rule(
        id="cmr_update_first",
        subject="progress",
        trigger="handling of the complaint or matter (or of the proceedings that follow) starts",
        action="give a progress update to the complainant or interested person",
        who="appropriate authority or Director General",
        applies_to="complaints, recordable conduct matters and DSI matters with a complainant or interested person",
        period=since(SINCE_2020, _COMPLAINANT, Citation(CMR, "reg 34(2)(a)(i)")),
        bound_by=BoundBy.MATTER,
        withheld_while=_EXCEPTIONS,
        explanation="Those who complained or were harmed are told promptly how the matter stands, within four weeks at "
        "the latest.",
        then="cmr_update_next",
        assumption=_WITHIN_WEEKS,
        note="The duty goes on through disciplinary and criminal proceedings and reflective practice (reg 33(2)(b)).",
    ),
    Rule(
        id="cmr_update_next",
        subject="progress",
        trigger="previous update to the complainant or interested person",
        action="give the next progress update",
        who="appropriate authority or Director General",
        applies_to="complaints, recordable conduct matters and DSI matters with a complainant or interested person",
        period=since(SINCE_2020, _COMPLAINANT, Citation(CMR, "reg 34(2)(a)(ii)")),
        bound_by=BoundBy.MATTER,
        withheld_while=_EXCEPTIONS,
        explanation="Each update of substance starts a new period of four weeks.",
        then="cmr_update_next",
        assumption=_WITHIN_WEEKS,
    ),
    Rule(
        id="cmr_outcome_notice",
        subject="progress",
        trigger="outcome of the handling or of proceedings, or an appeal brought or decided",
        action="tell the complainant or interested person in writing",
        who="appropriate authority or Director General",
        applies_to="complaints, recordable conduct matters and DSI matters with a complainant or interested person",
        period=since(SINCE_2020, working_days(5, Begins.DAY_AFTER), Citation(CMR, "reg 34(2)(b)")),
        bound_by=BoundBy.MATTER,
        withheld_while=_EXCEPTIONS,
        explanation="The result reaches those who complained or were harmed within a week.",
        assumption=_WITHIN_DAYS,
    ),
    Rule(
        id="cmr_review_rights_notice",
        subject="progress",
        trigger="outcome of the handling of a complaint",
        action="give written notice of the right to a review, the review body, the time limit and the form",
        who="appropriate authority",
        applies_to="complaints",
        period=since(SINCE_2020, working_days(5, Begins.DAY_AFTER), Citation(CMR, "reg 34(4), 33(2)(a)")),
        bound_by=BoundBy.MATTER,
        explanation="A complainant cannot use a right nobody told them of: the 28 days for a review run from this "
        "notice.",
        then="cmr_review_application",
        assumption=_WITHIN_DAYS,
    ),
)
