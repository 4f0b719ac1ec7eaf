"""Who gets what at the addresses of reviews.

Whoever leads the case and the authority see its reviews; Ben, who sees the case and reads a second time, gets the
page on which he reads and nothing else; Cora settles. Everybody else learns nothing, though they may see the case.
"""

from tests.architecture.matrix.rows import Page, page

LEAD = {"ordinary": {200: "asha cora"}, "sealed": {200: "cora dev"}}

PAGES: dict[str, Page] = {
    "review:case": page("ref=case", methods="GET", ordinary={200: "asha ben cora"}, sealed={200: "cora dev"}),
    "review:draw-up": page("ref=case", ordinary={200: "asha cora", 403: "ben"}, sealed={200: "cora dev"}),
    "review:review": page("ref=message_review", methods="GET", **LEAD),
    "review:change": page("ref=draft", **LEAD),
    "review:add-category": page("ref=draft", **LEAD),
    "review:remove-category": page("ref=draft_category", posted=302, **LEAD),
    "review:example": page("ref=draft_category", **LEAD),
    "review:appoint": page("ref=message_review", **LEAD),
    "review:end-appointment": page("ref=message_review account=reader", posted=302, **LEAD),
    "review:start": page("ref=draft", **LEAD),
    "review:revise": page("ref=message_review", **LEAD),
    "review:read": page(
        "ref=message_review",
        posted=302,
        ordinary={200: "asha ben", 403: "cora"},
        sealed={200: "dev", 403: "cora"},
    ),
    "review:turn": page("number=turn", methods="POST", ordinary={302: "asha"}, sealed={302: "dev"}),
    "review:progress": page("ref=message_review", methods="GET", **LEAD),
    "review:work": page("ref=message_review", methods="GET", **LEAD),
    "review:ask-order": page("ref=message_review", posted=302, **LEAD),
    "review:look": page("ref=message_review", posted=302, **LEAD),
    "review:second-sample": page("ref=message_review", **LEAD),
    "review:agreement": page("ref=message_review", methods="GET", **LEAD),
    "review:settle": page(
        "ref=message_review",
        methods="GET",
        ordinary={200: "cora", 403: "asha ben"},
        sealed={200: "cora", 403: "dev"},
    ),
    "review:settle-one": page(
        "ref=message_review category=difference message=differing",
        ordinary={200: "cora", 403: "asha ben"},
        sealed={403: "dev"},
    ),
    "review:stop": page("ref=message_review", **LEAD),
    "review:override": page("ref=message_review", **LEAD),
    "review:report": page("ref=stopped", methods="GET", **LEAD),
    "review:make-report": page("ref=stopped", posted=302, **LEAD),
    "review:report-file": page("ref=stopped document=stop_report form=report_form", methods="GET", **LEAD),
    "review:findings": page("ref=message_review", methods="GET", **LEAD),
    "review:lanes": page("ref=message_review conversation=thread", methods="GET", **LEAD),
}
