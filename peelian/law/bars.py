"""The few rules that block. Every time limit only warns; these refuse the act until the condition is met."""

from __future__ import annotations

from dataclasses import dataclass

from peelian.law.dated import Citation
from peelian.law.instruments import CMR, PCR, PRA, PVR, SI_2025_558, Instrument
from peelian.law.refusals import LawRefusal


class UnknownBar(LawRefusal, KeyError):
    """No blocking rule has that id."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An act that may not be done, the sentence that refuses it, and the provision."""

    id: str
    act: str
    refusal: str
    citation: Citation

    @property
    def verified(self) -> bool:
        """Whether the provision was read."""
        return self.citation.verified


def _bar(
    bar_id: str, act: str, refusal: str, instrument: Instrument, provision: str, *, verified: bool = True
) -> Bar:
    return Bar(bar_id, act, refusal, Citation(instrument, provision, verified))


BARS: tuple[Bar, ...] = (
    _bar("interview_before_tor", "interview the officer",
         "Give the terms of reference, or the notice withholding them, before any interview.", PCR, "reg 20(2)"),
    _bar("chair_certified", "appoint the chair of an accelerated hearing",
         "Whoever certified or authorised an accelerated hearing may not chair it.", PCR, "reg 2(4C)"),
    _bar("conflict_declared", "appoint, delegate or act",
         "Someone with a real or reasonably perceived conflict of interest may not act: replace them without delay.",
         PCR, "reg 12A"),
    _bar("suspension_gate", "suspend an officer",
         "Consider alternative duties and location first, and have a senior officer authorise the suspension.",
         PCR, "reg 11(4), 2(4)(a)"),
    _bar("vetting_while_conduct_open", "begin a withdrawal assessment",
         "A withdrawal assessment waits while the matter is or may be dealt with under the Conduct or Performance "
         "Regulations or Part 2 of the 2002 Act, or would prejudice criminal proceedings.", PVR, "reg 12"),
    _bar("action_barred_by_history", "impose a warning or a reduction in rank",
         "A live warning, or an earlier reduction in rank, at the date of the severity assessment rules "
         "this action out.",
         PCR, "reg 42"),
    _bar("gross_misconduct_without_reasons", "impose less than dismissal for gross misconduct",
         "Give the exceptional circumstances that justify less than dismissal.", SI_2025_558, "reg 15"),
    _bar("publication_identifies_victim", "publish a notice or report",
         "The text may identify a person entitled to anonymity for life: remove it or have it cleared.",
         PCR, "regs 36, 43(9)"),
    _bar("proceedings_before_report", "bring criminal or disciplinary proceedings",
         "Wait for the Schedule 3 report, or the certification of special conditions.", PRA, "Sch 3 para 20"),
    _bar("certification_without_dg", "certify special conditions in a directed or independent case",
         "Obtain the Director General's no-objection first.", CMR, "reg 26(3A)-(3C)"),
    _bar("former_officer_unfit_or_untraced", "act against a former officer",
         "No action may be taken: the person is unfit for proceedings or cannot be traced.", PCR,
         "reg 14(6A) as modified by Sch 1"),
)  # fmt: skip

_BY_ID = {bar.id: bar for bar in BARS}


def get_bar(bar_id: str) -> Bar:
    """The blocking rule with that id. Raises UnknownBar."""
    try:
        return _BY_ID[bar_id]
    except KeyError:
        raise UnknownBar(f"There is no blocking rule {bar_id!r}: {', '.join(_BY_ID)}.") from None
