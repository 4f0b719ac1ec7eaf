"""What a Python too old for Peelian makes of the two commands."""

import ast
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.python_version import starts

pytestmark = pytest.mark.pure
ROOT = Path(__file__).resolve().parent.parent.parent
READ_BY_OLD_PYTHONS = ["demo", "test", "scripts/__init__.py", "scripts/python_version.py"]
VERSIONS = ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10")
FOUND = [path for version in VERSIONS if (path := shutil.which(f"python{version}"))]
OLD = [path for path in FOUND if starts(path)]


@pytest.mark.parametrize("name", READ_BY_OLD_PYTHONS)
def test_an_old_python_can_read_it(name: str):
    source = (ROOT / name).read_text()
    ast.parse(source, feature_version=(3, 4))
    assert source.isascii(), "Python 2 refuses other letters in a file that names no encoding"


@pytest.mark.parametrize("command", ["demo", "test"])
@pytest.mark.parametrize("path", OLD or [pytest.param("", marks=pytest.mark.skip("no old Python here"))])
def test_an_old_python_says_so_in_a_line(path: str, command: str):
    done = subprocess.run(
        [path, ROOT / command],
        env={"PATH": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Peelian needs Python 3.11 or later; this one ")
    assert done.stderr.count("\n") == 1
