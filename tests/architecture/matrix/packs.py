"""Who gets what in `packs`."""

from tests.architecture.matrix.rows import Page

PAGES: dict[str, Page] = {}
