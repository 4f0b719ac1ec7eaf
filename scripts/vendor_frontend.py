#!/usr/bin/env python3
"""Fetch the front-end packages with npm, take their government branding out, and write the files we commit.

For maintainers only: installing and running Peelian needs no node. See docs/how-to/vendor-front-end.md.

    python scripts/vendor_frontend.py            # fetch, edit, write, print what changed
    python scripts/vendor_frontend.py --check    # change nothing; exit 1 when the committed files differ

Standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "peelian" / "interface" / "static" / "interface" / "vendor"
BROWSER_TESTS = ROOT / "tests" / "browser" / "vendor"
FIXTURES = ROOT / "tests" / "interface" / "fixtures"

MIT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""

# The components whose official examples our own templates are held to (tests/interface/test_fixtures_*.py).
FIXTURE_COMPONENTS = (
    "button", "character-count", "checkboxes", "date-input", "details", "error-summary", "file-upload", "input",
    "notification-banner", "pagination", "radios", "select", "summary-list", "tag", "textarea",
)  # fmt: skip

MOJ_ICONS = (
    "icon-close-cross-black", "icon-document", "icon-progress-tick", "icon-tag-remove-cross",
    "icon-tag-remove-cross-white", "icon-toggle-plus-minus", "icon-wysiwyg-bold", "icon-wysiwyg-italic",
    "icon-wysiwyg-ordered-list", "icon-wysiwyg-underline", "icon-wysiwyg-unordered-list",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Package:
    """One npm package: exact version, licence, and the files we take from it (name in the package -> name here)."""

    name: str
    version: str
    licence: str
    target: Path
    folder: str
    files: dict[str, str]
    notice: str = ""
    licence_file: str = ""


def _govuk_fixtures() -> dict[str, str]:
    return {f"dist/govuk/components/{c}/fixtures.json": f"{c}.json" for c in FIXTURE_COMPONENTS}


GOVUK_NOTICE = (
    "The MIT License (MIT)\n\nCopyright (C) 2017 Crown Copyright (Government Digital Service)\n\n" + MIT
)
MOJ_NOTICE = "MIT License\n\nCopyright (c) 2019 Ministry of Justice\n\n" + MIT

PACKAGES = (
    Package(
        name="govuk-frontend", version="6.6.0", licence="MIT", target=STATIC, folder="govuk-frontend",
        notice=GOVUK_NOTICE,
        files={
            "dist/govuk/govuk-frontend.min.css": "govuk-frontend.min.css",
            "dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
        },
    ),
    Package(
        name="@ministryofjustice/frontend", version="11.1.0", licence="MIT", target=STATIC, folder="moj-frontend",
        notice=MOJ_NOTICE,
        files={
            "moj/moj-frontend.min.css": "moj-frontend.min.css",
            "moj/moj-frontend.min.js": "moj-frontend.min.js",
            **{f"moj/assets/images/{icon}.svg": f"images/{icon}.svg" for icon in MOJ_ICONS},
        },
    ),
    Package(
        name="htmx.org", version="4.0.1", licence="0BSD", target=STATIC, folder="htmx",
        licence_file="LICENSE", files={"dist/htmx.min.js": "htmx.min.js"},
    ),
    Package(
        name="axe-core", version="4.14.1", licence="MPL-2.0", target=BROWSER_TESTS, folder="",
        licence_file="LICENSE", files={"axe.min.js": "axe.min.js"},
    ),
    Package(
        name="govuk-frontend", version="6.6.0", licence="MIT", target=FIXTURES, folder="govuk-frontend",
        notice=GOVUK_NOTICE, files=_govuk_fixtures(),
    ),
)  # fmt: skip

# What must not be in the result, whatever the packages ship next (docs/adr/0002-an-interface-room.md says why).
FORBIDDEN = re.compile(
    rb"GDS Transport|@font-face|crest|favicon|opengraph|logotype|/assets/|sourceMappingURL", re.I
)


def unbrand_css(text: str) -> str:
    """GOV.UK or MoJ minified CSS in, the same without typeface, header, footer crest and absolute asset paths out."""
    text = re.sub(r"/\*!.*?\*/", "", text, flags=re.S)
    text = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", text)
    text = re.sub(r"@font-face\{[^}]*\}", "", text)
    text = text.replace("GDS Transport,arial,sans-serif", "arial,sans-serif")
    text = _drop_rules(text, ("govuk-header", "govuk-footer", "govuk-logo-dot", "moj-header"))
    return text.replace("url(/assets/images/", "url(images/").strip() + "\n"


def _drop_rules(text: str, words: tuple[str, ...]) -> str:
    """Remove every selector naming one of `words`; a rule left without a selector goes too (an @media block stays)."""

    def keep(match: re.Match[str]) -> str:
        selectors = [s for s in match["selectors"].split(",") if not any(word in s for word in words)]
        return ",".join(selectors) + match["body"] if selectors else ""

    text = re.sub(r"(?P<selectors>[^{}@;]+)(?P<body>\{[^{}]*\})", keep, text)
    return re.sub(r"@media[^{}]*\{\}", "", text)


def unbrand_js(text: str) -> str:
    """Minified JavaScript in, the same without the reference to a source map that we do not ship."""
    return re.sub(r"//# sourceMappingURL=\S*\s*$", "", text).strip() + "\n"


def slim_fixtures(text: str) -> str:
    """Official examples in; name, options and expected HTML of each out, one line an example."""
    kept = [{key: f[key] for key in ("name", "options", "html")} for f in json.loads(text)["fixtures"]]
    return "[\n" + ",\n".join(json.dumps(f, ensure_ascii=False) for f in kept) + "\n]\n"


def edited(source: Path) -> bytes:
    """The bytes we commit for one published file."""
    if source.suffix == ".css":
        return unbrand_css(source.read_text("utf-8")).encode()
    if source.suffix == ".js" and source.name != "axe.min.js":
        return unbrand_js(source.read_text("utf-8")).encode()
    if source.name == "fixtures.json":
        return slim_fixtures(source.read_text("utf-8")).encode()
    return source.read_bytes()


def fetch(scratch: Path) -> Path:
    """Install the pinned packages into `scratch` without running their scripts; returns its node_modules."""
    (scratch / "package.json").write_text('{"private": true}\n')
    wanted = sorted({f"{p.name}@{p.version}" for p in PACKAGES})
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", "--no-package-lock"]
    subprocess.run(["npm", "install", *options, *wanted], cwd=scratch, check=True, stdout=subprocess.DEVNULL)
    return scratch / "node_modules"


def build(modules: Path, into: dict[Path, Path]) -> None:
    """Write every file, licence and manifest; `into` maps each target folder to where it is written now."""
    manifests: dict[Path, list[dict[str, object]]] = {}
    for package in PACKAGES:
        folder = into[package.target] / package.folder
        folder.mkdir(parents=True, exist_ok=True)
        licence = package.notice or (modules / package.name / package.licence_file).read_text("utf-8")
        name = "LICENCE-axe-core.txt" if not package.folder else "LICENCE.txt"
        (folder / name).write_text(licence, "utf-8")
        manifests.setdefault(package.target, []).extend(_take(package, modules / package.name, folder))
    for target, rows in manifests.items():
        text = json.dumps({"files": rows}, indent=1, ensure_ascii=False)
        (into[target] / "manifest.json").write_text(text + "\n", "utf-8")


def _take(package: Package, source: Path, folder: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for inside, name in package.files.items():
        published, ours = (source / inside).read_bytes(), edited(source / inside)
        if package.target == STATIC and (found := FORBIDDEN.search(ours)):
            raise SystemExit(
                f"{package.name}: {inside} still holds {found.group().decode()!r}. Extend unbrand_css."
            )
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ours)
        rows.append(
            {
                "file": f"{package.folder}/{name}".lstrip("/"),
                "package": package.name,
                "version": package.version,
                "licence": package.licence,
                "taken_from": inside,
                "published_sha256": hashlib.sha256(published).hexdigest(),
                "sha256": hashlib.sha256(ours).hexdigest(),
            }
        )
    return rows


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def replace(fresh: Path, committed: Path, *, check: bool) -> list[str]:
    """Compare, and unless `check` put the fresh folder in place; returns the names that differ."""
    new, old = _files(fresh), _files(committed)
    changed = sorted(name for name in new.keys() | old.keys() if new.get(name) != old.get(name))
    if changed and not check:
        shutil.rmtree(committed, ignore_errors=True)
        shutil.copytree(fresh, committed)
    return [str((committed / name).relative_to(ROOT)) for name in changed]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 when committed files differ"
    )
    arguments = parser.parse_args()
    if not shutil.which("npm"):
        raise SystemExit("npm is not on the path. It is needed here only, never to install or run Peelian.")
    targets = sorted({p.target for p in PACKAGES})
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        into = {target: scratch / "built" / str(number) for number, target in enumerate(targets)}
        build(fetch(scratch), into)
        changed = [line for t in targets for line in replace(into[t], t, check=arguments.check)]
    print("\n".join(changed) or "Nothing differs.")
    return 1 if arguments.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
