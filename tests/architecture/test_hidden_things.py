"""What is hidden is as if it were not: Ed meets his own case nowhere, nor can he tell that there is one."""

import pytest

from tests.architecture.matrix import MATRIX
from tests.architecture.scene import Scene, scene
from tests.architecture.walking import Answer, address_of, ask

__all__ = ["scene"]

pytestmark = pytest.mark.django_db
OWN = ("ordinary", "sealed", "ed")
"""The targets that lead to a matter of Ed's, to a sealed one, or to himself."""
PAIRS = [(name, target) for name, row in MATRIX.items() for target in row.targets if target in OWN]

ANOTHERS_OWN = {
    "media:look", "media:show", "media:decide", "media:end", "media:shown", "review:turn",
}  # fmt: skip
"""What belongs to whoever asked for it: another's look at a picture, another's turn in a reading."""


def as_ed(scene: Scene, name: str, target: str) -> Answer:
    """What Ed gets at the page of this name for this target, in the first way that the page is asked for."""
    row = MATRIX[name]
    path = address_of(name, row.kwargs(scene.targets[target]))
    return ask(scene, "ed", path, method=row.methods.split()[0])


def test_ed_gets_404_for_his_own_case_everywhere_byte_for_byte_as_for_one_that_does_not_exist(
    scene: Scene,
) -> None:
    assert len(PAIRS) > 130
    seen = []
    for name, target in PAIRS:
        hidden, absent = as_ed(scene, name, target), as_ed(scene, name, "absent")
        if hidden.status != 404:
            seen.append(f"{name} ({target}) answers {hidden.status}")
        elif hidden != absent:
            seen.append(f"{name} ({target}) answers otherwise than for a reference that nothing has")
    assert seen == []


def test_ed_meets_the_same_pages_of_a_case_that_is_not_his(scene: Scene) -> None:
    """So that his 404 comes from the wall, and not from a page that is not there."""
    names = [name for name, row in MATRIX.items() if "ordinary" in row.targets]
    assert len(names) > 60
    lost = {name for name in names if as_ed(scene, name, "other").status == 404}
    assert lost <= ANOTHERS_OWN
