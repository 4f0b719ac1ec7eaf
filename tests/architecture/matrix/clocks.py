"""Who gets what at the addresses of clocks."""

from tests.architecture.matrix.rows import EVERYONE, Page, page

OTHERS = " ".join(name for name in EVERYONE.split() if name != "cora")
"""The law is public: everybody reads it. Only the appropriate authority says which days do not count."""

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
    "clocks:law": page(methods="GET", house={200: EVERYONE}),
    "clocks:unread": page(methods="GET", house={200: EVERYONE}),
    "clocks:days": page(methods="GET", house={200: EVERYONE}),
    "clocks:proclaim-day": page(house={200: "cora", 403: OTHERS}),
    "clocks:revoke-day": page("ref=proclaimed", house={200: "cora", 403: OTHERS}),
    "clocks:rule": page("rule_id=rule", methods="GET", house={200: EVERYONE}),
    "clocks:compare": page("rule_id=rule", methods="GET", house={200: EVERYONE}),
}
