"""Changing a case as a whole: handling, sealing, members, reports, links, conclusion, the decision log."""

from functools import partial

from django.http import HttpResponse

from peelian.access.middleware import StaffRequest
from peelian.access.queries import names_of
from peelian.cases import policy
from peelian.cases.forms import opening as forms
from peelian.cases.queries.history import histories
from peelian.cases.services import concluding, deciding, directing, opening, sealing
from peelian.cases.states import MEMBER_LABELS, MemberRole
from peelian.cases.views.paths import act_on


def handle(request: StaffRequest, ref: str) -> HttpResponse:
    """Decide how the matter is handled."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Handle,
        act=partial(directing.decide_handling, case=case),
        check=policy.check_can_decide,
        heading="Decide how the matter is handled",
        button="Save decision",
        context={"histories": histories(case, request.actor)},
        template="cases/case_form.html",
    )


def seal(request: StaffRequest, ref: str) -> HttpResponse:
    """Seal the case."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Seal,
        act=partial(sealing.seal_case, case=case),
        check=policy.check_can_seal,
        heading="Seal the case",
        button="Seal the case",
    )


def unseal(request: StaffRequest, ref: str) -> HttpResponse:
    """Lift the seal."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Seal,
        act=partial(sealing.unseal_case, case=case),
        check=policy.check_can_seal,
        heading="Lift the seal",
        button="Lift the seal",
    )


def put_on(request: StaffRequest, ref: str) -> HttpResponse:
    """Put someone on the case."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.PutOn,
        act=partial(sealing.put_on_case, case=case),
        check=policy.check_can_decide,
        heading="Put someone on the case",
        button="Put on the case",
    )


def take_off(request: StaffRequest, ref: str) -> HttpResponse:
    """Take someone off the case."""
    case = policy.get_case(request.actor, ref)
    on = [member for member in case.members.all() if member.until_date is None]
    names = names_of(member.account_ref for member in on)
    members = [
        (
            f"{m.account_ref} {m.role}",
            f"{names.get(m.account_ref, '')}, {MEMBER_LABELS[MemberRole(m.role)].lower()}",
        )
        for m in on
    ]

    def act(*, member: str, **who: object) -> None:
        account_ref, role = member.split()
        sealing.take_off_case(case=case, account_ref=account_ref, role=MemberRole(role), **who)  # type: ignore[arg-type]  # actor and at

    return act_on(
        request,
        case,
        form=partial(forms.TakeOff, members=members),
        act=act,
        check=policy.check_can_decide,
        heading="Take someone off the case",
        button="Take off the case",
    )


def join_report(request: StaffRequest, ref: str) -> HttpResponse:
    """Join another report to the case."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.JoinReport,
        act=partial(opening.join_report, case=case),
        check=policy.check_can_work,
        heading="Join a report",
        button="Join the report",
    )


def link(request: StaffRequest, ref: str) -> HttpResponse:
    """Link another case."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Link,
        act=partial(opening.link_cases, case=case),
        check=policy.check_can_work,
        heading="Link another case",
        button="Link the cases",
    )


def conclude(request: StaffRequest, ref: str) -> HttpResponse:
    """Conclude the case."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Conclude,
        act=partial(concluding.conclude_case, case=case),
        check=policy.check_can_conclude,
        heading="Conclude the case",
        button="Conclude the case",
        context={"histories": histories(case, request.actor)},
        template="cases/case_form.html",
    )


def reopen(request: StaffRequest, ref: str) -> HttpResponse:
    """Reopen the case."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.Reopen,
        act=partial(concluding.reopen_case, case=case),
        check=policy.check_can_reopen,
        heading="Reopen the case",
        button="Reopen the case",
    )


def log_decision(request: StaffRequest, ref: str) -> HttpResponse:
    """Log a decision that has no form of its own."""
    case = policy.get_case(request.actor, ref)
    return act_on(
        request,
        case,
        form=forms.LogDecision,
        act=partial(deciding.log_decision, case=case),
        check=policy.check_can_work,
        heading="Log a decision",
        button="Save decision",
    )
