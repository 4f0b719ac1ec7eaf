"""Everyday matters: enough of them that lists, search and history look like those of a real department."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.access.events import Walled
from peelian.access.services import declare_conflict
from peelian.cases import policy
from peelian.cases.documents.letter import LetterKind
from peelian.cases.services.assessing import assess_severity
from peelian.cases.services.concluding import conclude_case
from peelian.cases.services.directing import decide_handling
from peelian.cases.services.informing import add_party
from peelian.cases.services.investigating import appoint_investigator, draw_up_terms
from peelian.cases.services.keeping import set_task
from peelian.cases.services.notifying import serve_notice
from peelian.cases.services.opening import open_case
from peelian.cases.services.sealing import put_on_case
from peelian.cases.services.subjects import add_subject, make_allegation
from peelian.cases.states import (
    COMPLAINTS,
    Conclusion,
    DutyState,
    Handling,
    MatterType,
    MemberRole,
    NoticeKind,
    PartyRole,
    SeverityResult,
)
from peelian.demo.story.documents import COMPLAINT
from peelian.demo.story.force import CORRUPTION, NORTH, Cast, person_ref
from peelian.demo.story.letters import write_letter
from peelian.demo.story.telling import Story
from peelian.law.service import Method
from peelian.reports import services as reports
from peelian.reports.states import Channel

if TYPE_CHECKING:
    from peelian.cases.models import Case, Subject


@dataclass(frozen=True, slots=True)
class Matter:
    """One everyday matter: when it came to attention, about whom, what is alleged, and how far it went."""

    on: date
    title: str
    number: str
    category: str
    standards: tuple[str, ...]
    summary: str
    ends: str
    matter_type: MatterType = MatterType.CONDUCT
    unit: str = NORTH
    result: SeverityResult = SeverityResult.MISCONDUCT_MEETING


def _matters() -> tuple[Matter, ...]:
    """The table beside this file, which anybody can read and add to."""
    with Path(__file__).with_name("matters.csv").open(newline="", encoding="utf-8") as file:
        return tuple(_matter(row) for row in csv.DictReader(file))


def _matter(row: dict[str, str]) -> Matter:
    return Matter(
        on=date.fromisoformat(row["on"]),
        title=row["title"],
        number=row["number"],
        category=row["category"],
        standards=tuple(row["standards"].split()),
        summary=row["summary"],
        ends=row["ends"],
        matter_type=MatterType[row["matter_type"]],
        unit=row["unit"],
        result=SeverityResult[row["result"]],
    )


MATTERS = _matters()
TODAY = date(2023, 4, 24)
EVERY = 27  # days between one letter and the next: the law allows four weeks
HANDLING = {
    MatterType.CONDUCT: Handling.INTERNAL,
    MatterType.COMPLAINT_OUTSIDE: Handling.OUTSIDE,
    MatterType.COMPLAINT: Handling.LOCAL,
}


def noon(day: date) -> datetime:
    """Noon of a day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def stories(cast: Cast) -> Iterator[Story]:
    """Everything beside the worked case: matters, one about an intake officer, a sealed one, a declared conflict."""
    for matter in MATTERS:
        yield _tell(cast, matter)
    yield _complaint_at_the_desk(cast)
    yield _about_an_intake_officer(cast)
    yield _sealed(cast)
    yield _conflict(cast)


def _conflict(cast: Cast) -> Story:
    yield noon(date(2023, 3, 20))
    declare_conflict(
        actor=cast.ben,
        kind=Walled.PERSON,
        against_ref=person_ref("4690"),
        reasons="She was my tutor constable and is a friend of the family.",
        at=noon(date(2023, 3, 20)),
    )


def _tell(cast: Cast, matter: Matter) -> Story:
    yield noon(matter.on)
    case, subject = _opened(cast, matter)
    yield from STORIES[matter.ends](cast, matter, case, subject)


def _opened(cast: Cast, matter: Matter) -> tuple["Case", "Subject"]:
    complaint = matter.matter_type in COMPLAINTS
    case = open_case(
        title=matter.title,
        matter_type=matter.matter_type,
        unit=matter.unit,
        came_to_attention_on=matter.on,
        complaint_made_on=matter.on - timedelta(days=1) if complaint else None,
        reasons="Taken from the account given.",
        actor=cast.ida,
        at=noon(matter.on),
    )
    subject = add_subject(case=case, person_ref=person_ref(matter.number), actor=cast.ida, at=noon(matter.on))
    make_allegation(
        subject=subject,
        category=matter.category,
        summary=matter.summary,
        standards=matter.standards,
        from_date=matter.on - timedelta(days=3),
        to_date=matter.on - timedelta(days=3),
        duty=DutyState.ON_DUTY,
        actor=cast.ida,
        at=noon(matter.on),
    )
    if complaint:
        add_party(
            case=case,
            role=PartyRole.COMPLAINANT,
            label="Complainant",
            handling_started_on=matter.on,
            contact_how="Letter",
            actor=cast.ida,
            at=noon(matter.on),
        )
    return case, subject


def _assess(cast: Cast, matter: Matter, case: "Case", subject: "Subject") -> Story:
    day = matter.on + timedelta(days=4)
    yield noon(day)
    assess_severity(
        subject=subject,
        based_on=0,
        result=matter.result,
        assessed_on=day,
        reasons="Taken at its highest, with the earlier record in view.",
        actor=cast.cora,
        at=noon(day),
    )


def _handle(cast: Cast, matter: Matter, case: "Case") -> Story:
    handling = HANDLING[matter.matter_type]
    day = matter.on + timedelta(days=5)
    yield noon(day)
    decide_handling(
        case=policy.get_case(cast.cora, case.ref),
        handling=handling,
        reasons="Proportionate to what is alleged.",
        actor=cast.cora,
        at=noon(day),
    )


def _investigate(cast: Cast, matter: Matter, case: "Case", subject: "Subject") -> Story:
    if matter.matter_type == MatterType.CONDUCT:
        yield from _assess(cast, matter, case, subject)
    yield from _handle(cast, matter, case)
    day = matter.on + timedelta(days=6)
    yield noon(day)
    appoint_investigator(
        case=policy.get_case(cast.cora, case.ref),
        investigator_ref=(cast.asha if matter.unit == NORTH else cast.ben).ref,
        appointed_on=day,
        has_knowledge=True,
        is_impartial=True,
        reasons="Trained, and of another unit.",
        actor=cast.cora,
        at=noon(day),
    )


def _notice(cast: Cast, matter: Matter, case: "Case", subject: "Subject") -> Story:
    yield from _investigate(cast, matter, case, subject)
    yield noon(matter.on + timedelta(days=7))
    case, subject = policy.get_case(cast.cora, case.ref), policy.get_subject(cast.cora, subject.ref)
    who = cast.asha if matter.unit == NORTH else cast.ben
    day = matter.on + timedelta(days=7)
    draw_up_terms(
        case=case,
        text="What happened, and whether it breached the Standards.",
        drawn_on=day,
        actor=who,
        at=noon(day),
    )
    for kind in (NoticeKind.INVESTIGATION, NoticeKind.TERMS):
        serve_notice(
            subject=subject,
            kind=kind,
            text="The notice as it was given.",
            method=Method.IN_PERSON,
            sent_at=noon(day),
            actor=who,
            at=noon(day),
        )


def _keep_told(cast: Cast, matter: Matter, case: "Case", subject: "Subject") -> Story:
    """The same, and then told how it goes every four weeks, with the report that twelve months call for."""
    yield from _notice(cast, matter, case, subject)
    who = cast.asha if matter.unit == NORTH else cast.ben
    day = matter.on + timedelta(days=7 + EVERY)
    reports_on = [matter.on + timedelta(days=367)]
    while day < TODAY:
        while reports_on and reports_on[0] <= day:
            yield from _timeliness(cast, case, reports_on.pop())
        yield noon(day)
        _progress(who, policy.get_subject(who, subject.ref), day)
        day += timedelta(days=EVERY)
    if reports_on and reports_on[0] < TODAY:
        yield from _timeliness(cast, case, reports_on[0])


def _timeliness(cast: Cast, case: "Case", day: date) -> Story:
    yield noon(day)
    case = policy.get_case(cast.cora, case.ref)
    words = {
        "progress": "All accounts but one are taken; the systems audit is complete.",
        "ends_on": date(2023, 5, 31),
        "report_on": date(2023, 6, 14),
        "length_why": "A witness is abroad until May.",
        "planned": "The last account is taken by video in May.",
    }
    subject = case.subjects.get()
    for kind, ref, whom in (
        (LetterKind.TIMELINESS, case.ref, "The police and crime commissioner’s office"),
        (LetterKind.TIMELINESS_COPY, subject.ref, "The officer"),
    ):
        write_letter(case, kind, ref=ref, who=cast.cora, at=noon(day), words=words, given_to=whom)


def _progress(who: Actor, subject: "Subject", day: date) -> None:
    serve_notice(
        subject=subject,
        kind=NoticeKind.PROGRESS,
        text="What has been done since the last letter, and what is next.",
        method=Method.IN_PERSON,
        sent_at=noon(day),
        actor=who,
        at=noon(day),
    )


def _conclude(conclusion: Conclusion) -> Callable[["Cast", "Matter", "Case", "Subject"], Story]:
    def story(cast: Cast, matter: Matter, case: "Case", subject: "Subject") -> Story:
        if matter.matter_type == MatterType.CONDUCT:
            yield from _assess(cast, matter, case, subject)
        yield from _handle(cast, matter, case)
        yield noon(matter.on + timedelta(days=9))
        conclude_case(
            case=policy.get_case(cast.cora, case.ref),
            conclusion=conclusion,
            reasons="Looked into and explained.",
            actor=cast.cora,
            at=noon(matter.on + timedelta(days=9)),
        )

    return story


def _nothing(cast: Cast, matter: Matter, case: "Case", subject: "Subject") -> Story:
    """The matter is as it came in."""
    yield from ()


STORIES: dict[str, Callable[["Cast", "Matter", "Case", "Subject"], Story]] = {
    "opened": _nothing,
    "assessed": _assess,
    "investigating": _investigate,
    "noticed": _notice,
    "kept told": _keep_told,
    "practice": _conclude(Conclusion.REFLECTIVE_PRACTICE),
    "no_action": _conclude(Conclusion.NO_ACTION),
    "resolved": _conclude(Conclusion.RESOLVED),
}


def _complaint_at_the_desk(cast: Cast) -> Story:
    """A complaint by letter that nobody has decided about yet."""
    yield noon(date(2023, 2, 17))
    report = reports.record_report(
        channel=Channel.PUBLIC_COMPLAINT,
        title="How I was spoken to at the front desk",
        received_at=noon(date(2023, 2, 17)),
        came_to_attention_on=date(2023, 2, 17),
        source_name="Marged Fernhollow",
        source_contact="12 Invented Row, Wealdmoor",
        actor=cast.ida,
        at=noon(date(2023, 2, 17)),
    )
    reports.add_document(
        report.ref,
        filename="letter.txt",
        chunks=[COMPLAINT.encode()],
        actor=cast.ida,
        at=noon(date(2023, 2, 17)),
    )


def _about_an_intake_officer(cast: Cast) -> Story:
    """Ed takes in reports himself; of this matter he must never learn from Peelian."""
    matter = Matter(
        date(2023, 3, 30),
        "A report that was left lying",
        "4471",
        "A2",
        ("SPB06", "SPB10"),
        "Said to have left a report about a friend unrecorded for a week.",
        "noticed",
    )
    yield from _tell(cast, matter)


def _sealed(cast: Cast) -> Story:
    """A covert matter, known to the anti-corruption unit and to nobody else."""
    day = date(2023, 4, 6)
    yield noon(day)
    case = open_case(
        title="Operation Nightjarrow",
        matter_type=MatterType.CONDUCT,
        unit=CORRUPTION,
        came_to_attention_on=day,
        reasons="Intelligence that records are being sold.",
        sealed=True,
        actor=cast.cora,
        at=noon(day),
    )
    add_subject(case=case, person_ref=person_ref("3140"), actor=cast.cora, at=noon(day))
    put_on_case(
        case=policy.get_case(cast.cora, case.ref),
        account_ref=cast.dev.ref,
        role=MemberRole.INVESTIGATOR,
        actor=cast.cora,
        at=noon(day),
    )
    set_task(
        case=policy.get_case(cast.cora, case.ref),
        title="Ask for the audit of the records system",
        owner_ref=cast.dev.ref,
        due_date=date(2023, 4, 20),
        actor=cast.cora,
        at=noon(day),
    )
