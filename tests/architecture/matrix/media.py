"""Who gets what in `media`."""

from tests.architecture.matrix.rows import Page

PAGES: dict[str, Page] = {}
