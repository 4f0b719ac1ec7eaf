"""The page of a case and what was gathered in it: only whoever may know of exhibits learns that there are any."""

import re

import pytest

from peelian.desk.queries.material import LABELS, places_of_case
from tests.cases.factories import investigated
from tests.evidence.factories import phone, vault

__all__ = ["vault"]
pytestmark = pytest.mark.django_db
WAY = re.compile(
    r'href="/(evidence|chats|review|media|packs)/[^"]*">[^<]+</a> <span class="peelian-nothing">([^<]+)<'
)
"""A room of the case, and what is said beside the way to it."""


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


def test_each_way_says_what_is_there_and_what_waits(cast, case):
    shown = " ".join(cast.asha.client.get(f"/cases/{case.ref}/").content.decode().split())
    told = dict(WAY.findall(shown))
    assert told == {
        "evidence": "1 exhibit",
        "chats": "None is imported yet",
        "review": "None is drawn up yet",
        "media": "No match with a list waits for a decision",
        "packs": "None is begun yet",
    }


def test_from_each_room_of_the_case_the_others_are_one_step_away(cast, case):
    ways = places_of_case(cast.asha.actor, case.ref)
    assert [label for label, _ in ways] == list(LABELS.values())
    for _, address in ways:
        page = cast.asha.client.get(address).content.decode()
        assert f'href="{address}" aria-current="page"' in page
        for _, other in ways:
            assert f'href="{other}"' in page, (address, other)


def test_the_ways_are_none_for_whoever_may_not_know_of_the_rooms(cast, case):
    assert places_of_case(cast.ben.actor, case.ref) == ()
    assert places_of_case(cast.ed.actor, case.ref) == ()
    assert places_of_case(cast.asha.actor, "C-00000000") == ()
    assert "peelian-places" not in cast.petra.client.get(f"/media/{case.ref}/").content.decode()
