"""The page of a review: the question, what is looked for, the rule, who reads, and what can be done next."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.access.verdicts import Action, action
from peelian.review import policy
from peelian.review.models import Category, Review
from peelian.review.queries.choosing import names_in, threads_in_words
from peelian.review.queries.progress import Counts, counts_of
from peelian.review.queries.work import OrderAge, order_age
from peelian.review.states import (
    CATEGORY_LABELS,
    GROUND_LABELS,
    IN_FAVOUR,
    ROLE_LABELS,
    SECOND_LABELS,
    STATUS_COLOURS,
    STATUS_LABELS,
    STATUS_OWNERS,
    STATUS_SENTENCES,
    UNIT_LABELS,
    CategoryKind,
    Ground,
    ReaderRole,
    ReadingStatus,
    SecondReading,
    Unit,
)

if TYPE_CHECKING:
    from peelian.cases.models import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryCard:
    """What is looked for, and what it bears on."""

    ref: str
    number: int
    label: str
    kind: str
    definition: str
    seed_words: tuple[str, ...]
    examples: tuple[str, ...]
    allegations: tuple[str, ...]
    standards: tuple[str, ...]
    in_favour: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderLine:
    """Who was appointed, as what, and whether they still are."""

    ref: str
    name: str
    role: str
    appointed_at: datetime
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """A review in a list."""

    ref: str
    url: str
    title: str
    version: int
    status: str
    colour: str
    read: int | None
    collection: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """The page of one review, for whoever leads it."""

    ref: str
    case_ref: str
    case_title: str
    title: str
    version: int
    replaces: str
    reasons: str
    question: str
    status: str
    colour: str
    sentence: str
    turn: str
    draft: bool
    preparing: bool
    conversations: tuple[str, ...]
    categories: tuple[CategoryCard, ...]
    rule: tuple[tuple[str, str], ...]
    readers: tuple[ReaderLine, ...]
    counts: Counts
    order: OrderAge | None
    """None for a second reader, who is not told how far the first has come."""
    commitment: str
    actions: dict[str, Action]


def review_lines(actor: Actor, case: "Case") -> tuple[ReviewLine, ...]:
    """The reviews of a case that the actor may know of, the newest first."""
    reviews = policy.visible_reviews(actor).filter(case=case).order_by("-pk")
    leads = policy.looks_after(actor, case)
    return tuple(
        ReviewLine(
            ref=each.ref,
            url=reverse(f"review:{'review' if leads else _entrance(actor, each)}", args=[each.ref]),
            title=each.title,
            version=each.version,
            status=STATUS_LABELS[ReadingStatus(each.status)],
            colour=STATUS_COLOURS[ReadingStatus(each.status)],
            read=counts_of(each).read if leads and _is_told(actor, each) else None,
            collection=each.collection_size,
        )
        for each in reviews
    )


def _is_told(actor: Actor, review: Review) -> bool:
    """Whether the actor may know how far the reading is."""
    try:
        policy.check_is_not_blind(actor, review)
    except Refused:
        return False
    return True


def _entrance(actor: Actor, review: Review) -> str:
    """The page that is for somebody who was appointed and does not lead."""
    return "settle" if policy.role_of(actor, review) is ReaderRole.SETTLER else "read"


def review_page(actor: Actor, review: Review) -> ReviewPage:
    """Everything about a review but what was found in it, and each action with the reason when it cannot be taken."""
    status = ReadingStatus(review.status)
    names = names_in(review)
    return ReviewPage(
        ref=review.ref,
        case_ref=review.case.ref,
        case_title=review.case.title,
        title=review.title,
        version=review.version,
        replaces=review.replaces.ref if review.replaces else "",
        reasons=review.reasons,
        question=review.question,
        status=STATUS_LABELS[status],
        colour=STATUS_COLOURS[status],
        sentence=STATUS_SENTENCES[status],
        turn=STATUS_OWNERS[status],
        draft=status == ReadingStatus.DRAFT,
        preparing=status == ReadingStatus.PREPARING,
        conversations=tuple(
            f"{title} ({messages:,} messages)" for _, title, messages in threads_in_words(review)
        ),
        categories=category_cards(review),
        rule=rule_rows(review),
        readers=tuple(
            ReaderLine(
                ref=each.reader_ref,
                name=names.get(each.reader_ref, "Unknown"),
                role=ROLE_LABELS[ReaderRole(each.role)],
                appointed_at=each.appointed_at,
                ended=each.ended_at is not None,
            )
            for each in review.appointments.order_by("appointed_at", "pk")
        ),
        counts=counts_of(review),
        order=order_age(review) if _is_told(actor, review) else None,
        commitment=review.commitment,
        actions=_actions(actor, review),
    )


def category_cards(review: Review) -> tuple[CategoryCard, ...]:
    """What is looked for, in the order of the keys."""
    categories = review.categories.prefetch_related("bearings__allegation", "examples__message")
    return tuple(_card(each) for each in categories)


def _card(category: Category) -> CategoryCard:
    kind = CATEGORY_LABELS[CategoryKind(category.kind)]
    ground = GROUND_LABELS[Ground(category.ground)].lower() if category.ground else ""
    return CategoryCard(
        ref=category.ref,
        number=category.number,
        label=category.label,
        kind=f"{kind}: {ground}" if ground else kind,
        definition=category.definition,
        seed_words=tuple(line.strip() for line in category.seed_words.splitlines() if line.strip()),
        examples=tuple(each.message.ref for each in category.examples.all()),
        allegations=tuple(each.allegation.summary for each in category.bearings.all()),
        standards=tuple(category.standards),
        in_favour=category.kind in IN_FAVOUR,
    )


def _messages(number: int) -> str:
    return f"{number:,} message{'' if number == 1 else 's'}"


def rule_rows(review: Review) -> tuple[tuple[str, str], ...]:
    """The stopping rule and the second reading, line by line."""
    return (
        ("One answer is about", UNIT_LABELS[Unit(review.unit)]),
        ("Recall to be shown", f"at least {review.target_recall} per cent"),
        ("How surely", f"{review.confidence} per cent"),
        ("Control sample", f"{_messages(review.control_size)}, drawn by lot and sealed at the start"),
        ("At each look", f"{_messages(review.elusion_size)}, drawn by lot from what is unread"),
        ("Looks allowed", str(review.looks)),
        ("Read twice", SECOND_LABELS[SecondReading(review.second_reading)]),
        ("Breaks", f"after {review.break_minutes} minutes or {review.break_items} messages"),
    )


def _actions(actor: Actor, review: Review) -> dict[str, Action]:
    offered = {
        "read": ("Read", "review:read", policy.check_can_read),
        "change": ("Change the question or the rule", "review:change", policy.check_can_change),
        "category": ("Add a category", "review:add-category", policy.check_can_change),
        "appoint": ("Appoint a reader", "review:appoint", policy.check_can_appoint),
        "start": ("Start", "review:start", policy.check_can_start),
        "progress": ("Progress and stopping", "review:progress", policy.check_can_see_results),
        "findings": ("What was found", "review:findings", policy.check_can_see_results),
        "agreement": ("How far the readers agree", "review:agreement", policy.check_can_see_results),
        "settle": ("Settle differences", "review:settle", policy.check_can_settle),
        "report": ("Stop report", "review:report", policy.check_can_see_results),
        "revise": ("Draw up a later version", "review:revise", policy.check_can_revise),
    }
    return {
        name: action(label, reverse(url, args=[review.ref]), check, actor, review)
        for name, (label, url, check) in offered.items()
    }
