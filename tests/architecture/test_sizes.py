"""How large things may grow before they are split. An exception is a conversation, and says why."""

import ast
import re

import pytest

from tests.architecture.source import CODE, ROOT, Function, Module, modules, read

pytestmark = pytest.mark.pure
FILE, FUNCTION, VIEW, TEMPLATE = 400, 40, 30, 200
POSITIONAL = 2
BANNED = {"utils", "helpers", "common", "core", "misc", "managers", "handlers", "business_logic"}
LONG_FILES = {
    "peelian/demo/story/everyday.py": "a year of everyday matters, told in order; splitting it would lose the thread",
}
LONG_FUNCTIONS = {
    "peelian/cases/queries/page.py: case_page": "one keyword a line of what a page shows",
    "peelian/demo/story/worked.py: _investigate": "one chapter of a story, told in order",
}
CROWDED = {
    "peelian/people/services/posting.py: check_dates": "the two days and the reason of one post, in their order",
    "peelian/reports/services/reviewing.py: words_at": "a place: report, document, start, end",
}
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


def length(function: Function) -> int:
    """Lines from the first statement to the last: a signature with a keyword a line is not what makes it long."""
    first = function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
    return (function.end_lineno or 0) - first.lineno + 1


def test_no_function_is_too_long() -> None:
    long = [
        f"{module.name}:{each.lineno} {each.name}: {length(each)}"
        for module in modules()
        for each in module.functions()
        if length(each) > (VIEW if module.is_in("views") else FUNCTION)
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
        if isinstance(each, Function)
        and f"{module.name}: {each.name}" not in CROWDED
        and not each.name.startswith("_")
        and len(each.args.args) > POSITIONAL + 1
    ]
    assert crowded == []
