"""The performance and attendance procedure as it runs since 28 May 2025: stages, decision-makers, outcomes.

It binds by the day on which the issue came to the attention of the line manager or a chief officer. The
three stages of before are not held.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from peelian.law.dated import Citation
from peelian.law.instruments import PERFORMANCE
from peelian.law.reference.items import CodeList, Item
from peelian.law.rules.rule import SINCE_MAY_2025


class PerformanceFinding(StrEnum):
    """What a second stage meeting may find."""

    PERFORMANCE = "unsatisfactory performance"
    ATTENDANCE = "unsatisfactory attendance"
    GROSS_INCOMPETENCE = "gross incompetence"
    UNSATISFACTORY_IN_GROSS_CASE = "unsatisfactory performance, where gross incompetence was alleged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Item):
    """A stage of the procedure."""

    decision_maker: str
    outcome: str
    appeal: str
    lawyer: bool = False
    public: bool = False
    verbatim_record: bool = False


PERFORMANCE_STAGES = CodeList(
    "performance_stages",
    "Stages of the performance procedure",
    (
        Stage(
            code="S1",
            title="First stage meeting",
            citation=Citation(PERFORMANCE, "regs 15-21"),
            in_force_from=SINCE_MAY_2025,
            decision_maker="The line manager.",
            outcome="A written improvement notice: three months to improve, up to twelve where justified; it is "
            "valid for twelve.",
            appeal="To the appeal manager, senior to the line manager.",
        ),
        Stage(
            code="S2",
            title="Second stage meeting",
            citation=Citation(PERFORMANCE, "regs 30-46"),
            in_force_from=SINCE_MAY_2025,
            decision_maker="A panel of three: the chair above chief superintendent or a senior human-resources "
            "professional; at least one officer and one such professional; the others of "
            "superintendent level or the like.",
            outcome="See the outcomes.",
            appeal="Police Appeals Tribunal.",
            verbatim_record=True,
        ),
        Stage(
            code="GI",
            title="Second stage meeting for gross incompetence, with no first stage",
            citation=Citation(PERFORMANCE, "reg 32"),
            in_force_from=SINCE_MAY_2025,
            decision_maker="The same panel; a senior officer authorises it where the power is delegated.",
            outcome="See the outcomes.",
            appeal="Police Appeals Tribunal.",
            lawyer=True,
            verbatim_record=True,
        ),
    ),
    note="For officers up to chief superintendent and special constables; not for a constable in probation.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerformanceOutcome(Item):
    """An outcome, the findings it may follow, and whether it must follow one of them."""

    after: tuple[PerformanceFinding, ...]
    mandatory_after: tuple[PerformanceFinding, ...] = ()
    for_specials: bool = True
    least_notice_days: int | None = None


_P, _A = PerformanceFinding.PERFORMANCE, PerformanceFinding.ATTENDANCE
_G, _U = PerformanceFinding.GROSS_INCOMPETENCE, PerformanceFinding.UNSATISFACTORY_IN_GROSS_CASE
_CITED = Citation(PERFORMANCE, "regs 30-46")

PERFORMANCE_OUTCOMES = CodeList(
    "performance_outcomes",
    "Outcomes of a second stage meeting",
    (
        PerformanceOutcome(
            code="P_DISMISS_NOTICE",
            title="Dismissal with notice",
            gist="At least 28 days.",
            citation=_CITED,
            in_force_from=SINCE_MAY_2025,
            after=(_P, _A),
            least_notice_days=28,
        ),
        PerformanceOutcome(
            code="P_DISMISS_NOW",
            title="Dismissal with immediate effect",
            citation=_CITED,
            in_force_from=SINCE_MAY_2025,
            after=(_G,),
        ),
        PerformanceOutcome(
            code="P_RIR",
            title="Reduction in rank",
            gist="Not for a special constable, and not in an attendance case.",
            citation=_CITED,
            in_force_from=SINCE_MAY_2025,
            after=(_P, _G),
            for_specials=False,
        ),
        PerformanceOutcome(
            code="P_REDEPLOY",
            title="Redeployment to other duties",
            citation=_CITED,
            in_force_from=SINCE_MAY_2025,
            after=(_P, _A, _G),
        ),
        PerformanceOutcome(
            code="P_EXTEND",
            title="Improvement notice extended",
            gist="In exceptional circumstances, and once.",
            citation=_CITED,
            in_force_from=SINCE_MAY_2025,
            after=(_P, _A),
        ),
        PerformanceOutcome(
            code="P_WIN",
            title="Written improvement notice",
            citation=_CITED,
            in_force_from=SINCE_MAY_2025,
            after=(_G, _U),
            mandatory_after=(_U,),
        ),
    ),
    note="Before 28 May 2025 there were three stages and a final improvement notice; that text is not held.",
)


def performance_outcomes_after(
    finding: PerformanceFinding, *, special: bool = False
) -> tuple[PerformanceOutcome, ...]:
    """The outcomes open after a finding, for a special constable or another officer."""
    return tuple(
        item for item in PERFORMANCE_OUTCOMES if finding in item.after and (item.for_specials or not special)
    )
