"""Who gets what at the addresses of cases."""

from tests.architecture.matrix.rows import Page, page

PAGES: dict[str, Page] = {
    "cases:list": page(methods="GET", house={200: "asha ben cora dev ed ida lena petra"}),
    "cases:open": page(house={200: "cora ed ida", 403: "asha ben dev fay gus hugh lena petra ada"}),
    "cases:open-from-report": page(
        "report_ref=report",
        ordinary={200: "cora ida", 403: "asha ben dev fay gus hugh lena petra ada"},
        sealed={200: "cora ida", 403: "asha ben dev fay gus hugh lena petra ada"},
    ),
    "cases:identify": page(
        "ref=subject", ordinary={200: "asha cora ida", 403: "ben lena petra"}, sealed={200: "cora dev"}
    ),
    "cases:remove-subject": page(
        "ref=subject",
        ordinary={200: "cora", 403: "asha ben ida lena petra"},
        sealed={200: "cora", 403: "dev"},
    ),
    "cases:make-allegation": page(
        "ref=subject", ordinary={200: "asha cora ida", 403: "ben lena petra"}, sealed={200: "cora dev"}
    ),
    "cases:assess": page(
        "ref=subject",
        ordinary={200: "cora", 403: "asha ben ida lena petra"},
        sealed={200: "cora", 403: "dev"},
    ),
    "cases:serve": page(
        "ref=subject", ordinary={200: "asha cora", 403: "ben ida lena petra"}, sealed={200: "cora dev"}
    ),
    "cases:withhold": page(
        "ref=subject",
        ordinary={200: "asha", 403: "ben cora ida lena petra"},
        sealed={200: "dev", 403: "cora"},
    ),
    "cases:representations": page(
        "ref=subject",
        ordinary={200: "asha", 403: "ben cora ida lena petra"},
        sealed={200: "dev", 403: "cora"},
    ),
    "cases:interview": page(
        "ref=subject",
        ordinary={200: "asha", 403: "ben cora ida lena petra"},
        sealed={200: "dev", 403: "cora"},
    ),
    "cases:move-interview": page(
        "ref=interview",
        ordinary={200: "asha", 403: "ben cora ida lena petra"},
        sealed={200: "dev", 403: "cora"},
    ),
    "cases:hold-interview": page(
        "ref=interview",
        ordinary={200: "asha", 403: "ben cora ida lena petra"},
        sealed={200: "dev", 403: "cora"},
    ),
    "cases:change-allegation": page(
        "ref=allegation", ordinary={200: "asha cora ida", 403: "ben lena petra"}, sealed={200: "cora dev"}
    ),
    "cases:withdraw-allegation": page(
        "ref=allegation",
        ordinary={200: "cora", 403: "asha ben ida lena petra"},
        sealed={200: "cora", 403: "dev"},
    ),
    "cases:party": page(
        "ref=party", ordinary={200: "asha lena", 403: "ben cora ida petra"}, sealed={200: "dev", 403: "cora"}
    ),
    "cases:update-party": page(
        "ref=party", ordinary={200: "asha lena", 403: "ben cora ida petra"}, sealed={200: "dev", 403: "cora"}
    ),
    "cases:let-party-go": page(
        "ref=party", ordinary={200: "asha cora ida lena", 403: "ben petra"}, sealed={200: "cora dev"}
    ),
    "cases:finish-task": page(
        "ref=task",
        methods="POST",
        ordinary={302: "asha", 403: "ben cora ida lena petra"},
        sealed={302: "dev", 403: "cora"},
    ),
    "cases:handle": page(
        "ref=case", ordinary={200: "cora", 403: "asha ben ida lena petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "cases:seal": page(
        "ref=case", ordinary={200: "cora petra", 403: "asha ben ida lena"}, sealed={200: "cora", 403: "dev"}
    ),
    "cases:unseal": page(
        "ref=case", ordinary={200: "cora petra", 403: "asha ben ida lena"}, sealed={200: "cora", 403: "dev"}
    ),
    "cases:put-on": page(
        "ref=case", ordinary={200: "cora", 403: "asha ben ida lena petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "cases:take-off": page(
        "ref=case", ordinary={200: "cora", 403: "asha ben ida lena petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "cases:join-report": page(
        "ref=case", ordinary={200: "asha cora ida lena", 403: "ben petra"}, sealed={200: "cora dev"}
    ),
    "cases:link": page(
        "ref=case", ordinary={200: "asha cora ida lena", 403: "ben petra"}, sealed={200: "cora dev"}
    ),
    "cases:conclude": page(
        "ref=case", ordinary={200: "cora", 403: "asha ben ida lena petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "cases:reopen": page(
        "ref=case", ordinary={403: "asha ben cora ida lena petra"}, sealed={403: "cora dev"}
    ),
    "cases:log-decision": page(
        "ref=case", ordinary={200: "asha cora ida lena", 403: "ben petra"}, sealed={200: "cora dev"}
    ),
    "cases:add-subject": page(
        "ref=case", ordinary={200: "asha cora ida", 403: "ben lena petra"}, sealed={200: "cora dev"}
    ),
    "cases:referral": page(
        "ref=case", methods="GET", ordinary={200: "asha ben cora ida lena petra"}, sealed={200: "cora dev"}
    ),
    "cases:answer-ground": page(
        "ref=case ground=ground",
        ordinary={200: "cora", 403: "asha ben ida lena petra"},
        sealed={200: "cora", 403: "dev"},
    ),
    "cases:refer": page(
        "ref=case", ordinary={200: "cora", 403: "asha ben ida lena petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "cases:oversight": page(
        "ref=case", ordinary={200: "cora", 403: "asha ben ida lena petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "cases:appoint": page(
        "ref=case", ordinary={200: "cora", 403: "asha ben ida lena petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "cases:terms": page(
        "ref=case", ordinary={200: "asha", 403: "ben cora ida lena petra"}, sealed={200: "dev", 403: "cora"}
    ),
    "cases:report": page(
        "ref=case", ordinary={200: "asha", 403: "ben cora ida lena petra"}, sealed={200: "dev", 403: "cora"}
    ),
    "cases:resume": page(
        "ref=case", ordinary={200: "cora", 403: "asha ben ida lena petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "cases:timeliness": page(
        "ref=case", ordinary={200: "cora", 403: "asha ben ida lena petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "cases:extend": page(
        "ref=case", ordinary={200: "asha cora ida", 403: "ben lena petra"}, sealed={200: "cora dev"}
    ),
    "cases:letters-due": page(house={200: "asha ben cora dev ed ida lena"}),
    "cases:letter-batch": page("ref=batch", posted=302, house={200: "asha"}),
    "cases:letters": page(
        "ref=case", methods="GET", ordinary={200: "asha ben cora ida lena petra"}, sealed={200: "cora dev"}
    ),
    "cases:make-letter": page(
        "ref=case kind=letter_kind for_ref=subject",
        ordinary={200: "asha cora ida", 403: "ben lena petra"},
        sealed={200: "cora dev"},
    ),
    "cases:letter": page(
        "ref=letter", methods="GET", ordinary={200: "asha ben cora ida lena petra"}, sealed={200: "cora dev"}
    ),
    "cases:letter-file": page(
        "ref=letter copy=copy form=form",
        methods="GET",
        ordinary={200: "asha ben cora ida lena petra"},
        sealed={200: "cora dev"},
    ),
    "cases:serve-letter": page(
        "ref=letter",
        ordinary={200: "asha", 403: "ben cora ida lena petra"},
        sealed={200: "dev", 403: "cora"},
    ),
    "cases:add-party": page(
        "ref=case", ordinary={200: "asha cora ida lena", 403: "ben petra"}, sealed={200: "cora dev"}
    ),
    "cases:set-task": page(
        "ref=case", ordinary={200: "asha cora ida lena", 403: "ben petra"}, sealed={200: "cora dev"}
    ),
    "cases:write-note": page(
        "ref=case", ordinary={200: "asha cora ida lena", 403: "ben petra"}, sealed={200: "cora dev"}
    ),
    "cases:record-fact": page(
        "ref=case", ordinary={200: "asha cora ida lena", 403: "ben petra"}, sealed={200: "cora dev"}
    ),
}
