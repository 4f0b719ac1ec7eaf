"""Who gets what at the addresses of clocks."""

from tests.architecture.matrix.rows import Page, page

PAGES: dict[str, Page] = {
    "clocks:due": page(methods="GET", house={200: "asha ben cora dev ed ida lena petra"}),
    "clocks:case": page(
        "ref=case", methods="GET", ordinary={200: "asha ben cora ida lena petra"}, sealed={200: "cora dev"}
    ),
    "clocks:clock": page(
        "ref=case number=clock",
        methods="GET",
        ordinary={200: "asha ben cora ida lena petra"},
        sealed={200: "cora dev"},
    ),
}
