"""The page of a case and what was gathered in it: only whoever may know of exhibits learns that there are any."""

import pytest

from tests.cases.factories import investigated
from tests.evidence.factories import phone, vault

__all__ = ["vault"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast, vault):
    """A case with a phone; Ben sees the case and is not on it."""
    case, subject = investigated(cast)
    phone(cast, subject=subject)
    return case


@pytest.mark.parametrize("path", ["", "timeline/", "print/"])
def test_whoever_may_not_know_of_exhibits_learns_nothing_of_them_from_the_case(cast, case, path):
    for who in (cast.ben, cast.ida, cast.petra):
        page = who.client.get(f"/cases/{case.ref}/{path}")
        assert page.status_code == 200
        assert b"xhibit" not in page.content, who.key


@pytest.mark.parametrize("path", ["", "timeline/", "print/"])
def test_whoever_may_reads_them_there(cast, case, path):
    for who in (cast.asha, cast.cora):
        assert b"Exhibit registered" in who.client.get(f"/cases/{case.ref}/{path}").content, who.key


def test_the_ways_to_the_rooms_are_those_that_open(cast, case):
    shown = cast.asha.client.get(f"/cases/{case.ref}/").content.decode()
    for room in ("evidence", "chats", "review", "media", "packs"):
        assert f'href="/{room}/' in shown, room
        address = f"/{room}/" + shown.split(f'href="/{room}/')[1].split('"')[0]
        assert cast.asha.client.get(address).status_code == 200, address
