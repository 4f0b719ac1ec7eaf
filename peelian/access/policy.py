"""Who may manage accounts, roles and walls."""

from peelian.access.actors import Actor
from peelian.access.models import Account, Conflict
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused


def check_can_manage_accounts(actor: Actor) -> None:
    """Refuse anyone who is not a system administrator."""
    if not actor.may(Permission.MANAGE_ACCOUNTS):
        raise Refused("Only a system administrator can manage accounts.")


def check_can_grant(actor: Actor, account: Account) -> None:
    """Refuse those who may not grant roles, and everyone for their own account."""
    check_can_manage_accounts(actor)
    if actor.ref == account.ref:
        raise Refused("You cannot change your own roles. Ask another administrator.")


def check_can_disable(actor: Actor, account: Account) -> None:
    """Refuse those who do not manage accounts, everyone for their own account, and an account that is disabled."""
    check_can_manage_accounts(actor)
    if account.ref == actor.ref:
        raise Refused("You cannot disable your own account. Ask another administrator.")
    if not account.is_active:
        raise Refused("This account is disabled already.")


def check_can_withdraw(actor: Actor, conflict: Conflict) -> None:
    """Refuse those who do not manage accounts, and everyone for a conflict of their own."""
    check_can_manage_accounts(actor)
    if conflict.account.ref == actor.ref:
        raise Refused("You cannot withdraw your own conflict. Ask another administrator.")


def check_may_list_accounts(actor: Actor) -> None:
    """Hide the list of accounts from those who do not manage them."""
    if not actor.may(Permission.MANAGE_ACCOUNTS):
        raise Hidden


def get_account(actor: Actor, ref: str) -> Account:
    """An account, for those who manage accounts. Raises Hidden."""
    check_may_list_accounts(actor)
    account = Account.objects.filter(ref=ref).first()
    if account is None:
        raise Hidden
    return account


def get_conflict(actor: Actor, ref: str) -> Conflict:
    """A live conflict of somebody else, for those who manage accounts. Raises Hidden or Refused."""
    check_may_list_accounts(actor)
    conflict = Conflict.objects.filter(ref=ref, withdrawn_at=None).select_related("account").first()
    if conflict is None:
        raise Hidden
    check_can_withdraw(actor, conflict)
    return conflict
