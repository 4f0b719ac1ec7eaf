"""What forms of this room offer: conversations, allegations, standards, accounts."""

from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.queries import accounts_with, names_of
from peelian.cases.queries.subjects import subject_cards
from peelian.chats import policy as chats_policy
from peelian.chats.states import Lock
from peelian.law.reference.conduct import STANDARDS
from peelian.review.models import Review

if TYPE_CHECKING:
    from peelian.cases.models import Case

MOST_WORDS = 90


def conversation_choices(actor: Actor, case: "Case") -> list[tuple[str, str]]:
    """The conversations of a case that can be read, the largest first. Locked ones cannot."""
    found = chats_policy.visible_conversations(actor).filter(case=case, locked=Lock.NONE)
    return [
        (each.ref, f"{each.title or 'Without a name'} ({each.messages:,} messages)")
        for each in found.order_by("-messages", "pk")
    ]


def chosen_conversations(review: Review) -> list[str]:
    """The references of the conversations in the collection."""
    return list(review.scope.values_list("conversation__ref", flat=True))


def threads_in_words(review: Review) -> list[tuple[str, str, int]]:
    """The collection, thread by thread: reference, title and messages. One that was locked since has no title."""
    columns = ("conversation__ref", "conversation__title", "conversation__messages", "conversation__locked")
    return [
        (ref, (title or "Without a name") if locked == Lock.NONE else "Locked since", messages)
        for ref, title, messages, locked in review.scope.order_by("pk").values_list(*columns)
    ]


def allegation_choices(case: "Case") -> list[tuple[str, str]]:
    """The allegations that stand, with the subject they are made against."""
    return [
        (allegation.ref, f"{card.name}: {_short(allegation.summary)}")
        for card in subject_cards(case)
        for allegation in card.allegations
        if not allegation.withdrawn
    ]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1].rstrip() + "…"


def standard_choices() -> list[tuple[str, str]]:
    """The Standards of Professional Behaviour."""
    return [(each.code, each.title) for each in STANDARDS]


def reader_choices(review: Review) -> list[tuple[str, str]]:
    """The accounts that may read and have no part in the review yet."""
    taken = set(review.appointments.values_list("reader_ref", flat=True))
    return [(ref, name) for ref, name in accounts_with(Permission.READ_FOR_REVIEW) if ref not in taken]


def names_in(review: Review) -> dict[str, str]:
    """The names of everybody who was appointed, by account."""
    return names_of(review.appointments.values_list("reader_ref", flat=True))
