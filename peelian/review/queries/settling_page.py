"""What waits to be settled, and one difference with the message before the settler."""

from dataclasses import dataclass

from peelian.access.actors import Actor
from peelian.chats import policy as chats_policy
from peelian.chats.queries.naming import names_for
from peelian.review.models import Note, Review
from peelian.review.queries.differences import Difference, count_open, open_differences
from peelian.review.queries.reading_page import AROUND, Line, around_message, lines_of
from peelian.review.states import ANSWER_LABELS

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlingPage:
    """The list: what each of the two said is shown, who they are is not."""

    ref: str
    title: str
    waiting: int
    differences: tuple[tuple[Difference, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencePage:
    """One difference, with the message in its conversation and what the category means."""

    category: str
    definition: str
    first: str
    second: str
    message: Line
    before: tuple[Line, ...]
    after: tuple[Line, ...]
    notes: tuple[str, ...]


def settling_page(review: Review) -> SettlingPage:
    """What two readers saw differently and nobody has settled."""
    return SettlingPage(
        ref=review.ref,
        title=review.title,
        waiting=count_open(review),
        differences=tuple(
            (each, ANSWER_LABELS[each.first], ANSWER_LABELS[each.second])
            for each in open_differences(review, most=MOST)
        ),
    )


def difference_page(actor: Actor, review: Review, difference: Difference) -> DifferencePage:
    """One of them, for whoever settles. Raises Hidden for a message that they may not read."""
    message = chats_policy.get_message(actor, difference.message_ref)
    names = names_for(actor, review.case)
    before, after = around_message(actor, message, most=AROUND, names=names)
    category = review.categories.get(ref=difference.category_ref)
    notes = Note.objects.filter(review=review, message=message.pk).order_by("written_at", "pk")
    return DifferencePage(
        category=category.label,
        definition=category.definition,
        first=ANSWER_LABELS[difference.first],
        second=ANSWER_LABELS[difference.second],
        message=lines_of([message], names)[0],
        before=before,
        after=after,
        notes=tuple(notes.values_list("text", flat=True)),
    )
