"""Every address that Peelian answers, those of packages included, read from the running configuration."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def every_pattern() -> Iterator[tuple[str, URLPattern]]:
    """(name with its namespace, pattern) of each address."""
    yield from _below(get_resolver().url_patterns, ())


def _below(patterns: list, spaces: tuple[str, ...]) -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _below(each.url_patterns, (*spaces, each.namespace) if each.namespace else spaces)
        else:
            yield ":".join([*spaces, each.name or f"unnamed {each.pattern}"]), each
