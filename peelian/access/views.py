"""Pages for administrators about accounts and roles, and for everyone about their own conflicts of interest."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from peelian.access import policy, queries, services
from peelian.access.actors import Actor
from peelian.access.carrying_out import carry_out
from peelian.access.forms import (
    WALLED_BY_PREFIX,
    AccountForm,
    ConflictForm,
    LinkForm,
    RoleForm,
    WithdrawalForm,
)
from peelian.access.middleware import StaffRequest
from peelian.access.permissions import ROLE_CARDS, Role
from peelian.access.refusals import Hidden
from peelian.access.verdicts import action

if TYPE_CHECKING:
    from peelian.access.models import Account, Conflict


def _address(account: "Account") -> str:
    return reverse("access:account", args=[account.ref])


@require_GET
def accounts(request: StaffRequest) -> HttpResponse:
    """Every account with its roles."""
    policy.check_may_list_accounts(request.actor)
    add = action(
        "Create an account", reverse("access:create-account"), policy.check_can_manage_accounts, request.actor
    )
    return render(request, "access/accounts.html", {"rows": queries.account_rows(), "add": add})


@require_GET
def account(request: StaffRequest, ref: str) -> HttpResponse:
    """One account: roles, walls, and what can be done."""
    found = policy.get_account(request.actor, ref)
    return render(request, "access/account.html", {"page": queries.account_page(found, request.actor)})


def create_account(request: StaffRequest) -> HttpResponse:
    """Create an account with no role yet."""
    policy.check_may_list_accounts(request.actor)
    return carry_out(
        request,
        form=AccountForm,
        act=services.create_account,
        check=partial(policy.check_can_manage_accounts, request.actor),
        then=_address,
        heading="Create an account",
        button="Create account",
        context={"back": reverse("access:accounts")},
    )


def disable_account(request: StaffRequest, ref: str) -> HttpResponse:
    """Confirm that an account is to be disabled."""
    found = policy.get_account(request.actor, ref)
    return carry_out(
        request,
        form=Form,
        act=partial(services.disable_account, account=found),
        check=partial(policy.check_can_disable, request.actor, found),
        then=_address(found),
        heading=f"Disable the account of {found.name}?",
        button="Disable account",
        context={"back": _address(found)},
    )


def link_account(request: StaffRequest, ref: str) -> HttpResponse:
    """Say who in the workforce the holder of an account is."""
    found = policy.get_account(request.actor, ref)
    return carry_out(
        request,
        form=partial(LinkForm, initial={"person_ref": found.person_ref}),
        act=partial(services.link_account, account=found),
        check=partial(policy.check_can_grant, request.actor, found),
        then=_address(found),
        heading="Link to a person",
        button="Link",
        context={"back": _address(found), "caption": found.name},
    )


def grant_role(request: StaffRequest, ref: str) -> HttpResponse:
    """Grant one of the roles that the account does not hold."""
    found = policy.get_account(request.actor, ref)
    held = {role.code for role in queries.account_page(found, request.actor).roles}
    return carry_out(
        request,
        form=partial(RoleForm, held=held),
        act=partial(services.grant_role, account=found),
        check=partial(policy.check_can_grant, request.actor, found),
        then=_address(found),
        heading="Grant a role",
        button="Grant role",
        context={"back": _address(found), "caption": found.name},
    )


def end_role(request: StaffRequest, ref: str, role: str) -> HttpResponse:
    """Confirm that a role is to end."""
    found = policy.get_account(request.actor, ref)
    if role not in {held.code for held in queries.account_page(found, request.actor).roles}:
        raise Hidden
    return carry_out(
        request,
        form=Form,
        act=partial(services.end_role, account=found, role=Role(role)),
        check=partial(policy.check_can_grant, request.actor, found),
        then=_address(found),
        heading=f"End the role {ROLE_CARDS[Role(role)].title}?",
        button="End role",
        context={"back": _address(found), "caption": found.name},
    )


@require_GET
def conflicts(request: StaffRequest) -> HttpResponse:
    """The actor's own conflicts of interest."""
    return render(request, "access/conflicts.html", {"rows": queries.conflicts_of(request.actor)})


def declare_conflict(request: StaffRequest) -> HttpResponse:
    """Declare a conflict of one's own. From that moment the person or case is out of sight."""
    return carry_out(
        request,
        form=partial(ConflictForm, initial={"against_ref": request.GET.get("against", "")}),
        act=_declare,
        check=lambda: None,
        then=reverse("access:conflicts"),
        heading="Declare a conflict of interest",
        button="Declare",
        context={"back": reverse("access:conflicts")},
        template="access/declare_conflict.html",
    )


def _declare(*, against_ref: str, reasons: str, actor: Actor, at: datetime) -> "Conflict":
    kind = WALLED_BY_PREFIX[against_ref[0]]
    return services.declare_conflict(kind=kind, against_ref=against_ref, reasons=reasons, actor=actor, at=at)


def withdraw_conflict(request: StaffRequest, conflict_ref: str) -> HttpResponse:
    """Lift a wall that somebody else's declaration put up, with reasons."""
    conflict = policy.get_conflict(request.actor, conflict_ref)
    return carry_out(
        request,
        form=WithdrawalForm,
        act=partial(services.withdraw_conflict, conflict_ref=conflict.ref),
        check=partial(policy.check_can_withdraw, request.actor, conflict),
        then=_address(conflict.account),
        heading=f"Withdraw the conflict with {conflict.against_ref}?",
        button="Withdraw conflict",
        context={"back": _address(conflict.account), "caption": conflict.account.name},
    )
