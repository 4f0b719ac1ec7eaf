"""Who gets what at the addresses of people."""

from tests.architecture.matrix.rows import Page, page

PAGES: dict[str, Page] = {
    "people:list": page(methods="GET", house={200: "asha ben cora dev ed fay hugh ida petra"}),
    "people:add": page(house={200: "asha ben dev ed hugh ida", 403: "cora fay petra"}),
    "people:import": page(house={200: "hugh", 403: "asha ben cora dev ed fay ida petra"}),
    "people:confirm-import": page("import_ref=import", posted=302, house={200: "hugh"}),
    "people:discard-import": page("import_ref=import", methods="POST", house={302: "hugh"}),
    "people:person": page(
        "ref=person",
        methods="GET",
        ed={200: "asha ben cora dev fay hugh ida petra"},
        otto={200: "asha ben cora dev ed fay hugh ida petra"},
    ),
    "people:edit": page(
        "ref=person",
        ed={200: "asha ben dev hugh ida", 403: "cora fay petra"},
        otto={200: "asha ben dev ed hugh ida", 403: "cora fay petra"},
    ),
    "people:add-post": page(
        "ref=person",
        ed={200: "asha ben dev hugh ida", 403: "cora fay petra"},
        otto={200: "asha ben dev ed hugh ida", 403: "cora fay petra"},
    ),
    "people:correct-post": page(
        "ref=person post_ref=post",
        ed={200: "asha ben dev hugh ida", 403: "cora fay petra"},
        otto={200: "asha ben dev ed hugh ida", 403: "cora fay petra"},
    ),
    "people:end-post": page(
        "ref=person post_ref=post",
        ed={200: "asha ben dev hugh ida", 403: "cora fay petra"},
        otto={200: "asha ben dev ed hugh ida", 403: "cora fay petra"},
    ),
    "people:add-contact": page(
        "ref=person",
        ed={200: "asha ben dev hugh ida", 403: "cora fay petra"},
        otto={200: "asha ben dev ed hugh ida", 403: "cora fay petra"},
    ),
    "people:withdraw-contact": page(
        "ref=person contact_ref=contact",
        posted=302,
        ed={200: "asha ben dev hugh ida", 403: "cora fay petra"},
        otto={200: "asha ben dev ed hugh ida", 403: "cora fay petra"},
    ),
    "people:merge": page(
        "ref=person",
        ed={200: "hugh ida", 403: "asha ben cora dev fay petra"},
        otto={200: "ed hugh ida", 403: "asha ben cora dev fay petra"},
    ),
}
