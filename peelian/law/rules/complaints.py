"""Complaints: reviews, withdrawals, and what the complainant must be asked."""

from __future__ import annotations

from peelian.law.counting import Begins
from peelian.law.dated import Citation
from peelian.law.instruments import CMR
from peelian.law.rules.rule import SINCE_2020, BoundBy, Extension, Rule, days, since

_TWENTY_EIGHT = days(28, Begins.DAY_AFTER)

RULES = (
    Rule(
        id="cmr_review_application",
        subject="complaints",
        trigger="information about the right to a review provided to the complainant",
        action="complainant may apply for a review",
        who="complainant",
        applies_to="complaints handled under Schedule 3",
        period=since(SINCE_2020, _TWENTY_EIGHT, Citation(CMR, "reg 29(2)-(4)")),
        bound_by=BoundBy.MATTER,
        extension=Extension(
            "review body, where special circumstances make it just", Citation(CMR, "reg 29(4)")
        ),
        leaves_out_days=True,
        explanation="A complainant has four weeks to ask an outside body whether the outcome was reasonable and "
        "proportionate.",
        consequence="The review body may refuse a late application unless it extends the time.",
        note="Time while an application lay with the wrong review body is left out (reg 29(3)).",
    ),
    Rule(
        id="cmr_withdrawal_reply",
        subject="complaints",
        trigger="the authority writes to a complainant who withdrew without signing",
        action="complainant may reply; without a reply the complaint is treated as withdrawn",
        who="complainant",
        applies_to="complaints",
        period=since(SINCE_2020, _TWENTY_EIGHT, Citation(CMR, "reg 39(2)-(4)")),
        bound_by=BoundBy.MATTER,
        explanation="A complaint is not dropped on an unsigned word alone: the complainant is asked in writing.",
        consequence="The complaint is treated as withdrawn; the authority then decides whether the public interest "
        "requires it to be treated as a recordable conduct matter.",
    ),
    Rule(
        id="cmr_resumption_reply",
        subject="complaints",
        trigger="the authority or the Director General writes to the complainant after criminal proceedings end",
        action="complainant may reply whether the investigation should go on",
        who="complainant",
        applies_to="suspended complaint investigations",
        period=since(SINCE_2020, _TWENTY_EIGHT, Citation(CMR, "reg 41(2)-(4)")),
        bound_by=BoundBy.MATTER,
        explanation="An investigation that waited for the courts is resumed on the complainant's word.",
        consequence="Without a reply the authority decides whether the public interest requires the complaint to be "
        "treated as a recordable conduct matter.",
    ),
)
