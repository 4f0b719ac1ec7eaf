"""Work of this room that runs beside the pages. A job takes references, and acts under a name of its own."""

from django.db import transaction
from django_tasks import task

from peelian.access.actors import system_actor
from peelian.access.clock import now, today
from peelian.chats.models import Import, Scope
from peelian.chats.services.completing import complete_import
from peelian.chats.services.destroying import destroy_sealed
from peelian.chats.services.importing import FAULT, fail_import, read_import
from peelian.chats.states import ImportStatus

IMPORTER = "chats-import"
DESTROYER = "chats-destruction"


def enqueue_import(ref: str) -> None:
    """Have a queued import read as soon as the transaction that queued it stands."""
    transaction.on_commit(lambda: read_and_merge.enqueue(ref))


@task()
def read_and_merge(ref: str) -> None:
    """Read the file of a queued import and merge what it holds. One that is not queued any more is left alone."""
    run_import(ref)


def run_import(ref: str) -> Import:
    """The same, here and now; returns the import as it stands afterwards."""
    imported = Import.objects.select_related("case", "phone__exhibit", "scope", "stored_file").get(ref=ref)
    if imported.status != ImportStatus.QUEUED:
        return imported
    actor = system_actor(IMPORTER)
    reading = read_import(imported=imported, actor=actor, at=now(), clock=now)
    if reading is not None:
        try:
            complete_import(reading=reading, actor=actor, at=now())
        except Exception:
            _give_up(ref)
            raise
    imported.refresh_from_db()
    return imported


def _give_up(ref: str) -> None:
    imported = Import.objects.select_related("case").get(ref=ref)
    if imported.status == ImportStatus.MERGING:
        fail_import(imported=imported, reason=FAULT, actor=system_actor(IMPORTER), at=now())


def destroy_what_is_due() -> list[str]:
    """Destroy what was sealed under every scope whose day has come; returns the scopes. Run daily."""
    due = Scope.objects.filter(destroyed_at=None, destroy_on__lte=today(), imports__status=ImportStatus.DONE)
    refs = []
    for scope in due.distinct().order_by("pk"):
        destroy_sealed(scope=scope, actor=system_actor(DESTROYER), at=now())
        refs.append(scope.ref)
    return refs
