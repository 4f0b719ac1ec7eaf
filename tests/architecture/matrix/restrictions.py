"""Who gets what at the addresses of restrictions.

Ben, Ida and Lena see the ordinary case and still none of its restrictions; Petra is outside the sealed one; Ed is the
person restricted.
"""

from tests.architecture.matrix.rows import Page, page

READERS = "asha ben cora dev ed petra"
POSTS = f"{READERS} hugh"
TAKES_OUT: dict[int, str] = {200: "cora ed petra", 403: "asha ben dev"}
GIVES_FIGURES: dict[int, str] = {200: "cora petra", 403: "asha ben dev ed"}
KEEPS_CODES: dict[int, str] = {200: "cora hugh", 403: "asha ben dev ed petra"}

PAGES: dict[str, Page] = {
    "restrictions:register": page(methods="GET", house={200: READERS}),
    "restrictions:register-print": page(methods="GET", house=TAKES_OUT),
    "restrictions:register-csv": page(methods="GET", house=TAKES_OUT),
    "restrictions:figures": page(house=GIVES_FIGURES),
    "restrictions:answer": page("ref=answer", methods="GET", house=GIVES_FIGURES),
    "restrictions:answer-csv": page("ref=answer", methods="GET", house=GIVES_FIGURES),
    "restrictions:rosters": page(house={200: "hugh", 403: READERS}),
    "restrictions:post-roster": page(methods="POST", house={422: "hugh", 403: READERS}),
    "restrictions:roster": page("ref=roster", methods="GET", house={200: "hugh"}),
    "restrictions:roster-csv": page("ref=roster", methods="GET", house={200: "hugh"}),
    "restrictions:apply-roster": page("ref=roster", methods="POST", house={302: "hugh"}),
    "restrictions:discard-roster": page("ref=roster", methods="POST", house={302: "hugh"}),
    "restrictions:duty-codes": page(methods="GET", house={200: POSTS}),
    "restrictions:set-duty-code": page(house=KEEPS_CODES),
    "restrictions:duty-code": page("code=duty", methods="GET", house={200: POSTS}),
    "restrictions:change-duty-code": page("code=duty", house=KEEPS_CODES),
    "restrictions:alerts": page(methods="GET", house={200: POSTS}),
    "restrictions:alert": page(
        "ref=alert", methods="GET", ordinary={200: "asha cora hugh petra"}, sealed={200: "cora dev"}
    ),
    "restrictions:answer-alert": page(
        "ref=alert", ordinary={200: "asha cora hugh petra"}, sealed={200: "cora dev"}
    ),
    "restrictions:waiting": page(methods="GET", house={200: READERS}),
    "restrictions:meetings": page(methods="GET", house={200: READERS}),
    "restrictions:open-meeting": page(house={200: "cora", 403: "asha ben dev ed petra"}),
    "restrictions:meeting": page("ref=meeting", methods="GET", house={200: READERS}),
    "restrictions:catalogue": page(methods="GET", house={200: POSTS}),
    "restrictions:postings": page(methods="GET", house={200: POSTS}),
    "restrictions:pay": page(methods="GET", house={200: POSTS}),
    "restrictions:enter-pay": page(house={200: "hugh", 403: READERS}),
    "restrictions:choose": page(
        "ref=subject", methods="GET", ordinary={200: "asha ben cora petra"}, sealed={200: "cora dev"}
    ),
    "restrictions:suspend": page(
        "ref=subject", ordinary={200: "cora", 403: "asha ben petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "restrictions:suspend-staff": page(
        "ref=subject", ordinary={200: "cora", 403: "asha ben petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "restrictions:restrict": page(
        "ref=subject", ordinary={200: "cora", 403: "asha ben petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "restrictions:restriction": page(
        "ref=restriction", methods="GET", ordinary={200: "asha cora petra"}, sealed={200: "cora dev"}
    ),
    "restrictions:authorise": page(
        "ref=request", ordinary={200: "petra", 403: "asha cora"}, sealed={403: "cora dev"}
    ),
    "restrictions:refuse": page(
        "ref=request", ordinary={200: "petra", 403: "asha cora"}, sealed={403: "cora dev"}
    ),
    "restrictions:consult": page(
        "ref=request", ordinary={200: "cora", 403: "asha petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "restrictions:review": page(
        "ref=restriction", ordinary={200: "cora", 403: "asha petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "restrictions:confirm": page(
        "ref=restriction", ordinary={200: "asha cora", 403: "petra"}, sealed={200: "cora dev"}
    ),
    "restrictions:represent": page(
        "ref=restriction", ordinary={200: "asha cora", 403: "petra"}, sealed={200: "cora dev"}
    ),
    "restrictions:end": page(
        "ref=restriction", ordinary={200: "cora", 403: "asha petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "restrictions:correct": page(
        "ref=restriction", ordinary={200: "cora", 403: "asha petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "restrictions:add-condition": page(
        "ref=restriction", ordinary={200: "cora", 403: "asha petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "restrictions:vary-condition": page(
        "ref=condition", ordinary={200: "cora", 403: "asha petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "restrictions:end-condition": page(
        "ref=condition", ordinary={200: "cora", 403: "asha petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "restrictions:authorise-review": page(
        "ref=review", ordinary={200: "petra", 403: "asha cora"}, sealed={403: "cora dev"}
    ),
    "restrictions:send-back": page(
        "ref=review", ordinary={200: "petra", 403: "asha cora"}, sealed={403: "cora dev"}
    ),
    "restrictions:notify": page(
        "ref=held", ordinary={200: "asha cora", 403: "petra"}, sealed={200: "cora dev"}
    ),
    "restrictions:correct-review": page(
        "ref=held", ordinary={200: "cora", 403: "asha petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "restrictions:review-in-meeting": page(
        "ref=meeting restriction_ref=restriction",
        ordinary={200: "cora", 403: "asha petra"},
        sealed={200: "cora", 403: "dev"},
    ),
    "restrictions:letters": page(
        "ref=suspension", methods="GET", ordinary={200: "asha cora petra"}, sealed={200: "cora dev"}
    ),
    "restrictions:make-letter": page(
        "kind=letter_about ref=suspension",
        ordinary={200: "asha cora", 403: "petra"},
        sealed={200: "cora dev"},
    ),
    "restrictions:letter": page(
        "ref=suspension_letter", methods="GET", ordinary={200: "asha cora petra"}, sealed={200: "cora dev"}
    ),
    "restrictions:letter-file": page(
        "ref=suspension_letter copy=copy form=form",
        methods="GET",
        ordinary={200: "asha cora petra"},
        sealed={200: "cora dev"},
    ),
    "restrictions:give-letter": page(
        "ref=suspension_letter", ordinary={200: "asha cora", 403: "petra"}, sealed={200: "cora dev"}
    ),
}
