"""Taking in: a report is recorded, and documents and texts are added to it.

A report never waits for its documents. Each document is kept first, then read, then written down in a transaction of
its own, so that no document, however hostile, can lose the report or another document.
"""

import logging
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath

from django.db import DataError, transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.reports import policy
from peelian.reports.events import DocumentAdded, ReportRecorded
from peelian.reports.models import Document, Report
from peelian.reports.reading.result import Reading
from peelian.reports.services.guarding import write_mention
from peelian.reports.services.moving import change, held, settle_reading
from peelian.reports.services.opening import Opened, open_document, read_account, too_large, unwritable
from peelian.reports.services.taking_apart import write_reading
from peelian.reports.states import Channel, ReportStatus
from peelian.reports.storage import Kept, keep_original, read_original
from peelian.reports.wording import canonical, storable

log = logging.getLogger(__name__)

EARLIEST = date(1964, 1, 1)
"""Before the Police Act 1964 nothing that Peelian counts by existed; an earlier year is a slip of the pen."""


def record_report(
    *,
    channel: Channel,
    title: str,
    received_at: datetime,
    came_to_attention_on: date,
    actor: Actor,
    at: datetime,
    source_name: str = "",
    source_contact: str = "",
    source_details: Mapping[str, str] | None = None,
    anonymous: bool = False,
    reporter_person_ref: str = "",
    text: str = "",
) -> Report:
    """Record a report and have the account typed into it read.

    A self-report is about the person who makes it, so that person is walled from it at once. Raises Refused for a
    day in the future or before 1964, for an empty title, and for an anonymous report that names its source.
    """
    policy.check_can_record(actor)
    check_days(received_at=received_at, came_to_attention_on=came_to_attention_on, at=at)
    named = (source_name.strip(), source_contact.strip(), reporter_person_ref.strip())
    if anonymous and any(named):
        raise Refused(
            "An anonymous report names nobody. Take the name and contact out, or do not mark it anonymous."
        )
    report = Report(
        ref=new_ref("R"),
        channel=channel.value,
        title=_title(title),
        received_at=received_at,
        came_to_attention_on=came_to_attention_on,
        source_name=storable(named[0]),
        source_contact=storable(named[1]),
        source_details={key: storable(value) for key, value in (source_details or {}).items() if value},
        anonymous=anonymous,
        reporter_person_ref=named[2],
        text=storable(text).strip(),
        text_salt=new_salt(),
        status=ReportStatus.RECEIVED.value,
        recorded_by_ref=actor.ref,
        recorded_at=at,
    )
    reading = read_account(report.text, written_on=day_of(received_at)) if report.text else None
    _write_report(report, reading, actor=actor, at=at)
    return report


def check_days(*, received_at: datetime, came_to_attention_on: date, at: datetime) -> None:
    """Refuse days that cannot be. Either may come first: a force may hold a report before its authority knows."""
    if received_at > at:
        raise Refused("A report cannot have been received in the future. Check the date and time.")
    if came_to_attention_on > day_of(at):
        raise Refused("The matter cannot have come to attention in the future. Check the day.")
    if min(came_to_attention_on, day_of(received_at)) < EARLIEST:
        raise Refused("A day before 1964 cannot be right here. Check the year.")


def _title(title: str) -> str:
    title = " ".join(storable(title).split())
    if not title:
        raise Refused("Give the report a short title, so that people can find it.")
    return title[:200]


@transaction.atomic
def _write_report(report: Report, reading: Reading | None, *, actor: Actor, at: datetime) -> None:
    report.save(force_insert=True)
    recorded = ReportRecorded(
        subject=Ref(report.ref),
        channel=Channel(report.channel),
        received_at=report.received_at,
        came_to_attention_on=report.came_to_attention_on,
        anonymous=report.anonymous,
        account=digest_of(account_text(report), report.text_salt),
    )
    record(recorded, actor=actor, at=at)
    if report.channel == Channel.SELF_REPORT and report.reporter_person_ref:
        write_mention(report, person_ref=report.reporter_person_ref, actor=actor, at=at)
    if reading is not None:
        write_reading(report, None, reading, actor=actor, at=at)
        settle_reading(report, actor=actor, at=at)


def account_text(report: Report) -> str:
    """What the ledger's digest of a recorded report is taken of."""
    source = [report.source_name, report.source_contact, report.source_details, report.reporter_person_ref]
    return canonical(report.title, report.text, source)


def add_document(
    report_ref: str,
    *,
    filename: str,
    chunks: Iterable[bytes],
    actor: Actor,
    at: datetime,
    document_date: date | None = None,
) -> Document:
    """Keep a document's bytes, read it, and write down what was found. Never fails because of what is in the document.

    `document_date` is the day the document bears, when the person adding it knows it. A document that cannot be read,
    or is too large to keep, becomes a row that says so. Raises Refused when the report already has the same bytes.
    """
    policy.check_can_add_to(actor, policy.get_report(actor, report_ref))
    name = safe_name(filename)
    kept = keep_original(chunks)
    opened = (
        open_document(read_original(kept.path), filename=name, stated_date=document_date)
        if kept.path
        else too_large(name, size=kept.size)
    )
    try:
        return _write_document(report_ref, name, kept, opened, actor=actor, at=at)
    except DataError:
        log.exception("What was found in a document could not be written down")
        return _write_document(report_ref, name, kept, unwritable(name), actor=actor, at=at)


def add_text(
    report_ref: str, *, title: str, text: str, actor: Actor, at: datetime, document_date: date | None = None
) -> Document:
    """Add words typed or pasted by a person, kept as a document like any other. Raises Refused when there are none."""
    if not text.strip():
        raise Refused("Type or paste the text that is to be read.")
    chunks = [storable(text).encode()]
    name = f"{safe_name(title).removesuffix('.txt')}.txt"
    return add_document(
        report_ref,
        filename=name,
        chunks=chunks,
        actor=actor,
        at=at,
        document_date=document_date or day_of(at),
    )


def safe_name(filename: str) -> str:
    """A file name without folders, control characters or more than 200 characters; never empty."""
    name = PurePosixPath(storable(filename).replace("\\", "/")).name
    name = "".join(c if c.isprintable() else "_" for c in name).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if len(name) > 200:
        name = f"{stem[:180]}…{dot}{ending[:15]}" if dot else name[:200]
    return name or "document without a name"


@transaction.atomic
def _write_document(
    report_ref: str, filename: str, kept: Kept, opened: Opened, *, actor: Actor, at: datetime
) -> Document:
    report = held(actor, report_ref)
    policy.check_can_add_to(actor, report)
    _check_is_new(report, filename, kept.sha256)
    document = Document.objects.create(
        ref=new_ref("D"),
        report=report,
        filename=filename,
        kind=opened.kind[:100],
        size=kept.size,
        sha256=kept.sha256,
        path=kept.path,
        state=opened.state.value,
        trouble=storable(opened.trouble),
        text=storable(opened.text),
        notes=[storable(note) for note in opened.notes],
        document_date=opened.document_date,
        dated_from=storable(opened.dated_from)[:300],
        received_at=at,
        added_by_ref=actor.ref,
    )
    change(report)
    added = DocumentAdded(
        subject=Ref(report.ref),
        document=Ref(document.ref),
        size=kept.size,
        sha256=Digest(kept.sha256),
        state=opened.state,
    )
    record(added, actor=actor, at=at)
    if opened.reading is not None:
        write_reading(report, document, opened.reading, actor=actor, at=at)
        settle_reading(report, actor=actor, at=at)
    return document


def _check_is_new(report: Report, filename: str, sha256: str) -> None:
    same = report.documents.filter(sha256=sha256).first()
    if same is not None:
        raise Refused(
            f"{filename} is already with this report, byte for byte, as {same.filename} ({same.ref})."
        )
