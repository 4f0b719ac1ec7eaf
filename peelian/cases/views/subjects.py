"""Adding subjects, saying who they are, what is alleged, and how serious it would be."""

from functools import partial

from django.http import HttpResponse

from peelian.access.middleware import StaffRequest
from peelian.cases import policy
from peelian.cases.forms import subjects as forms
from peelian.cases.queries.beside import beside_case, beside_subject
from peelian.cases.services import assessing, subjects
from peelian.cases.views.paths import act_on


def add_subject(request: StaffRequest, ref: str) -> HttpResponse:
    """Add a subject, named or described."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.AddSubject,
        act=partial(subjects.add_subject, case=case),
        check=policy.check_can_prepare,
        heading="Add a subject",
        button="Add the subject",
        context={"beside": beside_case(case, request.actor, words=request.GET.get("person", ""))},
        template="cases/add_subject.html",
    )


def identify(request: StaffRequest, ref: str) -> HttpResponse:
    """Say who a described subject is."""
    subject = policy.get_subject(request.actor, ref)
    return act_on(
        request,
        subject.case,
        form=forms.Identify,
        act=partial(subjects.identify_subject, subject=subject),
        check=policy.check_can_prepare,
        heading="Say who this subject is",
        button="Save",
        context={"beside": beside_subject(subject, request.actor)},
        template="cases/subject_form.html",
    )


def remove_subject(request: StaffRequest, ref: str) -> HttpResponse:
    """Take a subject out of the case."""
    subject = policy.get_subject(request.actor, ref)
    return act_on(
        request,
        subject.case,
        form=forms.Because,
        act=partial(subjects.remove_subject, subject=subject),
        check=policy.check_can_decide,
        heading="Remove this subject from the case",
        button="Remove the subject",
        context={"beside": beside_subject(subject, request.actor)},
        template="cases/subject_form.html",
    )


def make_allegation(request: StaffRequest, ref: str) -> HttpResponse:
    """Record an allegation against a subject."""
    subject = policy.get_subject(request.actor, ref)
    return act_on(
        request,
        subject.case,
        form=forms.MakeAllegation,
        act=partial(subjects.make_allegation, subject=subject),
        check=policy.check_can_prepare,
        heading="Make an allegation",
        button="Save the allegation",
        context={"beside": beside_subject(subject, request.actor)},
        template="cases/subject_form.html",
    )


def change_allegation(request: StaffRequest, ref: str) -> HttpResponse:
    """Change the words or the category of an allegation."""
    allegation = policy.get_allegation(request.actor, ref)
    now = {"summary": allegation.summary, "category": allegation.category, "based_on": allegation.version}
    return act_on(
        request,
        allegation.subject.case,
        form=partial(forms.ChangeAllegation, initial=now),
        act=partial(subjects.change_allegation, allegation=allegation),
        check=policy.check_can_prepare,
        heading="Change the allegation",
        button="Save the allegation",
        context={"beside": beside_subject(allegation.subject, request.actor)},
        template="cases/subject_form.html",
    )


def withdraw_allegation(request: StaffRequest, ref: str) -> HttpResponse:
    """Withdraw an allegation."""
    allegation = policy.get_allegation(request.actor, ref)
    return act_on(
        request,
        allegation.subject.case,
        form=forms.Because,
        act=partial(subjects.withdraw_allegation, allegation=allegation),
        check=policy.check_can_decide,
        heading="Withdraw the allegation",
        button="Withdraw the allegation",
        context={"beside": beside_subject(allegation.subject, request.actor)},
        template="cases/subject_form.html",
    )


def assess(request: StaffRequest, ref: str) -> HttpResponse:
    """Assess severity, with the subject's earlier history in view."""
    subject = policy.get_subject(request.actor, ref)
    beside = beside_subject(subject, request.actor)
    latest = beside.card.latest
    return act_on(
        request,
        subject.case,
        form=partial(forms.AssessSeverity, initial={"based_on": latest.version if latest else 0}),
        act=partial(assessing.assess_severity, subject=subject),
        check=policy.check_can_assess,
        heading="Assess severity",
        button="Save the assessment",
        context={"beside": beside},
        template="cases/subject_form.html",
    )
