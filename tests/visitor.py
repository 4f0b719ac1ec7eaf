"""Someone at a real server without a browser: cookies, forms and the token against forgery. Standard library only."""

import http.client
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from html import unescape
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SECONDS = 30


class Lost(Exception):
    """The server went away before it answered: whether the request was carried out is not known."""


@dataclass(frozen=True)
class Answer:
    """What came back: status, the address it came from or leads to, and the page."""

    status: int
    url: str
    text: str


class StayHere(urllib.request.HTTPRedirectHandler):
    """Shows where one would be sent instead of going there."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


class Visitor:
    """One person's session."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.cookies = CookieJar()
        parts = [urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies)]
        self._opener = urllib.request.build_opener(*parts)
        self._staying = urllib.request.build_opener(*parts, StayHere())

    def get(self, path: str) -> Answer:
        """Fetch a page. Raises Lost when no answer came."""
        return self._open(urllib.request.Request(urljoin(self.base_url, path)))

    def post(self, path: str, data: dict | list[tuple[str, str]], *, form_at: str = "") -> Answer:
        """Send a form, its token taken from the page that shows it (the same path unless `form_at` says another)."""
        page = self.get(form_at or path)
        found = TOKEN.search(page.text)
        if not found:
            raise AssertionError(f"There is no form at {page.url} ({page.status}).")
        return self.post_with(path, data, token=unescape(found.group(1)))

    def post_with(
        self, path: str, data: dict | list[tuple[str, str]], *, token: str, follow: bool = True
    ) -> Answer:
        """Send a form with a token already in hand. Raises Lost when no answer came.

        Without `follow` the answer to the form itself comes back, a redirect with the address it leads to.
        """
        pairs = list(data.items()) if isinstance(data, dict) else list(data)
        body = urlencode([*pairs, ("csrfmiddlewaretoken", token)], doseq=True).encode()
        address = urljoin(self.base_url, path)
        sent = urllib.request.Request(address, data=body, headers={"Referer": address})
        return self._open(sent, self._opener if follow else self._staying)

    def sign_in(self, email: str, password: str) -> None:
        """Sign in through the form. Raises AssertionError if that is refused."""
        answer = self.post("/accounts/login/", {"login": email, "password": password})
        if not any(cookie.name == "sessionid" for cookie in self.cookies):
            raise AssertionError(f"{email} could not sign in: {answer.status} at {answer.url}")

    def _open(
        self, request: urllib.request.Request, opener: urllib.request.OpenerDirector | None = None
    ) -> Answer:
        try:
            with (opener or self._opener).open(request, timeout=SECONDS) as response:
                return Answer(response.status, response.url, response.read().decode(errors="replace"))
        except urllib.error.HTTPError as refusal:
            with refusal:
                leads_to = urljoin(refusal.url, refusal.headers.get("Location", ""))
                return Answer(refusal.code, leads_to, refusal.read().decode())
        except (urllib.error.URLError, OSError, http.client.HTTPException) as gone:
            raise Lost(str(gone)) from gone
