"""The people everyone knows, made through services. Every name is invented.

| Who | What they are to the tests |
|---|---|
| Asha | investigator in Investigations North; assigned to the case of a test |
| Ben | investigator in the same unit, not on the case |
| Cora | the appropriate authority |
| Dev | investigator in Anti-Corruption, who works behind the sealed wall |
| Ed | the subject of the case, who is also investigator (in Asha's unit) and intake: never sees his own matter |
| Fay | vetting officer |
| Gus | auditor, who reads the ledger and nothing else |
| Hugh | HR officer |
| Ida | intake officer |
| Lena | victim liaison officer |
| Petra | senior officer, an assistant chief constable |
| Ada | system administrator, who sees no case |
| nobody | not signed in |
"""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property

import pytest
from django.test import Client

from peelian.access.actors import Actor, system_actor
from peelian.access.models import Account
from peelian.access.permissions import Role
from peelian.access.queries import actor_for
from peelian.access.services import create_account, grant_role
from peelian.people.models import Person
from peelian.people.services import add_person, add_post
from peelian.people.states import Category, PersonKind, Rank
from tests.recording import Recording, nothing_recorded, record

__all__ = ["Cast", "Member", "Part", "cast", "make_cast", "recorded_casts"]

FORCE = "Wealdmoor Constabulary"
PASSWORD = "a kettle sings at noon"
JOINED_AT = datetime(2023, 1, 3, 9, 0, tzinfo=UTC)
"""When the accounts were made: before every story of the tests."""
SERVING_FROM = date(2015, 9, 1)
NORTH, SEALED_UNIT = "Investigations North", "Anti-Corruption"


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one member of the cast is, in the force and in Peelian."""

    given: str
    family: str
    roles: tuple[Role, ...]
    account_unit: str
    number: str
    rank: Rank | None = None
    job_title: str = ""
    post_unit: str = ""
    category: Category = field(default=Category.OFFICER)

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def email(self) -> str:
        return f"{self.given.lower()}@wealdmoor.example"


STAFF = {"category": Category.POLICE_STAFF}
PARTS: dict[str, Part] = {
    "asha": Part(given="Asha", family="Venn", roles=(Role.INVESTIGATOR,), account_unit=NORTH, number="2107",
                 rank=Rank.SERGEANT),
    "ben": Part(given="Ben", family="Okaforde", roles=(Role.INVESTIGATOR,), account_unit=NORTH, number="2230",
                rank=Rank.CONSTABLE),
    "cora": Part(given="Cora", family="Thistlewick", roles=(Role.AUTHORITY,), account_unit="Professional Standards",
                 number="1014", rank=Rank.SUPERINTENDENT),
    "dev": Part(given="Dev", family="Marlowind", roles=(Role.INVESTIGATOR,), account_unit=SEALED_UNIT, number="1988",
                rank=Rank.INSPECTOR),
    "ed": Part(given="Ed", family="Plumtreeve", roles=(Role.INVESTIGATOR, Role.INTAKE), account_unit=NORTH,
               number="4471", rank=Rank.CONSTABLE, post_unit="Response West"),
    "fay": Part(given="Fay", family="Larkspurn", roles=(Role.VETTING,), account_unit="Vetting", number="S6102",
                job_title="Vetting officer", **STAFF),
    "gus": Part(given="Gus", family="Tolliverne", roles=(Role.AUDITOR,), account_unit="Audit", number="S6110",
                job_title="Auditor", **STAFF),
    "hugh": Part(given="Hugh", family="Penhallowe", roles=(Role.HR,), account_unit="Human Resources", number="S6120",
                 job_title="HR officer", **STAFF),
    "ida": Part(given="Ida", family="Brackenby", roles=(Role.INTAKE,), account_unit="Intake", number="S6131",
                job_title="Intake officer", **STAFF),
    "lena": Part(given="Lena", family="Fairmead", roles=(Role.LIAISON,), account_unit="Victim Care", number="S6140",
                 job_title="Victim liaison officer", **STAFF),
    "petra": Part(given="Petra", family="Starlingham", roles=(Role.SENIOR,), account_unit="Chief Officers",
                  number="0003", rank=Rank.ASSISTANT_CHIEF_CONSTABLE),
    "ada": Part(given="Ada", family="Quillfether", roles=(Role.ADMIN,), account_unit="Systems", number="S6150",
                job_title="Systems administrator", **STAFF),
}  # fmt: skip


@dataclass
class Member:
    """One of the cast: the account, the person in the force, and a browser without a screen, signed in."""

    key: str
    account: Account | None = None
    person: Person | None = None

    @property
    def actor(self) -> Actor:
        """Who they are when they act, worked out afresh: roles and walls may have changed within a test."""
        if self.account is None:
            raise LookupError("Nobody is nobody's actor: whoever is not signed in never reaches a policy.")
        return actor_for(self.account)

    @cached_property
    def client(self) -> Client:
        """A test client with the member's session; without one for nobody."""
        client = Client()
        if self.account is not None:
            client.force_login(self.account)
        return client


@dataclass(frozen=True)
class Cast:
    """Everybody. `cast.asha.actor`, `cast.ed.person.ref`, `cast.nobody.client`."""

    asha: Member
    ben: Member
    cora: Member
    dev: Member
    ed: Member
    fay: Member
    gus: Member
    hugh: Member
    ida: Member
    lena: Member
    petra: Member
    ada: Member
    nobody: Member

    def everyone(self) -> dict[str, Member]:
        """Every member by key, nobody last: for the walk through the permission matrix."""
        return {key: getattr(self, key) for key in [*PARTS, "nobody"]}


def make_cast(*, at: datetime = JOINED_AT) -> Cast:
    """Bring the whole cast into the database that is in use, through services."""
    return Cast(**{key: _join(key, part, at) for key, part in PARTS.items()}, nobody=Member("nobody"))


def _join(key: str, part: Part, at: datetime) -> Member:
    maker = system_actor("cast")
    person = add_person(
        kind=PersonKind.WORKFORCE, given_names=part.given, family_name=part.family, actor=maker, at=at
    )
    add_post(
        person_ref=person.ref,
        category=part.category,
        force_name=FORCE,
        number=part.number,
        rank=part.rank,
        job_title=part.job_title,
        unit=part.post_unit or part.account_unit,
        from_date=SERVING_FROM,
        actor=maker,
        at=at,
    )
    account = create_account(
        email=part.email,
        name=part.name,
        password=PASSWORD,
        unit=part.account_unit,
        person_ref=person.ref,
        actor=maker,
        at=at,
    )
    for role in part.roles:
        grant_role(account=account, role=role, actor=maker, at=at)
    return Member(key, account, person)


@pytest.fixture(scope="session")
def recorded_casts() -> list[tuple[Cast, Recording]]:
    """The first cast of the run and what it wrote, once there has been one."""
    return []


@pytest.fixture
def cast(db: None, recorded_casts: list[tuple[Cast, Recording]]) -> Cast:
    """The whole cast, in the database of this test: made through services by the first test that asks."""
    if not nothing_recorded():
        return make_cast()
    if not recorded_casts:
        recorded_casts.append(record(make_cast))
    else:
        recorded_casts[0][1].play()
    return deepcopy(recorded_casts[0][0])
