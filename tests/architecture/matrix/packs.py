"""Who gets what at the addresses of packs: as with exhibits, fewer than see the case."""

from tests.architecture.matrix.rows import Page, page

READ = {"ordinary": {200: "asha cora"}, "sealed": {200: "cora dev"}}

PAGES: dict[str, Page] = {
    "packs:case": page("ref=case", methods="GET", **READ),
    "packs:begin": page("ref=case", **READ),
    "packs:unused": page("ref=case", posted=302, **READ),
    "packs:unused-document": page("ref=case document=unused form=pack_form", methods="GET", **READ),
    "packs:lift": page("ref=withheld", **READ),
    "packs:pack": page("ref=pack", methods="GET", **READ),
    "packs:choose": page("ref=pack", **READ),
    "packs:found": page("ref=pack", **READ),
    "packs:withhold": page("ref=pack", **READ),
    "packs:make": page("ref=pack", posted=302, **READ),
    "packs:change": page("ref=pack number=numbered", **READ),
    "packs:drop": page("ref=pack number=numbered", **READ),
    "packs:translate": page("ref=pack number=numbered", **READ),
    "packs:edition": page("ref=pack number=edition form=pack_form", methods="GET", **READ),
}
