"""Cases for the tests, made through services as people would make them."""

from datetime import UTC, date, datetime

from peelian.cases.models import Case, Subject
from peelian.cases.services.assessing import assess_severity
from peelian.cases.services.directing import decide_handling
from peelian.cases.services.investigating import appoint_investigator, draw_up_terms
from peelian.cases.services.notifying import serve_notice
from peelian.cases.services.opening import open_case
from peelian.cases.services.subjects import add_subject, make_allegation
from peelian.cases.states import Handling, MatterType, NoticeKind, SeverityResult
from peelian.law.service import Method
from tests.cast import Cast

THURSDAY = date(2023, 3, 9)
AT = datetime(2023, 3, 9, 10, 0, tzinfo=UTC)


def at(day: int, hour: int = 10, month: int = 3) -> datetime:
    """A moment in the month of the story."""
    return datetime(2023, month, day, hour, 0, tzinfo=UTC)


def opened(cast: Cast, *, matter_type: MatterType = MatterType.CONDUCT, **facts: object) -> Case:
    """A case that Ida opened in Asha's unit."""
    told = {
        "title": "Messages in a group",
        "matter_type": matter_type,
        "unit": "Investigations North",
        "came_to_attention_on": THURSDAY,
        "reasons": "A colleague reported messages that may breach the Standards.",
        "actor": cast.ida.actor,
        "at": AT,
    }
    return open_case(**(told | facts))  # type: ignore[arg-type]  # the keywords are open_case's own


def about_ed(cast: Cast, **facts: object) -> tuple[Case, Subject]:
    """A case whose subject is Ed, with one allegation."""
    case = opened(cast, **facts)
    subject = add_subject(case=case, person_ref=cast.ed.person.ref, actor=cast.ida.actor, at=AT)
    make_allegation(
        subject=subject,
        category="H1",
        summary="Sent a message that demeaned a colleague.",
        standards=["SPB02", "SPB03"],
        actor=cast.ida.actor,
        at=AT,
    )
    return case, subject


def assessed(cast: Cast, **facts: object) -> tuple[Case, Subject]:
    """The same, assessed by Cora as gross misconduct."""
    case, subject = about_ed(cast, **facts)
    assess_severity(
        subject=subject,
        based_on=0,
        result=SeverityResult.GROSS_HEARING,
        assessed_on=date(2023, 3, 10),
        reasons="If proved it would justify dismissal.",
        actor=cast.cora.actor,
        at=at(10),
    )
    case.refresh_from_db()
    return case, subject


def investigated(cast: Cast, **facts: object) -> tuple[Case, Subject]:
    """The same, investigated internally by Asha since Monday 13 March 2023."""
    case, subject = assessed(cast, **facts)
    case = decide_handling(
        case=case, handling=Handling.INTERNAL, reasons="An internal matter.", actor=cast.cora.actor, at=at(13)
    )
    appoint_investigator(
        case=case,
        investigator_ref=cast.asha.account.ref,
        appointed_on=date(2023, 3, 13),
        has_knowledge=True,
        is_impartial=True,
        reasons="Trained, and from another command.",
        actor=cast.cora.actor,
        at=at(13),
    )
    case = Case.objects.get(pk=case.pk)
    subject = Subject.objects.get(pk=subject.pk)
    return case, subject


def noticed(cast: Cast, **facts: object) -> tuple[Case, Subject]:
    """The same, with the notice of investigation handed over on 14 March and the terms on 15 March 2023."""
    case, subject = investigated(cast, **facts)
    draw_up_terms(
        case=case,
        text="What was sent, and to whom.",
        drawn_on=date(2023, 3, 14),
        actor=cast.asha.actor,
        at=at(14),
    )
    for kind, day in ((NoticeKind.INVESTIGATION, 14), (NoticeKind.TERMS, 15)):
        serve_notice(
            subject=subject,
            kind=kind,
            text="The words of the notice.",
            method=Method.IN_PERSON,
            sent_at=at(day, 11),
            actor=cast.asha.actor,
            at=at(day, 12),
        )
    return Case.objects.get(pk=case.pk), Subject.objects.get(pk=subject.pk)
