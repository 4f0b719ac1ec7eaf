"""Opening a strand, who investigates, the suspected offence, and a voluntary interview."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse

from peelian.access.carrying_out import carry_out
from peelian.access.middleware import StaffRequest
from peelian.cases import policy as cases_policy
from peelian.cases.queries.facts import statement_choices
from peelian.cases.queries.subjects import subject_name
from peelian.criminal import policy
from peelian.criminal.forms import opening as forms
from peelian.criminal.queries.offences import conduct_span, latest_answer, proposals_for
from peelian.criminal.services import opening, suspecting
from peelian.criminal.views.paths import act_on, strand_url


def open_one(request: StaffRequest, ref: str) -> HttpResponse:
    """Open the criminal strand of a subject."""
    subject = cases_policy.get_subject(request.actor, ref)
    case = subject.case
    return carry_out(
        request,
        form=partial(forms.OpenStrand, initial={"own_force": "yes"}),
        act=partial(opening.open_strand, subject=subject),
        check=partial(policy.check_can_record, request.actor, case),
        then=lambda strand: strand_url(strand.ref),
        heading="Open a criminal strand",
        button="Open it",
        context={
            "back": reverse("criminal:case", args=[case.ref]),
            "caption": f"{subject_name(subject)}, case {case.ref}",
        },
    )


def investigator(request: StaffRequest, ref: str) -> HttpResponse:
    """Say who investigates now."""
    strand = policy.get_strand(request.actor, ref)
    return act_on(
        request,
        strand,
        form=forms.ChangeInvestigator,
        act=partial(opening.change_investigator, strand=strand),
        heading="Who investigates?",
        button="Save",
    )


def interview(request: StaffRequest, ref: str) -> HttpResponse:
    """Record a voluntary interview."""
    strand = policy.get_strand(request.actor, ref)
    return act_on(
        request,
        strand,
        form=forms.VoluntaryInterview,
        act=partial(opening.hold_voluntary_interview, strand=strand),
        heading="Record a voluntary interview",
        button="Save the interview",
    )


def suspect(request: StaffRequest, ref: str) -> HttpResponse:
    """Add a suspected offence, known or not."""
    strand = policy.get_strand(request.actor, ref)
    span = conduct_span(strand)
    return act_on(
        request,
        strand,
        form=partial(
            forms.SuspectOffence,
            statements=statement_choices(strand.case),
            span=span,
            initial={"conduct_from": span[0], "conduct_to": span[1]},
        ),
        act=partial(suspecting.suspect_offence, strand=strand),
        heading="Add a suspected offence",
        button="Save the offence",
        context={"proposals": proposals_for(span), "span": span},
        template="criminal/offence_form.html",
    )


def offence(request: StaffRequest, ref: str) -> HttpResponse:
    """Record what is known now of a suspected offence."""
    suspicion = policy.get_suspicion(request.actor, ref)
    strand, latest = suspicion.strand, latest_answer(suspicion.ref)
    span = (latest.conduct_from, latest.conduct_to) if latest else (None, None)
    span = span if any(span) else conduct_span(strand)
    now_known = {"based_on": latest.version if latest else 0, "conduct_from": span[0], "conduct_to": span[1]}
    return act_on(
        request,
        strand,
        form=partial(
            forms.RecordOffence,
            statements=statement_choices(strand.case),
            span=span,
            may_drop=True,
            initial=now_known,
        ),
        act=partial(suspecting.record_offence, suspicion=suspicion),
        heading="What is known of this offence now?",
        button="Save",
        context={"proposals": proposals_for(span), "span": span},
        template="criminal/offence_form.html",
    )
