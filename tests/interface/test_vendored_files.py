"""The vendored front end: what the manifest says, no more and no less, and nothing of another's identity."""

import hashlib
import json
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure
ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "peelian" / "interface" / "static" / "interface"
FOLDERS = (
    STATIC / "vendor",
    ROOT / "tests" / "browser" / "vendor",
    ROOT / "tests" / "interface" / "fixtures",
)
LICENCES = {"MIT", "0BSD", "MPL-2.0"}
BRANDS = re.compile(
    r"GDS Transport|@font-face|crown|crest|logotype|favicon|opengraph|og:image|govuk-header|govuk-footer|moj-header",
    re.I,
)
ADDRESSES = re.compile(
    r"""(?:url\(\s*|@import\s*|(?:src|href)=|fetch\(|import\s*)["']?(?:https?:)?//""", re.I
)


def _manifest(folder: Path) -> list[dict[str, str]]:
    return json.loads((folder / "manifest.json").read_text("utf-8"))["files"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_every_vendored_file_is_the_one_in_the_manifest(folder: Path) -> None:
    named = {row["file"]: row["sha256"] for row in _manifest(folder)}
    there = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.json" and not path.name.startswith("LICENCE")
    }
    assert there == named


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_every_vendored_package_has_an_exact_version_and_its_licence_beside_it(folder: Path) -> None:
    for row in _manifest(folder):
        assert re.fullmatch(r"\d+\.\d+\.\d+", row["version"]), row
        assert row["licence"] in LICENCES, row
        top = folder / row["file"].split("/")[0]
        beside = top if top.is_dir() else folder
        assert list(beside.glob("LICENCE*.txt")), f"{row['package']} has no licence text in {beside}"


def test_nothing_of_the_government_s_identity_is_shipped() -> None:
    for path in STATIC.rglob("*"):
        if path.is_file() and path.name not in ("manifest.json", "LICENCE.txt"):
            assert not BRANDS.search(path.name), path
            found = BRANDS.search(path.read_text("utf-8"))
            assert not found, f"{path.relative_to(ROOT)} holds {found and found.group()!r}"


def test_no_shipped_file_fetches_anything_from_elsewhere() -> None:
    for path in STATIC.rglob("*"):
        if path.suffix in (".css", ".js", ".svg"):
            found = ADDRESSES.search(path.read_text("utf-8"))
            assert not found, f"{path.relative_to(ROOT)} refers to another host: {found and found.group()!r}"


def test_every_picture_a_style_sheet_names_is_there() -> None:
    for sheet in STATIC.rglob("*.css"):
        for name in re.findall(r"url\(([^)]*)\)", sheet.read_text("utf-8")):
            if not name.startswith(("data:", '"data:')):
                assert (sheet.parent / name.strip("\"'")).is_file(), f"{sheet.name} names {name}"


def test_the_shipped_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in STATIC.rglob("*") if path.is_file()) < 520_000
