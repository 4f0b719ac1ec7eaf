"""A served world as the browser tests see it."""

from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.cast import PASSWORD
from tests.server import Server
from tests.visitor import Visitor
from tests.worlds import World


@dataclass
class Site:
    """The address of a running server, its world, and who has signed in there already."""

    server: Server
    world: World
    sessions: dict[str, str] = field(default_factory=dict)

    @property
    def base_url(self) -> str:
        return self.server.base_url

    def sign_in(self, page: Page, email: str, password: str = "") -> None:
        """Give the page the session of this person; they sign in through the form the first time only.

        Without a password the demo's own is used, or that of the cast.
        """
        if email not in self.sessions:
            visitor = Visitor(self.base_url)
            visitor.sign_in(email, password or self.password_of(email))
            self.sessions[email] = next(
                cookie.value for cookie in visitor.cookies if cookie.name == "sessionid"
            )
        page.context.clear_cookies()
        page.context.add_cookies([{"name": "sessionid", "value": self.sessions[email], "url": self.base_url}])

    def password_of(self, email: str) -> str:
        """The password printed for the demo's sign-ins; else the one that the whole cast shares."""
        if (self.world.folder / "sign-ins.json").exists():
            for each in self.world.sign_ins():
                if each["email"] == email:
                    return each["password"]
        return PASSWORD

    def email_of(self, role: str) -> str:
        """The e-mail address of the demo's sign-in with this role, by the name that `./demo` prints."""
        found = [each["email"] for each in self.world.sign_ins() if each["role"] == role]
        assert found, f"The demo has no sign-in for {role!r}."
        return found[0]

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return self.base_url + path
