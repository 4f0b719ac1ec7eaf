"""Worlds are apart from each other and from the tests' own database, on both databases."""

import pytest

from tests.worlds import World, Worlds

pytestmark = pytest.mark.slow
ACCOUNTS = "SELECT count(*) FROM access_account"


def test_a_world_holds_what_its_seed_told(worlds: Worlds):
    world = worlds.new("tests.stories.seeds:the_cast")
    assert world.rows(ACCOUNTS)[0][0] >= 12


def test_two_worlds_of_one_seed_do_not_touch_each_other(worlds: Worlds):
    one, other = (worlds.new("tests.stories.seeds:the_cast") for _ in range(2))
    before = other.rows(ACCOUNTS)
    one.run(
        "-c",
        "import django; django.setup(); from tests.cast import make_cast; "
        "from peelian.access.models import Account; Account.objects.update(name='Changed')",
    )
    assert one.rows("SELECT DISTINCT name FROM access_account") == [("Changed",)]
    assert ("Changed",) not in other.rows("SELECT DISTINCT name FROM access_account")
    assert other.rows(ACCOUNTS) == before


def test_a_bare_world_has_tables_and_nobody_in_them(bare_world: World):
    assert bare_world.rows(ACCOUNTS) == [(0,)]


def test_a_server_can_be_killed_and_started_again(bare_world: World):
    with bare_world.served() as server:
        address = server.base_url
        server.kill()
        server.start()
        assert server.base_url == address
