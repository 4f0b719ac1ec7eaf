"""Everyday matters: enough of them that lists, search and history look like those of a real department."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from peelian.access.events import Walled
from peelian.access.services import declare_conflict
from peelian.cases.models import Case, Subject
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
from peelian.demo.story.force import CORRUPTION, NORTH, SOUTH, Cast, person_ref
from peelian.law.service import Method
from peelian.reports import services as reports
from peelian.reports.states import Channel


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


C, O, S3 = MatterType.CONDUCT, MatterType.COMPLAINT_OUTSIDE, MatterType.COMPLAINT
PRI = SeverityResult.PRACTICE
BEFORE: tuple[Matter, ...] = (
    Matter(
        date(2022, 1, 17),
        "Remarks at a briefing",
        "4802",
        "H1",
        ("SPB02",),
        "Made a crude remark about a colleague at a briefing.",
        "practice",
        result=PRI,
    ),
    Matter(
        date(2022, 2, 3),
        "Late for court",
        "3003",
        "A4",
        ("SPB06",),
        "Did not attend court when warned.",
        "no_action",
        result=PRI,
    ),
    Matter(
        date(2022, 2, 21),
        "Records looked up without reason",
        "3011",
        "D1",
        ("SPB07",),
        "Looked up a neighbour on the crime system.",
        "noticed",
    ),
    Matter(
        date(2022, 3, 8),
        "Speech at a roadside stop",
        "3016",
        "H3",
        ("SPB02",),
        "Spoke to a driver as if he were a child.",
        "resolved",
        O,
    ),
    Matter(
        date(2022, 4, 26),
        "Messages to a witness after the case",
        "4802",
        "G3",
        ("SPB02", "SPB09"),
        "Sent personal messages to a witness after her case had ended.",
        "no_action",
    ),
    Matter(
        date(2022, 5, 12),
        "Property lost in custody",
        "4344",
        "C",
        ("SPB06",),
        "A detained person’s ring was not with her property on release.",
        "resolved",
        S3,
    ),
    Matter(
        date(2022, 6, 1),
        "Force used in a cell",
        "4344",
        "B4",
        ("SPB04",),
        "Pushed a detained man into a cell wall.",
        "investigating",
        S3,
        SOUTH,
    ),
    Matter(
        date(2022, 6, 20),
        "Drink driving off duty",
        "3023",
        "K",
        ("SPB09",),
        "Stopped by another force and charged with driving over the limit.",
        "noticed",
        result=SeverityResult.GROSS_HEARING,
    ),
    Matter(
        date(2022, 7, 14),
        "Call not answered",
        "3030",
        "A1",
        ("SPB06",),
        "Nobody attended after a call about a broken window.",
        "resolved",
        O,
    ),
    Matter(
        date(2022, 8, 2),
        "Comments in a shift group",
        "4815",
        "H2",
        ("SPB03",),
        "Posted a comment about a trainee’s accent in a shift group.",
        "practice",
        result=PRI,
    ),
    Matter(
        date(2022, 8, 23),
        "Second job not declared",
        "3037",
        "K",
        ("SPB05",),
        "Drove for a delivery firm without approval.",
        "practice",
        unit=SOUTH,
        result=PRI,
    ),
    Matter(
        date(2022, 9, 15),
        "Search without grounds",
        "3043",
        "B1",
        ("SPB02",),
        "Searched a young man without saying why.",
        "opened",
        S3,
        SOUTH,
    ),
    Matter(
        date(2022, 10, 5),
        "Overtime claimed twice",
        "3050",
        "G4",
        ("SPB01",),
        "Claimed the same rest day twice.",
        "noticed",
        unit=SOUTH,
    ),
    Matter(
        date(2022, 10, 27),
        "Tone on the telephone",
        "3056",
        "H1",
        ("SPB02",),
        "Told a caller that he was boring her.",
        "resolved",
        O,
    ),
    Matter(
        date(2022, 11, 9),
        "Body-worn video switched off",
        "3062",
        "B9",
        ("SPB05",),
        "Switched the camera off during an arrest.",
        "investigating",
    ),
    Matter(
        date(2022, 12, 2),
        "A photograph kept on a phone",
        "3068",
        "D3",
        ("SPB07",),
        "Kept a photograph of a crime scene on a private phone.",
        "noticed",
    ),
    Matter(
        date(2022, 12, 19),
        "Words at the Christmas desk",
        "3075",
        "H3",
        ("SPB02",),
        "Laughed at a man who came to report a theft.",
        "resolved",
        O,
        SOUTH,
    ),
    Matter(
        date(2023, 1, 11),
        "Disclosure to a relative",
        "3080",
        "D2",
        ("SPB07",),
        "Told a cousin that his house would be searched.",
        "noticed",
        result=SeverityResult.GROSS_HEARING,
    ),
    Matter(
        date(2023, 1, 30),
        "Sickness and a holiday",
        "3086",
        "K",
        ("SPB01",),
        "Reported sick and flew to a resort.",
        "assessed",
        unit=SOUTH,
    ),
    Matter(
        date(2023, 2, 6),
        "Rough handling of a dog",
        "3092",
        "L",
        ("SPB09",),
        "Kicked a dog that barked.",
        "opened",
        O,
        SOUTH,
    ),
)
AFTER: tuple[Matter, ...] = (
    Matter(date(2023, 3, 13), "Parking in a disabled bay", "3098", "E", ("SPB09",), "Left a marked car in a disabled bay to buy lunch.", "resolved", O),
    Matter(date(2023, 3, 16), "Remarks to a victim of theft", "3105", "H3", ("SPB02",), "Asked the caller what she had expected in that street.", "opened", S3),
    Matter(date(2023, 3, 22), "Insulting post under an own name", "3110", "H2", ("SPB03", "SPB09"), "Posted an insult about a faith under his own name.", "assessed"),
    Matter(date(2023, 3, 28), "Unlocked terminal", "3116", "D3", ("SPB07",), "Left a terminal unlocked in a public area.", "practice", result=PRI),
    Matter(date(2023, 4, 4), "Pursuit against instruction", "3122", "E", ("SPB05",), "Went on with a pursuit after being told to stop.", "assessed", unit=SOUTH),
    Matter(date(2023, 4, 13), "Handcuffs too tight", "3128", "B4", ("SPB04",), "Left handcuffs tight enough to mark the wrists.", "opened", S3),
    Matter(date(2023, 4, 19), "A colleague’s locker opened", "3135", "K", ("SPB01",), "Said to have opened a colleague’s locker.", "opened"),
)  # fmt: skip


def noon(day: date) -> datetime:
    """Noon of a day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def tell_before(cast: Cast) -> None:
    """What happened before the worked case."""
    for matter in BEFORE:
        _tell(cast, matter)
    _complaint_at_the_desk(cast)


def tell_after(cast: Cast) -> None:
    """What happened beside it: more matters, one about an intake officer, a sealed one, a declared conflict."""
    for matter in AFTER:
        _tell(cast, matter)
    _about_an_intake_officer(cast)
    _sealed(cast)
    declare_conflict(
        actor=cast.ben,
        kind=Walled.PERSON,
        against_ref=person_ref("4690"),
        reasons="She was my tutor constable and is a friend of the family.",
        at=noon(date(2023, 3, 20)),
    )


def _tell(cast: Cast, matter: Matter) -> None:
    case, subject = _opened(cast, matter)
    STORIES[matter.ends](cast, matter, case, subject)


def _opened(cast: Cast, matter: Matter) -> tuple[Case, Subject]:
    complaint = matter.matter_type in {O, S3}
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


def _assess(cast: Cast, matter: Matter, case: Case, subject: Subject) -> None:
    day = matter.on + timedelta(days=4)
    assess_severity(
        subject=subject,
        based_on=0,
        result=matter.result,
        assessed_on=day,
        reasons="Taken at its highest, with the earlier record in view.",
        actor=cast.cora,
        at=noon(day),
    )


def _handle(cast: Cast, matter: Matter, case: Case) -> None:
    handling = {C: Handling.INTERNAL, O: Handling.OUTSIDE, S3: Handling.LOCAL}[matter.matter_type]
    day = matter.on + timedelta(days=5)
    decide_handling(
        case=Case.objects.get(pk=case.pk),
        handling=handling,
        reasons="Proportionate to what is alleged.",
        actor=cast.cora,
        at=noon(day),
    )


def _investigate(cast: Cast, matter: Matter, case: Case, subject: Subject) -> None:
    if matter.matter_type == C:
        _assess(cast, matter, case, subject)
    _handle(cast, matter, case)
    day = matter.on + timedelta(days=6)
    appoint_investigator(
        case=Case.objects.get(pk=case.pk),
        investigator_ref=(cast.asha if matter.unit == NORTH else cast.ben).ref,
        appointed_on=day,
        has_knowledge=True,
        is_impartial=True,
        reasons="Trained, and of another unit.",
        actor=cast.cora,
        at=noon(day),
    )


def _notice(cast: Cast, matter: Matter, case: Case, subject: Subject) -> None:
    _investigate(cast, matter, case, subject)
    case, subject = Case.objects.get(pk=case.pk), Subject.objects.get(pk=subject.pk)
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


def _conclude(conclusion: Conclusion) -> Callable[[Cast, Matter, Case, Subject], None]:
    def story(cast: Cast, matter: Matter, case: Case, subject: Subject) -> None:
        if matter.matter_type == C:
            _assess(cast, matter, case, subject)
        _handle(cast, matter, case)
        conclude_case(
            case=Case.objects.get(pk=case.pk),
            conclusion=conclusion,
            reasons="Looked into and explained.",
            actor=cast.cora,
            at=noon(matter.on + timedelta(days=9)),
        )

    return story


def _nothing(cast: Cast, matter: Matter, case: Case, subject: Subject) -> None:
    """The matter is as it came in."""


STORIES: dict[str, Callable[[Cast, Matter, Case, Subject], None]] = {
    "opened": _nothing,
    "assessed": _assess,
    "investigating": _investigate,
    "noticed": _notice,
    "practice": _conclude(Conclusion.REFLECTIVE_PRACTICE),
    "no_action": _conclude(Conclusion.NO_ACTION),
    "resolved": _conclude(Conclusion.RESOLVED),
}


def _complaint_at_the_desk(cast: Cast) -> None:
    """A complaint by letter that nobody has decided about yet."""
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


def _about_an_intake_officer(cast: Cast) -> None:
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
    _tell(cast, matter)


def _sealed(cast: Cast) -> None:
    """A covert matter, known to the anti-corruption unit and to nobody else."""
    day = date(2023, 4, 6)
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
        case=Case.objects.get(pk=case.pk),
        account_ref=cast.dev.ref,
        role=MemberRole.INVESTIGATOR,
        actor=cast.cora,
        at=noon(day),
    )
    set_task(
        case=Case.objects.get(pk=case.pk),
        title="Ask for the audit of the records system",
        owner_ref=cast.dev.ref,
        due_date=date(2023, 4, 20),
        actor=cast.cora,
        at=noon(day),
    )
