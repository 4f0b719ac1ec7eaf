"""Creating accounts, granting roles, and declaring conflicts of interest."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from peelian.access import policy
from peelian.access.actors import Actor
from peelian.access.events import (
    AccountCreated,
    AccountDisabled,
    AccountLinked,
    ConflictDeclared,
    ConflictMoved,
    ConflictWithdrawn,
    RoleEnded,
    RoleGranted,
    Walled,
)
from peelian.access.models import Account, Conflict, RoleGrant
from peelian.access.permissions import ROLE_CARDS, Role
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record


@transaction.atomic
def create_account(
    *, email: str, name: str, password: str, actor: Actor, at: datetime, unit: str = "", person_ref: str = ""
) -> Account:
    """Create an account with no role yet. Raises Refused when the address is taken or the password too weak."""
    policy.check_can_manage_accounts(actor)
    if Account.objects.filter(email__iexact=email).exists():
        raise Refused(f"{email} already has an account. Grant it a role instead.")
    account = Account(
        ref=new_ref("A"), email=email.lower(), name=name, unit=unit, person_ref=person_ref, created_at=at
    )
    try:
        validate_password(password, account)
    except ValidationError as problem:
        raise Refused(" ".join(problem.messages)) from problem
    account.set_password(password)
    account.save()
    record(
        AccountCreated(subject=Ref(account.ref), person=Ref(person_ref) if person_ref else None),
        actor=actor,
        at=at,
    )
    return account


@transaction.atomic
def disable_account(*, account: Account, actor: Actor, at: datetime) -> None:
    """Stop an account from signing in. Its history stays."""
    policy.check_can_disable(actor, account)
    account.is_active = False
    account.save(update_fields=["is_active"])
    record(AccountDisabled(subject=Ref(account.ref)), actor=actor, at=at)


@transaction.atomic
def grant_role(*, account: Account, role: Role, actor: Actor, at: datetime) -> RoleGrant:
    """Give an account a role. Nobody grants a role to themselves."""
    policy.check_can_grant(actor, account)
    if RoleGrant.objects.filter(account=account, role=role, ended_at=None).exists():
        raise Refused(f"{account.name} already holds the role {ROLE_CARDS[role].title}.")
    grant = RoleGrant.objects.create(account=account, role=role, granted_at=at)
    record(RoleGranted(subject=Ref(account.ref), role=role), actor=actor, at=at)
    return grant


@transaction.atomic
def end_role(*, account: Account, role: Role, actor: Actor, at: datetime) -> None:
    """End a role that an account holds."""
    policy.check_can_grant(actor, account)
    if not RoleGrant.objects.filter(account=account, role=role, ended_at=None).update(ended_at=at):
        raise Refused(f"{account.name} does not hold the role {ROLE_CARDS[role].title}.")
    record(RoleEnded(subject=Ref(account.ref), role=role), actor=actor, at=at)


@transaction.atomic
def declare_conflict(*, actor: Actor, kind: Walled, against_ref: str, reasons: str, at: datetime) -> Conflict:
    """Declare the actor's own conflict of interest, which puts a wall before the person or case at once.

    The Police (Conduct) Regulations 2020, reg 12A, requires a conflict to be declared without delay.
    """
    account = Account.objects.get(ref=actor.ref)
    if Conflict.objects.filter(
        account=account, kind=kind, against_ref=against_ref, withdrawn_at=None
    ).exists():
        raise Refused("You have already declared this conflict.")
    salt = new_salt()
    conflict = Conflict.objects.create(
        ref=new_ref("N"),
        account=account,
        kind=kind,
        against_ref=against_ref,
        reasons=reasons,
        salt=salt,
        declared_at=at,
    )
    declared = ConflictDeclared(
        subject=Ref(account.ref), kind=kind, against=Ref(against_ref), reasons=digest_of(reasons, salt)
    )
    record(declared, actor=actor, at=at)
    return conflict


@transaction.atomic
def withdraw_conflict(*, conflict_ref: str, reasons: str, actor: Actor, at: datetime) -> None:
    """Lift a wall. Only an administrator may, and never their own, so that nobody opens a door for themselves."""
    conflict = policy.get_conflict(actor, conflict_ref)
    conflict.withdrawn_at, conflict.withdrawal_reasons, conflict.withdrawal_salt = at, reasons, new_salt()
    conflict.save(update_fields=["withdrawn_at", "withdrawal_reasons", "withdrawal_salt"])
    withdrawn = ConflictWithdrawn(
        subject=Ref(conflict.account.ref),
        kind=Walled(conflict.kind),
        against=Ref(conflict.against_ref),
        reasons=digest_of(reasons, conflict.withdrawal_salt),
    )
    record(withdrawn, actor=actor, at=at)


@transaction.atomic
def link_account(*, account: Account, person_ref: str, actor: Actor, at: datetime) -> None:
    """Say who in the workforce an account's holder is, which walls off that person's own matters."""
    policy.check_can_grant(actor, account)
    _link(account, person_ref, actor=actor, at=at)


def _link(account: Account, person_ref: str, *, actor: Actor, at: datetime) -> None:
    account.person_ref = person_ref
    account.save(update_fields=["person_ref"])
    record(AccountLinked(subject=Ref(account.ref), person=Ref(person_ref)), actor=actor, at=at)


@transaction.atomic
def move_walls(*, from_ref: str, to_ref: str, actor: Actor, at: datetime) -> None:
    """Move every wall before one person's record to the record it was merged into, so that no wall falls.

    Called by the room that merges people, which has asked its own policy.
    """
    for account in Account.objects.filter(person_ref=from_ref):
        _link(account, to_ref, actor=actor, at=at)
    live = Conflict.objects.filter(kind=Walled.PERSON, withdrawn_at=None)
    already = set(live.filter(against_ref=to_ref).values_list("account_id", flat=True))
    for conflict in live.filter(against_ref=from_ref).exclude(account__in=already).select_related("account"):
        conflict.against_ref = to_ref
        conflict.save(update_fields=["against_ref"])
        moved = ConflictMoved(
            subject=Ref(conflict.account.ref), against=Ref(to_ref), instead_of=Ref(from_ref)
        )
        record(moved, actor=actor, at=at)
