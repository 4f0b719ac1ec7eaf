"""Referral to the Independent Office for Police Conduct: without delay, and by the end of the next day."""

from __future__ import annotations

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.instruments import CMR
from peelian.law.rules.rule import SINCE_2020, BoundBy, Rule, days, since

_NEXT_DAY = days(1, Begins.DAY_AFTER)
_CALENDAR_DAY = (
    "Without delay, and at the latest by the end of the following day: a calendar day, so weekends and bank holidays "
    "count."
)
_CONSEQUENCE = "A late referral stands; the oversight body will ask why. The duty is to refer without delay."

RULES = (
    Rule(
        id="cmr_refer_complaint",
        subject="referral",
        trigger="it becomes clear to the authority that the complaint meets PRA 2002 Sch 3 para 4(1)(a) or (b)",
        action="refer the complaint to the IOPC",
        who="appropriate authority",
        applies_to="complaints about officers, special constables, staff and designated volunteers",
        period=since(SINCE_2020, _NEXT_DAY, Citation(CMR, "reg 4(2)(a)")),
        bound_by=BoundBy.MATTER,
        explanation="The gravest complaints reach the oversight body by the next day.",
        consequence=_CONSEQUENCE,
        note=_CALENDAR_DAY,
    ),
    Rule(
        id="cmr_refer_complaint_called_in",
        subject="referral",
        trigger="the Director General notifies the authority that the complaint is to be referred",
        action="refer the complaint to the IOPC",
        who="appropriate authority",
        applies_to="complaints",
        period=since(SINCE_2020, _NEXT_DAY, Citation(CMR, "reg 4(3)(a)")),
        bound_by=BoundBy.MATTER,
        explanation="A complaint the oversight body calls in is handed over by the next day.",
        consequence=_CONSEQUENCE,
        note=_CALENDAR_DAY,
    ),
    Rule(
        id="cmr_refer_conduct",
        subject="referral",
        trigger="it becomes clear to the authority that a recordable conduct matter meets PRA 2002 Sch 3 para 13(1)(a) "
        "or (b), or the Director General calls it in",
        action="refer the matter to the IOPC",
        who="appropriate authority",
        applies_to="recordable conduct matters within reg 7(1), paragraph (f) apart",
        period=since(SINCE_2020, _NEXT_DAY, Citation(CMR, "reg 7(4)")),
        bound_by=BoundBy.MATTER,
        explanation="Grave conduct that nobody complained of reaches the oversight body by the next day too.",
        consequence=_CONSEQUENCE,
        note=_CALENDAR_DAY,
    ),
    Rule(
        id="cmr_refer_dsi",
        subject="referral",
        trigger="a death or serious injury matter first comes to the attention of the authority, or the Director "
        "General directs its referral",
        action="refer the matter to the IOPC",
        who="appropriate authority",
        applies_to="death and serious injury matters",
        period=since(SINCE_2020, _NEXT_DAY, Citation(CMR, "reg 9")),
        bound_by=BoundBy.MATTER,
        explanation="Every death or serious injury in contact with the police is referred; there is no threshold.",
        consequence=_CONSEQUENCE,
        note=f"{_CALENDAR_DAY} The day runs from coming to attention, not from becoming clear.",
    ),
)
