"""Who gets what at the addresses of ledger."""

from tests.architecture.matrix.rows import Page, page

PAGES: dict[str, Page] = {
    "ledger:list": page(methods="GET", house={200: "gus"}),
    "ledger:entry": page("stream=stream sequence=sequence", methods="GET", house={200: "gus"}),
}
