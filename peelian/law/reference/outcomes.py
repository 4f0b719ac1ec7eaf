"""What may be imposed at the end of proceedings: each outcome with who may give it, after which finding, for how long.

An outcome's dates are days on which an allegation came to attention, not days of the hearing: that is
how the saving provisions bind it. `peelian.law.reference.choosing` says which are open to one person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from peelian.law.counting import Begins, Period, Unit
from peelian.law.dated import Citation
from peelian.law.instruments import PCR, PCR_2012
from peelian.law.reference.items import CodeList, Item
from peelian.law.rules.rule import SINCE_2020, SINCE_MAY_2025


class Forum(StrEnum):
    """The proceedings at which an outcome is given; the codes of the list `proceedings`."""

    MEETING = "MEETING"
    HEARING = "HEARING"
    AMH = "AMH"


class Finding(StrEnum):
    """What was found; the codes of the list `conduct_levels`. At an accelerated hearing NEITHER is "not gross"."""

    GROSS = "GM"
    MISCONDUCT = "M"
    NEITHER = "NONE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Item):
    """A result of proceedings.

    `severity` orders disciplinary action from the least serious (1); 0 is not disciplinary action.
    `lasts` runs from the day the officer is notified, and leaves out time on a career break.
    """

    forums: tuple[Forum, ...]
    findings: tuple[Finding, ...]
    severity: int = 0
    lasts: Period | None = None
    extendable_to: Period | None = None
    extendable_at: tuple[Forum, ...] = ()
    for_serving: bool = True
    for_former: bool = False
    condition: str = ""

    @property
    def disciplinary(self) -> bool:
        """Whether it is disciplinary action in the sense of PCR reg 2(1)."""
        return self.severity > 0


_PROVED = (Finding.MISCONDUCT, Finding.GROSS)
_BEFORE_A_PANEL = (Forum.HEARING, Forum.AMH)
_EIGHTEEN_MONTHS = Period(18, Unit.MONTHS, Begins.DAY_OF)
_TWO_YEARS = Period(2, Unit.YEARS, Begins.DAY_OF)
_FIVE_YEARS = Period(5, Unit.YEARS, Begins.DAY_OF)


def _cited(provision: str) -> Citation:
    return Citation(PCR, provision)


_ACTION = (
    Outcome(
        code="WW", title="Written warning", gist="Kept on the record for eighteen months.",
        citation=_cited("regs 42, 42(9)"), in_force_from=SINCE_2020, severity=1,
        forums=(Forum.MEETING, Forum.HEARING), findings=(Finding.MISCONDUCT,), lasts=_EIGHTEEN_MONTHS,
        condition="The period cannot be extended.",
    ),
    Outcome(
        code="FWW", title="Final written warning",
        gist="Kept for two years; a panel at a hearing may make it longer, up to five.",
        citation=_cited("regs 42, 42(9), 62(4)"), in_force_from=SINCE_2020, severity=2,
        forums=tuple(Forum), findings=_PROVED, lasts=_TWO_YEARS, extendable_to=_FIVE_YEARS,
        extendable_at=_BEFORE_A_PANEL, condition="At a meeting the two years are fixed.",
    ),
    Outcome(
        code="RIR", title="Reduction in rank", gist="Permanent, and given once only.",
        citation=_cited("regs 42, 62"), in_force_from=SINCE_2020, severity=3, forums=_BEFORE_A_PANEL, findings=_PROVED,
        condition="Only where it is the right sanction, with the authority's views on it heard, its effect on "
        "operations among them.",
    ),
    Outcome(
        code="DWN", title="Dismissal without notice", gist="Takes effect when the officer is notified.",
        citation=_cited("regs 42, 62"), in_force_from=SINCE_2020, severity=4, forums=_BEFORE_A_PANEL, findings=_PROVED,
        condition="A report for the barred list follows.",
    ),
    Outcome(
        code="FORMER_WHBD", title="Former officer: would have been dismissed",
        gist="The only sanction that reaches a person who has left; it leads to the barred list.",
        citation=_cited("Sch 1, regs 42 and 62 as modified"), in_force_from=SINCE_2020, severity=4,
        forums=_BEFORE_A_PANEL, findings=(Finding.GROSS,), for_serving=False, for_former=True,
    ),
)  # fmt: skip

_NO_ACTION = (
    Outcome(
        code="RPRP_DIRECTION", title="Neither: to the reflective practice review process",
        gist="Found neither misconduct nor gross misconduct, and directed to reflective practice.",
        citation=_cited("reg 42(1)"), in_force_from=SINCE_2020, forums=(Forum.MEETING, Forum.HEARING),
        findings=(Finding.NEITHER,),
    ),
    Outcome(
        code="NFA_PROVEN_NOT", title="Neither: no further action",
        gist="Found neither misconduct nor gross misconduct, and nothing further is called for.",
        citation=_cited("reg 42(1)"), in_force_from=SINCE_2020, forums=(Forum.MEETING, Forum.HEARING),
        findings=(Finding.NEITHER,), for_former=True,
    ),
    Outcome(
        code="AMH_DISMISS_CASE", title="Accelerated hearing: case dismissed", gist="The conduct was not gross "
        "misconduct, and the case ends.", citation=_cited("reg 62(8)"), in_force_from=SINCE_2020, forums=(Forum.AMH,),
        findings=(Finding.NEITHER,), for_former=True,
    ),
    Outcome(
        code="AMH_RETURN", title="Accelerated hearing: returned to the appropriate authority",
        gist="The conduct was not gross misconduct, and the authority deals with it under Part 4; for a former "
        "officer under the Schedule of 2025 it goes back to Part 3A instead.",
        citation=_cited("reg 62(8)"), in_force_from=SINCE_2020, forums=(Forum.AMH,), findings=(Finding.NEITHER,),
        for_former=True,
    ),
    Outcome(
        code="M_NO_ACTION", title="Misconduct found, no disciplinary action",
        gist="Open only for an allegation that came to attention before 28 May 2025: since then a finding must "
        "carry action.",
        citation=Citation(PCR, "reg 42 before SI 2025/558"), in_force_from=SINCE_2020, in_force_until=SINCE_MAY_2025,
        forums=(Forum.MEETING, Forum.HEARING), findings=(Finding.MISCONDUCT,),
    ),
)  # fmt: skip


def _retired(code: str, title: str, gist: str) -> Outcome:
    return Outcome(
        code=code,
        title=title,
        gist=gist,
        citation=Citation(PCR_2012, "", verified=False),
        in_force_until=SINCE_2020,
        forums=(),
        findings=(),
        title_confirmed=True,
        doubt="That it ended with January 2020 was read; the Regulations it stood in were not.",
    )


OUTCOMES = CodeList(
    "outcomes",
    "Outcomes of conduct proceedings",
    (
        *_ACTION,
        *_NO_ACTION,
        _retired("MGMT_ADVICE", "Management advice", "Older records only."),
        _retired("FWW_EXTENSION", "Extension of a final written warning", "Older records only."),
        _retired(
            "DWITHN", "Dismissal with notice", "Older records; it lives on under the Performance Regulations."
        ),
    ),
    note="The dates are days on which the allegation came to attention. An earlier matter that was still being "
    "handled keeps a linked later one under the earlier rules.",
)


def warning_ends_after(outcome: str, *, forum: Forum, extended: bool = False) -> Period | None:
    """The longest time that outcome lasts when given at `forum`; None where it does not run out.

    `extended` asks for the longest a final written warning may be made. Raises UnknownCode, and
    ValueError where the forum cannot give or extend it.
    """
    item = OUTCOMES.get(outcome)
    if forum not in item.forums:
        raise ValueError(f"{item.title} cannot be given at {forum.lower()} proceedings.")
    if extended and forum not in item.extendable_at:
        raise ValueError(f"{item.title} cannot be extended at {forum.lower()} proceedings.")
    return item.extendable_to if extended else item.lasts


@dataclass(frozen=True, slots=True)
class Sanction:
    """An outcome a person already carries. `until` is the first day on which a warning is no longer live.

    `under_2020_or_2004` says whether it was imposed under the Conduct Regulations of 2020 or 2004: only
    a reduction in rank under those rules out another.
    """

    outcome: str
    notified_on: date
    until: date | None = None
    under_2020_or_2004: bool = True
