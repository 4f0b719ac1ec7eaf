"""Who gets what at the addresses of criminal: whoever sees the case sees the strand, whoever works on it records."""

from tests.architecture.matrix.rows import Page, page

READ = {"ordinary": {200: "asha ben cora ida lena petra"}, "sealed": {200: "cora dev"}}
WRITE = {"ordinary": {200: "asha cora ida lena", 403: "ben petra"}, "sealed": {200: "cora dev"}}

PAGES: dict[str, Page] = {
    "criminal:list": page(methods="GET", house={200: "asha ben cora dev ed ida lena petra"}),
    "criminal:case": page("ref=case", methods="GET", **READ),
    "criminal:strand": page("ref=strand", methods="GET", **READ),
    "criminal:open": page("ref=subject", **WRITE),
    "criminal:investigator": page("ref=strand", **WRITE),
    "criminal:suspect": page("ref=strand", **WRITE),
    "criminal:offence": page("ref=suspicion", **WRITE),
    "criminal:interview": page("ref=strand", **WRITE),
    "criminal:arrest": page("ref=strand", **WRITE),
    "criminal:authorise": page("ref=arrest", **WRITE),
    "criminal:correct": page("ref=arrest", **WRITE),
    "criminal:review": page("ref=arrest", **WRITE),
    "criminal:postpone": page("ref=arrest", **WRITE),
    "criminal:extend": page("ref=arrest", **WRITE),
    "criminal:end": page("ref=arrest", **WRITE),
    "criminal:bail": page("ref=strand", **WRITE),
    "criminal:extend-bail": page("ref=bail", **WRITE),
    "criminal:conditions": page("ref=bail", **WRITE),
    "criminal:release": page("ref=strand", **WRITE),
    "criminal:review-release": page("ref=bail", **WRITE),
    "criminal:end-release": page("ref=bail", **WRITE),
    "criminal:charge": page("ref=strand", **WRITE),
    "criminal:stage": page("ref=strand", **WRITE),
    "criminal:restrict": page("ref=strand", **WRITE),
    "criminal:lift": page("ref=publishing", **WRITE),
    "criminal:prejudice": page(
        "ref=strand",
        ordinary={200: "cora", 403: "asha ben ida lena petra"},
        sealed={200: "cora", 403: "dev"},
    ),
}
