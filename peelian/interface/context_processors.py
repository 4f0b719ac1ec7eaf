"""What the layout shows on every page: the force, the marking, who is signed in, and where they may go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string


@dataclass(frozen=True, kw_only=True)
class Place:
    """One entry of the main navigation."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, kw_only=True)
class Interface:
    """Everything the layout needs, worked out before the template runs."""

    product: str
    force_name: str
    marking: str
    is_demo: bool
    demo_day: date | None
    places: tuple[Place, ...]
    signed_in_name: str
    signed_in_roles: str
    home_url: str
    sign_out_url: str
    account_url: str


def interface(request: HttpRequest) -> dict[str, Any]:
    """The template variable `interface`, worked out only when a template looks at it.

    Works for a request without an actor (the sign-in page, an error page): then there is no name and no navigation.
    """
    return {"interface": SimpleLazyObject(lambda: _interface(request))}


def _interface(request: HttpRequest) -> Interface:
    actor = getattr(request, "actor", None)
    is_demo = bool(getattr(settings, "PEELIAN_DEMO", False))
    return Interface(
        product="Peelian",
        force_name=getattr(settings, "PEELIAN_FORCE_NAME", ""),
        marking=getattr(settings, "PEELIAN_MARKING", ""),
        is_demo=is_demo,
        demo_day=_today() if is_demo else None,
        places=_places(actor, request.path) if actor else (),
        signed_in_name=getattr(actor, "name", ""),
        signed_in_roles=getattr(actor, "role_titles", ""),
        home_url=_url(getattr(settings, "LOGIN_REDIRECT_URL", "")) or "/",
        sign_out_url=_url("account_logout"),
        account_url=_url("mfa_index"),
    )


def _today() -> date | None:
    """The day, from the clock that settings name (this room may not import the one in `access`)."""
    path = getattr(settings, "PEELIAN_TODAY", "")
    return import_string(path)() if path else None


def _places(actor: Any, path: str) -> tuple[Place, ...]:
    """Where this actor may go. The entry with the longest address that the current page lies under is current."""
    found = [
        (label, url) for label, name, code in _entries(actor) if actor.may_code(code) and (url := _url(name))
    ]
    under = [url for _, url in found if path == url or (url != "/" and path.startswith(url))]
    current = max(under, key=len, default="")
    return tuple(Place(label=label, url=url, current=url == current) for label, url in found)


def _entries(actor: Any) -> Iterable[tuple[str, str, str]]:
    """PEELIAN_NAVIGATION: (label, URL name, permission code or '') rows, or the dotted path of a callable(actor)."""
    entries = getattr(settings, "PEELIAN_NAVIGATION", ())
    return import_string(entries)(actor) if isinstance(entries, str) else entries


def _url(name: str) -> str:
    """The address of a URL name; empty when this installation does not have it."""
    try:
        return reverse(name) if name else ""
    except NoReverseMatch:
        return name if name.startswith("/") else ""
