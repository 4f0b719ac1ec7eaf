"""The scene in which the permission matrix is walked. Each target is a set of references that an address can name.

| Target | What it is |
|---|---|
| ordinary | a report about Ed and the case that followed: Asha leads, Lena is liaison |
| sealed | a report and case about Otto behind a seal: Dev leads, Cora sealed it |
| other | an unsealed case about Otto in Asha's unit, which Ed may see: so his 404s come from the wall |
| absent | references of the right shape that lead nowhere |
| ed, otto | a person's record with a post and a contact |
| house | what belongs to no matter: an account, a conflict, a waiting import, an entry of the ledger |
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from peelian.access.events import Walled
from peelian.access.permissions import Role
from peelian.access.services import declare_conflict
from peelian.calendar.services import proclaim_day
from peelian.cases.models import Case
from peelian.cases.services.sealing import put_on_case, seal_case
from peelian.cases.states import MemberRole
from peelian.desk.services import save_view
from peelian.desk.states import ViewOf
from peelian.people.models import Person
from peelian.people.services import add_contact, add_person, add_post, stage_import
from peelian.people.states import Category, ContactKind, PersonKind, Rank
from tests.architecture.exhibited import begin_own_upload
from tests.architecture.kept_away import make_meeting
from tests.architecture.letters import make_letter_batch
from tests.architecture.matters import Matter, make_matter, references
from tests.architecture.rostered import make_rosters
from tests.cases.factories import at
from tests.cast import FORCE, JOINED_AT, PARTS, PASSWORD, SERVING_FROM, Cast, make_cast

ABSENT = {
    "numbered": 9999,
    "edition": 9999,
    "clock": 9999,
    "channel": "media",
    "ground": "SERIOUS_CORRUPTION",
    "turn": 999_999,
}


@dataclass(frozen=True)
class Scene:
    """The cast, and what there is for them to find."""

    cast: Cast
    targets: dict[str, dict[str, object]]
    clients: dict[str, Client]


def make_scene() -> Scene:
    """Everything above, through services."""
    cast = make_cast()
    otto = make_otto(cast)
    about_ed = Matter(title="Operation Damselfly", about=cast.ed.person, lead=cast.asha)
    ordinary, report = make_matter(cast, about_ed)
    put_on_case(
        case=ordinary,
        account_ref=cast.lena.account.ref,
        role=MemberRole.LIAISON,
        actor=cast.cora.actor,
        at=at(16),
    )
    hidden, hidden_report = make_matter(cast, Matter(title="Operation Nightjar", about=otto, lead=cast.dev))
    seal_case(case=hidden, reasons="Covert enquiries.", actor=cast.cora.actor, at=at(17))
    other, other_report = make_matter(cast, Matter(title="Operation Teasel", about=otto, lead=cast.asha))
    # So that Ed sees the restrictions in it too, and what hides his own is the wall alone.
    put_on_case(
        case=other,
        account_ref=cast.ed.account.ref,
        role=MemberRole.INVESTIGATOR,
        actor=cast.cora.actor,
        at=at(16),
    )
    begin_own_upload(other, cast.ed.actor)
    matters = {
        "ordinary": references(ordinary, report),
        "sealed": references(Case.objects.get(pk=hidden.pk), hidden_report),
        "other": references(other, other_report),
    }
    rostered = make_rosters(cast, {"ordinary": ordinary, "sealed": hidden, "other": other})
    for name, alert in rostered.alerts.items():
        matters[name]["alert"] = alert
    batch = {"batch": make_letter_batch(cast, ordinary)}
    people = {"ed": _person(cast, cast.ed.person), "otto": _person(cast, otto)}
    absent = _absent(matters["other"] | people["otto"])
    targets = matters | people | {"house": _house(cast) | batch | rostered.house, "absent": absent}
    return Scene(cast, targets, {key: signed_in(key) for key in [*PARTS, "nobody"]})


def signed_in(key: str) -> Client:
    """A client that came in by the front door and gave the password again, as some of allauth's pages ask."""
    client = Client(
        raise_request_exception=False
    )  # a page that fails is a wrong answer, not the end of the walk
    if key in PARTS:
        client.post(reverse("account_login"), {"login": PARTS[key].email, "password": PASSWORD})
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def make_otto(cast: Cast) -> Person:
    act = {"actor": cast.hugh.actor, "at": JOINED_AT}
    otto = add_person(kind=PersonKind.WORKFORCE, given_names="Otto", family_name="Windlestrawe", **act)
    add_post(
        person_ref=otto.ref,
        category=Category.OFFICER,
        force_name=FORCE,
        number="5512",
        rank=Rank.CONSTABLE,
        unit="Response East",
        from_date=SERVING_FROM,
        **act,
    )
    return otto


def _person(cast: Cast, person: Person) -> dict[str, object]:
    contact = add_contact(
        person_ref=person.ref,
        kind=ContactKind.EMAIL,
        value=f"{person.given_names.lower()}@wealdmoor.example",
        actor=cast.hugh.actor,
        at=JOINED_AT,
    )
    return {"person": person.ref, "post": person.posts.get().ref, "contact": contact.ref}


def _house(cast: Cast) -> dict[str, object]:
    conflict = declare_conflict(
        kind=Walled.PERSON,
        against_ref=cast.gus.person.ref,
        reasons="My brother.",
        actor=cast.fay.actor,
        at=at(9),
    )
    content = (
        b"number,category,rank,given_names,family_name,from_date\n9001,officer,PC,Wyn,Ashmoor,2019-04-01\n"
    )
    waiting = stage_import(name="hr.csv", content=content, actor=cast.hugh.actor, at=at(9))
    view = save_view(name="All of them", of=ViewOf.CASES, query="", actor=cast.asha.actor, at=at(16))
    return {
        "view": view.ref,
        "proclaimed": _proclaimed(cast),
        "meeting": make_meeting(cast).ref,
        "rule": "pcr_reg17_notice",
        "account": cast.ben.account.ref,
        "role": Role.INVESTIGATOR.value,
        "conflict": conflict.ref,
        "import": waiting.ref,
        "stream": "work",
        "sequence": 1,
        "channel": "media",
        "decision": "appoint",
        "key": "none",
        "authenticator": 1,
    }


def _proclaimed(cast: Cast) -> str:
    """A day that nobody in the scene counts to."""
    entry = proclaim_day(
        day=date(2027, 6, 9),
        name="Bank holiday for the scene",
        reason="A day of thanksgiving.",
        source="The Gazette of an invented Tuesday",
        actor=cast.cora.actor,
        at=at(16),
    )
    return entry.ref


def _absent(like: dict[str, object]) -> dict[str, object]:
    """References with the same prefix that nothing has."""
    return {key: ABSENT.get(key, f"{str(ref).partition('-')[0]}-00000000") for key, ref in like.items()}


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker) -> Iterator[Scene]:  # type: ignore[no-untyped-def]
    """One scene for a whole module, gone at its end. A test that changes it does so in a savepoint."""
    # The walk takes minutes and knocks often: allauth's timers and counters would answer instead of its pages.
    steady = override_settings(
        ACCOUNT_RATE_LIMITS=False, MFA_RATE_LIMITS=False, ACCOUNT_REAUTHENTICATION_TIMEOUT=86_400
    )
    with steady, django_db_blocker.unblock(), transaction.atomic():
        yield make_scene()
        transaction.set_rollback(True)
