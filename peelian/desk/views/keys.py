"""Reading the key of a page out of an address."""

from django.http import HttpRequest


def key_in(request: HttpRequest, name: str) -> int | None:
    """The key under this name; none when it is no number that a database could hold."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
