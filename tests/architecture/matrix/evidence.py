"""Who gets what at the addresses of evidence: fewer than see the case, and of uploads only whoever began them."""

from tests.architecture.matrix.rows import Page, page

READ = {"ordinary": {200: "asha cora"}, "sealed": {200: "cora dev"}, "other": {200: "asha cora ed"}}
WRITE = {"ordinary": {200: "asha", 403: "cora"}, "sealed": {200: "dev", 403: "cora"}}
OWN = {"ordinary": {200: "asha"}, "sealed": {200: "dev"}}

PAGES: dict[str, Page] = {
    "evidence:case": page("ref=case", methods="GET", **READ),
    "evidence:register": page("ref=case", **WRITE),
    "evidence:exhibit": page("ref=exhibit", methods="GET", **READ),
    "evidence:correct": page("ref=exhibit", **WRITE),
    "evidence:movement": page("ref=exhibit", **WRITE),
    "evidence:disclosure": page("ref=exhibit", **WRITE),
    "evidence:sheet": page("ref=exhibit", **READ),
    "evidence:add-file": page("ref=exhibit", **WRITE),
    # 412: the walk does not speak the protocol of uploads; who may not see the exhibit is not told even that.
    "evidence:uploads": page(
        "ref=exhibit", methods="POST", ordinary={412: "asha cora"}, sealed={412: "cora dev"}
    ),
    "evidence:upload": page("ref=upload", methods="HEAD GET PATCH DELETE OPTIONS", **OWN),
    "evidence:finish-upload": page("ref=upload", **OWN),
    "evidence:give-up-upload": page("ref=upload", posted=302, **OWN),
    "evidence:take-out": page("ref=file", **READ),
    "evidence:destroy-file": page(
        "ref=file", ordinary={200: "cora", 403: "asha"}, sealed={200: "cora", 403: "dev"}
    ),
    "evidence:sheet-file": page("ref=sheet form=form", methods="GET", **READ),
}
