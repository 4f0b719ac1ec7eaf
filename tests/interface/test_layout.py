"""The frame of every page: who, where, marking, demonstration; and the pages of refusal."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import LazySettings
from django.template.loader import get_template
from django.test import RequestFactory
from django.views.defaults import server_error

from peelian.interface.content_security import DIRECTIVES
from tests.interface import gallery

pytestmark = pytest.mark.pure
ROOM = Path(__file__).resolve().parents[2] / "peelian" / "interface"


def asha(*codes: str) -> SimpleNamespace:
    """An actor as the layout sees one."""
    return SimpleNamespace(
        name="Asha Marlowe", role_titles="Investigator", may_code=lambda code: not code or code in codes
    )


def page(name: str = "home", *, path: str = "/", actor: Any = None) -> str:
    """A page of the gallery."""
    request = RequestFactory().get(path)
    request.user = SimpleNamespace(is_authenticated=actor is not None)
    if actor is not None:
        request.actor = actor
    return gallery.render(name, request)


def test_the_header_names_the_person_the_role_and_the_force(settings: LazySettings) -> None:
    settings.PEELIAN_FORCE_NAME = "Wexcombe <Constabulary>"
    html = page(actor=asha())
    assert "Asha Marlowe" in html
    assert "Investigator" in html
    assert "Wexcombe &lt;Constabulary&gt;" in html


def test_signing_out_is_a_form_and_never_a_link() -> None:
    html = page(actor=asha())
    form = re.search(
        r'<form method="post" action="([^"]*)" class="peelian-header__out">.*?</form>', html, re.S
    )
    assert form
    assert "csrfmiddlewaretoken" in form.group(0)


def test_nobody_signed_in_sees_no_navigation_and_no_sign_out() -> None:
    html = page()
    assert "peelian-nav" not in html
    assert "Sign out" not in html


def test_the_navigation_shows_only_where_the_actor_may_go(settings: LazySettings) -> None:
    settings.PEELIAN_NAVIGATION = [
        ("Start", "/", ""),
        ("Matters", "/matters/", "see"),
        ("Book", "/book/", "read_book"),
    ]
    html = page(path="/matters/7/", actor=asha("see"))
    assert '<a class="peelian-nav__link" href="/matters/" aria-current="page">Matters</a>' in html
    assert '<a class="peelian-nav__link" href="/">Start</a>' in html
    assert "Book" not in html


def entries(actor: SimpleNamespace) -> list[tuple[str, str, str]]:
    """A navigation of its own for each actor."""
    return [(f"For {actor.name}", "/", "")]


def test_the_navigation_may_be_a_function_of_the_actor(settings: LazySettings) -> None:
    settings.PEELIAN_NAVIGATION = "tests.interface.test_layout.entries"
    assert "For Asha Marlowe" in page(actor=asha())


def test_the_marking_stands_at_the_top_and_the_foot_unless_there_is_none(settings: LazySettings) -> None:
    settings.PEELIAN_MARKING = "OFFICIAL-SENSITIVE"
    assert page().count("OFFICIAL-SENSITIVE") == 2
    settings.PEELIAN_MARKING = ""
    assert "peelian-marking" not in page()


def test_a_demonstration_says_so_and_names_its_day(settings: LazySettings) -> None:
    settings.PEELIAN_DEMO, settings.PEELIAN_TODAY = True, "tests.interface.test_layout.day_of_the_demo"
    assert "Demonstration force. Today is Friday 24 March 2023." in page()
    settings.PEELIAN_DEMO = False
    assert "Demonstration" not in page()


def day_of_the_demo() -> Any:
    """The day the demonstration believes it is."""
    return gallery.TODAY


def test_the_title_of_a_page_with_errors_begins_with_error() -> None:
    assert "<title>Error: Assess severity – Peelian</title>" in page("wrong")
    assert "<title>Assess severity – Peelian</title>" in page("form")


def test_a_refusal_prints_its_sentence() -> None:
    assert "Only the appropriate authority may refer a matter (Schedule 3, paragraph 4)." in page("refused")


def test_the_page_of_last_resort_needs_nothing() -> None:
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "403_csrf.html"])
def test_the_pages_of_refusal_work_without_a_request(name: str) -> None:
    assert "<h1" in get_template(name).render()


@pytest.mark.parametrize("name", gallery.PAGES)
def test_a_page_has_one_main_one_first_heading_and_no_id_twice(name: str) -> None:
    html = page(name, actor=asha())
    assert html.count("<main") == html.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)


@pytest.mark.parametrize("name", gallery.PAGES)
def test_no_page_has_anything_that_the_policy_forbids(name: str) -> None:
    html = page(name, actor=asha())
    assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:|<style", html, re.I)
    for script in re.findall(r"<script\b[^>]*>", html):
        assert " src=" in script or "application/json" in script


def test_no_template_of_the_room_has_inline_style_or_script() -> None:
    for path in (ROOM / "templates").rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\sstyle=|\son(?:click|load|submit|change)=|<style", text, re.I), path
        for script in re.findall(r"<script\b[^>]*>", text):
            assert " src=" in script or "application/json" in script, path


def test_the_site_sends_the_policy_that_this_room_describes(settings: LazySettings) -> None:
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] == DIRECTIVES
    assert "csp.middleware.CSPMiddleware" in settings.MIDDLEWARE
    assert settings.FORM_RENDERER == "peelian.interface.forms.GovukRenderer"
