"""An import from its place in the queue to its end, and what is due for destruction: what the jobs and commands run."""

from collections.abc import Callable
from datetime import date, datetime

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.chats.models import Import, Scope
from peelian.chats.services.completing import complete_import
from peelian.chats.services.destroying import destroy_sealed
from peelian.chats.services.importing import FAULT, fail_import, read_import
from peelian.chats.states import ImportStatus


def run_import(ref: str, *, actor: Actor, clock: Callable[[], datetime]) -> Import:
    """Read the file of a queued import and merge what it holds; returns the import as it stands afterwards.

    One that is not queued any more is left alone.
    """
    imported = Import.objects.select_related("case", "phone__exhibit", "scope", "stored_file").get(ref=ref)
    if imported.status != ImportStatus.QUEUED:
        return imported
    reading = read_import(imported=imported, actor=actor, at=clock(), clock=clock)
    if reading is not None:
        try:
            complete_import(reading=reading, actor=actor, at=clock())
        except Refused as reason:
            _give_up(reading.imported, reason=str(reason), actor=actor, at=clock())
        except Exception:
            _give_up(reading.imported, reason=FAULT, actor=actor, at=clock())
            raise
    imported.refresh_from_db()
    return imported


def _give_up(reading: Import, *, reason: str, actor: Actor, at: datetime) -> None:
    """Fail the import, unless it was started again since: then it is the later reading's."""
    imported = Import.objects.select_related("case").get(pk=reading.pk)
    if imported.status == ImportStatus.MERGING and imported.attempt == reading.attempt:
        fail_import(imported=imported, reason=reason, actor=actor, at=at)


def destroy_due(*, on: date, actor: Actor, at: datetime) -> list[str]:
    """Destroy what was sealed under every scope whose day has come; returns the scopes' references."""
    due = Scope.objects.filter(destroyed_at=None, destroy_on__lte=on, imports__status=ImportStatus.DONE)
    refs = []
    for scope in due.distinct().order_by("pk"):
        destroy_sealed(scope=scope, actor=actor, at=at)
        refs.append(scope.ref)
    return refs
