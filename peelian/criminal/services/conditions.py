"""The conditions of bail, and whether the alleged victim was asked about them."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.criminal import policy
from peelian.criminal.events import BailConditionsVaried
from peelian.criminal.models import BailConditions, Release
from peelian.criminal.services.committing import check_day, check_reasons
from peelian.criminal.states import ReleaseKind, VictimsView
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record


@transaction.atomic
def vary_conditions(
    *,
    release: Release,
    from_on: date,
    conditions: str,
    victims_view: VictimsView,
    reasons: str,
    actor: Actor,
    at: datetime,
    victims_words: str = "",
) -> BailConditions:
    """Set other conditions of bail from a day on. The earlier ones are kept."""
    policy.check_can_record(actor, release.strand.case)
    if release.kind != ReleaseKind.BAIL or release.ended_on is not None:
        raise Refused("Only bail that goes on has conditions.")
    latest = release.conditions.order_by("-version").first()
    if latest and from_on < latest.from_on:
        raise Refused("These conditions cannot begin before those that they replace.")
    return write_conditions(
        release,
        from_on=from_on,
        conditions=conditions,
        victims_view=victims_view,
        victims_words=victims_words,
        reasons=reasons,
        actor=actor,
        at=at,
    )


def write_conditions(
    release: Release,
    *,
    from_on: date,
    conditions: str,
    victims_view: VictimsView,
    victims_words: str,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> BailConditions:
    """Keep a version of the conditions and tell the ledger. Raises Refused without reasons, or a view without words."""
    check_reasons(reasons)
    check_day(from_on, at, what="The conditions")
    if victims_view is VictimsView.GIVEN and not victims_words.strip():
        raise Refused("Say what the alleged victim's view of the conditions is.")
    version = BailConditions.objects.create(
        release=release,
        version=release.conditions.count() + 1,
        from_on=from_on,
        conditions=conditions,
        victims_view=victims_view,
        victims_words=victims_words,
        reasons=reasons,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    strand = release.strand
    varied = BailConditionsVaried(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        release=Ref(release.ref),
        version=version.version,
        from_on=from_on,
        victims_view=victims_view,
        conditions=committed(conditions, version.salt, "conditions"),
        reasons=committed(reasons, version.salt, "reasons"),
    )
    record(varied, actor=actor, at=at)
    return version
