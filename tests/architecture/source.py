"""The project's own source, read as syntax trees: for the tests of what imports cannot show."""

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ROOT / "peelian"
DOCS = ROOT / "docs"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of Python: where it is, its room, and its tree."""

    path: Path
    tree: ast.Module
    lines: int

    @property
    def name(self) -> str:
        """Its place as people write it: `peelian/cases/policy.py`."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def room(self) -> str:
        """The room it is in."""
        return self.name.split("/")[1].removesuffix(".py")

    def is_in(self, *parts: str) -> bool:
        """Whether it is one of these modules of its room, or within one that grew into a package."""
        return bool(set(parts) & {*self.path.relative_to(CODE).parent.parts, self.path.stem})

    def functions(self) -> Iterator[Function]:
        """Every function, those within others included."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


def read(path: Path) -> Module:
    """One file."""
    text = path.read_text()
    return Module(path, ast.parse(text), len(text.splitlines()))


@functools.cache
def modules() -> tuple[Module, ...]:
    """Every module of Peelian but the migrations."""
    return tuple(read(path) for path in sorted(CODE.rglob("*.py")) if "migrations" not in path.parts)


def rooms() -> list[str]:
    """The rooms there are."""
    return sorted(path.parent.name for path in CODE.glob("*/__init__.py"))


def called(node: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """(call, last word of what is called) for every call below a node."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            if isinstance(each.func, ast.Attribute):
                yield each, each.func.attr
            elif isinstance(each.func, ast.Name):
                yield each, each.func.id
