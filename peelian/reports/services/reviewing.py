"""Deciding about statements: a person accepts, corrects, rejects or adds one; every decision is kept."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.reports import policy
from peelian.reports.events import StatementAdded, StatementReviewed
from peelian.reports.models import Document, GroupReview, PeopleGroup, Report, Statement, StatementReview
from peelian.reports.queries.wordings import statement_wording, wording_of
from peelian.reports.services.moving import change, check_reason, held, settle_reading
from peelian.reports.services.taking_apart import next_ordinal
from peelian.reports.states import REVIEW_LABELS, REVIEW_TRANSITIONS, Origin, ReviewStatus, Standing
from peelian.reports.wording import Wording, canonical, storable


@transaction.atomic
def review_statement(
    report_ref: str,
    *,
    statement_ref: str,
    became: ReviewStatus,
    based_on: int,
    actor: Actor,
    at: datetime,
    reason: str = "",
    wording: Wording | None = None,
) -> StatementReview:
    """Accept, correct or reject one statement. `based_on` is the version of it that the decision was made on.

    `wording` is the statement as corrected, and goes only with a correction. Raises Refused when somebody decided
    since that version, when a correction or rejection has no reason, or when a correction changes nothing.
    """
    report = held(actor, report_ref)
    policy.check_can_review(actor, report)
    statement = policy.get_statement(report, statement_ref)
    stands = statement_wording(statement)
    check_turn(statement, statement.reviews.last(), became=became, based_on=based_on, reason=reason)
    review = write_statement_review(
        report,
        statement,
        became=became,
        wording=corrected(stands, wording) if became is ReviewStatus.CORRECTED else stands,
        reason=reason.strip(),
        actor=actor,
        at=at,
    )
    settle_reading(report, actor=actor, at=at)
    return review


def check_turn(
    thing: Statement | PeopleGroup,
    last: StatementReview | GroupReview | None,
    *,
    became: ReviewStatus,
    based_on: int,
    reason: str,
) -> None:
    """Refuse a decision on an old version of a statement or group, one that is no change, or one without a reason."""
    if thing.version != based_on:
        raise Refused(
            f"{who_and_when(last)}, after you opened it. Nothing of yours was kept: look again before you decide."
        )
    if became not in REVIEW_TRANSITIONS[ReviewStatus(thing.status)]:
        raise Refused(f"This is already at “{REVIEW_LABELS[ReviewStatus(thing.status)]}”.")
    if became is not ReviewStatus.ACCEPTED:
        check_reason(reason, "correcting it" if became is ReviewStatus.CORRECTED else "rejecting it")


def who_and_when(review: StatementReview | GroupReview | None) -> str:
    """For example “Ben Cole rejected this on 10 March 2023 at 14:02”."""
    if review is None:
        return "This was changed"
    who = names_of([review.by_ref]).get(review.by_ref, "Somebody")
    moment = timezone.localtime(review.reviewed_at)
    return f"{who} {ReviewStatus(review.action).value} this on {moment:%-d %B %Y at %H:%M}"


def corrected(stands: Wording, wording: Wording | None) -> Wording:
    """The corrected wording. Raises Refused when it is empty or the same as what stands."""
    if wording is None or not wording.text.strip():
        raise Refused("Write the statement as it should be, or reject it.")
    if wording == stands:
        raise Refused("Nothing was changed. Accept the statement if it is right as it stands.")
    return wording


def write_statement_review(
    report: Report,
    statement: Statement,
    *,
    became: ReviewStatus,
    wording: Wording,
    reason: str,
    actor: Actor,
    at: datetime,
) -> StatementReview:
    """Write one decision and its event, inside a transaction that already asked whether it may."""
    review = _add_review(statement, became=became, wording=wording, reason=reason, actor=actor, at=at)
    reviewed = StatementReviewed(
        subject=Ref(report.ref),
        statement=Ref(statement.ref),
        became=became,
        standing=wording.standing,
        version=review.version,
        words=digest_of(canonical(wording_of(review), review.reason), review.salt),
    )
    record(reviewed, actor=actor, at=at)
    return review


def _add_review(
    statement: Statement, *, became: ReviewStatus, wording: Wording, reason: str, actor: Actor, at: datetime
) -> StatementReview:
    statement.version, statement.status = statement.version + 1, became.value
    statement.save(update_fields=["version", "status"])
    return StatementReview.objects.create(
        statement=statement,
        version=statement.version,
        action=became.value,
        text=storable(wording.text),
        standing=wording.standing.value,
        source=storable(wording.source),
        dates=[dict(day) for day in wording.dates],
        by_ref=actor.ref,
        reviewed_at=at,
        reason=storable(reason),
        salt=new_salt(),
    )


@transaction.atomic
def add_statement(
    report_ref: str,
    *,
    document: Document | None,
    start: int,
    end: int,
    standing: Standing,
    actor: Actor,
    at: datetime,
    source: str = "",
    reason: str = "",
) -> Statement:
    """Add a statement that the assistant missed, by its place in the document's text (None: the typed account).

    Raises Refused when the place is not in the text, or is already a statement.
    """
    report = held(actor, report_ref)
    policy.check_can_review(actor, report)
    text = words_at(report, document, start, end)
    if report.statements.filter(document=document, start=start, end=end).exists():
        raise Refused("Those words are already a statement. Review that one instead.")
    statement = Statement.objects.create(
        ref=new_ref("S"),
        report=report,
        document=document,
        ordinal=next_ordinal(report.statements),
        text=text,
        start=start,
        end=end,
        standing=standing.value,
        source=storable(source.strip()),
        origin=Origin.PERSON.value,
        proposed_at=at,
        status=ReviewStatus.PROPOSED.value,
    )
    wording = Wording(text=text, standing=standing, source=statement.source)
    review = _add_review(
        statement, became=ReviewStatus.ACCEPTED, wording=wording, reason=reason.strip(), actor=actor, at=at
    )
    change(report)
    added = StatementAdded(
        subject=Ref(report.ref),
        statement=Ref(statement.ref),
        document=Ref(document.ref) if document else None,
        standing=standing,
        words=digest_of(canonical(wording_of(review), review.reason), review.salt),
    )
    record(added, actor=actor, at=at)
    settle_reading(report, actor=actor, at=at)
    return statement


def words_at(report: Report, document: Document | None, start: int, end: int) -> str:
    """The words at a place of a source. Raises Refused when there are none."""
    if document is not None and document.report_id != report.pk:
        raise Refused("That document belongs to another report.")
    source = document.text if document else report.text
    words = source[start:end] if 0 <= start < end <= len(source) else ""
    if not words.strip():
        raise Refused("There are no words at that place of the document.")
    return words
