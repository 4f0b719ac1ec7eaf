"""A matter with every kind of restriction in it, and where its pages are: for the browser tests of that room."""

import json
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from tests.architecture.matters import Matter, make_matter, references
from tests.cast import make_cast

WHERE = "restricted.json"
AS_CORA = {
    "waiting": "", "meetings": "", "open-meeting": "", "meeting": "meeting", "catalogue": "", "pay": "",
    "choose": "subject", "suspend": "subject", "suspend-staff": "subject", "restrict": "subject",
    "restriction": "restriction", "review": "restriction", "confirm": "restriction", "represent": "restriction",
    "consult": "request", "end": "restriction", "correct": "restriction", "add-condition": "restriction",
    "vary-condition": "condition", "end-condition": "condition", "notify": "held", "correct-review": "held",
    "review-in-meeting": "meeting restriction",
}  # fmt: skip
AS_PETRA = {
    "restriction": "suspension", "authorise": "request", "refuse": "request", "authorise-review": "review",
    "send-back": "review", "waiting": "",
}  # fmt: skip
AS_HUGH = {"postings": "", "catalogue": "", "pay": "", "enter-pay": ""}


def kept_away() -> None:
    """The cast and one matter about Ed, with the addresses of each person noted beside the database."""
    cast = make_cast()
    case, report = make_matter(
        cast, Matter(title="Operation Damselfly", about=cast.ed.person, lead=cast.asha)
    )
    known = references(case, report)
    visits = {"cora": AS_CORA, "petra": AS_PETRA, "hugh": AS_HUGH}
    found = {
        who: [
            reverse(f"restrictions:{name}", args=[known[what] for what in args.split()])
            for name, args in pages.items()
        ]
        for who, pages in visits.items()
    }
    (Path(settings.PEELIAN_DATA_DIR) / WHERE).write_text(json.dumps(found))
