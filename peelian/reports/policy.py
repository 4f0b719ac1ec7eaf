"""Who may see a report, and who may do what with it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.reports.models import (
    Document,
    Mention,
    PeopleGroup,
    Proposal,
    Question,
    Report,
    ReportReader,
    Statement,
)
from peelian.reports.states import READING_STATUSES, STATUS_LABELS, ReportStatus


def visible_reports(actor: Actor) -> QuerySet[Report]:
    """The reports that the actor may know of.

    Never one about the actor or anyone the actor declared a conflict with; a sealed one only for whoever recorded
    it and those let in. Those who read no reports by their role read the ones behind their own cases, which they are
    let in to. The wall stands before the seal: being let in does not open one's own matter.
    """
    if not any(actor.may(permission) for permission in (Permission.READ_REPORTS, Permission.SEE_CASES)):
        return Report.objects.none()
    reports = Report.objects.all()
    if actor.walled_people:
        about_them = Mention.objects.filter(
            report=OuterRef("pk"), person_ref__in=sorted(actor.walled_people), withdrawn_at=None
        )
        reports = reports.filter(~Exists(about_them))
    if actor.kind == "system":
        return reports
    let_in = Exists(ReportReader.objects.filter(report=OuterRef("pk"), account_ref=actor.ref, until_at=None))
    if not actor.may(Permission.READ_REPORTS):
        return reports.filter(let_in)
    return reports.filter(Q(sealed=False) | Q(recorded_by_ref=actor.ref) | let_in)


def get_report(actor: Actor, ref: str) -> Report:
    """One report the actor may see. Raises Hidden."""
    report = visible_reports(actor).filter(ref=ref).first()
    if report is None:
        raise Hidden
    return report


def get_document(actor: Actor, ref: str) -> Document:
    """A document of a report the actor may see. Raises Hidden."""
    document = (
        Document.objects.filter(ref=ref, report__in=visible_reports(actor)).select_related("report").first()
    )
    if document is None:
        raise Hidden
    return document


def get_statement(report: Report, ref: str) -> Statement:
    """A statement of a report that `get_report` gave. Raises Hidden."""
    statement = report.statements.filter(ref=ref).select_related("document").first()
    if statement is None:
        raise Hidden
    return statement


def get_group(report: Report, ref: str) -> PeopleGroup:
    """A group of people of a report that `get_report` gave. Raises Hidden."""
    group = report.groups.filter(ref=ref).first()
    if group is None:
        raise Hidden
    return group


def get_question(report: Report, ref: str) -> Question:
    """A question of a report that `get_report` gave. Raises Hidden."""
    question = report.questions.filter(ref=ref).first()
    if question is None:
        raise Hidden
    return question


def get_proposal(report: Report, ref: str) -> Proposal:
    """A proposal of a report that `get_report` gave. Raises Hidden."""
    proposal = report.proposals.filter(ref=ref).first()
    if proposal is None:
        raise Hidden
    return proposal


def check_may_list_reports(actor: Actor) -> None:
    """Hide the list of reports from those who read none."""
    if not actor.may(Permission.READ_REPORTS):
        raise Hidden


def check_can_record(actor: Actor) -> None:
    """Refuse those who do not take in reports."""
    if not actor.may(Permission.RECORD_REPORTS):
        raise Refused("Only an intake officer can record a report or add to one. Ask the intake desk.")


def check_can_add_to(actor: Actor, report: Report) -> None:
    """Refuse adding documents, statements or mentions to a report that was closed, or by those who take none in."""
    check_can_record(actor)
    _check_not_closed(report)


def check_can_review(actor: Actor, report: Report) -> None:
    """Refuse decisions about statements, groups, questions and proposals by those who may not take them."""
    if not actor.may(Permission.REVIEW_STATEMENTS):
        raise Refused("Only an intake officer can decide about what the reading assistant proposes.")
    _check_not_closed(report)


def check_can_mention(actor: Actor, report: Report) -> None:
    """Refuse recording whom a report is about by those who neither take in reports nor work on cases.

    A report that is closed, or in a case, can still be found to be about somebody: the wall must not wait.
    """
    if not any(
        actor.may(p) for p in (Permission.RECORD_REPORTS, Permission.OPEN_CASES, Permission.WORK_CASES)
    ):
        raise Refused("Only those who record reports or work on cases can say whom a report is about.")


def check_can_seal(actor: Actor, report: Report) -> None:
    """Refuse sealing by anyone but the recorder and those who may seal cases."""
    _check_may_hold_the_seal(actor, report)


def check_can_unseal(actor: Actor, report: Report) -> None:
    """Refuse lifting a seal by anyone but those who may seal cases: whoever recorded it does not decide that alone."""
    if not report.sealed:
        raise Refused("This report is not sealed.")
    if not actor.may(Permission.SEAL_CASES):
        raise Refused("Only someone who may seal cases can lift the seal of a report.")


def check_can_let_in(actor: Actor, report: Report) -> None:
    """Refuse letting in readers by anyone but the recorder and those who may seal cases."""
    if not report.sealed:
        raise Refused("This report is not sealed, so nobody needs to be let in.")
    _check_may_hold_the_seal(actor, report)


def _check_may_hold_the_seal(actor: Actor, report: Report) -> None:
    if actor.ref != report.recorded_by_ref and not actor.may(Permission.SEAL_CASES):
        raise Refused("Only whoever recorded the report, or someone who may seal cases, holds its seal.")


def check_can_open_case(actor: Actor, report: Report) -> None:
    """Refuse opening a case from the report by those who open none, and while it is closed.

    One report may lead to several cases: an arrest of one officer and messages among ten others, for example.
    """
    if not actor.may(Permission.OPEN_CASES):
        raise Refused("Only an intake officer or the appropriate authority can open a case from a report.")
    _check_not_closed(report)


def check_can_link(actor: Actor, report: Report) -> None:
    """Refuse filing the report with an open case by those who neither open cases nor work on them, or if closed."""
    if not any(actor.may(p) for p in (Permission.OPEN_CASES, Permission.WORK_CASES)):
        raise Refused("Only those who open cases or work on them can file a report with a case.")
    _check_not_closed(report)


def check_can_close(actor: Actor, report: Report) -> None:
    """Refuse closing without a case by those who may not open one, and of a report that already led somewhere."""
    if not actor.may(Permission.OPEN_CASES):
        raise Refused(
            "Only an intake officer or the appropriate authority can close a report without a case."
        )
    _check_undecided(report)


def check_can_reopen(actor: Actor, report: Report) -> None:
    """Refuse reopening what is not closed."""
    if not actor.may(Permission.OPEN_CASES):
        raise Refused("Only an intake officer or the appropriate authority can reopen a report.")
    if ReportStatus(report.status) is not ReportStatus.NO_FURTHER_ACTION:
        raise Refused("Only a report closed with no further action can be reopened.")


def _check_undecided(report: Report) -> None:
    status = ReportStatus(report.status)
    if status not in READING_STATUSES:
        where = f" ({report.case_ref})" if report.case_ref else ""
        raise Refused(f"The report is already at “{STATUS_LABELS[status]}”{where}.")


def _check_not_closed(report: Report) -> None:
    if ReportStatus(report.status) is ReportStatus.NO_FURTHER_ACTION:
        raise Refused("This report was closed with no further action. Reopen it first.")
