"""Settling what two readers saw differently: by a third account, with reasons."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.review import policy
from peelian.review.events import DifferenceSettled
from peelian.review.models import Category, Review, Settlement
from peelian.review.queries.differences import difference_about
from peelian.review.services.committing import about, check_words, locked
from peelian.review.states import Answer


@transaction.atomic
def settle_difference(
    *,
    review: Review,
    message_ref: str,
    category: Category,
    answer: Answer,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> Settlement:
    """Say which answer stands. Raises Refused for a reader of either reading, a doubt, and what is settled already."""
    review = locked(review)
    policy.check_can_settle(actor, review)
    difference = difference_about(review, message_ref, category)
    if difference is None:
        raise Refused("The two readers do not differ on this, or it is settled already.")
    if actor.ref in {difference.first_reader_ref, difference.second_reader_ref}:
        raise Refused("You read this message, so somebody else settles it.")
    if answer is Answer.UNSURE:
        raise Refused("Decide yes or no. What stays in doubt after three people have read it is not shown.")
    settlement = Settlement.objects.create(
        review=review,
        message_id=difference.message_id,
        category=category,
        first_reader_ref=difference.first_reader_ref,
        second_reader_ref=difference.second_reader_ref,
        answer=answer,
        reasons=check_words(reasons, "Say why this answer stands."),
        salt=new_salt(),
        settled_at=at,
        settled_by_ref=actor.ref,
    )
    settled = DifferenceSettled(
        **about(review),
        message=Ref(message_ref),
        category=Ref(category.ref),
        first_reader_ref=Ref(settlement.first_reader_ref),
        second_reader_ref=Ref(settlement.second_reader_ref),
        answer=answer,
        reasons=committed(settlement.reasons, settlement.salt, "reasons"),
    )
    record(settled, actor=actor, at=at)
    return settlement
