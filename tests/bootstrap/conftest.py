"""Small projects whose packages are made on the spot, so that real installs need no network."""

import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from scripts.environment import DEVELOPMENT, RUNTIME

# As in a fresh shell: no index, no settings of this machine, no uv unless the test is about it.
WITHOUT_NETWORK = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_NO_INDEX": "1",
    "PIP_FIND_LINKS": "",
    "PIP_EXTRA_INDEX_URL": "",
    "PEELIAN_NO_UV": "1",
}


def wheel(folder: Path, name: str) -> str:
    """Write a wheel of one module and return the line that locks it."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    described = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": "HERE = True\n",
        f"{described}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{described}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{each},,\n" for each in [*files, f"{described}/RECORD"])
    with zipfile.ZipFile(path, "w") as archive:
        for inside, text in {**files, f"{described}/RECORD": record}.items():
            archive.writestr(inside, text)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two locks, of a runtime package and a development package, and nothing set up."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    root = tmp_path / "a project"
    root.mkdir()
    runtime = wheel(wheels, "usedalways")
    (root / RUNTIME).write_text(runtime)
    (root / DEVELOPMENT).write_text(runtime + wheel(wheels, "usedfortests"))
    for name, value in WITHOUT_NETWORK.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    return root
