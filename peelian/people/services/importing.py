"""Importing the workforce from the HR file: all of it or nothing, and nothing twice."""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record, record_many
from peelian.people import policy
from peelian.people.events import ImportDiscarded, ImportStaged, PeopleImported
from peelian.people.hr_file.checking import check
from peelian.people.hr_file.held import load
from peelian.people.hr_file.planning import plan
from peelian.people.hr_file.reading import Reading, read
from peelian.people.hr_file.report import Report
from peelian.people.hr_file.steps import Plan
from peelian.people.hr_file.telling import change_lines, fingerprint
from peelian.people.models import ImportFile
from peelian.people.services.applying import Applying


def preview_import(*, name: str, content: bytes, force_name: str, actor: Actor, at: datetime) -> Report:
    """Read a file and say what it would change, without changing anything. Raises Refused without permission."""
    policy.check_can_import(actor)
    reading, planned = _planned(name, content, force_name, at=at, lock=False)
    return _report(reading, planned, actor, applied=False)


@transaction.atomic
def import_people(
    *, name: str, content: bytes, force_name: str, actor: Actor, at: datetime, confirmed: str = ""
) -> Report:
    """Bring a file in, or return a report of its problems and change nothing.

    Running it again changes nothing more. `confirmed` is the fingerprint of the plan that a person looked at: when
    the record changed meanwhile, so that the file would now do something else, Refused is raised.

    People are announced in bulk: rooms above follow `PeopleImported` and rebuild what they derive.
    """
    policy.check_can_import(actor)
    reading, planned = _planned(name, content, force_name, at=at, lock=True)
    report = _report(reading, planned, actor, applied=True)
    if confirmed and confirmed != report.fingerprint:
        raise Refused("The records have changed since you looked at this file. Look at its report again.")
    if not report.can_be_applied or report.changes_nothing:
        return _report(reading, planned, actor, applied=report.can_be_applied)
    applying = Applying(planned, force_name=force_name, file=name, actor=actor, at=at)
    try:
        applying.run()
    except IntegrityError as problem:
        raise Refused(
            "Somebody changed the same people while the file was read. Nothing was imported."
        ) from problem
    record_many((event, actor, at) for event in applying.events)
    record(_imported(content, report), actor=actor, at=at)
    return report


def _imported(content: bytes, report: Report) -> PeopleImported:
    return PeopleImported(
        subject=new_ref("I"),
        file=Digest(hashlib.sha256(content).hexdigest()),
        rows=report.rows,
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
        missing=len(report.missing),
    )


def _planned(name: str, content: bytes, force_name: str, *, at: datetime, lock: bool) -> tuple[Reading, Plan]:
    reading = read(name, content)
    rows = check(reading, on=day_of(at))
    return reading, plan(reading, rows, load(force_name, lock=lock))


def _report(reading: Reading, planned: Plan, actor: Actor, *, applied: bool) -> Report:
    problems = tuple(sorted(reading.problems, key=lambda p: (p.line, p.column)))
    if problems:
        return Report(reading.file, len(reading.rows), problems=problems, notes=tuple(reading.notes))
    walled = policy.walls_of(actor)
    added, changed = len(planned.additions), planned.changed_people
    return Report(
        file=reading.file,
        rows=planned.rows,
        added=added,
        changed=changed,
        unchanged=planned.rows - added - changed,
        posts_begun=len(planned.posts) - added,
        posts_ended=len(planned.endings),
        notes=tuple(reading.notes),
        missing=tuple(person for person in planned.missing if person.ref not in walled),
        changes=tuple(change_lines(planned)),
        fingerprint=fingerprint(planned),
        applied=applied,
    )


@transaction.atomic
def stage_import(*, name: str, content: bytes, actor: Actor, at: datetime) -> ImportFile:
    """Keep an uploaded file until it is confirmed or discarded; files that the actor left waiting are discarded."""
    policy.check_can_import(actor)
    for waiting in ImportFile.objects.filter(account_ref=actor.ref, closed_at=None):
        discard_import(import_ref=waiting.ref, actor=actor, at=at)
    digest = hashlib.sha256(content).hexdigest()
    staged = ImportFile.objects.create(
        ref=new_ref("I"),
        account_ref=actor.ref,
        name=name[-200:],
        content=content,
        digest=digest,
        uploaded_at=at,
    )
    record(ImportStaged(subject=Ref(staged.ref), file=Digest(digest)), actor=actor, at=at)
    return staged


@transaction.atomic
def discard_import(*, import_ref: str, actor: Actor, at: datetime) -> None:
    """Throw away an uploaded file that was not applied. Raises Hidden."""
    waiting = policy.get_import(actor, import_ref)
    _close(waiting, at)
    record(ImportDiscarded(subject=Ref(waiting.ref)), actor=actor, at=at)


@transaction.atomic
def apply_import(*, import_ref: str, confirmed: str, force_name: str, actor: Actor, at: datetime) -> Report:
    """Apply an uploaded file as the actor saw it reported, and throw its bytes away. Raises Hidden or Refused."""
    waiting = policy.get_import(actor, import_ref)
    content = bytes(waiting.content)
    report = import_people(
        name=waiting.name, content=content, force_name=force_name, actor=actor, at=at, confirmed=confirmed
    )
    if report.applied:
        _close(waiting, at)
    return report


def _close(waiting: ImportFile, at: datetime) -> None:
    waiting.content, waiting.closed_at = b"", at
    waiting.save(update_fields=["content", "closed_at"])
