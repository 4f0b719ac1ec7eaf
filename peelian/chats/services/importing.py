"""The reading of a file from its request to its end: whole, or nothing of it.

Reading happens outside any transaction and writes nothing but how far it has come. Everything that can be seen is
written at the end in one transaction, so a kill at any moment leaves all of it or none.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.chats.declared import settings_from
from peelian.chats.events import ImportFailed, QuestionAsked, ReadingEnded, ReadingStarted
from peelian.chats.formats import registry
from peelian.chats.formats.loss import Accounting, Tally
from peelian.chats.formats.records import Clock, Findings, Kind, NeedsAnswer, Settings, Unreadable
from peelian.chats.formats.sources import Source, open_source
from peelian.chats.merging.draft import Draft
from peelian.chats.merging.zones import UnknownZone
from peelian.chats.models import Import, Scope
from peelian.chats.scoping import Rules, rules_for
from peelian.chats.services.committing import locked
from peelian.chats.services.readings import Reading
from peelian.chats.states import ImportStatus, check_import_transition
from peelian.evidence.reading import open_file
from peelian.ledger.digests import committed
from peelian.ledger.events import Ref
from peelian.ledger.services import record

WHY = "Import of the messages in it"
LARGEST_PIECE = 1 << 20


def read_import(
    *, imported: Import, actor: Actor, at: datetime, clock: Callable[[], datetime]
) -> Reading | None:
    """Read a queued import to its end, and leave it ready to be merged; None when it waits, or could not be read.

    `clock` tells how long a reading takes; what is kept of the file depends on its bytes and settings alone.
    """
    started = start_reading(imported=imported, actor=actor, at=at)
    try:
        done = _read(started, actor=actor, at=at, clock=clock)
    except NeedsAnswer as question:
        ask_question(imported=started, question=question, actor=actor, at=at)
        return None
    except (Unreadable, Refused, UnknownZone) as reason:
        fail_import(imported=started, reason=str(reason), actor=actor, at=at)
        return None
    except Exception:
        fail_import(imported=started, reason=FAULT, actor=actor, at=at)
        raise
    end_reading(imported=started, reading=done, actor=actor, at=at)
    return done


FAULT = (
    "The import stopped at a fault of the program, and nothing of the file was kept. Tell whoever runs the system; the "
    "file itself is safe in the vault."
)


def _read(imported: Import, *, actor: Actor, at: datetime, clock: Callable[[], datetime]) -> Reading:
    settings = settings_from(imported.settings)
    with open_file(actor, imported.stored_file, at=at, why=WHY) as file:
        source = open_source(file, imported.file_name)
        reading = registry.read(source, settings, Kind(imported.kind) if imported.kind else None)
        draft, tally = Draft(), Tally()
        for taken in draft.take(tally.watch(reading.records)):
            note_progress(imported, taken, at=clock())
        accounting = tally.close(source)
        _settle(draft, reading.findings, settings, imported.scope)
        files = _hash_files(source, draft)
    return Reading(imported, reading.kind, draft, reading.findings, accounting, files, settings)


def _settle(draft: Draft, findings: Findings, settings: Settings, scope: Scope | None) -> None:
    if findings.clock is Clock.LOCAL and not (settings.zone or findings.zone):
        raise NeedsAnswer(
            "zone",
            "The export gives the phone's own clock and does not say in which time zone it was. Which zone was the "
            "phone set to?",
        )
    draft.settle(findings, settings.zone or findings.zone)
    if scope is not None:
        draft.enforce(rules_of(scope))


def rules_of(scope: Scope) -> Rules:
    """The rules of a scope that was set."""
    return rules_for(
        people=scope.people,
        threads=scope.threads,
        privileged=scope.privileged,
        private=scope.private,
        content=scope.content,
        from_on=scope.from_on,
        until_on=scope.until_on,
        zone=scope.zone,
    )


def _hash_files(source: Source, draft: Draft) -> dict[str, tuple[str, int]]:
    """SHA-256 and size of each member that a message carries and whose bytes are there. What is damaged has none."""
    wanted = dict.fromkeys(
        each.member
        for thread in draft.threads.values()
        for record_ in thread.more.values()
        for each in record_.attachments
        if each.member
    )
    there = set(source.members()) if wanted else set()
    found: dict[str, tuple[str, int]] = {}
    for member in wanted:
        if member in there:
            try:
                found[member] = _hashed(source, member)
            except Unreadable:
                continue
    return found


def _hashed(source: Source, member: str) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with source.open(member) as file:
        while piece := file.read(LARGEST_PIECE):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size


def note_progress(imported: Import, taken: int, *, at: datetime) -> None:
    """Keep how many records have been read, for whoever watches."""
    mine = Import.objects.filter(pk=imported.pk, attempt=imported.attempt)
    mine.update(progress=taken, progressed_at=at)


def move(imported: Import, status: ImportStatus, **columns: Any) -> Import:
    """The import, locked and put into another status. Raises Refused when this reading is not the one under way."""
    kept = locked(imported)
    if kept.attempt != imported.attempt:
        raise Refused("This import was started again since; what the earlier reading brings is not taken.")
    check_import_transition(kept.status, status)
    for name, value in {"status": status, **columns}.items():
        setattr(kept, name, value)
    kept.save(update_fields=["status", *columns])
    return kept


@transaction.atomic
def start_reading(*, imported: Import, actor: Actor, at: datetime) -> Import:
    """Take a queued import up. Raises Refused when it is not queued."""
    kept = move(imported, ImportStatus.READING, attempt=imported.attempt + 1, progress=0, progressed_at=at)
    record(ReadingStarted(subject=Ref(kept.case.ref), import_ref=Ref(kept.ref)), actor=actor, at=at)
    return kept


@transaction.atomic
def ask_question(*, imported: Import, question: NeedsAnswer, actor: Actor, at: datetime) -> Import:
    """Leave an import waiting for an answer."""
    asked = {"ask": question.ask, "question": question.question, "choices": list(question.choices)}
    kept = move(imported, ImportStatus.WAITING, question=asked)
    record(QuestionAsked(subject=Ref(kept.case.ref), import_ref=Ref(kept.ref)), actor=actor, at=at)
    return kept


@transaction.atomic
def fail_import(*, imported: Import, reason: str, actor: Actor, at: datetime) -> Import:
    """End an import that could not be read. `reason` is a sentence that names file and place."""
    kept = move(imported, ImportStatus.FAILED, failure=reason, finished_at=at)
    told = ImportFailed(
        subject=Ref(kept.case.ref),
        import_ref=Ref(kept.ref),
        reason=committed(reason, f"{kept.salt}/{kept.attempt}", "failure"),
    )
    record(told, actor=actor, at=at)
    return kept


@transaction.atomic
def end_reading(*, imported: Import, reading: Reading, actor: Actor, at: datetime) -> Import:
    """Say that a file was read to its end, and what came of it."""
    kept = move(imported, ImportStatus.MERGING, kind=reading.kind)
    told = ReadingEnded(
        subject=Ref(kept.case.ref),
        import_ref=Ref(kept.ref),
        messages=reading.messages,
        remainders=reading.accounting.total("remainders_count"),
    )
    record(told, actor=actor, at=at)
    return kept


def accounting_json(accounting: Accounting) -> dict[str, Any]:
    """The sums of a reading as the report of an import keeps them."""
    members = {name: vars(sums) | {"whole": sums.whole} for name, sums in accounting.members.items()}
    return {
        "whole": accounting.whole,
        "members": members,
        "gaps": [list(place) for place in accounting.gaps],
        "overlaps": [list(place) for place in accounting.overlaps],
    }
