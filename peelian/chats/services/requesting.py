"""Asking for a file to be imported, answering what it leaves open, and trying again."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.chats import policy
from peelian.chats.declared import settings_from, settings_json
from peelian.chats.events import ImportAnswered, ImportRequested, ImportRestarted
from peelian.chats.formats.records import Kind, Settings
from peelian.chats.models import Import, Phone, Scope
from peelian.chats.services.committing import committed_to, locked
from peelian.chats.states import ImportStatus, check_import_transition, may_start_again
from peelian.ledger.digests import new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

if TYPE_CHECKING:
    from peelian.cases.models import Case
    from peelian.evidence.models import Exhibit, StoredFile


@transaction.atomic
def request_import(
    *, stored_file: "StoredFile", settings: Settings, kind: Kind | None = None, actor: Actor, at: datetime
) -> Import:
    """Ask for a file of an exhibit to be imported under the scope that stands. The reading itself is a job.

    Raises Refused for a file that is imported or under way already, or that must not be opened.
    """
    exhibit = stored_file.exhibit
    case = exhibit.case
    policy.check_can_import(actor, case)
    phone, _ = Phone.objects.get_or_create(
        exhibit=exhibit, defaults={"case": case, "label": exhibit.name, "holder": exhibit.holder_words}
    )
    earlier = Import.objects.filter(phone=phone, stored_file=stored_file).exclude(status=ImportStatus.FAILED)
    if earlier.exists():
        raise Refused("This file is imported already, or its import is under way.")
    imported = Import.objects.create(
        ref=new_ref("I"),
        case=case,
        phone=phone,
        stored_file=stored_file,
        scope=scope_for(case, exhibit),
        file_name=stored_file.name,
        file_sha256=stored_file.sha256,
        kind=kind or "",
        settings=settings_json(settings),
        salt=new_salt(),
        requested_at=at,
        requested_by_ref=actor.ref,
    )
    record(_told(imported), actor=actor, at=at)
    return imported


def scope_for(case: "Case", exhibit: "Exhibit") -> Scope | None:
    """The scope that binds an import: the latest for the exhibit, else the latest for the whole case, else none."""
    own = Scope.objects.filter(case=case, exhibit=exhibit).order_by("-id").first()
    return own or Scope.objects.filter(case=case, exhibit=None).order_by("-id").first()


def _told(imported: Import) -> ImportRequested:
    return ImportRequested(
        subject=Ref(imported.case.ref),
        exhibit=Ref(imported.phone.exhibit.ref),
        import_ref=Ref(imported.ref),
        scope=Ref(imported.scope.ref) if imported.scope else None,
        file=Digest(imported.file_sha256),
        settings=committed_to(imported.settings, imported.salt, "settings"),
    )


@transaction.atomic
def answer_import(*, imported: Import, answer: Any, actor: Actor, at: datetime) -> Import:
    """Answer the question of an import that waits; it is queued again. `answer` is the value of the field asked for.

    Raises Refused when nothing is asked, or for an answer that the file does not allow.
    """
    policy.check_can_import(actor, imported.case)
    kept = locked(imported)
    check_import_transition(kept.status, ImportStatus.QUEUED)
    asked = kept.question.get("ask", "")
    choices = kept.question.get("choices") or ()
    if choices and answer not in choices:
        raise Refused(f"Choose one of these: {', '.join(map(str, choices))}.")
    if answer in (None, ""):
        raise Refused("Give an answer.")
    try:
        settings = settings_from({**kept.settings, asked: answer})
    except (KeyError, TypeError, ValueError) as error:
        raise Refused("That is not an answer to this question.") from error
    kept.settings = settings_json(settings)
    kept.question, kept.status, kept.progress = {}, ImportStatus.QUEUED, 0
    kept.save(update_fields=["settings", "question", "status", "progress"])
    told = ImportAnswered(
        subject=Ref(kept.case.ref),
        import_ref=Ref(kept.ref),
        settings=committed_to(kept.settings, f"{kept.salt}/{at.isoformat()}", "settings"),
    )
    record(told, actor=actor, at=at)
    return kept


@transaction.atomic
def restart_import(*, imported: Import, actor: Actor, at: datetime) -> Import:
    """Queue again an import that failed, or one that stopped half way and left nothing. Raises Refused otherwise.

    One that was queued so long ago that nobody seems to read it is queued once more: the work may have been lost.
    """
    policy.check_can_import(actor, imported.case)
    kept = locked(imported)
    if kept.status != ImportStatus.QUEUED:
        check_import_transition(kept.status, ImportStatus.QUEUED)
    if not may_start_again(kept.status, kept.progressed_at or kept.requested_at, at=at):
        raise Refused("This import is under way. Wait until it ends.")
    others = Import.objects.filter(phone=kept.phone, stored_file_id=kept.stored_file_id).exclude(pk=kept.pk)
    if others.exclude(status=ImportStatus.FAILED).exists():
        raise Refused("This file is imported already, or its import is under way.")
    kept.status, kept.failure, kept.progress, kept.scope = ImportStatus.QUEUED, "", 0, _scope_now(kept)
    kept.progressed_at = at
    kept.save(update_fields=["status", "failure", "progress", "scope", "progressed_at"])
    record(ImportRestarted(subject=Ref(kept.case.ref), import_ref=Ref(kept.ref)), actor=actor, at=at)
    return kept


def _scope_now(imported: Import) -> Scope | None:
    return scope_for(imported.case, imported.phone.exhibit)
