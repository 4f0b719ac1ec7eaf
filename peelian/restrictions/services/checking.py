"""Checking a roster, and applying the rows that can be kept when somebody says so: all of them or none."""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.restrictions import policy_lists
from peelian.restrictions.events import RosterApplied, RosterChecked, RosterDiscarded
from peelian.restrictions.folding import folded
from peelian.restrictions.models import Posting, PostingAlert, RosterFile
from peelian.restrictions.queries.examining import Examined, examine
from peelian.restrictions.rosters.checking import RosterRow
from peelian.restrictions.rosters.kept_report import ForbiddenRow, RosterReport, as_text, from_text
from peelian.restrictions.rosters.reading import too_large
from peelian.restrictions.rosters.words import Cause
from peelian.restrictions.services.alerting import raise_alerts

_BATCH = 1_000


def check_roster(
    *, name: str, content: bytes, actor: Actor, at: datetime, as_json: bool = False
) -> RosterFile:
    """Read a roster, say row by row what cannot be kept and what a restriction forbids, and keep it until applied.

    Nobody is posted by it. A file of the actor's that still waits is discarded. Raises Refused without permission
    and for a file that is too large.
    """
    policy_lists.check_can_check_rosters(actor)
    if sentence := too_large(len(content)):
        raise Refused(sentence)
    # Read outside the transaction: on SQLite it would keep everybody else from writing for as long as it takes.
    examined = examine(content, as_json=as_json, at=at, on=day_of(at))
    return _keep(examined, name=name, content=content, as_json=as_json, actor=actor, at=at)


@transaction.atomic
def _keep(
    examined: Examined, *, name: str, content: bytes, as_json: bool, actor: Actor, at: datetime
) -> RosterFile:
    for waiting in RosterFile.objects.filter(account_ref=actor.ref, applied_at=None, discarded_at=None):
        discard_roster(roster=waiting, actor=actor, at=at)
    roster = RosterFile.objects.create(
        ref=new_ref("RR"),
        name=name[-200:],
        as_json=as_json,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        report=as_text(_report(examined)),
        rows=examined.reading.count,
        kept=len(examined.rows),
        account_ref=actor.ref,
        checked_at=at,
    )
    checked = RosterChecked(
        subject=Ref(roster.ref), file=Digest(roster.digest), rows=roster.rows, kept=roster.kept
    )
    record(checked, actor=actor, at=at)
    return roster


def _report(examined: Examined) -> RosterReport:
    by_line = {row.line: row for row in examined.rows}
    return RosterReport(
        notes=tuple(examined.reading.notes),
        problems=tuple(examined.reading.problems),
        forbidden=tuple(
            ForbiddenRow(
                line=clash.duty.key,
                number=by_line[clash.duty.key].number,
                duty=by_line[clash.duty.key].duty_code,
                place=by_line[clash.duty.key].place,
                restriction=clash.binding.restriction,
                condition=clash.binding.condition or "",
                trait=clash.trait or "",
            )
            for clash in examined.forbidden
        ),
        replaces=tuple(
            (line, _in_words(posting))
            for line, postings in sorted(examined.gives_way.items())
            for posting in postings
        ),
        held=len(examined.held),
        fingerprint=examined.fingerprint,
    )


def _in_words(posting: Posting) -> str:
    end = f"until {posting.to_at:%Y-%m-%d %H:%M}" if posting.to_at else "until further notice"
    return f"{posting.duty.code} from {posting.from_at:%Y-%m-%d %H:%M} {end} (UTC)"


@transaction.atomic
def apply_roster(*, roster: RosterFile, actor: Actor, at: datetime) -> list[PostingAlert]:
    """Post the people of the rows that can be kept, and raise an alert for each that a restriction forbids.

    All of those rows or none. What stands already is left as it is, so applying the same file twice changes nothing
    more. Returns the alerts. Raises Refused when it was applied or discarded before, when no row can be kept, and when
    what it would do is no longer what was shown.
    """
    policy_lists.check_can_check_rosters(actor)
    roster = RosterFile.objects.select_for_update().get(pk=roster.pk)
    _check_is_open(roster)
    examined = examine(bytes(roster.content), as_json=roster.as_json, at=at, on=day_of(at))
    if not examined.rows:
        raise Refused("No row of this file can be kept, so there is nothing to apply.")
    if examined.fingerprint != from_text(roster.report).fingerprint:
        raise Refused(
            "People, duty codes or postings have changed since this file was checked. Check it again, and look at "
            "the new report."
        )
    added = _post(examined, roster, at)
    roster.content, roster.applied_at = b"", at
    roster.save(update_fields=["content", "applied_at"])
    _tell(roster, examined, len(added), actor=actor, at=at)
    people = {row.person for row in examined.rows}
    return raise_alerts(people=people, cause=Cause.ROSTER, actor=actor, at=at, roster=roster)


def _check_is_open(roster: RosterFile) -> None:
    if roster.applied_at:
        raise Refused(f"{roster.name} was applied already, as {roster.ref}.")
    if roster.discarded_at:
        raise Refused(f"{roster.name} was discarded. Check it again if it is wanted after all.")


def _post(examined: Examined, roster: RosterFile, at: datetime) -> list[Posting]:
    new = [row for row in examined.rows if row.identity not in examined.held]
    postings = [_posting(examined, row, roster, at) for row in new]
    gone = [
        (old, posting) for row, posting in zip(new, postings, strict=True)
        for old in examined.gives_way.get(row.line, [])
    ]  # fmt: skip
    try:
        with transaction.atomic():
            Posting.objects.bulk_create(postings, batch_size=_BATCH)
            for old, posting in gone:
                old.replaced_by = posting
            Posting.objects.bulk_update([old for old, _ in gone], ["replaced_by"], batch_size=_BATCH)
    except IntegrityError as problem:
        raise Refused(
            "Somebody applied the same postings at the same moment. Nothing was applied; check it again."
        ) from problem
    return postings


def _posting(examined: Examined, row: RosterRow, roster: RosterFile, at: datetime) -> Posting:
    return Posting(
        ref=new_ref("RO"),
        person_id=examined.keys[row.person],
        roster=roster,
        line=row.line,
        identity=row.identity,
        duty=examined.codes[row.duty_code],
        place=row.place,
        folded_place=folded(row.place),
        words=row.duty,
        from_at=row.from_at,
        to_at=row.to_at,
        added_at=at,
    )


def _tell(roster: RosterFile, examined: Examined, added: int, *, actor: Actor, at: datetime) -> None:
    applied = RosterApplied(
        subject=Ref(roster.ref),
        file=Digest(roster.digest),
        rows=roster.rows,
        kept=roster.kept,
        added=added,
        held=len(examined.held),
        replaced=sum(len(gone) for gone in examined.gives_way.values()),
    )
    record(applied, actor=actor, at=at)


@transaction.atomic
def discard_roster(*, roster: RosterFile, actor: Actor, at: datetime) -> None:
    """Throw away the bytes of a roster that was not applied. Its report stays."""
    policy_lists.check_can_check_rosters(actor)
    roster = RosterFile.objects.select_for_update().get(pk=roster.pk)
    _check_is_open(roster)
    roster.content, roster.discarded_at = b"", at
    roster.save(update_fields=["content", "discarded_at"])
    record(RosterDiscarded(subject=Ref(roster.ref)), actor=actor, at=at)
