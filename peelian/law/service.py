"""When a notice counts as given: by its method, and by the version of the service rule that binds the case.

The rule is applied to the letter; a person who knows that a notice truly arrived on another day
records that elsewhere, with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from peelian.law.calendars import ENGLAND_AND_WALES, Calendar
from peelian.law.counting import Step
from peelian.law.dated import Citation, Dated, Parameter, long_date
from peelian.law.instruments import CMR, PCR, PVR, Instrument
from peelian.law.refusals import LawRefusal

_DAY = timedelta(days=1)
CUT_OFF = time(16, 30)


class ServiceRefused(LawRefusal, ValueError):
    """A day of service cannot be worked out from what was given."""


class Method(StrEnum):
    """How a notice was given, in the words of the provisions."""

    IN_PERSON = "in person"
    ELECTRONIC = "e-mail or other electronic means"
    POLICE_FRIEND = "in person by the police friend, if agreed"
    AGREED = "another manner agreed with the officer"
    LEFT_AT_ADDRESS = "left with a person at the last known address"
    POST = "recorded post to the last known address"


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """One version of a service provision: the methods it lists, and whether it deems a day."""

    methods: frozenset[Method]
    deems: bool


_OLD = ServiceRule(frozenset(Method) - {Method.ELECTRONIC}, deems=False)
_NEW = ServiceRule(frozenset(Method), deems=True)

SERVICE_RULES: dict[Instrument, Parameter[ServiceRule]] = {
    PCR: Parameter(
        "Service of notices under the Conduct Regulations",
        (
            Dated(date(2020, 2, 1), date(2025, 5, 28), _OLD, Citation(PCR, "reg 9")),
            Dated(date(2025, 5, 28), None, _NEW, Citation(PCR, "reg 9 as amended by SI 2025/558 reg 8"),
                  "as amended by SI 2025/558"),
        ),
    ),
    CMR: Parameter(
        "Service of notices under the Complaints and Misconduct Regulations",
        (
            Dated(date(2020, 2, 1), date(2025, 5, 28), _OLD, Citation(CMR, "reg 17(7)", verified=False)),
            Dated(date(2025, 5, 28), None, _NEW, Citation(CMR, "as amended by SI 2025/558 regs 56-60"),
                  "as amended by SI 2025/558"),
        ),
    ),
    PVR: Parameter(
        "Service of notices under the Vetting Regulations",
        (Dated(date(2025, 5, 14), None, _NEW, Citation(PVR, "reg 11")),),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Service:
    """The answer: the day the notice counts as given (None when the rule deems none and none was recorded)."""

    served_on: date | None
    deemed: bool
    method_listed: bool
    citation: Citation
    version_label: str
    steps: tuple[Step, ...]


def deemed_served(
    method: Method,
    *,
    sent_on: date,
    sent_at: time | None = None,
    received_on: date | None = None,
    under: Instrument = PCR,
    reading_on: date,
    calendar: Calendar = ENGLAND_AND_WALES,
) -> Service:
    """The day on which a notice sent by `method` counts as given.

    `reading_on` is the day that decides the version (see `regimes.reading_day`); `sent_at` is local time
    and needed for electronic means under the later rule. Without a deeming rule, and for methods no
    version deems, the day is `received_on`, or the day itself when it was handed over or left. Raises
    ServiceRefused, NotInForce, CalendarTooShort.
    """
    if under not in SERVICE_RULES:
        raise ServiceRefused(f"No service rule of the {under.title} is held here.")
    if received_on is not None and received_on < sent_on:
        raise ServiceRefused(f"A notice cannot arrive on {received_on}, before it was sent on {sent_on}.")
    version = SERVICE_RULES[under].on(reading_on)
    if version.value.deems and method is Method.ELECTRONIC:
        day, text = _electronic(sent_on, sent_at, calendar=calendar)
        return _answer(version, method, day, text, deemed=True)
    if version.value.deems and method is Method.POST:
        day, text = _post(sent_on, calendar=calendar)
        return _answer(version, method, day, text, deemed=True)
    return _as_received(version, method, sent_on=sent_on, received_on=received_on)


def _electronic(sent_on: date, sent_at: time | None, *, calendar: Calendar) -> tuple[date, str]:
    if sent_at is None:
        raise ServiceRefused(
            "Give the time the message was sent: 4.30 p.m. divides one day of service from the next."
        )
    if calendar.is_working(sent_on) and sent_at < CUT_OFF:
        return sent_on, f"Sent at {sent_at:%H:%M} on a working day, before 16:30: given that day."
    day = calendar.nth_working_day(sent_on + _DAY, n=1)
    closed = calendar.reason_closed(sent_on)
    why = f"not a working day ({closed})" if closed else "at or after 16:30"
    sent = f"Sent at {sent_at:%H:%M} on {long_date(sent_on)}, {why}"
    return day, f"{sent}: given on the next working day, {long_date(day)}."


def _post(sent_on: date, *, calendar: Calendar) -> tuple[date, str]:
    second = sent_on + 2 * _DAY
    if calendar.is_working(second):
        return second, f"Posted on {long_date(sent_on)}: given on the second day after, {long_date(second)}."
    # To the letter this is counted from the posting and not from the second day, so that a letter posted on a
    # Thursday counts as given on the Friday. A person may override it with a reason.
    day = calendar.nth_working_day(sent_on + _DAY, n=1)
    return day, (
        f"Posted on {long_date(sent_on)}: the second day after, {long_date(second)}, is not a working day "
        f"({calendar.reason_closed(second)}), so given on the next working day after the posting, {long_date(day)}."
    )


def _as_received(
    version: Dated[ServiceRule], method: Method, *, sent_on: date, received_on: date | None
) -> Service:
    if received_on is not None:
        return _answer(version, method, received_on, f"Recorded as received on {long_date(received_on)}.")
    if method in (Method.POST, Method.ELECTRONIC, Method.AGREED):
        text = "This version deems no day of service for this method: record the day on which it reached the officer."
        return _answer(version, method, None, text, said_on=sent_on)
    return _answer(version, method, sent_on, f"Given {method} on {long_date(sent_on)}.")


def _answer(
    version: Dated[ServiceRule], method: Method, day: date | None, text: str, *, deemed: bool = False,
    said_on: date | None = None,
) -> Service:  # fmt: skip
    listed = method in version.value.methods
    steps = [Step(day or said_on or version.start, text, version.citation)]
    if not listed:
        note = f"{method} is not among the methods this version lists; it counts only if the officer agreed to it."
        steps.append(Step(steps[0].day, note[0].upper() + note[1:], version.citation))
    return Service(day, deemed, listed, version.citation, version.label, tuple(steps))
