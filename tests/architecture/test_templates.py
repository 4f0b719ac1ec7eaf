"""Templates escape what they show, and hold neither style nor script, which the content security policy would refuse.

The pages themselves are looked at by the walk through the permission matrix, those of packages included.
"""

import re

import pytest

from tests.architecture.source import CODE, ROOT, called, modules

pytestmark = pytest.mark.pure
FORBIDDEN = {
    "unescaped": re.compile(r"\|\s*safe\b|\bautoescape\s+off\b|\|\s*safeseq\b"),
    "inline style": re.compile(r"<style\b|<[^>]*\sstyle\s*=", re.IGNORECASE),
    "inline handler": re.compile(r"<[^>{%]*\son[a-z]+\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/json)", re.IGNORECASE),
    "another machine": re.compile(r"""(?:src|srcset)\s*=\s*["']?(?:https?:)?//""", re.IGNORECASE),
}
TEMPLATES = sorted(path for path in CODE.rglob("templates/**/*") if path.suffix in {".html", ".svg", ".txt"})
MAY_MARK_SAFE = {"peelian/interface/templatetags/interface.py", "peelian/interface/drawing/shapes.py"}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what: str) -> None:
    assert len(TEMPLATES) > 50
    found = {
        path.relative_to(ROOT).as_posix(): hit.group()[:80]
        for path in TEMPLATES
        if (hit := FORBIDDEN[what].search(path.read_text()))
    }
    assert found == {}


def test_only_the_interface_may_call_text_safe() -> None:
    marked = {
        module.name
        for module in modules()
        for _, word in called(module.tree)
        if word in {"mark_safe", "SafeString", "SafeText"}
    }
    assert marked <= MAY_MARK_SAFE


def test_every_form_that_posts_carries_the_token_against_forgery() -> None:
    posting = re.compile(r"<form[^>]*method=[\"']post[\"'].*?</form>", re.IGNORECASE | re.DOTALL)
    without = [
        path.relative_to(ROOT).as_posix()
        for path in TEMPLATES
        for form in posting.findall(path.read_text())
        if "csrf_token" not in form and "csrf_input" not in form
    ]
    assert without == []
