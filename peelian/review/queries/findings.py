"""What was found, person by person: each message that was found against what somebody did about it.

Both what speaks against somebody and what speaks for them, and what nobody can know. There is no score here and none
may be added: a share of silence says nothing without the denominators beside it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator

from peelian.access.actors import Actor
from peelian.cases.queries.concerned import concerned_names
from peelian.chats import policy as chats_policy
from peelian.chats.drawing import Act, LaneMark, swim_lanes_svg
from peelian.chats.queries.exposure import Exposure, exposure_of
from peelian.chats.queries.pages.members import lanes_of
from peelian.chats.states import Exposed
from peelian.review.models import Review
from peelian.review.queries.final import FinalCode, final_codes
from peelian.review.queries.progress import counts_of
from peelian.review.states import ANSWER_LABELS, IN_FAVOUR, Answer, CategoryKind

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from peelian.chats.models import Conversation, Message, Participant

A_PAGE = 50
NEAR = 10
"""An answer in the thread counts for what was found within so many messages before it, or for what it replies to."""
COLUMNS: tuple[tuple[str, frozenset[Exposed]], ...] = (
    ("Sent", frozenset({Exposed.SENT})),
    ("Reacted", frozenset({Exposed.REACTED})),
    ("Replied", frozenset({Exposed.REPLIED})),
    ("Forwarded", frozenset({Exposed.FORWARDED})),
    ("Challenged", frozenset({Exposed.CHALLENGED})),
    ("Reported", frozenset({Exposed.REPORTED})),
    ("Posted soon after", frozenset({Exposed.POSTED_NEXT})),
    ("Left after", frozenset({Exposed.LEFT_AFTER})),
    ("Receipt", frozenset({Exposed.READ, Exposed.DELIVERED})),
    ("Present, nothing else shown", frozenset({Exposed.SILENT})),
    ("Not known", frozenset({Exposed.UNKNOWN, Exposed.MAY_HAVE_BEEN_GIVEN})),
    ("Not there", frozenset({Exposed.NOT_THERE})),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One message that was found, and what one person did about it: a cell for each of `COLUMNS`."""

    message_ref: str
    sent_at: datetime | None
    sender: str
    text: str
    codes: tuple[str, ...]
    cells: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFindings:
    """One person's table: the rows of this page, and how many of them have each mark."""

    ref: str
    name: str
    subject: str
    rows: tuple[Finding, ...]
    totals: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPage:
    """Everybody's table over one page of what was found."""

    ref: str
    found: int
    in_doubt: int
    unread: int
    people: tuple[PersonFindings, ...]
    in_favour: tuple[Finding, ...]
    pages: "Page[str]"
    columns: tuple[str, ...]
    conversations: tuple[tuple[str, str], ...]


def findings_page(actor: Actor, review: Review, *, page: int) -> FindingsPage:
    """What was found in a review, for somebody of whom policy has said that they may see its results."""
    codes = _by_message(final_codes(actor, review))
    against = [ref for ref, each in codes.items() if any(code.kind not in IN_FAVOUR for code in each)]
    pages = Paginator(against, A_PAGE).get_page(page)
    messages = _messages(actor, codes)
    answers = _answers(actor, messages, codes)
    exposures = {ref: _exposures(messages[ref], answers) for ref in pages.object_list}
    return FindingsPage(
        ref=review.ref,
        found=len(against),
        in_doubt=sum(any(code.answer == Answer.UNSURE for code in codes[ref]) for ref in against),
        unread=counts_of(review).unread,
        people=_people(exposures, messages, codes),
        in_favour=tuple(
            _finding(messages[ref], codes[ref], ()) for ref, each in codes.items() if _favours(each)
        ),
        pages=pages,
        columns=tuple(name for name, _ in COLUMNS),
        conversations=tuple(sorted({_thread(message) for message in messages.values()}, key=lambda t: t[1])),
    )


def _by_message(codes: Iterable[FinalCode]) -> dict[str, list[FinalCode]]:
    found: dict[str, list[FinalCode]] = defaultdict(list)
    for code in codes:
        found[code.message_ref].append(code)
    return found


def _favours(codes: Iterable[FinalCode]) -> bool:
    return any(code.kind in IN_FAVOUR for code in codes)


def _thread(message: "Message") -> tuple[str, str]:
    conversation = message.conversation
    return conversation.ref, conversation.title or conversation.ref


def _messages(actor: Actor, refs: Iterable[str]) -> dict[str, "Message"]:
    found = chats_policy.visible_messages(actor).filter(ref__in=list(refs))
    return {each.ref: each for each in found.select_related("conversation", "sender__head", "reply_to")}


@dataclass(frozen=True, slots=True)
class _Answered:
    """A message that a reader coded as a challenge or a report, who wrote it, and how far back it can reach."""

    message: "Message"
    kind: CategoryKind
    who: int
    since: int

    def is_about(self, found: "Message") -> bool:
        """Whether it replies to what was found, or stands within a few messages after it in the same thread."""
        if self.message.reply_to_id is not None:
            return self.message.reply_to_id == found.pk
        same = self.message.conversation_id == found.conversation_id
        return same and self.since <= found.order < self.message.order


def _answers(
    actor: Actor, messages: dict[str, "Message"], codes: dict[str, list[FinalCode]]
) -> list[_Answered]:
    answered = []
    for ref, each in codes.items():
        for code in each:
            message = messages[ref]
            if code.kind in IN_FAVOUR and code.answer == Answer.YES and message.sender:
                since = _reach(actor, message)
                answered.append(_Answered(message, code.kind, _head(message.sender), since))
    return answered


def _reach(actor: Actor, message: "Message") -> int:
    """The place of the earliest message that an answer without a reply can be about."""
    earlier = chats_policy.visible_messages(actor).filter(
        conversation=message.conversation_id, order__lt=message.order
    )
    orders = list(earlier.order_by("-order").values_list("order", flat=True)[:NEAR])
    return orders[-1] if orders else message.order


def _head(participant: "Participant") -> int:
    return participant.head_id or participant.pk


def _exposures(message: "Message", answers: list[_Answered]) -> tuple[Exposure, ...]:
    near = [each for each in answers if each.is_about(message)]
    return exposure_of(
        message,
        challenged={each.who for each in near if each.kind is CategoryKind.CHALLENGE},
        reported={each.who for each in near if each.kind is CategoryKind.REPORT},
    )


def _people(
    exposures: dict[str, tuple[Exposure, ...]],
    messages: dict[str, "Message"],
    codes: dict[str, list[FinalCode]],
) -> tuple[PersonFindings, ...]:
    rows: dict[int, list[Finding]] = defaultdict(list)
    people: dict[int, Participant] = {}
    for ref, each in exposures.items():
        for exposure in each:
            people[exposure.participant.pk] = exposure.participant
            cells = tuple(bool(marks.intersection(exposure.acts)) for _, marks in COLUMNS)
            rows[exposure.participant.pk].append(_finding(messages[ref], codes[ref], cells))
    subjects = concerned_names({each.subject_ref for each in people.values() if each.subject_ref})
    made = (_person(people[pk], found, subjects) for pk, found in rows.items())
    return tuple(sorted(made, key=lambda each: (not each.subject, each.name.casefold())))


def _person(participant: "Participant", rows: list[Finding], subjects: dict[str, str]) -> PersonFindings:
    return PersonFindings(
        ref=participant.ref,
        name=participant.name,
        subject=subjects.get(participant.subject_ref, ""),
        rows=tuple(rows),
        totals=tuple(sum(row.cells[place] for row in rows) for place in range(len(COLUMNS))),
    )


def _finding(message: "Message", codes: Iterable[FinalCode], cells: tuple[bool, ...]) -> Finding:
    sender = message.sender
    return Finding(
        message_ref=message.ref,
        sent_at=message.sent_at,
        sender=(sender.head or sender).name if sender else "Sender not known",
        text=message.text,
        codes=tuple(_words(code) for code in codes),
        cells=cells,
    )


def _words(code: FinalCode) -> str:
    if code.answer == Answer.UNSURE:
        return f"{code.category}: in doubt"
    return (
        code.category
        if not code.settled
        else f"{code.category}: {ANSWER_LABELS[code.answer].lower()}, settled"
    )


def lane_picture(actor: Actor, review: Review, conversation: "Conversation") -> "SafeString":
    """The members of a conversation over time, with a mark for each who challenged or reported."""
    lanes = lanes_of(conversation)
    codes = _by_message(final_codes(actor, review))
    messages = _messages(actor, codes)
    for each in _answers(actor, messages, codes):
        if each.message.conversation_id == conversation.pk and each.who in lanes and each.message.sent_at:
            act = Act.CHALLENGED if each.kind is CategoryKind.CHALLENGE else Act.REPORTED
            lane = lanes[each.who]
            mark = LaneMark(at=each.message.sent_at, act=act, says=f"Message {each.message.ref}")
            lanes[each.who] = type(lane)(
                name=lane.name, spans=lane.spans, marks=(*lane.marks, mark), sent=lane.sent
            )
    return swim_lanes_svg(
        lanes.values(),
        title=f"Members of {conversation.title or conversation.ref} over time",
        description="A lane a member, with marks for those whom readers coded as having challenged or reported.",
    )
