"""Who gets what at the addresses of reports."""

from tests.architecture.matrix.rows import Page, page

PAGES: dict[str, Page] = {
    "reports:list": page(methods="GET", house={200: "cora ed ida"}),
    "reports:new": page(house={200: "ed ida", 403: "asha ben cora dev fay gus hugh lena petra ada"}),
    "reports:record": page(
        "channel=channel", house={200: "ed ida", 403: "asha ben cora dev fay gus hugh lena petra ada"}
    ),
    "reports:report": page("ref=report", methods="GET", ordinary={200: "cora ida"}, sealed={200: "ida"}),
    "reports:add-document": page("ref=report", ordinary={200: "ida", 403: "cora"}, sealed={200: "ida"}),
    "reports:document": page(
        "ref=report document_ref=document", methods="GET", ordinary={200: "cora ida"}, sealed={200: "ida"}
    ),
    "reports:original": page(
        "ref=report document_ref=document", methods="GET", ordinary={200: "cora ida"}, sealed={200: "ida"}
    ),
    "reports:add-statement": page("ref=report", ordinary={200: "ida", 403: "cora"}, sealed={200: "ida"}),
    "reports:accept-remaining": page(
        "ref=report", methods="POST", ordinary={302: "ida", 403: "cora"}, sealed={302: "ida"}
    ),
    "reports:review-statement": page(
        "ref=report statement_ref=statement", ordinary={200: "ida", 403: "cora"}, sealed={200: "ida"}
    ),
    "reports:review-group": page(
        "ref=report group_ref=group", ordinary={200: "ida", 403: "cora"}, sealed={200: "ida"}
    ),
    "reports:answer-question": page(
        "ref=report question_ref=question", ordinary={200: "ida", 403: "cora"}, sealed={200: "ida"}
    ),
    "reports:review-proposal": page(
        "ref=report proposal_ref=proposal", ordinary={200: "ida", 403: "cora"}, sealed={200: "ida"}
    ),
    "reports:close": page("ref=report", ordinary={403: "cora ida"}, sealed={403: "ida"}),
    "reports:reopen": page("ref=report", ordinary={403: "cora ida"}, sealed={403: "ida"}),
    "reports:mention": page("ref=report", ordinary={200: "cora ida"}, sealed={200: "ida"}),
    "reports:withdraw-mention": page("ref=report", ordinary={200: "cora ida"}, sealed={200: "ida"}),
    "reports:seal": page("ref=report", ordinary={200: "cora ida"}, sealed={200: "ida"}),
    "reports:unseal": page("ref=report", ordinary={403: "cora ida"}, sealed={403: "ida"}),
    "reports:let-in": page("ref=report", ordinary={403: "cora ida"}, sealed={200: "ida"}),
}
