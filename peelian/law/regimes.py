"""Which version of the regulations binds a case, from its dates of fact through the saving provisions.

Never from today's date: a case opened in April 2025 stays under the rules it began with. Where a date
that decides is missing, the answer is a refusal that shows both readings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NoReturn

from peelian.law.counting import Step
from peelian.law.dated import Citation, long_date
from peelian.law.instruments import CMR, PCR, PVR, SI_2024_521, SI_2025_558
from peelian.law.refusals import LawRefusal
from peelian.law.rules.rule import SINCE_2020, SINCE_MAY_2024, SINCE_MAY_2025, BoundBy, Rule
from peelian.law.rules.rule import SINCE_VETTING as SINCE_VETTING


class BeforeTheseRegulations(LawRefusal):
    """The matter belongs to regulations that are not held here."""


class RegimeUnclear(LawRefusal):
    """A date that decides the version is missing; `readings` gives the answer either way."""

    def __init__(self, sentence: str, readings: tuple[str, ...]) -> None:
        super().__init__(f"{sentence} Either {' or '.join(readings)}.")
        self.readings = readings


class Version(StrEnum):
    """A version of the Conduct, Complaints or Vetting Regulations as it binds a case."""

    PCR_AS_MADE = "PCR 2020 as made"
    PCR_2024 = "PCR 2020 as amended by SI 2024/521"
    PCR_2025 = "PCR 2020 as amended by SI 2025/558"
    CMR_AS_MADE = "CMR 2020 as made"
    CMR_2025 = "CMR 2020 as amended by SI 2025/558"
    PVR_AS_MADE = "PVR 2025 as made"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDates:
    """The dates of fact on which the saving provisions turn.

    attention_on        the allegation first came to the attention of the chief officer, the local
                        policing body or the Director General
    matter_on           the complaint was made, or the conduct or DSI matter came to the attention of
                        an appropriate authority (the attention day when not given)
    earlier_on          the same day of an earlier allegation about the same matter that was still
                        being handled when this one came
    hearing_notice_on   the first notice under reg 30(1) or 51(1)
    directed_on         the Director General ordered a re-investigation (PRA s 13B) or directed an old
                        case in (s 28A)
    performance_on      the unsatisfactory performance or attendance first came to the attention of the
                        line manager or a chief officer
    arrest_on           the arrest for the offence, which decides the bail regime
    """

    attention_on: date | None = None
    matter_on: date | None = None
    earlier_on: date | None = None
    hearing_notice_on: date | None = None
    directed_on: date | None = None
    performance_on: date | None = None
    arrest_on: date | None = None

    @property
    def conduct_key(self) -> date | None:
        """The day that decides under the Conduct Regulations: the earlier linked allegation's, if any."""
        return _earliest(self.attention_on, self.earlier_on)

    @property
    def complaints_key(self) -> date | None:
        """The day that decides under the Complaints and Misconduct Regulations."""
        return _earliest(self.matter_on or self.attention_on, self.earlier_on)


@dataclass(frozen=True, slots=True)
class Governing:
    """The version that binds, with the reasoning."""

    version: Version
    citation: Citation
    steps: tuple[Step, ...]


def governing_conduct(dates: KeyDates, *, on: date) -> Governing:
    """The version of the Conduct Regulations that binds an act done on `on` in a case with these dates.

    PCR regs 3(2), 4(6)-(7); SI 2024/521 reg 7(1); SI 2025/558 reg 64(1)-(2). Raises
    BeforeTheseRegulations and RegimeUnclear.
    """
    key = dates.conduct_key
    _check_began(
        "Police (Conduct) Regulations 2012", key, dates.directed_on, Citation(PCR, "regs 3(2), 4(6)-(7)")
    )
    key_step = _key_step(key, dates, Citation(PCR, "reg 4(1), (6)"), "came to attention")
    if on >= SINCE_MAY_2025 and (
        met := _since_may_2025(key, dates, citation=Citation(SI_2025_558, "reg 64(1)-(2)"))
    ):
        return Governing(Version.PCR_2025, met.citation, (*key_step, met))
    saved = _saved_step(on, key, Citation(SI_2025_558, "reg 64(1)"))
    if on < SINCE_MAY_2024:
        text = "SI 2024/521 was not yet in force."
        return Governing(Version.PCR_AS_MADE, Citation(PCR, "reg 1"), (*key_step, Step(on, text, _NO_2024)))
    return _with_2024(dates, on=on, so_far=(*key_step, *saved))


_NO_2024 = Citation(SI_2024_521, "reg 7(1)")


def _with_2024(dates: KeyDates, *, on: date, so_far: tuple[Step, ...]) -> Governing:
    notice = dates.hearing_notice_on
    if notice is not None and notice < SINCE_MAY_2024:
        given = f"The reg 30(1) or 51(1) notice was given on {long_date(notice)}"
        text = f"{given}, before 7 May 2024: SI 2024/521 does not apply."
        return Governing(Version.PCR_AS_MADE, _NO_2024, (*so_far, Step(notice, text, _NO_2024)))
    text = "No reg 30(1) or 51(1) notice was given before 7 May 2024: SI 2024/521 applies."
    return Governing(Version.PCR_2024, _NO_2024, (*so_far, Step(SINCE_MAY_2024, text, _NO_2024)))


def governing_complaints(dates: KeyDates, *, on: date) -> Governing:
    """The version of the Complaints and Misconduct Regulations that binds an act done on `on`.

    CMR reg 2(2)-(3); SI 2025/558 reg 66. Raises BeforeTheseRegulations and RegimeUnclear.
    """
    key = dates.complaints_key
    _check_began(
        "Police (Complaints and Misconduct) Regulations 2012",
        key,
        dates.directed_on,
        Citation(CMR, "reg 2(2)-(3)"),
    )
    key_step = _key_step(key, dates, Citation(CMR, "reg 2(2)"), "was made or came to attention")
    if on >= SINCE_MAY_2025 and (
        met := _since_may_2025(key, dates, citation=Citation(SI_2025_558, "reg 66"))
    ):
        return Governing(Version.CMR_2025, met.citation, (*key_step, met))
    saved = _saved_step(on, key, Citation(SI_2025_558, "reg 66(1)"))
    return Governing(Version.CMR_AS_MADE, Citation(CMR, "reg 1"), (*key_step, *saved))


def governing_vetting(*, on: date) -> Governing:
    """The version of the Vetting Regulations in force on `on`. Raises BeforeTheseRegulations before 14 May 2025."""
    citation = Citation(PVR, "reg 1")
    if on < SINCE_VETTING:
        raise BeforeTheseRegulations(
            f"On {long_date(on)} there were no regulations for withdrawing an officer's clearance: the "
            f"Police (Vetting) "
            "Regulations 2025 began on 14 May 2025, and what may be done with an earlier matter is for legal advice."
        )
    return Governing(
        Version.PVR_AS_MADE, citation, (Step(SINCE_VETTING, "The Regulations came into force.", citation),)
    )


def former_officer_schedule_2025(dates: KeyDates, *, on: date) -> Governing:
    """Whether the 2025 Schedule for former officers applies: even to old allegations, unless a notice came first.

    SI 2025/558 reg 64(3). Gives PCR_2025 when it applies, otherwise what `governing_conduct` gives.
    """
    citation = Citation(SI_2025_558, "reg 64(3)")
    notice = dates.hearing_notice_on
    if on < SINCE_MAY_2025 or (notice is not None and notice < SINCE_MAY_2025):
        return governing_conduct(dates, on=on)
    _check_began(
        "Police (Conduct) Regulations 2012", dates.conduct_key, dates.directed_on, Citation(PCR, "reg 3(2)")
    )
    text = "No reg 30(1) or 51(1) notice was given before 28 May 2025: the former-officer Schedule of 2025 applies."
    return Governing(Version.PCR_2025, citation, (Step(SINCE_MAY_2025, text, citation),))


def reading_day(rule: Rule, dates: KeyDates, *, start: date) -> date:
    """The day to give as `on` to `rule.due` for a case with these dates and an event on `start`.

    The start for rules that no saving provision touches; otherwise the day that decides. Where it is not
    known and two readings are open, raises RegimeUnclear with both; BeforeTheseRegulations where
    the matter belongs to a procedure that is not held here.
    """
    day = start.date() if isinstance(start, datetime) else start
    return _READINGS[rule.bound_by](dates, day)


def _as_of_start(dates: KeyDates, start: date) -> date:
    return start


def _as_of_attention(dates: KeyDates, start: date) -> date:
    return dates.directed_on or dates.conduct_key or _unclear(BoundBy.ATTENTION.value)


def _as_of_matter(dates: KeyDates, start: date) -> date:
    return dates.directed_on or dates.complaints_key or _unclear(BoundBy.MATTER.value)


def _as_of_notice(dates: KeyDates, start: date) -> date:
    """SI 2024/521 reg 7(1), for steps that come after the notice: its day must be known."""
    if dates.hearing_notice_on is None and start >= SINCE_MAY_2024:
        raise RegimeUnclear(
            f"Record {BoundBy.NOTICE.value}: it decides whether the amendments of 2024 apply.",
            (
                f"before 7 May 2024, and {SI_2024_521.abbreviation} does not apply",
                "on or after it, and it does",
            ),
        )
    return _unless_noticed_before(SINCE_MAY_2024, dates, start)


def _as_of_no_notice(dates: KeyDates, start: date) -> date:
    """SI 2024/521 reg 7(1), for steps that may come before any notice."""
    return _unless_noticed_before(SINCE_MAY_2024, dates, start)


def _as_of_former(dates: KeyDates, start: date) -> date:
    """SI 2025/558 reg 64(3)."""
    return _unless_noticed_before(SINCE_MAY_2025, dates, start)


def _unless_noticed_before(change: date, dates: KeyDates, start: date) -> date:
    """The start, unless a notice given before the change keeps the case under the law of its day."""
    notice = dates.hearing_notice_on
    return notice if notice is not None and notice < change <= start else start


def _as_of_performance(dates: KeyDates, start: date) -> date:
    """SI 2025/558 reg 65."""
    key = dates.performance_on or _unclear(BoundBy.PERFORMANCE.value)
    if key < SINCE_MAY_2025:
        raise BeforeTheseRegulations(
            f"The issue came to attention on {long_date(key)}, before 28 May 2025: the three-stage procedure governs "
            f"it ({Citation(SI_2025_558, 'reg 65')}), and its text is not held here. Deal with it under that procedure."
        )
    return key


def _as_of_arrest(dates: KeyDates, start: date) -> date:
    """PCSC Act 2022 Sch 4, SI 2022/1075: by the day of the arrest."""
    if dates.arrest_on is None:
        raise RegimeUnclear(
            f"Record {BoundBy.ARREST.value}: it decides which bail regime governs.",
            (
                "before 28 October 2022, and the period is 28 days",
                "on or after it, and the period is three months",
            ),
        )
    return dates.arrest_on


# The field of KeyDates that decides, for each rule that a saving provision binds.
KEY_DATE: dict[BoundBy, str] = {
    BoundBy.ATTENTION: "attention_on",
    BoundBy.MATTER: "matter_on",
    BoundBy.NOTICE: "hearing_notice_on",
    BoundBy.NO_NOTICE: "hearing_notice_on",
    BoundBy.FORMER: "hearing_notice_on",
    BoundBy.PERFORMANCE: "performance_on",
    BoundBy.ARREST: "arrest_on",
}
_READINGS: dict[BoundBy, Callable[[KeyDates, date], date]] = {
    BoundBy.START: _as_of_start,
    BoundBy.ATTENTION: _as_of_attention,
    BoundBy.MATTER: _as_of_matter,
    BoundBy.NOTICE: _as_of_notice,
    BoundBy.NO_NOTICE: _as_of_no_notice,
    BoundBy.FORMER: _as_of_former,
    BoundBy.PERFORMANCE: _as_of_performance,
    BoundBy.ARREST: _as_of_arrest,
}


def _since_may_2025(key: date | None, dates: KeyDates, *, citation: Citation) -> Step | None:
    if dates.directed_on is not None and dates.directed_on >= SINCE_MAY_2025:
        return Step(
            dates.directed_on, "The Director General directed the case in: the amendments apply.", citation
        )
    if key is None:
        _unclear("the day the matter came to attention")
    if key >= SINCE_MAY_2025:
        return Step(key, "On or after 28 May 2025: the amendments of SI 2025/558 apply.", citation)
    return None


def _unclear(what: str) -> NoReturn:
    raise RegimeUnclear(
        f"Record {what}: it decides which version governs.",
        (f"before 28 May 2025, and {SI_2025_558.abbreviation} does not apply", "on or after it, and it does"),
    )


def _check_began(former: str, key: date | None, directed_on: date | None, citation: Citation) -> None:
    if key is not None and key < SINCE_2020 and directed_on is None:
        raise BeforeTheseRegulations(
            f"The matter came to attention on {long_date(key)}, before 1 February 2020: the {former} govern it "
            f"({citation}), and they are not held here. Deal with it under those Regulations and record the result."
        )


def _key_step(key: date | None, dates: KeyDates, citation: Citation, what: str) -> tuple[Step, ...]:
    if key is None:
        return ()
    linked = " (an earlier matter still being handled, which decides)" if key == dates.earlier_on else ""
    return (Step(key, f"The matter {what} on {long_date(key)}{linked}.", citation),)


def _saved_step(on: date, key: date | None, citation: Citation) -> tuple[Step, ...]:
    if on < SINCE_MAY_2025 or key is None:
        return ()
    return (Step(key, "Before 28 May 2025: the amendments of SI 2025/558 do not apply.", citation),)


def _earliest(*days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if known else None
