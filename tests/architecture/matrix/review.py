"""Who gets what in `review`."""

from tests.architecture.matrix.rows import Page

PAGES: dict[str, Page] = {}
