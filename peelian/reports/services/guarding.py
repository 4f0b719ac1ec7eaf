"""Walls: whom a report is about, and who may open a sealed one."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.reports import policy
from peelian.reports.events import (
    MentionWithdrawn,
    PersonMentioned,
    ReaderEnded,
    ReaderLetIn,
    ReportSealed,
    ReportUnsealed,
)
from peelian.reports.models import Mention, Report, ReportReader
from peelian.reports.services.moving import change, check_reason, held


@transaction.atomic
def mention_person(report_ref: str, *, person_ref: str, actor: Actor, at: datetime) -> Mention:
    """Record that the report is about a person, who from this moment cannot see that it exists.

    Recording the same person again changes nothing and records nothing.
    """
    report = held(actor, report_ref)
    policy.check_can_mention(actor, report)
    known = report.mentions.filter(person_ref=person_ref, withdrawn_at=None).first()
    return known or write_mention(report, person_ref=person_ref, actor=actor, at=at)


def write_mention(report: Report, *, person_ref: str, actor: Actor, at: datetime) -> Mention:
    """Write the mention and its event, inside a transaction that already asked whether it may."""
    mention = Mention.objects.create(
        report=report, person_ref=person_ref, mentioned_by_ref=actor.ref, mentioned_at=at
    )
    change(report)
    record(PersonMentioned(subject=Ref(report.ref), person=Ref(person_ref)), actor=actor, at=at)
    return mention


@transaction.atomic
def withdraw_mention(report_ref: str, *, person_ref: str, reasons: str, actor: Actor, at: datetime) -> None:
    """Take back a mention made by mistake, with reasons. The person may then see the report if their role allows."""
    report = held(actor, report_ref)
    policy.check_can_mention(actor, report)
    reasons = check_reason(reasons, "withdrawing the mention")
    salt = new_salt()
    live = report.mentions.filter(person_ref=person_ref, withdrawn_at=None)
    if not live.update(withdrawn_at=at, reasons=reasons, salt=salt):
        raise Refused("That person is not recorded as one the report is about.")
    change(report)
    withdrawn = MentionWithdrawn(
        subject=Ref(report.ref), person=Ref(person_ref), reasons=digest_of(reasons, salt)
    )
    record(withdrawn, actor=actor, at=at)


@transaction.atomic
def seal_report(report_ref: str, *, reasons: str, actor: Actor, at: datetime) -> Report:
    """Seal a report: only its recorder, whoever sealed it, and those let in can know of it.

    Sealing what is sealed changes nothing. Raises Refused without reasons.
    """
    report = held(actor, report_ref)
    policy.check_can_seal(actor, report)
    if report.sealed:
        return report
    reasons, salt = check_reason(reasons, "sealing the report"), new_salt()
    change(report, sealed=True, sealing_reasons=reasons, sealing_salt=salt)
    record(ReportSealed(subject=Ref(report.ref), reasons=digest_of(reasons, salt)), actor=actor, at=at)
    if actor.kind == "person" and actor.ref != report.recorded_by_ref:
        _write_reader(report, account_ref=actor.ref, reasons="Sealed the report.", actor=actor, at=at)
    return report


@transaction.atomic
def unseal_report(report_ref: str, *, reasons: str, actor: Actor, at: datetime) -> Report:
    """Lift the seal, so that everyone who reads reports can know of it again. The walls of own matter stay."""
    report = held(actor, report_ref)
    policy.check_can_unseal(actor, report)
    reasons, salt = check_reason(reasons, "lifting the seal"), new_salt()
    change(report, sealed=False, sealing_reasons=reasons, sealing_salt=salt)
    record(ReportUnsealed(subject=Ref(report.ref), reasons=digest_of(reasons, salt)), actor=actor, at=at)
    return report


@transaction.atomic
def let_in(report_ref: str, *, account_ref: str, reasons: str, actor: Actor, at: datetime) -> ReportReader:
    """Let one account read a sealed report. Raises Refused without reasons, or when the account is already let in."""
    report = held(actor, report_ref)
    policy.check_can_let_in(actor, report)
    reasons = check_reason(reasons, "letting this person in")
    reads = report.readers.filter(account_ref=account_ref, until_at=None).exists()
    if reads or account_ref == report.recorded_by_ref:
        raise Refused("That person can already read the report.")
    return _write_reader(report, account_ref=account_ref, reasons=reasons, actor=actor, at=at)


@transaction.atomic
def open_to_case(report_ref: str, *, account_ref: str, actor: Actor, at: datetime) -> None:
    """Let somebody read a report because they are on a case that it led to. Letting them in again changes nothing.

    The cases room calls this when somebody joins a case, and `close_to_case` when they leave it.
    """
    report = held(actor, report_ref)
    if not report.readers.filter(account_ref=account_ref, until_at=None).exists():
        _write_reader(report, account_ref=account_ref, reasons="On a case it led to.", actor=actor, at=at)


@transaction.atomic
def close_to_case(report_ref: str, *, account_ref: str, actor: Actor, at: datetime) -> None:
    """End the reading of somebody who is on no case that the report led to any more."""
    report = held(actor, report_ref)
    if report.readers.filter(account_ref=account_ref, until_at=None).update(until_at=at):
        record(ReaderEnded(subject=Ref(report.ref), account=Ref(account_ref)), actor=actor, at=at)


def _write_reader(
    report: Report, *, account_ref: str, reasons: str, actor: Actor, at: datetime
) -> ReportReader:
    salt = new_salt()
    reader = ReportReader.objects.create(
        report=report,
        account_ref=account_ref,
        let_in_by_ref=actor.ref,
        let_in_at=at,
        reasons=reasons,
        salt=salt,
    )
    entered = ReaderLetIn(subject=Ref(report.ref), account=Ref(account_ref), reasons=digest_of(reasons, salt))
    record(entered, actor=actor, at=at)
    return reader
