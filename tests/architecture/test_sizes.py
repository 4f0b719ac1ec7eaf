"""How large things may grow before they are split. An exception is a conversation, and says why."""

import re

import pytest

from tests.architecture.source import CODE, ROOT, Module, modules, read

pytestmark = pytest.mark.pure
FILE, FUNCTION, VIEW, TEMPLATE = 400, 40, 30, 200
POSITIONAL = 2
BANNED = {"utils", "helpers", "common", "core", "misc", "managers", "handlers", "business_logic"}
LONG_FILES = {
    "peelian/demo/story/everyday.py": "a year of everyday matters, told in order; splitting it would lose the thread",
}
LONG_FUNCTIONS: dict[str, str] = {}
TESTS = [path for path in sorted((ROOT / "tests").rglob("*.py")) if "vendor" not in path.parts]


def everything() -> list[Module]:
    """The code, the tests and the scripts around them."""
    others = [*TESTS, *sorted((ROOT / "scripts").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]
    return [*modules(), *map(read, others)]


def test_no_file_is_too_long() -> None:
    long = [
        f"{each.name}: {each.lines}"
        for each in everything()
        if each.lines > FILE and each.name not in LONG_FILES
    ]
    assert long == []


def test_no_function_is_too_long() -> None:
    long = [
        f"{module.name}:{each.lineno} {each.name}: {length}"
        for module in modules()
        for each in module.functions()
        if (length := (each.end_lineno or 0) - each.lineno + 1)
        > (VIEW if module.is_in("views") else FUNCTION)
        and f"{module.name}: {each.name}" not in LONG_FUNCTIONS
    ]
    assert long == []


def test_no_template_is_too_long() -> None:
    templates = [path for path in CODE.rglob("*.html") if "static" not in path.parts]
    assert len(templates) > 50
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text().splitlines()) for path in templates}
    assert {name: count for name, count in lines.items() if count > TEMPLATE} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = [each.name for each in everything()]
    assert [name for name in names if BANNED & set(re.split(r"[/.]", name))] == []


def test_services_take_keywords() -> None:
    crowded = [
        f"{module.name}:{each.lineno} {each.name}"
        for module in modules()
        if module.is_in("services", "policy", "queries")
        for each in module.tree.body
        if hasattr(each, "args") and not each.name.startswith("_") and len(each.args.args) > POSITIONAL + 1
    ]
    assert crowded == []
