"""Somebody at a desk: opens pages, fills forms in and sends them, on a day of the story. No service is called."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

from django.test import Client

REFUSAL = re.compile(r'class="govuk-error-(?:summary__list|message)".*?</(?:ul|p)>', re.DOTALL)
TAG = re.compile(r"<[^>]+>|\s+")


class Desk:
    """One person's browser without a screen."""

    def __init__(self, email: str, password: str) -> None:
        self.client = Client()
        came = self.client.post("/accounts/login/", {"login": email, "password": password})
        assert came.status_code == 302, f"{email} could not sign in"

    def read(self, path: str) -> str:
        """The page at this address, which must be there."""
        page = self.client.get(path)
        assert page.status_code == 200, f"{path} answers {page.status_code}"
        return unescape(page.getvalue().decode())

    def send(self, path: str, **fields: Any) -> str:
        """Fill in the form at this address and send it; the address that it leads to. Fails with what the page says."""
        self.read(path)
        return self.press(path, **fields)

    def press(self, path: str, **fields: Any) -> str:
        """Press a button that has no page of its own."""
        answer = self.client.post(path, dict(_typed(fields)))
        text = answer.content.decode()
        said = " ".join(TAG.sub(" ", unescape(hit.group())) for hit in REFUSAL.finditer(text))
        assert answer.status_code == 302, f"{path} answers {answer.status_code}: {said or text[:300]}"
        return answer["Location"]


def _typed(fields: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Fields as a browser sends them: a day in three boxes."""
    for name, value in fields.items():
        if isinstance(value, date):
            yield from ((f"{name}-{part}", getattr(value, part)) for part in ("day", "month", "year"))
        else:
            yield name, value


def seconds_until(day: date, hour: int = 10) -> int:
    """How far the clock must be moved so that it is this hour (UTC) of this day."""
    return round(
        (datetime(day.year, day.month, day.day, hour, tzinfo=UTC) - datetime.now(tz=UTC)).total_seconds()
    )
