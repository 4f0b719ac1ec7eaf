"""Who gets what in `media`: the facts are for those on the case and those who approve looks."""

from tests.architecture.matrix.rows import Page, page

READ = {"ordinary": {200: "asha cora petra"}, "sealed": {200: "cora dev"}}
WRITE = {"ordinary": {200: "asha cora", 403: "petra"}, "sealed": {200: "cora dev"}}
FACTS = {200: "asha ben cora dev ed petra"}

PAGES: dict[str, Page] = {
    "media:lists": page(methods="GET", house=FACTS),
    "media:give-force": page(house={200: "cora", 403: "asha ben dev ed petra"}),
    "media:list": page("ref=media_list", methods="GET", **READ),
    "media:withdraw": page("ref=media_list", **WRITE),
    "media:looks": page(methods="GET", house=FACTS),
    "media:categories": page(posted=302, house=FACTS),
    "media:look": page("ref=look", methods="GET", **READ),
    "media:show": page(
        "ref=look", methods="POST", ordinary={403: "asha cora petra"}, sealed={403: "cora dev"}
    ),
    # The look was asked for in March 2023, and nobody approved it in time.
    "media:decide": page("ref=look", ordinary={403: "asha cora petra"}, sealed={403: "cora dev"}),
    "media:end": page(
        "ref=look",
        methods="POST",
        ordinary={302: "asha", 403: "cora petra"},
        sealed={302: "dev", 403: "cora"},
    ),
    # An address that was given to nobody shows nothing to anybody; tests/media/test_looking.py has one that does.
    "media:shown": page("secret=secret", methods="GET", ordinary={}, sealed={}),
    "media:file": page("ref=picture", methods="GET", **READ),
    "media:flag": page("ref=picture", **WRITE),
    "media:report": page("ref=picture", posted=302, **READ),
    "media:ask": page(
        "ref=picture", ordinary={200: "asha", 403: "cora petra"}, sealed={200: "dev", 403: "cora"}
    ),
    "media:hit": page("ref=media_hit", **WRITE),
    "media:case": page("ref=case", methods="GET", **READ),
    "media:groups": page("ref=case", methods="GET", **READ),
    "media:progress": page("ref=case", methods="GET", **READ),
    "media:known": page("ref=case", **READ),
    "media:hash": page(
        "ref=case", methods="POST", ordinary={302: "asha cora", 403: "petra"}, sealed={302: "cora dev"}
    ),
    "media:rules": page(
        "ref=case", ordinary={200: "cora", 403: "asha petra"}, sealed={200: "cora", 403: "dev"}
    ),
    "media:give": page("ref=case", **WRITE),
}
