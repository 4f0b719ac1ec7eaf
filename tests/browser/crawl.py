"""Finds a page of every kind in a served world by following links, as each person who can sign in there."""

from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from tests.browser.site import Site
from tests.visitor import Visitor

PAGES_OF_ONE_KIND = 2
"""How many pages of one kind are opened to look for further links; lists can be long."""


@dataclass(frozen=True)
class Found:
    """One page that this person can open."""

    email: str
    path: str


@dataclass
class Crawl:
    """What was found: for each view, the pages that answered 200 with HTML."""

    pages: dict[str, list[Found]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


class Links(HTMLParser):
    """Collects where a page leads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the address of a link."""
        target = dict(attrs).get("href")
        if tag == "a" and target:
            self.found.append(target)


def view_names() -> list[str]:
    """The name of every address that the project answers, those of packages included."""
    names: list[str] = []

    def descend(patterns: list, spaces: tuple[str, ...]) -> None:
        for each in patterns:
            if isinstance(each, URLResolver):
                inner = (*spaces, each.namespace) if each.namespace else spaces
                descend(each.url_patterns, inner)
            elif isinstance(each, URLPattern):
                names.append(":".join([*spaces, each.name or str(each.pattern)]))

    descend(get_resolver().url_patterns, ())
    return sorted(set(names))


def crawl(site: Site, *, starts: list[str]) -> Crawl:
    """Follow every link from `starts` as nobody and as each of the demo's people."""
    found = Crawl()
    for each in [None, *site.world.sign_ins()]:
        visitor = Visitor(site.base_url)
        if each:
            visitor.sign_in(each["email"], each["password"])
        follow(visitor, each["email"] if each else "", starts=starts, found=found)
    return found


def follow(visitor: Visitor, email: str, *, starts: list[str], found: Crawl) -> None:
    """Open pages breadth first, a few of each kind, and note what answered."""
    waiting = deque((path, "") for path in starts)
    seen: set[str] = set(starts)
    opened: dict[str, int] = {}
    while waiting:
        path, comes_from = waiting.popleft()
        name = name_of(path)
        if not name or (comes_from and opened.get(name, 0) >= PAGES_OF_ONE_KIND):
            continue
        opened[name] = opened.get(name, 0) + bool(comes_from)
        answer = visitor.get(path)
        if answer.status >= 400 and comes_from:
            found.broken.append(
                f"{comes_from} links {email or 'nobody'} to {path}, which answers {answer.status}"
            )
        if answer.status != 200 or "<html" not in answer.text or name_of(urlsplit(answer.url).path) != name:
            continue
        found.pages.setdefault(name, []).append(Found(email, path))
        for target in links_in(answer.text, answer.url):
            if target not in seen:
                seen.add(target)
                waiting.append((target, path))


def links_in(text: str, url: str) -> list[str]:
    """The pages of this site that the text links to: path and query, without the fragment."""
    parser = Links()
    parser.feed(text)
    here = urlsplit(url)
    targets = [urlsplit(urljoin(url, link)) for link in parser.found]
    return [
        each.path + (f"?{each.query}" if each.query else "")
        for each in targets
        if each.netloc == here.netloc and each.scheme == here.scheme
    ]


def name_of(path: str) -> str:
    """The name of the view that answers the path, or "" if none does."""
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return ""
    return match.view_name
