"""Asking for an address as somebody, and leaving the scene as it was."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from tests.architecture.scene import Scene

TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
# A data block of JSON is not run, and the content security policy does not concern it.
INLINE = re.compile(
    rb"<[^>]*\s(?:style|on[a-z]+)\s*=|<style\b|<script(?![^>]*(?:\ssrc=|type=\"application/json\"))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Answer:
    """What came back. `body` is without the token against forgery, which is masked anew in every page."""

    status: int
    location: str
    kind: str
    policy: str
    body: bytes

    def faults(self) -> Iterator[str]:
        """What no page may have, whoever it is for."""
        if "script-src 'self'" not in self.policy or "unsafe" in self.policy:
            yield f"its content security policy is {self.policy!r}"
        if self.kind.startswith("text/html") and (found := INLINE.search(self.body)):
            yield f"it holds inline style or script: {found.group()[:120]!r}"


def ask(scene: Scene, person: str, address: str, *, method: str = "GET", **data: object) -> Answer:
    """Ask as this person. Whatever the request wrote is undone, and so is what it did to the cookies."""
    client, undo = scene.clients[person], transaction.savepoint()
    cookies = deepcopy(client.cookies)
    try:
        came = client.generic(method, address) if not data else client.get(address, data)
        body = came.getvalue()  # reads a file to its end, at which the client closes it
    finally:
        client.cookies = cookies
        transaction.savepoint_rollback(undo)
    return Answer(
        came.status_code,
        came.get("Location", ""),
        came.get("Content-Type", ""),
        came.get("Content-Security-Policy", ""),
        TOKEN.sub(rb"\1", body),
    )


def address_of(name: str, kwargs: dict[str, object]) -> str:
    """Where the page of this name is."""
    return reverse(name, kwargs=kwargs)
