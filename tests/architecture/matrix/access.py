"""Who gets what at the addresses of access."""

from tests.architecture.matrix.rows import EVERYONE, Page, page

PAGES: dict[str, Page] = {
    "access:accounts": page(methods="GET", house={200: "ada"}),
    "access:create-account": page(house={200: "ada"}),
    "access:account": page("ref=account", methods="GET", house={200: "ada"}),
    "access:disable-account": page("ref=account", posted=302, house={200: "ada"}),
    "access:link-account": page("ref=account", house={200: "ada"}),
    "access:grant-role": page("ref=account", house={200: "ada"}),
    "access:end-role": page("ref=account role=role", posted=302, house={200: "ada"}),
    "access:conflicts": page(methods="GET", house={200: EVERYONE}),
    "access:declare-conflict": page(house={200: EVERYONE}),
    "access:withdraw-conflict": page("conflict_ref=conflict", house={200: "ada"}),
}
