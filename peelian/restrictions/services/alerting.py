"""Raising an alert when a restricted person is put where a restriction forbids, and answering it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.restrictions import policy_lists
from peelian.restrictions.events import AlertAnswered, AlertRaised
from peelian.restrictions.models import PostingAlert, Restriction, RestrictionCondition, RosterFile
from peelian.restrictions.queries.bindings import bearing_on, bindings_in, held_duties, kept_apart
from peelian.restrictions.rosters.testing import Clash, clashes
from peelian.restrictions.rosters.words import AlertAnswer, Cause
from peelian.restrictions.services.writing import about
from peelian.restrictions.states import RestrictionStatus


def raise_alerts(
    *, people: Collection[str], cause: Cause, actor: Actor, at: datetime, roster: RosterFile | None = None
) -> list[PostingAlert]:
    """Test what is held of some people, and of those who are kept apart from them, and raise what has no alert yet.

    `people` are references. For services of this room and its projection, inside their transaction. Every restriction
    in force counts, also those that the actor may not know of.
    """
    bindings = bindings_in(bearing_on(people), on=day_of(at))
    wanted = {
        person for person, held in bindings.items() if person in people or kept_apart(held) & set(people)
    }
    apart = {name for person in wanted for name in kept_apart(bindings[person])}
    duties = held_duties(wanted | apart, after=at, roster=roster.pk if roster else None)
    beside = [duty for duty in duties if duty.person in apart]
    found = [
        clash
        for duty in duties
        if duty.person in wanted
        for clash in clashes(duty, bindings[duty.person], beside=beside)
    ]
    return _raise(found, cause, actor=actor, at=at)


def _raise(found: list[Clash], cause: Cause, *, actor: Actor, at: datetime) -> list[PostingAlert]:
    postings = {clash.duty.key for clash in found}
    known = set(
        PostingAlert.objects.filter(posting__in=postings).values_list(
            "posting_id", "restriction__ref", "condition__ref"
        )
    )
    refs = {clash.binding.restriction for clash in found}
    rows = Restriction.objects.filter(ref__in=refs).select_related("case", "officer")
    restrictions = {row.ref: row for row in rows}
    bound = RestrictionCondition.objects.filter(
        ref__in={c.binding.condition for c in found if c.binding.condition}
    )
    conditions = {row.ref: row for row in bound}
    raised = []
    for clash in found:
        if (clash.duty.key, clash.binding.restriction, clash.binding.condition) not in known:
            restriction = restrictions[clash.binding.restriction]
            condition = conditions.get(clash.binding.condition or "")
            raised.append(_one(clash, restriction, condition, cause, actor=actor, at=at))
    return raised


def _one(
    clash: Clash,
    restriction: Restriction,
    condition: RestrictionCondition | None,
    cause: Cause,
    *,
    actor: Actor,
    at: datetime,
) -> PostingAlert:
    alert = PostingAlert.objects.create(
        ref=new_ref("RA"),
        posting_id=clash.duty.key,
        restriction=restriction,
        condition=condition,
        trait=clash.trait or "",
        cause=cause,
        raised_at=at,
    )
    raised = AlertRaised(
        **about(restriction),
        alert=Ref(alert.ref),
        posting=Ref(alert.posting.ref),
        condition=Ref(condition.ref) if condition else None,
        trait=clash.trait,
        cause=cause,
    )
    record(raised, actor=actor, at=at)
    return alert


@transaction.atomic
def answer_alert(
    *, alert: PostingAlert, answer: AlertAnswer, reasons: str, actor: Actor, at: datetime
) -> PostingAlert:
    """Say what came of an alert, once. Raises Refused without reasons, and when the condition stands as it stood."""
    alert = (
        PostingAlert.objects.select_for_update(of=("self",))
        .select_related("restriction__case", "restriction__officer", "condition")
        .get(pk=alert.pk)
    )
    policy_lists.check_can_answer(actor, alert)
    if not reasons.strip():
        raise Refused("Say what was done, so that somebody else can check it.")
    if answer is AlertAnswer.CONDITION_VARIED:
        _check_was_varied(actor, alert)
    alert.answer, alert.reasons, alert.salt = answer, reasons.strip(), new_salt()
    alert.answered_by_ref, alert.answered_at = actor.ref, at
    alert.save()
    answered = AlertAnswered(
        **about(alert.restriction),
        alert=Ref(alert.ref),
        answer=answer,
        reasons=digest_of(alert.reasons, alert.salt),
    )
    record(answered, actor=actor, at=at)
    return alert


def _check_was_varied(actor: Actor, alert: PostingAlert) -> None:
    """A condition is varied where it was imposed, with reasons; saying so here would change nothing."""
    if not policy_lists.sees_restriction(actor, alert):
        raise Refused("Whether a condition was varied is for those who decide it. Call them.")
    ended = alert.restriction.status == RestrictionStatus.ENDED
    varied = alert.condition is not None and alert.condition.until_date is not None
    if not (ended or varied):
        raise Refused("The restriction stands as it stood when the alert was raised. Vary or end it first.")
