"""Charge and stage, the decision whether misconduct waits, and restrictions on publishing."""

from functools import partial

from django.http import HttpResponse

from peelian.access.middleware import StaffRequest
from peelian.criminal import policy
from peelian.criminal.forms import deciding as forms
from peelian.criminal.queries.custody import is_in_custody
from peelian.criminal.queries.offences import conduct_span
from peelian.criminal.services import deciding, staging
from peelian.criminal.views.paths import act_on


def charge(request: StaffRequest, ref: str) -> HttpResponse:
    """Record a charge or a postal requisition."""
    strand = policy.get_strand(request.actor, ref)
    return act_on(
        request,
        strand,
        form=partial(
            forms.Charge,
            status=strand.status,
            span=conduct_span(strand),
            in_custody=is_in_custody(strand),
        ),
        act=partial(staging.charge, strand=strand),
        heading="Record a charge",
        button="Save the charge",
    )


def stage(request: StaffRequest, ref: str) -> HttpResponse:
    """Record a decision, a step before a court or a result."""
    strand = policy.get_strand(request.actor, ref)
    return act_on(
        request,
        strand,
        form=partial(forms.RecordStage, status=strand.status, in_custody=is_in_custody(strand)),
        act=partial(staging.record_stage, strand=strand),
        heading="Record what happened next",
        button="Save",
    )


def prejudice(request: StaffRequest, ref: str) -> HttpResponse:
    """Decide whether misconduct proceedings wait."""
    strand = policy.get_strand(request.actor, ref)
    return act_on(
        request,
        strand,
        form=partial(forms.DecidePrejudice, initial={"based_on": strand.prejudice_decisions.count()}),
        act=partial(deciding.decide_prejudice, strand=strand),
        check=policy.check_can_decide_prejudice,
        heading="Would misconduct proceedings prejudice criminal ones?",
        button="Save the decision",
    )


def restrict(request: StaffRequest, ref: str) -> HttpResponse:
    """Record a restriction on publishing."""
    strand = policy.get_strand(request.actor, ref)
    return act_on(
        request,
        strand,
        form=forms.SetRestriction,
        act=partial(deciding.set_restriction, strand=strand),
        heading="Record a restriction on publishing",
        button="Save the restriction",
    )


def lift(request: StaffRequest, ref: str) -> HttpResponse:
    """Record that a restriction no longer binds."""
    found = policy.get_restriction(request.actor, ref)
    return act_on(
        request,
        found.strand,
        form=forms.LiftRestriction,
        act=partial(deciding.lift_restriction, restriction=found),
        heading="Lift a restriction on publishing",
        button="Save",
    )
