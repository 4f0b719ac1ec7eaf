"""Writing the continuity of an exhibit, and recording by hand what was done with it."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.evidence import policy
from peelian.evidence.events import MovementRecorded
from peelian.evidence.models import ContinuityEntry, Exhibit
from peelian.evidence.services.committing import check_reasons, committed_all, locked, past
from peelian.evidence.states import BY_HAND, NEEDS_WHERE, Step, status_after
from peelian.ledger.digests import new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record


def add_entry(
    exhibit: Exhibit,
    step: Step,
    *,
    actor: Actor,
    at: datetime,
    happened_at: datetime | None = None,
    **facts: object,
) -> ContinuityEntry:
    """One more line of continuity, for a service that holds the exhibit's lock. `facts` are columns of the entry."""
    last = exhibit.continuity.order_by("-number").values_list("number", flat=True).first() or 0
    return ContinuityEntry.objects.create(
        exhibit=exhibit,
        number=last + 1,
        step=step,
        happened_at=happened_at or at,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
        **facts,
    )


@transaction.atomic
def record_movement(
    *,
    exhibit: Exhibit,
    step: Step,
    happened_at: datetime,
    why: str,
    actor: Actor,
    at: datetime,
    done_by: str = "",
    where_to: str = "",
    seal_after: str | None = None,
) -> ContinuityEntry:
    """Record that an exhibit was moved, handed over, received, resealed, examined, copied, returned or destroyed.

    `seal_after` is the number of the seal it is under afterwards: empty for no seal, None when the seal was not
    touched. Raises Refused for a step that cannot follow, or lies in the future.
    """
    policy.check_can_handle(actor, exhibit.case)
    exhibit = locked(exhibit)
    step = Step(step)
    _check_step(step, where_to)
    check_reasons(why, "Say why this was done.")
    happened_at = past(happened_at, at, what="A movement")
    before, after = exhibit.seal, exhibit.seal if seal_after is None else seal_after.strip()
    if step is Step.SEAL_CHANGED and before == after:
        raise Refused(
            "Give the number of the new seal, which differs from the old one; or none, where it was opened."
        )
    exhibit.status, exhibit.seal = status_after(exhibit.status, step), after
    exhibit.save(update_fields=["status", "seal"])
    words = {"done_by": done_by, "where_to": where_to, "why": why, "seal_before": before, "seal_after": after}
    entry = add_entry(exhibit, step, actor=actor, at=at, happened_at=happened_at, **words)
    moved = MovementRecorded(
        subject=Ref(exhibit.case.ref),
        exhibit=Ref(exhibit.ref),
        number=entry.number,
        step=step,
        status=exhibit.status,
        happened_at=happened_at,
        details=committed_all(words, entry.salt, "details"),
    )
    record(moved, actor=actor, at=at)
    return entry


def _check_step(step: Step, where_to: str) -> None:
    if step not in BY_HAND:
        raise Refused("This step is written down by Peelian itself and not by hand.")
    if step in NEEDS_WHERE and not where_to.strip():
        raise Refused("Say where it went, or who received it.")
