"""Who is asking. No function that reads or changes a record works without one."""

from dataclasses import dataclass

from peelian.access.permissions import ROLE_CARDS, Permission, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person or a named system job, with the roles held and the walls that stand before them.

    `walled_people` are references of persons whose matters the actor must never see: the actor's own, and any with
    whom a conflict is declared; `walls_complete` says that records merged with them are in it too, which the people
    room finds out once a request. `walled_cases` are cases with a declared conflict.
    """

    kind: str
    ref: str
    name: str
    roles: frozenset[Role] = frozenset()
    unit: str = ""
    person_ref: str = ""
    walled_people: frozenset[str] = frozenset()
    walls_complete: bool = False
    walled_cases: frozenset[str] = frozenset()
    granted: frozenset[Permission] = frozenset()

    def may(self, permission: Permission) -> bool:
        """Whether any role of the actor carries the permission."""
        return permission in self.granted

    def may_code(self, code: str) -> bool:
        """The same, by the permission's code, for rooms below this one and for navigation. Empty means everyone."""
        return not code or code in self.granted

    @property
    def role_code(self) -> str:
        """The roles as one stable word for the ledger, for example `authority+intake`."""
        return "+".join(sorted(self.roles)) or self.kind

    @property
    def role_titles(self) -> str:
        """The roles as people call them."""
        return ", ".join(ROLE_CARDS[role].title for role in sorted(self.roles)) or "No role"


def actor_with(*, roles: frozenset[Role], **about: object) -> Actor:
    """An actor whose permissions follow from the roles."""
    granted = frozenset(p for role in roles for p in ROLE_CARDS[role].permissions)
    return Actor(roles=roles, granted=granted, **about)  # type: ignore[arg-type]  # the keywords are Actor's own


def system_actor(name: str) -> Actor:
    """A named job, such as `demo-story` or `hr-import`, which may do whatever the command that names it does."""
    return Actor(kind="system", ref=name, name=name, granted=frozenset(Permission))
