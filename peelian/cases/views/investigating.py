"""The pages of an investigation."""

from functools import partial

from django.http import HttpResponse

from peelian.access.middleware import StaffRequest
from peelian.cases import policy
from peelian.cases.forms import investigating as forms
from peelian.cases.forms.opening import Reopen
from peelian.cases.queries.beside import beside_subject
from peelian.cases.queries.concerned import concerned_rows
from peelian.cases.services import investigating, notifying
from peelian.cases.views.paths import act_on


def appoint(request: StaffRequest, ref: str) -> HttpResponse:
    """Appoint the lead investigator."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Appoint,
        act=partial(investigating.appoint_investigator, case=case),
        check=policy.check_can_decide,
        heading="Appoint an investigator",
        button="Appoint",
    )


def terms(request: StaffRequest, ref: str) -> HttpResponse:
    """Draw up or revise the terms of reference."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Terms,
        act=partial(investigating.draw_up_terms, case=case),
        check=policy.check_can_investigate,
        heading="Draw up terms of reference",
        button="Save the terms",
    )


def report(request: StaffRequest, ref: str) -> HttpResponse:
    """Record that the report went to the appropriate authority."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Report,
        act=partial(investigating.report_investigation, case=case),
        check=policy.check_can_investigate,
        heading="Record the investigation report",
        button="Save",
    )


def resume(request: StaffRequest, ref: str) -> HttpResponse:
    """Send the case back for more investigation."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=Reopen,
        act=partial(investigating.resume_investigation, case=case),
        check=policy.check_can_decide,
        heading="Send back for more investigation",
        button="Send back",
    )


def timeliness(request: StaffRequest, ref: str) -> HttpResponse:
    """Record a timeliness report."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Timeliness,
        act=partial(investigating.report_timeliness, case=case),
        check=policy.check_can_decide,
        heading="Record a timeliness report",
        button="Save the report",
    )


def extend(request: StaffRequest, ref: str) -> HttpResponse:
    """Extend a period that the law lets somebody extend."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=partial(forms.Extend, concerned=concerned_rows(case)),
        act=partial(investigating.extend_time, case=case),
        check=policy.check_can_prepare,
        heading="Extend a period",
        button="Extend",
    )


def serve(request: StaffRequest, ref: str) -> HttpResponse:
    """Give a subject a notice."""
    subject = policy.get_subject(request.actor, ref)
    return act_on(
        request,
        subject.case,
        form=forms.Serve,
        act=partial(notifying.serve_notice, subject=subject),
        check=policy.check_can_give_notices,
        heading="Give a notice",
        button="Record the notice",
        context={"beside": beside_subject(subject, request.actor)},
        template="cases/subject_form.html",
    )


def withhold(request: StaffRequest, ref: str) -> HttpResponse:
    """Withhold a notice while giving it might prejudice an investigation."""
    subject = policy.get_subject(request.actor, ref)
    return act_on(
        request,
        subject.case,
        form=forms.Withhold,
        act=partial(notifying.withhold_notice, subject=subject),
        check=policy.check_can_investigate,
        heading="Withhold a notice",
        button="Record the decision",
        context={"beside": beside_subject(subject, request.actor)},
        template="cases/subject_form.html",
    )


def representations(request: StaffRequest, ref: str) -> HttpResponse:
    """Record what the subject said in answer."""
    subject = policy.get_subject(request.actor, ref)
    return act_on(
        request,
        subject.case,
        form=forms.Representations,
        act=partial(notifying.receive_representations, subject=subject),
        check=policy.check_can_investigate,
        heading="Record representations",
        button="Save",
        context={"beside": beside_subject(subject, request.actor)},
        template="cases/subject_form.html",
    )


def interview(request: StaffRequest, ref: str) -> HttpResponse:
    """Specify the day of an interview."""
    subject = policy.get_subject(request.actor, ref)
    return act_on(
        request,
        subject.case,
        form=forms.ArrangeInterview,
        act=partial(notifying.arrange_interview, subject=subject),
        check=policy.check_can_investigate,
        heading="Arrange an interview",
        button="Save",
        context={"beside": beside_subject(subject, request.actor)},
        template="cases/subject_form.html",
    )


def move_interview(request: StaffRequest, ref: str) -> HttpResponse:
    """Move an interview."""
    held = policy.get_interview(request.actor, ref)
    return act_on(
        request,
        held.subject.case,
        form=forms.MoveInterview,
        act=partial(notifying.move_interview, interview=held),
        check=policy.check_can_investigate,
        heading="Move the interview",
        button="Save",
    )


def hold_interview(request: StaffRequest, ref: str) -> HttpResponse:
    """Record that an interview was held."""
    held = policy.get_interview(request.actor, ref)
    return act_on(
        request,
        held.subject.case,
        form=forms.HoldInterview,
        act=partial(notifying.hold_interview, interview=held),
        check=policy.check_can_investigate,
        heading="Record the interview as held",
        button="Save",
    )
