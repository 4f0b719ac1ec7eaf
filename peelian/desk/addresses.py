"""What a reference looks like in an address, so that `/cases/open/` is never taken for the page of a case."""


class ReferenceConverter:
    """A public reference such as C-7F3K2QX."""

    regex = "[A-Z]{1,3}-[0-9A-Z]{4,14}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
