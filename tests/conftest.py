"""Rules that hold for every test. The people of the tests are in cast.py."""

from collections.abc import Callable, Iterator

import hypothesis
import pytest
from django.conf import settings

from tests.cast import cast, recorded_casts
from tests.network import refuse_network
from tests.worlds import World, Worlds, postgres_of_the_tests

__all__ = ["cast", "recorded_casts"]


def pytest_configure() -> None:
    """Refuse the network, and hash passwords cheaply: the tests sign in thousands of times."""
    refuse_network()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # The same examples in every run, so that a change is judged by what it changes. To look for new ones:
    # pytest --hypothesis-profile exploring
    hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
    hypothesis.settings.register_profile("exploring", max_examples=1000, deadline=None)
    hypothesis.settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Hold the tests to two rules that are easily broken without noticing."""
    for item in items:
        refuse_what_cannot_work(item)


def refuse_what_cannot_work(item: pytest.Item) -> None:
    """Stop the run for a test that the ledger, or its own mark, will not let work."""
    mark = item.get_closest_marker("django_db")
    if (mark and mark.kwargs.get("transaction")) or "transactional_db" in getattr(item, "fixturenames", ()):
        raise pytest.UsageError(
            f"{item.nodeid} asks for a database that is emptied afterwards, and the ledger refuses to be "
            "emptied. Run it against a world of its own: see tests/worlds.py."
        )
    if item.get_closest_marker("pure") and mark:
        raise pytest.UsageError(f"{item.nodeid} is marked pure and asks for a database.")


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: Callable) -> Callable:
    """`with on_commit():` runs what waits for the end of the transaction, which no test transaction reaches."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    """Makes databases of their own, on the kind of database that the tests run on."""
    made = Worlds(tmp_path_factory.mktemp("worlds"), server=postgres_of_the_tests())
    yield made
    made.close()


@pytest.fixture
def bare_world(worlds: Worlds) -> World:
    """A world with nothing in it but its tables."""
    return worlds.new("")
