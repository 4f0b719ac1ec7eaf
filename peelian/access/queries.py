"""Reading accounts: who someone is when they act, and the lists an administrator sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, Value
from django.urls import reverse

from peelian.access import policy
from peelian.access.actors import Actor, actor_with
from peelian.access.events import Walled
from peelian.access.models import Account, Conflict, RoleGrant
from peelian.access.permissions import ROLE_CARDS, Permission, Role
from peelian.access.verdicts import Action, action


def actor_for(account: Account) -> Actor:
    """The account as an actor: its live roles, and its walls."""
    # One query for both, because every page pays for it. A grant has no kind of wall.
    grants = _live_grants(account).values_list(Value(""), "role")
    conflicts = Conflict.objects.filter(account=account, withdrawn_at=None).values_list("kind", "against_ref")
    held = list(grants.union(conflicts))
    roles = frozenset(Role(code) for kind, code in held if not kind)
    walls = [(kind, ref) for kind, ref in held if kind]
    people = {ref for kind, ref in walls if kind == Walled.PERSON}
    if account.person_ref:
        people.add(account.person_ref)
    return actor_with(
        kind="person",
        ref=account.ref,
        name=account.name,
        roles=roles,
        unit=account.unit,
        person_ref=account.person_ref,
        walled_people=frozenset(people),
        walled_cases=frozenset(ref for kind, ref in walls if kind == Walled.CASE),
    )


def _live_grants(account: Account) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(account=account, ended_at=None)


def actor_by_ref(ref: str) -> Actor:
    """The actor behind an account reference. Raises Account.DoesNotExist."""
    return actor_for(Account.objects.get(ref=ref))


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One line of the list of accounts."""

    ref: str
    name: str
    email: str
    unit: str
    roles: tuple[str, ...]
    person_ref: str
    active: bool


def account_rows() -> list[AccountRow]:
    """Every account with its live roles, by name."""
    accounts = Account.objects.order_by("name", "ref")
    held: dict[int, list[str]] = {}
    for account_id, role in RoleGrant.objects.filter(ended_at=None).values_list("account_id", "role"):
        held.setdefault(account_id, []).append(ROLE_CARDS[Role(role)].title)
    return [
        AccountRow(
            a.ref, a.name, a.email, a.unit, tuple(sorted(held.get(a.pk, []))), a.person_ref, a.is_active
        )
        for a in accounts
    ]


def names_of(refs: Iterable[str]) -> dict[str, str]:
    """The names behind account references, for showing on a page; unknown references are left out."""
    return dict(Account.objects.filter(ref__in=set(refs)).values_list("ref", "name"))


def accounts_with(permission: Permission) -> list[tuple[str, str]]:
    """(reference, name) of every live account that holds a permission, by name: for choosing whom to appoint."""
    codes = [role.value for role, card in ROLE_CARDS.items() if permission in card.permissions]
    rows = Account.objects.filter(is_active=True, grants__role__in=codes, grants__ended_at=None)
    return list(rows.order_by("name").values_list("ref", "name").distinct())


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict the actor has declared."""

    ref: str
    kind: str
    against_ref: str
    reasons: str
    declared_at: datetime


def conflicts_of(actor: Actor) -> list[ConflictRow]:
    """The conflicts that an actor has declared and not withdrawn."""
    rows = Conflict.objects.filter(account__ref=actor.ref, withdrawn_at=None).order_by("declared_at")
    return [ConflictRow(c.ref, c.kind, c.against_ref, c.reasons, c.declared_at) for c in rows]


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that an account holds, since when, and whether the actor may end it."""

    code: str
    title: str
    granted_at: datetime
    end: Action


@dataclass(frozen=True, slots=True)
class Wall:
    """A conflict declared by the account's holder. The reasons are the holder's own and are not shown here."""

    kind: str
    against_ref: str
    declared_at: datetime
    withdraw: Action


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One account as an administrator sees it."""

    ref: str
    name: str
    email: str
    unit: str
    person_ref: str
    active: bool
    created_at: datetime
    last_login: datetime | None
    roles: tuple[HeldRole, ...]
    walls: tuple[Wall, ...]
    actions: tuple[Action, ...]


def account_page(account: Account, actor: Actor) -> AccountPage:
    """An account that the actor may see (it comes from `policy.get_account`), with the verdict on each action."""
    where = [account.ref]
    return AccountPage(
        ref=account.ref,
        name=account.name,
        email=account.email,
        unit=account.unit,
        person_ref=account.person_ref,
        active=account.is_active,
        created_at=account.created_at,
        last_login=account.last_login,
        roles=tuple(
            _held(grant, account, actor) for grant in _live_grants(account).order_by("granted_at", "pk")
        ),
        walls=tuple(_walls(account, actor)),
        actions=(
            action(
                "Grant a role",
                reverse("access:grant-role", args=where),
                policy.check_can_grant,
                actor,
                account,
            ),
            action(
                "Link to a person",
                reverse("access:link-account", args=where),
                policy.check_can_grant,
                actor,
                account,
            ),
            action(
                "Disable the account",
                reverse("access:disable-account", args=where),
                policy.check_can_disable,
                actor,
                account,
            ),
        ),
    )


def _held(grant: RoleGrant, account: Account, actor: Actor) -> HeldRole:
    address = reverse("access:end-role", args=[account.ref, grant.role])
    end = action("End", address, policy.check_can_grant, actor, account)
    return HeldRole(grant.role, ROLE_CARDS[Role(grant.role)].title, grant.granted_at, end)


def _walls(account: Account, actor: Actor) -> Iterable[Wall]:
    live = Conflict.objects.filter(account=account, withdrawn_at=None).select_related("account")
    for conflict in live.order_by("declared_at", "pk"):
        address = reverse("access:withdraw-conflict", args=[conflict.ref])
        withdraw = action("Withdraw", address, policy.check_can_withdraw, actor, conflict)
        yield Wall(conflict.kind, conflict.against_ref, conflict.declared_at, withdraw)
