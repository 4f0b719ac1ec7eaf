"""Which outcomes are open for this person, at these proceedings, under the version that governs, and why not the rest.

PCR 2020 regs 42 and 62, as made and as amended by SI 2025/558. A person decides; this shows the ladder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from peelian.law.dated import Citation
from peelian.law.instruments import PCR
from peelian.law.reference.items import CodeList, listed
from peelian.law.reference.outcomes import OUTCOMES, Finding, Forum, Outcome, Sanction
from peelian.law.refusals import LawRefusal
from peelian.law.regimes import Version
from peelian.law.rules.rule import SINCE_2020, SINCE_MAY_2025


class NoSuchFinding(LawRefusal, ValueError):
    """The proceedings named cannot make that finding, or cannot be held against that person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What stood on the person's record on the day of the severity assessment that led to the proceedings."""

    live_written_warning: bool = False
    live_final_warning: bool = False
    ever_reduced_in_rank: bool = False


def history_on(assessed_on: date, sanctions: Iterable[Sanction]) -> History:
    """The history that counts, from everything imposed on the person, at the date of the severity assessment.

    A warning is live from the day it was notified until its own `until`; a reduction in rank counts for
    ever when it came before the assessment. PCR reg 42.
    """
    told = tuple(sanctions)
    live = {each.outcome for each in told if _live(each, assessed_on)}
    reduced = any(
        each.outcome == "RIR" and each.under_2020_or_2004 and each.notified_on < assessed_on for each in told
    )
    return History(
        live_written_warning="WW" in live, live_final_warning="FWW" in live, ever_reduced_in_rank=reduced
    )


def _live(sanction: Sanction, day: date) -> bool:
    return sanction.notified_on <= day and (sanction.until is None or day < sanction.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The facts on which the choice of outcome turns.

    version                 what `regimes.governing_conduct` (or `former_officer_schedule_2025`) gave
    unconnected_incidents   the finding rests on more than one incident, not closely factually connected
    exceptional             the panel is satisfied that exceptional circumstances justify less than dismissal
    """

    version: Version
    forum: Forum
    finding: Finding
    former: bool = False
    history: History = field(default_factory=History)
    unconnected_incidents: bool = False
    exceptional: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """An outcome with the sentence that rules it out, or "" where it is open, and where that is read."""

    outcome: Outcome
    refusal: str
    citation: Citation

    @property
    def allowed(self) -> bool:
        """Whether the outcome may be given."""
        return not self.refusal


_CONDUCT_VERSIONS = (Version.PCR_AS_MADE, Version.PCR_2024, Version.PCR_2025)
_Ruling = tuple[str, Citation] | None


def weigh_outcomes(situation: Situation) -> tuple[Weighed, ...]:
    """Every outcome, open or ruled out with the reason, in the order of the list.

    Raises NoSuchFinding where the proceedings cannot make the finding or cannot reach the person.
    """
    _check(situation)
    return tuple(_weigh(outcome, situation) for outcome in OUTCOMES)


def allowed_outcomes(situation: Situation) -> tuple[Outcome, ...]:
    """The outcomes that are open. Raises NoSuchFinding."""
    return tuple(weighed.outcome for weighed in weigh_outcomes(situation) if weighed.allowed)


def must_choose(situation: Situation) -> bool:
    """Whether the decision-maker is bound to give one of the open outcomes (PCR reg 42(1), (1A), from 28 May 2025)."""
    return situation.version is Version.PCR_2025


def _check(situation: Situation) -> None:
    if situation.version not in _CONDUCT_VERSIONS:
        raise NoSuchFinding(
            f"{situation.version} gives no outcomes of conduct proceedings: say which version of the Conduct "
            "Regulations governs."
        )
    if situation.former and situation.forum is Forum.MEETING:
        raise NoSuchFinding("No misconduct meeting is held for a former officer (PCR 2020 Sch 1).")
    if situation.forum is Forum.MEETING and situation.finding is Finding.GROSS:
        raise NoSuchFinding(
            "A misconduct meeting cannot find gross misconduct: that takes a hearing (reg 23(10))."
        )
    if situation.forum is Forum.AMH and situation.finding is Finding.MISCONDUCT:
        raise NoSuchFinding(
            "An accelerated hearing finds gross misconduct or not; it cannot find misconduct (reg 62(8))."
        )


def _weigh(outcome: Outcome, situation: Situation) -> Weighed:
    for ruling in _RULINGS:
        if ruled := ruling(outcome, situation):
            return Weighed(outcome, *ruled)
    return Weighed(outcome, "", outcome.citation)


def _other_version(outcome: Outcome, situation: Situation) -> _Ruling:
    amended = situation.version is Version.PCR_2025
    if not outcome.forums:
        return "It ended on 1 February 2020 and is known from older records only.", outcome.citation
    if amended and outcome.in_force_until == SINCE_MAY_2025:
        return "For this allegation a finding of misconduct must carry disciplinary action.", outcome.citation
    return None


def _other_person(outcome: Outcome, situation: Situation) -> _Ruling:
    schedule = Citation(PCR, "Sch 1")
    if situation.former and not outcome.for_former:
        return "It cannot be given to a former officer.", schedule
    if not situation.former and not outcome.for_serving:
        return "It is for former officers only.", schedule
    return None


def _other_forum(outcome: Outcome, situation: Situation) -> _Ruling:
    if situation.forum not in outcome.forums:
        return "These proceedings cannot give it.", outcome.citation
    if situation.finding not in outcome.findings:
        return "It does not follow from this finding.", outcome.citation
    return None


def _barred_by_history(outcome: Outcome, situation: Situation) -> _Ruling:
    history, cited = situation.history, Citation(PCR, "regs 42, 62")
    if outcome.code == "WW" and history.live_written_warning:
        return "A written warning was live at the date of the severity assessment.", cited
    if outcome.code in ("WW", "FWW") and history.live_final_warning:
        return "A final written warning was live at the date of the severity assessment.", cited
    if outcome.code == "RIR" and history.ever_reduced_in_rank:
        return "The officer had been reduced in rank before the severity assessment.", cited
    return None


def _too_grave_for_misconduct(outcome: Outcome, situation: Situation) -> _Ruling:
    opened = situation.history.live_final_warning or situation.unconnected_incidents
    if situation.finding is Finding.MISCONDUCT and outcome.code in ("RIR", "DWN") and not opened:
        return (
            "For misconduct it takes a final written warning live at the severity assessment, or more than one "
            "incident not closely connected."
        ), Citation(PCR, "reg 42")
    return None


def _dismissal_presumed(outcome: Outcome, situation: Situation) -> _Ruling:
    presumed = situation.version is Version.PCR_2025 and situation.finding is Finding.GROSS
    if presumed and outcome.code in ("FWW", "RIR") and not situation.exceptional:
        return (
            "Gross misconduct means dismissal unless exceptional circumstances justify less.",
            Citation(PCR, "regs 42, 62 as amended by SI 2025/558"),
        )
    return None


_RULINGS: tuple[Callable[[Outcome, Situation], _Ruling], ...] = (
    _other_version,
    _other_person,
    _other_forum,
    _barred_by_history,
    _too_grave_for_misconduct,
    _dismissal_presumed,
)

OUTCOME_BLOCKS = CodeList(
    "outcome_blocks",
    "What an officer's history rules out",
    listed(
        Citation(PCR, "regs 42, 62"),
        ("WW", "A written warning live at the severity assessment", "No second written warning."),
        ("FWW", "A final written warning live at the severity assessment", "No warning of either kind."),
        ("RIR", "A reduction in rank before the severity assessment", "No second reduction in rank."),
        since=SINCE_2020,
    ),
    note="The day that counts is that of the severity assessment, so every version of an assessment is kept. Only a "
    "reduction under the Conduct Regulations of 2020 or 2004 counts.",
)
