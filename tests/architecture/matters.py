"""One matter in full, so that every address has something to stand on: a report, its case, and all that is in them."""

from dataclasses import dataclass
from datetime import date

from peelian.access.actors import Actor
from peelian.cases.models import Case, Subject
from peelian.cases.services.assessing import assess_severity
from peelian.cases.services.directing import decide_handling
from peelian.cases.services.informing import add_party
from peelian.cases.services.investigating import appoint_investigator, draw_up_terms
from peelian.cases.services.keeping import set_task
from peelian.cases.services.notifying import arrange_interview, serve_notice
from peelian.cases.services.opening import open_case
from peelian.cases.services.subjects import add_subject, make_allegation
from peelian.cases.states import Handling, MatterType, NoticeKind, PartyRole, SeverityResult
from peelian.clocks.models import Clock
from peelian.law.reference.referral import Route, grounds_for
from peelian.law.service import Method
from peelian.people.models import Person
from peelian.reports.models import Report
from peelian.reports.services import mention_person
from tests.architecture.exhibited import exhibit_references, make_exhibit
from tests.architecture.kept_away import make_restrictions, restriction_references
from tests.architecture.letters import letter_references, make_letters
from tests.architecture.messages import make_messages, message_references
from tests.architecture.packed import make_packs, pack_references
from tests.architecture.pictures import make_pictures, picture_references
from tests.architecture.reading import make_reviews, review_references
from tests.architecture.strands import make_strand, strand_references
from tests.cases.factories import at
from tests.cast import Cast, Member
from tests.reports import making

__all__ = ["Matter", "make_matter", "references"]

REASONS = "Said in full in the report."


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What makes one matter different from the next."""

    title: str
    about: Person
    lead: Member


def make_matter(cast: Cast, matter: Matter) -> tuple[Case, Report]:
    """The whole of it, up to an interview arranged, through services, by the people whose work it is."""
    report = making.record(cast, title=f"{matter.title}: the report")
    making.add(cast, report, making.NEWS.encode())
    mention_person(report.ref, person_ref=matter.about.ref, actor=cast.ida.actor, at=at(9))
    case = open_case(
        title=matter.title,
        matter_type=MatterType.CONDUCT,
        unit=matter.lead.account.unit,
        came_to_attention_on=date(2023, 3, 9),
        reasons=REASONS,
        report_ref=report.ref,
        actor=cast.ida.actor,
        at=at(9),
    )
    _assess(cast, case, matter)
    _investigate(cast, Case.objects.get(pk=case.pk), matter.lead)
    case = Case.objects.get(pk=case.pk)
    _keep(cast, case, matter.lead)
    make_strand(case, matter.lead.actor)
    make_exhibit(case, matter.lead.actor)
    make_messages(case, matter.lead.actor)
    make_restrictions(cast, case)
    make_letters(cast, case, matter.lead.actor)
    make_pictures(case, matter.lead)
    make_reviews(cast, case, matter.lead)
    make_packs(case, matter.lead.actor)
    return case, Report.objects.get(pk=report.pk)


def _assess(cast: Cast, case: Case, matter: Matter) -> None:
    subject = add_subject(case=case, person_ref=matter.about.ref, actor=cast.ida.actor, at=at(9))
    make_allegation(
        subject=subject,
        category="H1",
        summary=f"{matter.title}: sent a message that demeaned a colleague.",
        standards=["SPB02"],
        actor=cast.ida.actor,
        at=at(9),
    )
    assess_severity(
        subject=subject,
        based_on=0,
        result=SeverityResult.GROSS_HEARING,
        assessed_on=date(2023, 3, 10),
        reasons=REASONS,
        actor=cast.cora.actor,
        at=at(10),
    )


def _investigate(cast: Cast, case: Case, lead: Member) -> None:
    case = decide_handling(
        case=case, handling=Handling.INTERNAL, reasons=REASONS, actor=cast.cora.actor, at=at(13)
    )
    appoint_investigator(
        case=case,
        investigator_ref=lead.account.ref,
        appointed_on=date(2023, 3, 13),
        has_knowledge=True,
        is_impartial=True,
        reasons=REASONS,
        actor=cast.cora.actor,
        at=at(13),
    )
    case = Case.objects.get(pk=case.pk)
    draw_up_terms(case=case, text="What was sent.", drawn_on=date(2023, 3, 14), actor=lead.actor, at=at(14))
    _serve(case.subjects.get(), lead.actor)


def _serve(subject: Subject, actor: Actor) -> None:
    for kind, day in ((NoticeKind.INVESTIGATION, 14), (NoticeKind.TERMS, 15)):
        sent = {"kind": kind, "text": "The words of it.", "method": Method.IN_PERSON, "sent_at": at(day, 11)}
        serve_notice(subject=subject, actor=actor, at=at(day, 12), **sent)
    arrange_interview(subject=subject, specified_on=date(2023, 4, 20), actor=actor, at=at(16))


def _keep(cast: Cast, case: Case, lead: Member) -> None:
    add_party(
        case=case,
        role=PartyRole.COMPLAINANT,
        label="Woman A",
        handling_started_on=date(2023, 3, 9),
        actor=cast.ida.actor,
        at=at(9),
    )
    set_task(case=case, title="Read the messages", owner_ref=lead.account.ref, actor=lead.actor, at=at(16))


def references(case: Case, report: Report) -> dict[str, object]:
    """Everything of a matter that an address can name."""
    subject = case.subjects.get()
    document = report.documents.get()
    return {
        "case": case.ref,
        "subject": subject.ref,
        "allegation": subject.allegations.get().ref,
        "interview": subject.interviews.get().ref,
        "party": case.parties.get().ref,
        "task": case.tasks.get().ref,
        "ground": grounds_for(Route.CONDUCT)[0].code,
        "clock": Clock.objects.filter(case_id=case.ref).order_by("number")[0].number,
        "report": report.ref,
        "document": document.ref,
        "statement": report.statements.first().ref,
        "group": report.groups.first().ref,
        "question": report.questions.first().ref,
        "proposal": report.proposals.first().ref,
        "channel": "media",
        **strand_references(case),
        **exhibit_references(case),
        **message_references(case),
        **restriction_references(case),
        **letter_references(case),
        **picture_references(case),
        **review_references(case),
        **pack_references(case),
    }
