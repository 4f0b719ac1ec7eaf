"""Reads the example tables: each row a fact, the day expected and the source for it."""

import tomllib
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parent / "examples"


def rows(name: str) -> list[dict[str, Any]]:
    """The examples of one table."""
    return tomllib.loads((EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"))["example"]


def row_id(row: dict[str, Any]) -> str:
    """A test id that names the rule (or the method) and the situation."""
    return f"{row.get('rule') or row.get('method') or row.get('asks')}: {row['name']}".replace(" ", "_")
