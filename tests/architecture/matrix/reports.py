"""Who gets what at the addresses of reports."""

from tests.architecture.matrix.rows import Page, page

PAGES: dict[str, Page] = {
    "reports:list": page(methods="GET", house={200: "cora ed ida"}),
    "reports:new": page(house={200: "ed ida", 403: "asha ben cora dev fay gus hugh lena petra ada"}),
    "reports:record": page(
        "channel=channel", house={200: "ed ida", 403: "asha ben cora dev fay gus hugh lena petra ada"}
    ),
    "reports:report": page(
        "ref=report", methods="GET", ordinary={200: "asha cora ida"}, sealed={200: "cora dev ida"}
    ),
    "reports:add-document": page(
        "ref=report", ordinary={200: "ida", 403: "asha cora"}, sealed={200: "ida", 403: "cora dev"}
    ),
    "reports:document": page(
        "ref=report document_ref=document",
        methods="GET",
        ordinary={200: "asha cora ida"},
        sealed={200: "cora dev ida"},
    ),
    "reports:original": page(
        "ref=report document_ref=document",
        methods="GET",
        ordinary={200: "asha cora ida"},
        sealed={200: "cora dev ida"},
    ),
    "reports:add-statement": page(
        "ref=report", ordinary={200: "ida", 403: "asha cora"}, sealed={200: "ida", 403: "cora dev"}
    ),
    "reports:accept-remaining": page(
        "ref=report",
        methods="POST",
        ordinary={302: "ida", 403: "asha cora"},
        sealed={302: "ida", 403: "cora dev"},
    ),
    "reports:review-statement": page(
        "ref=report statement_ref=statement",
        ordinary={200: "ida", 403: "asha cora"},
        sealed={200: "ida", 403: "cora dev"},
    ),
    "reports:review-group": page(
        "ref=report group_ref=group",
        ordinary={200: "ida", 403: "asha cora"},
        sealed={200: "ida", 403: "cora dev"},
    ),
    "reports:answer-question": page(
        "ref=report question_ref=question",
        ordinary={200: "ida", 403: "asha cora"},
        sealed={200: "ida", 403: "cora dev"},
    ),
    "reports:review-proposal": page(
        "ref=report proposal_ref=proposal",
        ordinary={200: "ida", 403: "asha cora"},
        sealed={200: "ida", 403: "cora dev"},
    ),
    "reports:close": page("ref=report", ordinary={403: "asha cora ida"}, sealed={403: "cora dev ida"}),
    "reports:reopen": page("ref=report", ordinary={403: "asha cora ida"}, sealed={403: "cora dev ida"}),
    "reports:mention": page("ref=report", ordinary={200: "asha cora ida"}, sealed={200: "cora dev ida"}),
    "reports:withdraw-mention": page(
        "ref=report", ordinary={200: "asha cora ida"}, sealed={200: "cora dev ida"}
    ),
    "reports:seal": page(
        "ref=report", ordinary={200: "cora ida", 403: "asha"}, sealed={200: "cora ida", 403: "dev"}
    ),
    "reports:unseal": page(
        "ref=report", ordinary={403: "asha cora ida"}, sealed={200: "cora", 403: "dev ida"}
    ),
    "reports:let-in": page(
        "ref=report", ordinary={403: "asha cora ida"}, sealed={200: "cora ida", 403: "dev"}
    ),
}
