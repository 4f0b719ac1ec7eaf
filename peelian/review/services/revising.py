"""A later version of a review: everything copied to be changed, with the reason, and the old one kept."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.review import policy
from peelian.review.events import ReviewDrawnUp
from peelian.review.models import Bearing, Category, Example, InScope, Review
from peelian.review.services.committing import about, check_words, locked
from peelian.review.states import ReadingStatus

COPIED = (
    "case", "title", "question", "unit", "target_recall", "confidence", "control_size", "elusion_size", "looks",
    "second_reading", "second_size", "break_minutes", "break_items",
)  # fmt: skip


@transaction.atomic
def revise_review(*, review: Review, reasons: str, actor: Actor, at: datetime) -> Review:
    """Draw up a later version of a review that has started. It takes the old one's place when it starts itself.

    Readers are appointed anew, and what was coded under the old version counts for that version alone.
    """
    old = locked(review)
    policy.check_can_revise(actor, old)
    new = Review.objects.create(
        ref=new_ref("Q"),
        version=old.version + 1,
        replaces=old,
        reasons=check_words(reasons, "Say why the question or the rule has to change."),
        salt=new_salt(),
        status=ReadingStatus.DRAFT,
        drawn_up_at=at,
        drawn_up_by_ref=actor.ref,
        **{name: getattr(old, name) for name in COPIED},
    )
    InScope.objects.bulk_create(
        InScope(review=new, conversation_id=each)
        for each in old.scope.values_list("conversation_id", flat=True)
    )
    for category in old.categories.all():
        _copy(category, new)
    drawn_up = ReviewDrawnUp(
        **about(new),
        version=new.version,
        replaces=Ref(old.ref),
        question=committed(new.question, new.salt, "question"),
        reasons=committed(new.reasons, new.salt, "reasons"),
    )
    record(drawn_up, actor=actor, at=at)
    return new


def _copy(category: Category, review: Review) -> None:
    copied = ("number", "kind", "ground", "label", "definition", "seed_words", "standards")
    new = Category.objects.create(
        ref=new_ref("QC"),
        review=review,
        salt=new_salt(),
        **{name: getattr(category, name) for name in copied},
    )
    Bearing.objects.bulk_create(
        Bearing(category=new, allegation_id=each)
        for each in category.bearings.values_list("allegation_id", flat=True)
    )
    Example.objects.bulk_create(
        Example(review=review, category=new, message_id=each)
        for each in category.examples.values_list("message_id", flat=True)
    )
