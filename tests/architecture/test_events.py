"""What the ledger is told: in the past tense, by the room that owns it, without a name or a sentence in it."""

import ast
import dataclasses
import json
import re
from pathlib import Path

import pytest

from peelian.ledger.events import EventSpec, all_specs
from peelian.ledger.fields import codec_for
from tests.architecture.source import called, modules

pytestmark = pytest.mark.pure
SPECS = [spec for spec in all_specs() if spec.cls.__module__.startswith("peelian.")]
FIRST_FIELDS = json.loads((Path(__file__).parent / "first_fields.json").read_text())
"""The fields of each event in its first release, by type. Add a type when it is released; never change a line."""
IRREGULAR = {
    "begun",
    "chosen",
    "drawn",
    "held",
    "made",
    "left",
    "let",
    "set",
    "read",
    "given",
    "written",
    "forgotten",
    "withdrawn",
    "withheld",
}
PAST = re.compile(r"[a-z]+ed(_|$)")


def is_past(type_: str) -> bool:
    """Whether the type says that something has happened."""
    words = type_.partition(".")[2]
    return bool(PAST.search(words)) or bool(IRREGULAR & set(words.split("_"))) or words.endswith("done")


def test_every_event_of_the_source_is_declared() -> None:
    """So that a room whose events are never imported cannot write what nobody can read."""
    written = {
        call.args[0].value
        for module in modules()
        for call, word in called(module.tree)
        if word == "event" and call.args and isinstance(call.args[0], ast.Constant)
    }
    assert len(written) > 60
    assert written == {spec.type for spec in SPECS}


@pytest.mark.parametrize("spec", SPECS, ids=[spec.type for spec in SPECS])
def test_an_event_is_in_the_past_tense_and_of_its_own_room(spec: EventSpec) -> None:
    room = spec.cls.__module__.split(".")[1]
    assert spec.type.startswith(f"{room}.")
    assert is_past(spec.type), f"{spec.type} does not say that something has happened"
    assert spec.says[0].isupper()
    assert not spec.says.endswith(".")


@pytest.mark.parametrize("spec", SPECS, ids=[spec.type for spec in SPECS])
def test_an_event_carries_no_free_text(spec: EventSpec) -> None:
    hints = {field.name: field.type for field in dataclasses.fields(spec.cls)}
    for name, hint in hints.items():
        assert hint is not str, f"{spec.cls.__name__}.{name} is text"
        if not isinstance(hint, str):
            assert codec_for(hint, where=f"{spec.cls.__name__}.{name}") or name == "subject"


def test_no_type_is_told_in_two_ways() -> None:
    assert len({spec.type for spec in SPECS}) == len(SPECS) == len({spec.cls for spec in SPECS})


@pytest.mark.parametrize("type_", sorted(FIRST_FIELDS))
def test_a_field_that_came_later_has_a_default(type_: str) -> None:
    """The ledger is never rewritten: what stood in an event when it was first released can be read for ever."""
    known = {spec.type: spec for spec in SPECS}
    assert type_ in known, f"{type_} is gone, but entries of that type may exist"
    fields = {field.name: field for field in dataclasses.fields(known[type_].cls)}
    assert set(FIRST_FIELDS[type_]) <= set(fields), f"{type_} lost a field that entries may hold"
    later = [name for name in fields if name not in FIRST_FIELDS[type_]]
    bare = [name for name in later if fields[name].default is dataclasses.MISSING]
    assert bare == [], f"{type_}: {bare} came later and have no default"
