"""Looking is an act: every page of these rooms that tells something of the material leaves a line in the looks."""

import pytest
from django.db import transaction
from django.urls import reverse

from peelian.ledger.events import Stream
from peelian.ledger.models import Entry
from tests.architecture.matrix import MATRIX
from tests.architecture.scene import Scene, scene

__all__ = ["scene"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROOMS = ("evidence:", "chats:", "review:", "media:", "packs:")
TELLS_NOTHING = frozenset({
    "evidence:register", "evidence:disclosure", "evidence:sheet", "evidence:add-file", "evidence:upload",
    "evidence:finish-upload", "evidence:give-up-upload", "evidence:take-out", "evidence:destroy-file",
    "chats:progress", "chats:import-progress", "chats:set-scope", "chats:lock", "chats:merge", "chats:keep-apart",
    "review:draw-up", "review:change", "review:add-category", "review:remove-category", "review:example",
    "review:appoint", "review:end-appointment", "review:start", "review:revise", "review:read", "review:work",
    "review:ask-order", "review:look", "review:second-sample", "review:agreement", "review:stop", "review:override",
    "review:make-report",
    "media:lists", "media:give-force", "media:withdraw", "media:categories", "media:flag", "media:report", "media:ask",
    "media:progress", "media:known", "media:rules", "media:give",
    "packs:begin", "packs:unused", "packs:lift", "packs:choose", "packs:withhold", "packs:make", "packs:change",
    "packs:drop",
})  # fmt: skip
"""Forms that show nothing of what was gathered but the name of what they are about; figures of a review; pieces of a
page that was recorded when it was opened; and the reading page, whose every message is in the looks as given."""


def looks() -> int:
    return Entry.objects.filter(stream=Stream.LOOKS).count()


def unrecorded(scene: Scene, person: str, name: str) -> bool:
    """Whether a page that this person may open leaves no look."""
    row = MATRIX[name]
    if (
        "GET" not in row.methods
        or "ordinary" not in row.targets
        or row.expected(person, "ordinary", "GET") != 200
    ):
        return False
    before, undo = looks(), transaction.savepoint()
    try:
        came = scene.clients[person].get(reverse(name, kwargs=row.kwargs(scene.targets["ordinary"])))
        came.getvalue()
        return looks() == before
    finally:
        transaction.savepoint_rollback(undo)


def test_every_page_that_tells_something_is_recorded(scene: Scene) -> None:
    pages = [name for name in MATRIX if name.startswith(ROOMS)]
    silent = {name for name in pages if unrecorded(scene, "asha", name) or unrecorded(scene, "cora", name)}
    assert sorted(silent - TELLS_NOTHING) == []
