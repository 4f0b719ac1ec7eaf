"""Accounts, roles and conflicts of interest through a real client."""

import pytest
from django.urls import reverse

from peelian.access.models import Account, Conflict, RoleGrant
from peelian.access.permissions import Permission, Role
from peelian.ledger.queries import entries_about
from tests.cast import PARTS, Cast, Member


def page(member: Member, name: str, *args: str, **query: str) -> tuple[int, str]:
    answer = member.client.get(reverse(f"access:{name}", args=args), query)
    return answer.status_code, answer.content.decode()


def send(member: Member, name: str, /, *args: str, **data: object) -> tuple[int, str]:
    answer = member.client.post(reverse(f"access:{name}", args=args), data)
    return answer.status_code, answer.headers.get("Location", "") or answer.content.decode()


def declare(member: Member, against: str) -> tuple[int, str]:
    return send(member, "declare-conflict", against_ref=against, reasons="We are cousins.")


@pytest.mark.parametrize("key", [*PARTS, "nobody"])
def test_accounts_are_there_for_the_administrator_alone(cast: Cast, key: str) -> None:
    member = getattr(cast, key)
    expected = {"ada": 200, "nobody": 302}.get(key, 404)
    for name, *args in [
        ("accounts",), ("create-account",), ("account", cast.ed.account.ref),
        ("grant-role", cast.ed.account.ref), ("end-role", cast.ed.account.ref, "intake"),
        ("disable-account", cast.ed.account.ref), ("link-account", cast.ed.account.ref),
    ]:  # fmt: skip
        assert page(member, name, *args)[0] == expected, name


@pytest.mark.parametrize("key", PARTS)
def test_everyone_has_their_own_conflicts_page(cast: Cast, key: str) -> None:
    member = getattr(cast, key)
    assert page(member, "conflicts")[0] == page(member, "declare-conflict")[0] == 200


def test_an_account_is_created_given_a_role_and_disabled(cast: Cast) -> None:
    facts = {
        "name": "Wyn Ashmoor",
        "email": "Wyn@Wealdmoor.example",
        "unit": "Intake",
        "person_ref": "p-7f3k2qxm",
    }
    status, text = send(cast.ada, "create-account", password="short", **facts)
    assert (status, "too short" in text) == (200, True)
    assert send(cast.ada, "create-account", password="a lamp in every window", **facts)[0] == 302
    wyn = Account.objects.get(email="wyn@wealdmoor.example")
    assert wyn.person_ref == "P-7F3K2QXM"
    assert send(cast.ada, "grant-role", wyn.ref, role="intake")[0] == 302
    assert "Intake officer" in page(cast.ada, "account", wyn.ref)[1]
    assert send(cast.ada, "grant-role", wyn.ref, role="intake")[0] == 200  # no longer on offer
    assert RoleGrant.objects.filter(account=wyn).count() == 1
    assert send(cast.ada, "end-role", wyn.ref, "intake")[0] == 302
    assert page(cast.ada, "end-role", wyn.ref, "intake")[0] == 404
    assert send(cast.ada, "disable-account", wyn.ref)[0] == 302
    assert send(cast.ada, "disable-account", wyn.ref)[0] == 403
    types = [entry.type.removeprefix("access.") for entry in entries_about("account", wyn.ref)]
    assert types == ["account_created", "role_granted", "role_ended", "account_disabled"]


def test_a_disabled_account_is_out_at_its_next_request(cast: Cast) -> None:
    assert page(cast.asha, "conflicts")[0] == 200
    assert send(cast.ada, "disable-account", cast.asha.account.ref)[0] == 302
    assert page(cast.asha, "conflicts")[0] == 302


def test_an_ended_role_is_gone_at_the_next_request(cast: Cast) -> None:
    assert cast.cora.actor.may(Permission.SEAL_CASES)
    assert send(cast.ada, "end-role", cast.cora.account.ref, "authority")[0] == 302
    assert not cast.cora.actor.may(Permission.SEAL_CASES)


def test_administrators_do_not_change_their_own_roles(cast: Cast) -> None:
    own = cast.ada.account.ref
    assert send(cast.ada, "grant-role", own, role="investigator")[0] == 403
    assert send(cast.ada, "disable-account", own)[0] == 403
    assert "You cannot change your own roles" in page(cast.ada, "account", own)[1]
    assert set(RoleGrant.objects.filter(account=cast.ada.account).values_list("role", flat=True)) == {
        Role.ADMIN
    }


def test_an_account_that_is_not_linked_says_so_until_it_is(cast: Cast) -> None:
    facts = {"name": "Wyn Ashmoor", "email": "wyn@wealdmoor.example", "password": "a lamp in every window"}
    send(cast.ada, "create-account", **facts)
    wyn = Account.objects.get(email="wyn@wealdmoor.example")
    assert "Not linked to a person" in page(cast.ada, "account", wyn.ref)[1]
    assert send(cast.ada, "link-account", wyn.ref, person_ref="Wyn")[0] == 200
    assert send(cast.ada, "link-account", wyn.ref, person_ref=cast.ben.person.ref)[0] == 302
    assert "Not linked to a person" not in page(cast.ada, "account", wyn.ref)[1]
    assert entries_about("account", wyn.ref)[-1].event.person == cast.ben.person.ref


def test_a_declared_conflict_stands_until_an_administrator_withdraws_it(cast: Cast) -> None:
    assert declare(cast.fay, cast.ed.person.ref.lower())[0] == 302
    assert "We are cousins." in page(cast.fay, "conflicts")[1]
    assert cast.ed.person.ref in cast.fay.actor.walled_people
    conflict = Conflict.objects.get()
    for member in (cast.fay, cast.cora, cast.gus):
        assert send(member, "withdraw-conflict", conflict.ref, reasons="Never mind.")[0] == 404
    shown = page(cast.ada, "account", cast.fay.account.ref)[1]
    assert cast.ed.person.ref in shown
    assert "We are cousins." not in shown
    assert (
        send(cast.ada, "withdraw-conflict", conflict.ref, reasons="Cora decided: no kin after all.")[0] == 302
    )
    assert cast.ed.person.ref not in cast.fay.actor.walled_people
    conflict.refresh_from_db()
    assert conflict.withdrawal_reasons == "Cora decided: no kin after all."


def test_a_case_is_walled_by_its_reference(cast: Cast) -> None:
    assert declare(cast.ben, "C-7F3K2QXM")[0] == 302
    assert cast.ben.actor.walled_cases == {"C-7F3K2QXM"}


def test_a_conflict_is_declared_once(cast: Cast) -> None:
    declare(cast.fay, cast.ed.person.ref)
    status, text = declare(cast.fay, cast.ed.person.ref)
    assert (status, "already declared" in text) == (200, True)


@pytest.mark.parametrize("against", ["", "Ed", "A-7F3K2QXM", "P-7F3K2QXM; drop", "P-"])
def test_what_is_not_a_reference_of_a_person_or_case_is_refused(cast: Cast, against: str) -> None:
    assert declare(cast.fay, against)[0] == 200
    assert not Conflict.objects.exists()


def test_declaring_does_not_tell_whether_the_case_exists(cast: Cast) -> None:
    assert (
        declare(cast.fay, "C-N0SVCHXX")
        == declare(cast.fay, "P-N0SVCHXX")
        == (302, reverse("access:conflicts"))
    )


def test_administrators_cannot_withdraw_their_own_conflict(cast: Cast) -> None:
    declare(cast.ada, cast.ed.person.ref)
    assert send(cast.ada, "withdraw-conflict", Conflict.objects.get().ref, reasons="Mine.")[0] == 403
    assert Conflict.objects.get().withdrawn_at is None
