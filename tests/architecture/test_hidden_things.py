"""What is hidden is as if it were not: Ed meets his own case nowhere, nor can he tell that there is one."""

import pytest

from tests.architecture.matrix import MATRIX
from tests.architecture.scene import Scene, scene
from tests.architecture.walking import address_of, ask

__all__ = ["scene"]

pytestmark = pytest.mark.django_db
OWN = ("ordinary", "sealed", "ed")
"""The targets that lead to a matter of Ed's, to a sealed one, or to himself."""
PAIRS = [(name, target) for name, row in MATRIX.items() for target in row.targets if target in OWN]


def path(scene: Scene, name: str, target: str) -> str:
    return address_of(name, MATRIX[name].kwargs(scene.targets[target]))


def test_ed_gets_404_for_his_own_case_everywhere(scene: Scene) -> None:
    assert len(PAIRS) > 130
    seen = []
    for name, target in PAIRS:
        methods = [method for method in ("GET", "POST") if method in MATRIX[name].methods]
        answers = {ask(scene, "ed", path(scene, name, target), method=method).status for method in methods}
        if answers != {404}:
            seen.append(f"{name} ({target}): {answers}")
    assert seen == []


def test_ed_meets_the_same_pages_of_a_case_that_is_not_his(scene: Scene) -> None:
    """So that his 404 comes from the wall, and not from a page that is not there."""
    names = [name for name, row in MATRIX.items() if "ordinary" in row.targets]
    lost = []
    for name in names:
        method = "GET" if "GET" in MATRIX[name].methods else "POST"
        if ask(scene, "ed", path(scene, name, "other"), method=method).status == 404:
            lost.append(name)
    assert len(names) > 60
    assert lost == []


@pytest.mark.parametrize("person", ["ed", "ben"])
def test_what_is_hidden_answers_byte_for_byte_as_what_does_not_exist(scene: Scene, person: str) -> None:
    told = []
    for name, target in PAIRS:
        absent = "absent"
        for method in ("GET", "POST"):
            hidden = ask(scene, person, path(scene, name, target), method=method)
            if hidden.status == 404 and hidden != ask(
                scene, person, path(scene, name, absent), method=method
            ):
                told.append(f"{method} {name} ({target})")
    assert told == []


def test_the_404_of_a_hidden_case_is_that_of_an_unknown_address(scene: Scene) -> None:
    hidden = ask(scene, "ed", path(scene, "desk:case", "ordinary"))
    assert hidden == ask(scene, "ed", "/no/such/address/")
    assert b"nothing here that you can see" in hidden.body
