"""What exists is described: settings, commands, permissions, roles, rooms. Made pages say what the code says."""

import re

import pytest

from peelian.access.permissions import Permission, Role
from tests.architecture.pages import pages
from tests.architecture.source import CODE, DOCS, ROOT, rooms

pytestmark = pytest.mark.pure
SETTING = re.compile(r"""["'](PEELIAN_[A-Z_]+)["']""")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
NOT_SET_BY_ANYBODY = {"PEELIAN_TODAY", "PEELIAN_NAVIGATION", "PEELIAN_PLACES_OF"}
"""Read by the interface from the settings file; no environment variable changes them."""


def text_of(name: str) -> str:
    """A page of docs/."""
    return (DOCS / name).read_text()


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_made_page_says_what_the_code_says(name: str) -> None:
    kept = (DOCS / name).read_text() if (DOCS / name).exists() else ""
    assert kept == pages()[name], f"docs/{name} is stale; run `python -m tests.architecture.pages`"


def test_every_setting_is_described() -> None:
    read = {name for path in (CODE / "config").glob("*.py") for name in SETTING.findall(path.read_text())}
    described = set(re.findall(r"`(PEELIAN_[A-Z_]+)`", text_of("settings.md")))
    assert len(read) > 12
    assert read - NOT_SET_BY_ANYBODY - described == set()


def test_no_setting_is_described_that_nobody_reads() -> None:
    code = "\n".join(
        path.read_text()
        for folder in ("peelian", "scripts", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "test_docs.py"
    )
    described = set(re.findall(r"`(PEELIAN_[A-Z_]+)`", text_of("settings.md")))
    assert {name for name in described if name.removesuffix("_FILE") not in code} == set()


def test_every_command_is_described() -> None:
    commands = [path.stem for path in CODE.glob("*/management/commands/[a-z]*.py")]
    page = text_of("commands.md")
    assert len(commands) >= 10
    assert [name for name in commands if f"`peelian {name.replace('_', ' ')}" not in page] == []
    runnable = [path.relative_to(ROOT) for path in CODE.rglob("__main__.py")] + [
        CODE / "ledger" / "verify.py"
    ]
    assert len(runnable) >= 2
    for module in ("peelian.law", "peelian.ledger.verify"):
        assert f"`python -m {module}" in page


def test_every_permission_and_role_is_described() -> None:
    page = text_of("permissions.md")
    assert [each for each in [*Permission, *Role] if f"`{each.value}`" not in page] == []


@pytest.mark.parametrize("room", rooms())
def test_every_room_is_described(room: str) -> None:
    described = (DOCS / "rooms" / f"{room}.md").exists() or (DOCS / room / "README.md").exists()
    assert described, f"docs/rooms/{room}.md is missing"
    assert f"`{room}`" in text_of("architecture.md")


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)} -> {link}"
        for page in [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]
        for link in LINK.findall(page.read_text())
        if "://" not in link and not link.startswith("mailto:") and not (page.parent / link).exists()
    ]
    assert broken == []


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (DOCS / "adr").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_runtime_dependency_is_decided_on() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    decided = text_of("adr/0004-dependencies.md").lower()
    names = [re.match(r"[A-Za-z0-9-]+", line).group().lower() for line in wanted]  # type: ignore[union-attr]
    assert [name for name in names if f"| {name} " not in decided] == []
