"""Every address, as every one of the cast, against the permission matrix. On both databases."""

import pytest
from django.urls import get_resolver

from tests.architecture.addresses import every_pattern
from tests.architecture.matrix import MATRIX, NOBODY
from tests.architecture.scene import Scene, scene
from tests.architecture.walking import Answer, address_of, ask
from tests.cast import PARTS

__all__ = ["scene"]

pytestmark = pytest.mark.django_db
METHODS = ("GET", "POST")


def test_every_address_has_a_line_and_every_line_an_address() -> None:
    names = [name for name, _ in every_pattern()]
    assert {name: names.count(name) for name in names if names.count(name) > 1} == {}
    assert sorted(names) == sorted(MATRIX)


def test_no_address_is_without_the_token_against_forgery() -> None:
    assert [name for name, each in every_pattern() if getattr(each.callback, "csrf_exempt", False)] == []
    assert get_resolver().url_patterns


@pytest.mark.slow
@pytest.mark.parametrize("person", [*PARTS, NOBODY])
def test_everybody_gets_what_the_matrix_says(scene: Scene, person: str) -> None:
    found = [
        f"{method} {name} ({target}): {fault}"
        for name, row in MATRIX.items()
        for target in row.targets
        for method in METHODS
        for fault in faults(
            ask(scene, person, address_of(name, row.kwargs(scene.targets[target])), method=method),
            row.expected(person, target, method),
            person,
        )
    ]
    assert found == [], f"{person} gets other answers than the matrix says:\n" + "\n".join(found)


def faults(answer: Answer, expected: int, person: str) -> list[str]:
    """What is wrong with an answer, beginning with its status."""
    wrong = [f"{answer.status} and not {expected}"] if answer.status != expected else []
    if person == NOBODY and answer.status == 302 and not answer.location.startswith("/accounts/"):
        wrong.append(f"leads nobody to {answer.location}")
    return [*wrong, *answer.faults()]
