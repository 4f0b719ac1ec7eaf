"""The suspected offence: unknown, later known, later another. Each answer is added to the line, never changed."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.cases.states import Standing
from peelian.criminal import policy
from peelian.criminal.events import OffenceRecorded
from peelian.criminal.models import OffenceVersion, Strand, Suspicion
from peelian.criminal.offences import anonymity_of, offence_named
from peelian.criminal.services.committing import check_day, check_reasons, locked
from peelian.criminal.states import Anonymity, OffenceKind
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.reports import policy as reports_policy

if TYPE_CHECKING:
    from peelian.reports.models import Statement


@transaction.atomic
def suspect_offence(
    *,
    strand: Strand,
    kind: OffenceKind,
    standing: Standing,
    known_on: date,
    said_by: str,
    reasons: str,
    actor: Actor,
    at: datetime,
    offence: str = "",
    words: str = "",
    anonymity: Anonymity | None = None,
    conduct_from: date | None = None,
    conduct_to: date | None = None,
    statement_ref: str = "",
) -> OffenceVersion:
    """Begin the line of one suspected offence, known or not. The keywords are those of `record_offence`."""
    policy.check_can_record(actor, strand.case)
    strand = locked(strand)
    suspicion = Suspicion.objects.create(
        ref=new_ref("SO"), strand=strand, number=strand.suspicions.count() + 1
    )
    return record_offence(
        suspicion=suspicion,
        based_on=0,
        kind=kind,
        standing=standing,
        known_on=known_on,
        said_by=said_by,
        reasons=reasons,
        offence=offence,
        words=words,
        anonymity=anonymity,
        conduct_from=conduct_from,
        conduct_to=conduct_to,
        statement_ref=statement_ref,
        actor=actor,
        at=at,
    )


@transaction.atomic
def record_offence(
    *,
    suspicion: Suspicion,
    based_on: int,
    kind: OffenceKind,
    standing: Standing,
    known_on: date,
    said_by: str,
    reasons: str,
    actor: Actor,
    at: datetime,
    offence: str = "",
    words: str = "",
    anonymity: Anonymity | None = None,
    conduct_from: date | None = None,
    conduct_to: date | None = None,
    statement_ref: str = "",
) -> OffenceVersion:
    """Record what is known of a suspected offence from a day on: that it is unknown, which it is, or that it is none.

    `offence` is a code of the list for kind LISTED, `words` names one that is not on it. `known_on` may lie before
    today, and `recorded_at` says when it was written down: nothing is dated back. `anonymity` is asked for an offence
    in words; for a listed one the law's own list answers. Raises Refused when somebody recorded another answer first.
    """
    strand = suspicion.strand
    policy.check_can_record(actor, strand.case)
    check_reasons(reasons)
    check_day(known_on, at, what="What is known")
    _check_span(conduct_from, conduct_to, at)
    latest = suspicion.versions.select_for_update().order_by("-version").first()
    if (latest.version if latest else 0) != based_on:
        raise Refused(
            "Someone else recorded an answer to this while you had the page open. Read theirs first."
        )
    offence, words = _fitting(kind, offence, words)
    statement = _statement(strand, statement_ref) if statement_ref else None
    version = OffenceVersion.objects.create(
        suspicion=suspicion,
        version=based_on + 1,
        kind=kind,
        offence=offence,
        words=words,
        anonymity=anonymity_of(kind, offence, said=anonymity),
        standing=standing,
        conduct_from=conduct_from,
        conduct_to=conduct_to,
        known_on=known_on,
        said_by=said_by,
        statement=statement,
        reasons=reasons,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    record(_told(version), actor=actor, at=at)
    return version


def _told(version: OffenceVersion) -> OffenceRecorded:
    strand, statement = version.suspicion.strand, version.statement
    return OffenceRecorded(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        suspicion=Ref(version.suspicion.ref),
        version=version.version,
        kind=OffenceKind(version.kind),
        offence=Ref(version.offence) if version.offence else None,
        words=committed(version.words, version.salt, "words") if version.words else None,
        standing=Standing(version.standing),
        anonymity=Anonymity(version.anonymity),
        conduct_from=version.conduct_from,
        conduct_to=version.conduct_to,
        known_on=version.known_on,
        statement=Ref(statement.ref) if statement else None,
        reasons=committed(version.reasons, version.salt, "reasons"),
    )


def _fitting(kind: OffenceKind, offence: str, words: str) -> tuple[str, str]:
    """The code and words that a kind takes. Raises Refused when what it needs is missing."""
    if kind is OffenceKind.LISTED:
        if not offence:
            raise Refused("Choose the offence from the list.")
        return offence, offence_named(offence).title
    if kind is OffenceKind.OTHER and not words.strip():
        raise Refused("Name the offence in words, since it is not on the list.")
    return "", words.strip() if kind is OffenceKind.OTHER else ""


def _check_span(conduct_from: date | None, conduct_to: date | None, at: datetime) -> None:
    if conduct_from and conduct_to and conduct_to < conduct_from:
        raise Refused("The conduct cannot end before it begins. Check the two dates.")
    for day in (conduct_from, conduct_to):
        if day:
            check_day(day, at, what="The conduct")


def _statement(strand: Strand, ref: str) -> "Statement":
    """The statement with this reference in one of the case's own reports."""
    for link in strand.case.report_links.select_related("report"):
        try:
            return reports_policy.get_statement(link.report, ref)
        except Hidden:
            continue
    raise Refused("That statement belongs to no report of this case. Join its report first.")
