"""The pages of sign-in, password and second factor wear the same layout as all the others."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD, Cast

OUTSIDE = ("account_login", "account_reset_password", "account_reset_password_done")
INSIDE = (
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "account_email",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "usersessions_list",
)
WITH_SECOND_FACTOR = (
    "mfa_index",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_deactivate_totp",
    "mfa_reauthenticate",
)


def _text(answer: HttpResponse) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def assert_wears_the_layout(html: str) -> None:
    """One heading, a title, our header, GOV.UK fields, and nothing that the policy forbids."""
    assert html.count("<h1") == 1
    assert re.search(r"<title>\s*\S+.* – Peelian</title>", html, re.S)
    assert 'class="peelian-header"' in html
    assert not re.search(r"\sstyle=|\son[a-z]+=\"|<style", html)
    for script in re.findall(r"<script\b[^>]*>", html):
        assert " src=" in script or "application/json" in script, script
    for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", html):
        assert "govuk-" in field or 'type="hidden"' in field, field
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    """Allauth counts tries in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def asha(cast: Cast) -> Client:
    """Signed in by the form, as people are, so that allauth knows how."""
    client = Client()
    answer = client.post(
        reverse("account_login"), {"login": cast.asha.account.email, "password": PASSWORD}, follow=False
    )
    assert answer.status_code == 302, answer.content.decode()[:2000]
    # What guards the account itself asks for the password again.
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@pytest.fixture
def asha_with_an_app(asha: Client) -> Client:
    """The same with an authenticator app set up through the page."""
    page = asha.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    answer = asha.post(reverse("mfa_activate_totp"), {"code": code})
    assert answer.status_code == 302, _text(answer)
    return asha


@pytest.mark.django_db
@pytest.mark.parametrize("name", OUTSIDE)
def test_a_page_before_sign_in_wears_the_layout(client: Client, name: str) -> None:
    assert_wears_the_layout(_text(client.get(reverse(name))))


@pytest.mark.parametrize("name", INSIDE)
def test_a_page_of_ones_own_account_wears_the_layout(asha: Client, name: str) -> None:
    assert_wears_the_layout(_text(asha.get(reverse(name))))


@pytest.mark.parametrize("name", WITH_SECOND_FACTOR)
def test_a_page_of_the_second_factor_wears_the_layout(asha_with_an_app: Client, name: str) -> None:
    assert_wears_the_layout(_text(asha_with_an_app.get(reverse(name))))


def test_the_second_factor_is_asked_for_at_the_next_sign_in(asha_with_an_app: Client, cast: Cast) -> None:
    asha_with_an_app.post(reverse("account_logout"))
    answer = asha_with_an_app.post(
        reverse("account_login"), {"login": cast.asha.account.email, "password": PASSWORD}, follow=True
    )
    assert_wears_the_layout(_text(answer))
    assert 'name="code"' in answer.content.decode()


@pytest.mark.django_db
def test_a_wrong_password_is_answered_by_an_error_summary(client: Client) -> None:
    html = _text(
        client.post(reverse("account_login"), {"login": "nobody@wealdmoor.example", "password": "x"})
    )
    assert "There is a problem" in html
    assert "<title>Error: " in html
    assert_wears_the_layout(html)


@pytest.mark.django_db
def test_an_account_cannot_be_opened_by_oneself(client: Client) -> None:
    html = _text(client.get(reverse("account_signup")))
    assert "There is no way to open an account here" in html
    assert "<form" not in html.split("<main")[1]
    assert "signup" not in _text(client.get(reverse("account_login")))


def test_too_many_tries_are_answered_in_words(asha: Client) -> None:
    answers = [asha.post(reverse("account_reauthenticate"), {"password": "wrong"}) for _ in range(12)]
    assert answers[-1].status_code == 429
    assert "Too many tries in a short time" in answers[-1].content.decode()


def test_signing_out_takes_a_form(asha: Client) -> None:
    asha.get(reverse("account_logout"))
    assert asha.get(reverse("account_change_password")).status_code == 200
    asha.post(reverse("account_logout"))
    assert asha.get(reverse("account_change_password")).status_code == 302
