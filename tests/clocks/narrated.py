"""Entries made by hand, for the pure tests: a case told in a few lines, each with the day it was recorded."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from peelian.cases import events
from peelian.cases.states import Handling, MatterType, NoticeKind, PartyRole, SeverityResult
from peelian.clocks.reckoning import ClockFacts, reckon
from peelian.ledger.events import Digest, Ref, Stream
from peelian.ledger.recorded import Recorded
from peelian.people.states import Category

CASE, OFFICER, OTHER, PARTY = Ref("C-00000001"), Ref("U-00000001"), Ref("U-00000002"), Ref("Y-00000001")
WHY = Digest("0" * 64)


def day(text: str) -> date:
    """A day from its ISO form."""
    return date.fromisoformat(text)


def moment(on: date) -> datetime:
    """Noon of a day."""
    return datetime(on.year, on.month, on.day, 12, tzinfo=UTC)


def entries(*told: tuple[str, Any]) -> list[Recorded]:
    """Entries from (day recorded, event), numbered in the order given."""
    return [
        Recorded(Stream.WORK, number, moment(day(on)), "person", "A-00000001", "authority", event, "")
        for number, (on, event) in enumerate(told, start=1)
    ]


def clocks(*told: tuple[str, Any]) -> dict[str, list[ClockFacts]]:
    """The clocks of a case told as `entries` takes it, by rule, in the order they started."""
    found: dict[str, list[ClockFacts]] = {}
    for clock in reckon(entries(*told)):
        found.setdefault(clock.rule, []).append(clock)
    return found


def only(found: dict[str, list[ClockFacts]], rule: str) -> ClockFacts:
    """The one clock of a rule; fails when there is none or more than one."""
    assert [clock.rule for clock in found.get(rule, [])] == [rule], f"{rule}: {found.get(rule)}"
    return found[rule][0]


def running(found: dict[str, list[ClockFacts]]) -> set[str]:
    """The rules that have a clock which nothing has stopped."""
    return {clock.rule for clock in _all(found) if clock.stopped_on is None}


def _all(found: dict[str, list[ClockFacts]]) -> Iterable[ClockFacts]:
    return [clock for some in found.values() for clock in some]


def opened(on: str, matter: MatterType = MatterType.CONDUCT, *, made: str | None = None) -> tuple[str, Any]:
    """A case opened on the day its matter came to attention."""
    made_on = day(made) if made else None
    return on, events.CaseOpened(
        subject=CASE, matter_type=matter, came_to_attention_on=day(on), complaint_made_on=made_on,
        opened_on=day(on), reasons=WHY,
    )  # fmt: skip


def handled(on: str, handling: Handling = Handling.INTERNAL) -> tuple[str, Any]:
    return on, events.HandlingDecided(subject=CASE, handling=handling, decided_on=day(on), reasons=WHY)


def added(
    on: str, officer: Ref = OFFICER, category: Category = Category.OFFICER, *, former: bool = False
) -> tuple[str, Any]:
    return on, events.SubjectAdded(subject=CASE, officer=officer, category=category, former=former)


def assessed(
    on: str, result: SeverityResult = SeverityResult.GROSS_HEARING, officer: Ref = OFFICER
) -> tuple[str, Any]:
    return on, events.SeverityAssessed(
        subject=CASE,
        officer=officer,
        assessment=Ref("V-1"),
        version=1,
        result=result,
        assessed_on=day(on),
        reasons=WHY,
    )


def appointed(on: str) -> tuple[str, Any]:
    return on, events.InvestigatorAppointed(
        subject=CASE, investigator=Ref("A-2"), appointed_on=day(on), reasons=WHY
    )


def served(on: str, kind: NoticeKind = NoticeKind.INVESTIGATION, officer: Ref = OFFICER) -> tuple[str, Any]:
    return on, events.NoticeServed(
        subject=CASE,
        officer=officer,
        notice=Ref("B-1"),
        kind=kind,
        sent_at=moment(day(on)),
        deemed_on=day(on),
        text=WHY,
    )


def withheld(on: str, kind: NoticeKind) -> tuple[str, Any]:
    return on, events.NoticeWithheld(
        subject=CASE, officer=OFFICER, kind=kind, withheld_on=day(on), reasons=WHY
    )


def reported(on: str) -> tuple[str, Any]:
    return on, events.InvestigationReported(subject=CASE, reported_on=day(on))


def resumed(on: str) -> tuple[str, Any]:
    return on, events.InvestigationResumed(subject=CASE, resumed_on=day(on), reasons=WHY)


def concluded(on: str, how: Any = "no_action") -> tuple[str, Any]:
    conclusion = events.Conclusion(how)
    return on, events.CaseConcluded(subject=CASE, conclusion=conclusion, concluded_on=day(on), reasons=WHY)


def reopened(on: str) -> tuple[str, Any]:
    return on, events.CaseReopened(subject=CASE, reopened_on=day(on), reasons=WHY)


def party(
    on: str, role: PartyRole = PartyRole.COMPLAINANT, *, wants: bool = True, ref: Ref = PARTY
) -> tuple[str, Any]:
    return on, events.PartyAdded(
        subject=CASE, party=ref, role=role, wants_updates=wants, handling_started_on=day(on)
    )


def updated(on: str, ref: Ref = PARTY, *, given: str | None = None) -> tuple[str, Any]:
    return on, events.PartyUpdated(subject=CASE, party=ref, given_on=day(given or on), text=WHY)


def extended(on: str, rule: str, until: str, concerns: Ref | None = None) -> tuple[str, Any]:
    return on, events.TimeExtended(
        subject=CASE, rule=Ref(rule), concerns=concerns, until=day(until), reasons=WHY
    )


def internal(notice: str = "2023-03-20") -> list[tuple[str, Any]]:
    """An internal investigation of one officer, up to the notice of investigation on the day given."""
    return [
        opened("2023-03-09"),
        added("2023-03-09"),
        assessed("2023-03-13"),
        handled("2023-03-13"),
        appointed("2023-03-14"),
        served(notice),
    ]
