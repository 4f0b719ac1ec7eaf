"""Work of this room that runs beside the pages. A job takes references, and acts under a name of its own."""

from typing import TYPE_CHECKING

from django.db import transaction
from django_tasks import task

from peelian.access.actors import system_actor
from peelian.access.clock import now
from peelian.chats.services import running

if TYPE_CHECKING:
    from peelian.chats.models import Import

IMPORTER = "chats-import"


def enqueue_import(ref: str) -> None:
    """Have a queued import read as soon as the transaction that queued it stands."""
    transaction.on_commit(lambda: read_and_merge.enqueue(ref))


@task()
def read_and_merge(ref: str) -> None:
    """Read the file of a queued import and merge what it holds."""
    run_import(ref)


def run_import(ref: str) -> "Import":
    """The same, here and now; returns the import as it stands afterwards."""
    return running.run_import(ref, actor=system_actor(IMPORTER), clock=now)
