"""The number of the page asked for."""

from django.http import HttpRequest


def page_number(request: HttpRequest) -> int:
    """`?page=`, or 1 for whatever makes no sense."""
    text = request.GET.get("page", "")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 6 else 1
