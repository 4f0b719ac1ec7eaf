"""Small real reviews for the tests: a group of 200 messages in the case about Ed, read through services.

Nothing here is a real message, and no real abuse is written out: what a review would look for says `[abuse]`.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

from peelian.access.permissions import Role
from peelian.access.services import grant_role
from peelian.cases.models import Case
from peelian.chats.models import Conversation, Message, Participant
from peelian.chats.states import Certainty, ConversationKind, Lock
from peelian.review.models import Category, Review, Turn
from peelian.review.services.appointing import appoint_reader
from peelian.review.services.coding import save_coding
from peelian.review.services.drawing_up import add_category, change_question, draw_up_review
from peelian.review.services.queueing import take_next
from peelian.review.services.starting import start_review
from peelian.review.states import Answer, CategoryKind, Ground, ReaderRole, SecondReading, Unit
from tests.cases.factories import investigated
from tests.cast import Cast, Member

NOW = datetime(2023, 4, 3, 9, 0, tzinfo=UTC)
SENT_AT = datetime(2022, 6, 1, 7, 0, tzinfo=UTC)
OnCommit = Callable[[], AbstractContextManager[Any]]
CHATTER = (
    "Who has the keys for the van", "Late turn swapped with Wyn", "Kettle is broken again",
    "Briefing moved to two", "Match was a shambles last night", "Can somebody cover Friday",
    "Radio is on charge upstairs", "Parade in ten minutes",
)  # fmt: skip
DEMEANING = "Them lot from the estate are [abuse] all of them"
CHALLENGE = "Come on, you cannot say that about people"
FORWARDED = "Fwd: the one about the [abuse] from the estate, share it on"
PLANTED = {
    20: DEMEANING, 21: CHALLENGE, 60: DEMEANING.replace("all of them", "every time"), 61: FORWARDED,
    90: FORWARDED, 120: "That driver was one of them [abuse] from the estate", 121: CHALLENGE,
    150: FORWARDED, 170: "Another [abuse] off the estate tonight", 190: "Told the sergeant about these messages",
}  # fmt: skip


def group_of(case: Case, *, messages: int = 200, title: str = "Late turn") -> Conversation:
    """A group of four in a case, with what `PLANTED` says at its places and chatter between."""
    conversation = Conversation.objects.create(
        ref=f"V-{title[:4].upper().replace(' ', '')}{case.pk:04d}",
        case=case,
        title=title,
        kind=ConversationKind.GROUP,
        messages=messages,
        salt="0" * 32,
    )
    people = [
        Participant.objects.create(
            ref=f"{conversation.ref}-{n}", case=case, name=name, number=f"44770090000{n}"
        )
        for n, name in enumerate(("Ed P", "Otto W", "Wyn A", "Cleo R"))
    ]
    Message.objects.bulk_create(
        Message(
            ref=f"{case.pk:04x}{conversation.pk:04x}{number:08x}",
            conversation=conversation,
            sender=people[number % 4],
            sent_at=SENT_AT + timedelta(minutes=7 * number),
            certainty=Certainty.EXACT,
            text=PLANTED.get(number, f"{CHATTER[number % len(CHATTER)]} {number}"),
            order=number * 1_000,
            text_key=number,
        )
        for number in range(messages)
    )
    return conversation


def drawn_up(cast: Cast, **rule: object) -> Review:
    """A review that Asha drew up of one group of 200 messages: two categories, and nobody appointed yet."""
    case, _ = investigated(cast)
    return drawn_up_about(cast, case, group_of(case), **rule)


def drawn_up_about(cast: Cast, case: Case, conversation: Conversation, **rule: object) -> Review:
    """The same of any conversation of Asha's case."""
    review = draw_up_review(
        case=case,
        title="What was said in the group",
        question="Who demeaned people for their race, and who challenged it?",
        actor=cast.asha.actor,
        at=NOW,
    )
    rule = {"control_size": 20, "elusion_size": 20, "second_size": 5} | rule
    change_question(
        review=review,
        title=review.title,
        question=review.question,
        conversations=[conversation.ref],
        actor=cast.asha.actor,
        at=NOW,
        **rule,
    )
    add_category(
        review=review,
        kind=CategoryKind.DISCRIMINATION,
        ground=Ground.RACE,
        label="Demeans people for their race",
        definition="Words that demean people for race, colour or origin; not a report of such words.",
        seed_words="[abuse]\nthem lot from the estate",
        allegations=[case.subjects.get().allegations.get().ref],
        standards=["SPB03"],
        actor=cast.asha.actor,
        at=NOW,
    )
    add_category(
        review=review,
        kind=CategoryKind.CHALLENGE,
        label="Challenges it",
        definition="Tells somebody in the group that it is wrong.",
        seed_words="cannot say that about people",
        actor=cast.asha.actor,
        at=NOW,
    )
    return review


def appoint_all(cast: Cast, review: Review) -> None:
    """Asha reads, Ben reads again, Cora settles."""
    for member, role in (
        (cast.asha, ReaderRole.FIRST),
        (cast.ben, ReaderRole.SECOND),
        (cast.cora, ReaderRole.SETTLER),
    ):
        appoint_reader(review=review, reader_ref=member.account.ref, role=role, actor=cast.asha.actor, at=NOW)


def started(cast: Cast, on_commit: OnCommit, **rule: object) -> Review:
    """The same, appointed and started: its collection fixed, its control sample sealed, its first order made."""
    return begun(cast, drawn_up(cast, **rule), on_commit)


def begun(cast: Cast, review: Review, on_commit: OnCommit) -> Review:
    """A review that was drawn up, with its readers, started."""
    appoint_all(cast, review)
    with on_commit():
        start_review(review=review, actor=cast.asha.actor, at=NOW)
    review.refresh_from_db()
    return review


def judged(text: str) -> dict[int, Answer]:
    """How every reader of these tests codes a text: the first key for what demeans, the second for who challenges."""
    answers = {}
    if "[abuse]" in text:
        answers[1] = Answer.YES
    if text == CHALLENGE:
        answers[2] = Answer.YES
    return answers


def read_some(
    review: Review,
    reader: Member,
    on_commit: OnCommit,
    *,
    most: int = 10,
    at: datetime = NOW,
    judge: Callable[[str], dict[int, Answer]] = judged,
) -> list[str]:
    """Read so many messages, half a minute each; returns their texts in the order in which they came."""
    texts: list[str] = []
    with on_commit():
        turn: Turn | None = take_next(review=review, actor=reader.actor, at=at)
    while turn is not None and len(texts) < most:
        texts.append(turn.message.text)
        at = max(at, turn.opened_at) + timedelta(seconds=30)
        with on_commit():
            turn = save_coding(turn=turn, answers=judge(turn.message.text), actor=reader.actor, at=at)
    return texts


__all__ = [
    "Category", "Lock", "Role", "SecondReading", "Unit", "appoint_all", "drawn_up", "grant_role", "group_of",
    "judged", "read_some", "started",
]  # fmt: skip
