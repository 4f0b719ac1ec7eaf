"""Deciding about groups of people, and accepting at once what is left."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.reports import policy
from peelian.reports.events import GroupReviewed
from peelian.reports.models import GroupReview, PeopleGroup, Report
from peelian.reports.queries.wordings import group_wording, group_wording_of, statement_wording
from peelian.reports.services.moving import held, settle_reading
from peelian.reports.services.reviewing import check_turn, write_statement_review
from peelian.reports.states import ReviewStatus
from peelian.reports.wording import GroupWording, canonical, storable


@transaction.atomic
def review_group(
    report_ref: str,
    *,
    group_ref: str,
    became: ReviewStatus,
    based_on: int,
    actor: Actor,
    at: datetime,
    reason: str = "",
    wording: GroupWording | None = None,
) -> GroupReview:
    """Accept, correct or reject one group of people. Raises Refused as `review_statement` does."""
    report = held(actor, report_ref)
    policy.check_can_review(actor, report)
    group = policy.get_group(report, group_ref)
    stands = group_wording(group)
    check_turn(group, group.reviews.last(), became=became, based_on=based_on, reason=reason)
    review = _write(
        report,
        group,
        became=became,
        wording=_corrected(stands, wording) if became is ReviewStatus.CORRECTED else stands,
        reason=reason.strip(),
        actor=actor,
        at=at,
    )
    settle_reading(report, actor=actor, at=at)
    return review


def _corrected(stands: GroupWording, wording: GroupWording | None) -> GroupWording:
    if wording is None or not (wording.description.strip() and wording.role.strip()):
        raise Refused("Say who the group is, or reject it.")
    if wording.count is not None and wording.count < 1:
        raise Refused("A group has at least one person in it. Leave the number empty when nobody has said.")
    if wording == stands:
        raise Refused("Nothing was changed. Accept the group if it is right as it stands.")
    return wording


def _write(
    report: Report,
    group: PeopleGroup,
    *,
    became: ReviewStatus,
    wording: GroupWording,
    reason: str,
    actor: Actor,
    at: datetime,
) -> GroupReview:
    group.version, group.status = group.version + 1, became.value
    group.save(update_fields=["version", "status"])
    review = GroupReview.objects.create(
        group=group,
        version=group.version,
        action=became.value,
        role=storable(wording.role)[:100],
        count=wording.count,
        description=storable(wording.description),
        by_ref=actor.ref,
        reviewed_at=at,
        reason=storable(reason),
        salt=new_salt(),
    )
    reviewed = GroupReviewed(
        subject=Ref(report.ref),
        group=Ref(group.ref),
        became=became,
        count=wording.count,
        version=review.version,
        words=digest_of(canonical(group_wording_of(review), review.reason), review.salt),
    )
    record(reviewed, actor=actor, at=at)
    return review


@transaction.atomic
def accept_all_remaining(
    report_ref: str,
    *,
    actor: Actor,
    at: datetime,
    statement_refs: Collection[str] | None = None,
    group_refs: Collection[str] | None = None,
) -> int:
    """Accept what nobody has decided about yet, each recorded by itself, and return how many that was.

    A page passes the references it showed, so that nothing is accepted that the person has not seen; None means
    all. What somebody decided about in the meantime is left as they decided it.
    """
    report = held(actor, report_ref)
    policy.check_can_review(actor, report)
    statements = report.statements.filter(status=ReviewStatus.PROPOSED.value).prefetch_related("reviews")
    groups = report.groups.filter(status=ReviewStatus.PROPOSED.value).prefetch_related("reviews")
    if statement_refs is not None:
        statements = statements.filter(ref__in=statement_refs)
    if group_refs is not None:
        groups = groups.filter(ref__in=group_refs)
    became, count = ReviewStatus.ACCEPTED, 0
    for count, statement in enumerate(statements, start=1):  # noqa: B007 - the last number is the count
        write_statement_review(
            report,
            statement,
            became=became,
            wording=statement_wording(statement),
            reason="",
            actor=actor,
            at=at,
        )
    for group in groups:
        _write(report, group, became=became, wording=group_wording(group), reason="", actor=actor, at=at)
        count += 1
    settle_reading(report, actor=actor, at=at)
    return count
