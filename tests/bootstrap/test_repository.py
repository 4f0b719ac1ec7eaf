"""Rules that hold for every file of the repository, and for what it installs."""

import re
import subprocess
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure
ROOT = Path(__file__).resolve().parent.parent.parent

# Put together here, so that this file does not itself hold what it looks for.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("crates", "io"),
        ("conda", "anaconda", "org"),
    )
]
MACHINE_PATHS = [
    rf"(?<![\w.\-/])/{folder}/" for folder in ("work", "root", "home", "opt/wheels", "opt/pypi", "tmp/w")
]
FORBIDDEN = re.compile("|".join([re.escape(name) for name in REGISTRIES] + MACHINE_PATHS))
LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==(\S+)", re.MULTILINE)


def files() -> list[Path]:
    """Every file that is tracked, or would be if it were added."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    assert paths, "git lists no file"
    return [path for path in paths if path.is_file()]


def locked(name: str) -> dict[str, str]:
    """Name and version of every package in a lock; of one with several, for several releases of Python, the last."""
    return dict(LOCKED.findall((ROOT / name).read_text()))


def test_no_file_names_a_package_index_or_a_place_on_one_machine():
    found = []
    for path in files():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in FORBIDDEN.finditer(text)]
    assert not found, "\n".join(found)


def test_the_check_for_package_indexes_sees_one():
    assert FORBIDDEN.search("fetched from https://files." + REGISTRIES[1] + "/packages/")
    assert FORBIDDEN.search("see /" + "root/notes.txt")
    assert not FORBIDDEN.search("the network/" + "root/leaf of a tree")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_a_hash_and_no_lock_has_an_address(name: str):
    text = (ROOT / name).read_text()
    assert "://" not in text
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert len({entry.partition("==")[0] for entry in entries}) == len(locked(name))
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_tests_run_on_the_versions_that_the_demo_runs_on():
    tested = locked("requirements-dev.lock")
    assert {name: tested.get(name) for name in locked("requirements.lock")} == locked("requirements.lock")


@pytest.mark.parametrize("name", ["demo", "test", ".ci/run"])
def test_the_commands_can_be_run(name: str):
    assert (ROOT / name).stat().st_mode & 0o111 == 0o111


PERMISSIVE = {
    "MIT",
    "MIT License",
    "MIT-0",
    "MIT-CMU",
    "BSD",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "Apache-2.0",
    "Apache 2.0",
    "Apache Software License",
    "ISC",
    "PSF-2.0",
    "PSFL",
    "Unlicense",
    "HPND",
    "Python Software Foundation License",
    "Zlib",
    "CC0-1.0",
}
EXCEPTIONS = {
    "psycopg": "LGPL-3.0-only: used unchanged, as a library, and only where PostgreSQL is",
    "psycopg-binary": "LGPL-3.0-only: as psycopg",
    "psycopg-pool": "LGPL-3.0-only: as psycopg",
    "pypdfium2": "BSD-3-Clause or Apache-2.0; the PDFium inside names the permissive licences of its own parts",
    "qrcode": 'BSD; its "Other/Proprietary" is a note that QR Code is a trade mark',
    "fido2": "BSD-2-Clause; one data file, the list of public suffixes, is MPL-2.0 and is used unchanged",
}
"""Packages under other licences, each with the reason why it may be used all the same."""


def licences(package: Distribution) -> set[str]:
    """What a package's own metadata says, taken apart into single licences."""
    said = package.metadata.get("License-Expression")
    if not said:
        classified = [
            line.rpartition(" :: ")[2]
            for line in package.metadata.get_all("Classifier") or []
            if line.startswith("License ::") and line.rpartition(" :: ")[2] != "OSI Approved"
        ]
        said = " AND ".join(classified) or (package.metadata.get("License") or "").split("\n")[0]
    return {part.strip(" ()") for part in re.split(r",|\bAND\b|\bOR\b|\bWITH\b", said) if part.strip(" ()")}


def test_every_runtime_package_has_a_permissive_licence_or_a_named_exception():
    strange = {}
    for name in locked("requirements.lock"):
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue  # locked for another system
        found = licences(package)
        if name not in EXCEPTIONS and (not found or not found <= PERMISSIVE):
            strange[name] = found
    assert not strange


def test_every_exception_is_still_needed():
    assert set(EXCEPTIONS) <= set(locked("requirements.lock"))
