"""Rows are written in services and projections, and nowhere else: so that no change escapes its event."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, called, modules

pytestmark = pytest.mark.pure
WRITES = {
    "save", "create", "get_or_create", "update_or_create", "delete", "bulk_create", "bulk_update", "update",
}  # fmt: skip
MAY_WRITE = ("services", "projections", "management")
EXCEPTIONS = {
    "peelian/access/looks.py": "a look is recorded by the one function that every room calls for it",
    "peelian/documents/rendering/stationery.py": "saves a Word document into memory, no row",
    "peelian/documents/rendering/word.py": "the same",
    "peelian/media/hashing/showing.py": "saves a picture into memory, no row",
    "peelian/packs/writing/spreadsheet.py": "saves a workbook into memory, no row",
    "peelian/review/ranking/keeping.py": "saves an array into a file, no row",
    "peelian/people/models.py": "Person.save folds the name that is searched, whoever saves",
}
OF_A_DICTIONARY = ("update",)
"""Words that dictionaries, sets and hashes share with a queryset: a write only when it names columns."""


def writes(module: Module) -> Iterator[str]:
    """Every call that may write a row, as `path:line word`."""
    for call, word in called(module.tree):
        if word not in WRITES or not isinstance(call.func, ast.Attribute):
            continue
        if word in OF_A_DICTIONARY and call.args:
            continue
        yield f"{module.name}:{call.lineno} .{word}("


def test_rows_are_written_in_services_and_projections_only() -> None:
    strays = [
        write
        for module in modules()
        if not module.is_in(*MAY_WRITE) and module.name not in EXCEPTIONS
        for write in writes(module)
    ]
    assert strays == []


def test_services_do_write() -> None:
    """So that the test above cannot pass by finding nothing."""
    assert len([write for module in modules() if module.is_in("services") for write in writes(module)]) > 60


def test_no_view_opens_a_transaction() -> None:
    """`atomic` stands around commands: around a read it would hold SQLite's only write lock."""
    found = [
        f"{module.name}:{call.lineno}"
        for module in modules()
        if module.is_in("views", "queries", "policy", "forms") and module.room != "ledger"
        for call, word in called(module.tree)
        if word == "atomic"
    ]
    assert found == []


def test_an_exception_is_still_needed() -> None:
    by_name = {module.name: module for module in modules()}
    gone = [name for name in EXCEPTIONS if name not in by_name or not list(writes(by_name[name]))]
    assert gone == []
