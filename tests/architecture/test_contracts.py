"""Every room is under the import contracts: its models are its own, and within it imports point one way."""

import tomllib

import pytest

from tests.architecture.source import CODE, ROOT, rooms

pytestmark = pytest.mark.pure
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
WITH_MODELS = [
    room for room in rooms() if (CODE / room / "models.py").exists() or (CODE / room / "models").is_dir()
]


def contract(id_: str) -> dict:
    """The contract with this id; fails when there is none."""
    found = [each for each in CONTRACTS if each["id"] == id_]
    assert found, f"pyproject.toml has no import contract {id_}"
    return found[0]


@pytest.mark.parametrize("room", WITH_MODELS)
def test_the_models_of_a_room_are_its_own(room: str) -> None:
    models = contract(f"{room}-models")
    assert models["type"] == "protected"
    assert models["protected_modules"] == [f"peelian.{room}.models"]
    assert models["allowed_importers"] == [f"peelian.{room}"]


def test_every_room_with_models_keeps_the_order_of_its_files() -> None:
    assert set(contract("inside-a-room")["containers"]) == {f"peelian.{room}" for room in WITH_MODELS}


def test_every_room_stands_on_a_line() -> None:
    layers = contract("rooms")
    named = {name.strip(" ()") for line in layers["layers"] for name in line.split("|")}
    assert layers["exhaustive"] is True
    assert named == set(rooms())
