"""Who gets what at the addresses of messages: as with exhibits, fewer than see the case; locked threads fewer still.

The threads below are open ones. That nobody who investigates reads a locked one, and the separate reader does, is in
tests/chats/test_pages_locked.py.
"""

from tests.architecture.matrix.rows import Answers, Page, page

READ: dict[str, Answers] = {
    "ordinary": {200: "asha cora"},
    "sealed": {200: "cora dev"},
    "other": {200: "asha cora ed"},
}
REFUSED: dict[str, Answers] = {
    "ordinary": {403: "asha cora"},
    "sealed": {403: "cora dev"},
    "other": {403: "asha cora ed"},
}

PAGES: dict[str, Page] = {
    "chats:locked": page(methods="GET", house={200: "petra"}),
    "chats:case": page("ref=case", methods="GET", **READ),
    "chats:progress": page("ref=case", methods="GET", **READ),
    "chats:phones": page("ref=case", methods="GET", **READ),
    "chats:search": page("ref=case", methods="GET", **READ),
    "chats:participants": page("ref=case", methods="GET", **READ),
    "chats:proposals": page("ref=case", methods="GET", **READ),
    "chats:set-scope": page("ref=case", **READ),
    "chats:choose-file": page("ref=case", methods="GET", **READ),
    "chats:scope": page("ref=scope", methods="GET", **READ),
    "chats:import-file": page("ref=chat_file", **READ),
    "chats:import": page("ref=reading", methods="GET", **READ),
    "chats:import-progress": page("ref=reading", methods="GET", **READ),
    "chats:answer": page("ref=asking", **READ),
    # The import is done, so nobody can start it again.
    "chats:again": page("ref=reading", methods="POST", **REFUSED),
    "chats:remainders": page("ref=reading", methods="GET", **READ),
    "chats:conversation": page("ref=thread", methods="GET", **READ),
    "chats:members": page("ref=thread", methods="GET", **READ),
    "chats:members-csv": page("ref=thread", methods="GET", **READ),
    "chats:copies": page("ref=thread", methods="GET", **READ),
    "chats:lock": page("ref=thread", **READ),
    # Only the separate reader unlocks, and this one is not locked.
    "chats:unlock": page("ref=thread", **REFUSED),
    "chats:message": page("ref=said", methods="GET", **READ),
    "chats:presence-csv": page("ref=said", methods="GET", **READ),
    "chats:participant": page("ref=participant", methods="GET", **READ),
    "chats:match": page("ref=participant", **READ),
    "chats:part": page("ref=participant", **READ),
    "chats:identify": page("ref=participant", **READ),
    "chats:unidentify": page("ref=participant", **READ),
    "chats:proposal": page("ref=may_be_one", methods="GET", **READ),
    "chats:merge": page("ref=may_be_one", **READ),
    "chats:keep-apart": page("ref=may_be_one", **READ),
}
