"""Every service that opens a transaction leaves an event in it."""

import ast

import pytest

from tests.architecture.source import Function, Module, called, modules

pytestmark = pytest.mark.pure
RECORDS = {"record", "record_many", "record_look"}
EXCEPTIONS = {
    "peelian/ledger/services/checkpointing.py: write_checkpoint": "a checkpoint is about the ledger itself",
    "peelian/people/services/importing.py: discard_import": "told by ImportDiscarded in _close",
}


def is_command(function: Function) -> bool:
    """Whether it is decorated with `transaction.atomic`."""
    return any(isinstance(d, ast.Attribute) and d.attr == "atomic" for d in function.decorator_list)


def package(module: Module) -> list[Module]:
    """The modules among which a private helper may live: the services of the same room."""
    return [other for other in modules() if other.room == module.room and other.is_in("services")]


def reaches_the_ledger(
    function: Function, helpers: dict[str, Function], seen: frozenset[str] = frozenset()
) -> bool:
    """Whether it calls `record`, itself or through other functions of the room's services."""
    words = {word for _, word in called(function)} - seen
    if words & RECORDS:
        return True
    return any(
        reaches_the_ledger(helpers[word], helpers, seen | {function.name, word})
        for word in words & helpers.keys()
    )


def commands() -> dict[str, tuple[Function, dict[str, Function]]]:
    """Every command by name, with the functions of its room's services."""
    found = {}
    for module in modules():
        if module.is_in("services"):
            helpers = {each.name: each for other in package(module) for each in other.functions()}
            for function in filter(is_command, module.functions()):
                found[f"{module.name}: {function.name}"] = (function, helpers)
    return found


def test_every_command_leaves_an_event() -> None:
    silent = [
        name
        for name, (function, helpers) in commands().items()
        if not reaches_the_ledger(function, helpers) and name not in EXCEPTIONS
    ]
    assert len(commands()) > 60
    assert silent == []


def test_time_and_person_are_always_arguments() -> None:
    nameless = []
    for name, (function, _) in commands().items():
        given = {each.arg for each in [*function.args.args, *function.args.kwonlyargs]}
        if not {"actor", "at"} <= given and not function.name.startswith("_"):
            nameless.append(f"{name} lacks {sorted({'actor', 'at'} - given)}")
    assert nameless == []


def test_nobody_reads_the_clock_but_views_commands_and_jobs() -> None:
    may = ("views", "management", "jobs", "clock", "carrying_out", "middleware", "sign_in")
    readers = [
        f"{module.name}:{call.lineno}"
        for module in modules()
        if not module.is_in(*may) and module.room not in {"config", "demo"}
        for call, word in called(module.tree)
        if word in {"now", "today", "utcnow"}
    ]
    assert readers == []
