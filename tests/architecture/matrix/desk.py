"""Who gets what at the addresses of the desk."""

from tests.architecture.matrix.rows import EVERYONE, Page, page

PAGES: dict[str, Page] = {
    "desk:home": page(methods="GET", house={200: EVERYONE}),
    "desk:waiting": page("kind=decision", methods="GET", house={200: "cora"}),
    "desk:search": page(methods="GET", house={200: "asha ben cora dev ed fay hugh ida lena petra"}),
    "desk:saved-views": page(methods="GET", house={200: "asha ben cora dev ed ida lena petra"}),
    "desk:save-view": page(house={200: "asha ben cora dev ed ida lena petra"}),
    "desk:forget-view": page("ref=view", methods="POST", house={302: "asha"}),
    "desk:cases-csv": page(methods="GET", house={200: "cora ed ida petra", 403: "asha ben dev lena"}),
    "desk:due-csv": page(methods="GET", house={200: "cora ed ida petra", 403: "asha ben dev lena"}),
    "desk:case": page(
        "ref=case", methods="GET", ordinary={200: "asha ben cora ida lena petra"}, sealed={200: "cora dev"}
    ),
    "desk:timeline": page(
        "ref=case", methods="GET", ordinary={200: "asha ben cora ida lena petra"}, sealed={200: "cora dev"}
    ),
    "desk:print-case": page(
        "ref=case", methods="GET", ordinary={200: "asha ben cora ida lena petra"}, sealed={200: "cora dev"}
    ),
    "desk:person": page(
        "ref=person",
        methods="GET",
        ed={200: "asha ben cora dev fay hugh ida petra"},
        otto={200: "asha ben cora dev ed fay hugh ida petra"},
    ),
}
