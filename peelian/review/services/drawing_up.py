"""Drawing up a review: the question, the collection, what is looked for, examples. All of it before the start."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.cases import policy as cases_policy
from peelian.chats import policy as chats_policy
from peelian.law.reference.conduct import STANDARDS
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.review import policy
from peelian.review.events import (
    CategoryAdded,
    CategoryRemoved,
    ExampleNamed,
    QuestionChanged,
    ReviewDrawnUp,
)
from peelian.review.models import Bearing, Category, Example, InScope, Review
from peelian.review.services.committing import about, check_words, locked
from peelian.review.states import CategoryKind, Ground

if TYPE_CHECKING:
    from peelian.cases.models import Case

MOST_CATEGORIES = 9
"""One a key of the keyboard."""
MOST_DRAWN = 10_000
MOST_LOOKS = 10


@transaction.atomic
def draw_up_review(*, case: "Case", title: str, question: str, actor: Actor, at: datetime) -> Review:
    """Begin a review of the messages of a case. Everything else is said before its start."""
    policy.check_can_lead(actor, case)
    review = Review.objects.create(
        ref=new_ref("Q"),
        case=case,
        title=check_words(title, "Give the review a title."),
        question=check_words(question, "Write down the question that the messages are to answer."),
        salt=new_salt(),
        drawn_up_at=at,
        drawn_up_by_ref=actor.ref,
    )
    drawn_up = ReviewDrawnUp(
        **about(review), version=1, question=committed(review.question, review.salt, "question")
    )
    record(drawn_up, actor=actor, at=at)
    return review


@transaction.atomic
def change_question(
    *,
    review: Review,
    title: str,
    question: str,
    conversations: Sequence[str],
    actor: Actor,
    at: datetime,
    **rule: Any,
) -> Review:
    """Change what is asked, of which conversations, and when to stop. `rule` takes the columns of the stopping rule.

    Raises Refused after the start, and Hidden for a conversation that the actor may not see: a locked one among them.
    """
    review = locked(review)
    policy.check_can_change(actor, review)
    review.title = check_words(title, "Give the review a title.")
    review.question = check_words(question, "Write down the question that the messages are to answer.")
    _set_rule(review, rule)
    review.save()
    _set_scope(review, conversations, actor)
    changed = QuestionChanged(
        **about(review),
        question=committed(review.question, review.salt, "question"),
        conversations=len(conversations),
    )
    record(changed, actor=actor, at=at)
    return review


def _set_rule(review: Review, rule: Mapping[str, Any]) -> None:
    allowed = {
        "unit", "target_recall", "confidence", "control_size", "elusion_size", "looks", "second_reading",
        "second_size", "break_minutes", "break_items",
    }  # fmt: skip
    for name, value in rule.items():
        if name not in allowed:
            raise TypeError(f"{name} is not part of a stopping rule.")
        setattr(review, name, value)
    if not 50 <= review.target_recall <= 99:
        raise Refused(
            "Aim for a recall between 50 and 99 per cent. Nobody can show 100 without reading everything."
        )
    if not 80 <= review.confidence <= 99:
        raise Refused("The confidence is between 80 and 99 per cent.")
    if not 0 < review.control_size <= MOST_DRAWN or not 0 < review.elusion_size <= MOST_DRAWN:
        raise Refused(f"Each sample holds between 1 and {MOST_DRAWN:,} messages.")
    if not 1 <= review.looks <= MOST_LOOKS:
        raise Refused(
            f"The samples are looked at between 1 and {MOST_LOOKS} times: each look costs confidence."
        )


def _set_scope(review: Review, refs: Sequence[str], actor: Actor) -> None:
    wanted = [chats_policy.get_conversation(actor, ref) for ref in dict.fromkeys(refs)]
    if any(found.case_id != review.case_id for found in wanted):
        raise Hidden
    InScope.objects.filter(review=review).delete()
    InScope.objects.bulk_create(InScope(review=review, conversation=found) for found in wanted)


@transaction.atomic
def add_category(
    *,
    review: Review,
    kind: CategoryKind,
    label: str,
    definition: str,
    actor: Actor,
    at: datetime,
    ground: Ground | None = None,
    seed_words: str = "",
    allegations: Sequence[str] = (),
    standards: Sequence[str] = (),
) -> Category:
    """Add one thing to look for, bound to the allegations and standards it bears on.

    Raises Refused without a ground for discrimination, without a binding for anything but what speaks in favour, and
    when every key is taken.
    """
    review = locked(review)
    policy.check_can_change(actor, review)
    ground = ground if kind is CategoryKind.DISCRIMINATION else None
    if kind is CategoryKind.DISCRIMINATION and ground is None:
        raise Refused("Say which ground the discrimination is about.", rule="Equality Act 2010 s 4")
    if unknown := set(standards) - {each.code for each in STANDARDS}:
        raise Refused(f"{', '.join(sorted(unknown))} is not a Standard of Professional Behaviour.")
    category = Category.objects.create(
        ref=new_ref("QC"),
        review=review,
        number=_free_key(review),
        kind=kind,
        ground=ground or "",
        label=check_words(label, "Give the category a name."),
        definition=check_words(
            definition, "Write down what counts and what does not, so that two readers would agree."
        ),
        seed_words=seed_words.strip(),
        standards=sorted(standards),
        salt=new_salt(),
    )
    bound = [_bear(category, ref, actor) for ref in dict.fromkeys(allegations)]
    added = CategoryAdded(
        **about(review),
        category=Ref(category.ref),
        number=category.number,
        kind=kind,
        ground=ground,
        definition=committed(category.definition, category.salt, "definition"),
        seed_words=committed(category.seed_words, category.salt, "seed_words"),
        allegations=tuple(map(Ref, bound)),
        standards=tuple(map(Ref, category.standards)),
    )
    record(added, actor=actor, at=at)
    return category


def _free_key(review: Review) -> int:
    taken = set(review.categories.values_list("number", flat=True))
    free = [number for number in range(1, MOST_CATEGORIES + 1) if number not in taken]
    if not free:
        raise Refused(
            "A review has nine categories at most, one for each key. Put what is left in a second review."
        )
    return free[0]


def _bear(category: Category, ref: str, actor: Actor) -> str:
    allegation = cases_policy.get_allegation(actor, ref)
    if allegation.subject.case_id != category.review.case_id:
        raise Hidden
    Bearing.objects.create(category=category, allegation=allegation)
    return allegation.ref


@transaction.atomic
def remove_category(*, category: Category, actor: Actor, at: datetime) -> None:
    """Take a category away before the start."""
    review = locked(category.review)
    policy.check_can_change(actor, review)
    removed = CategoryRemoved(**about(review), category=Ref(category.ref))
    category.examples.all().delete()
    category.bearings.all().delete()
    category.delete()
    record(removed, actor=actor, at=at)


@transaction.atomic
def name_example(*, category: Category, message_ref: str, actor: Actor, at: datetime) -> Example:
    """Name a message as an example of a category. It teaches the order; it is read and coded like any other."""
    review = locked(category.review)
    policy.check_can_change(actor, review)
    message = chats_policy.get_message(actor, message_ref)
    if message.conversation.case_id != review.case_id:
        raise Hidden
    if Example.objects.filter(category=category, message=message).exists():
        raise Refused("This message is an example of this category already.")
    example = Example.objects.create(review=review, category=category, message=message)
    named = ExampleNamed(**about(review), category=Ref(category.ref), message=Ref(message.ref))
    record(named, actor=actor, at=at)
    return example
