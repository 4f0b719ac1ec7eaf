"""Who gets what in `evidence`."""

from tests.architecture.matrix.rows import Page

PAGES: dict[str, Page] = {}
