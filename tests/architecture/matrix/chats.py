"""Who gets what in `chats`."""

from tests.architecture.matrix.rows import Page

PAGES: dict[str, Page] = {}
