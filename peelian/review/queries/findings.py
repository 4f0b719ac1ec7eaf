"""What was found, person by person: each message that was found against what somebody did about it.

Both what speaks against somebody and what speaks for them, and what nobody can know. There is no score here and none
may be added: a share of silence says nothing without the denominators beside it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator

from peelian.access.actors import Actor
from peelian.chats import policy as chats_policy
from peelian.chats.drawing import Act, Lane, LaneMark, swim_lanes_svg
from peelian.chats.queries.exposure import Exposure, exposure_of
from peelian.chats.queries.naming import Names, names_for
from peelian.chats.queries.pages.members import lanes_of, with_answers
from peelian.chats.states import Exposed
from peelian.review.models import Review
from peelian.review.queries.answers import answers_of
from peelian.review.queries.final import FinalCode, final_codes
from peelian.review.queries.progress import counts_of
from peelian.review.states import ANSWER_LABELS, IN_FAVOUR, Answer

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from peelian.chats.models import Conversation, Message, Participant

A_PAGE = 50
MOST_DRAWN = 200
"""Of so many messages that were found the picture of a conversation shows who did what; the first by time."""
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
    is_subject: bool
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


@dataclass(frozen=True, slots=True, kw_only=True)
class LanesPage:
    """One conversation: the picture, and for each person how often they did what about what was found in it."""

    drawing: "SafeString"
    people: tuple[PersonFindings, ...]
    columns: tuple[str, ...]
    found: int
    drawn: int


def findings_page(actor: Actor, review: Review, *, page: int) -> FindingsPage:
    """What was found in a review, for somebody of whom policy has said that they may see its results."""
    codes = _by_message(final_codes(actor, review))
    against = [ref for ref, each in codes.items() if any(code.kind not in IN_FAVOUR for code in each)]
    pages = Paginator(against, A_PAGE).get_page(page)
    messages = _messages(actor, codes)
    names = names_for(actor, review.case)
    answers = answers_of(actor, (code for each in codes.values() for code in each))
    exposures = {ref: exposure_of(messages[ref], answers=answers) for ref in pages.object_list}
    return FindingsPage(
        ref=review.ref,
        found=len(against),
        in_doubt=sum(any(code.answer == Answer.UNSURE for code in codes[ref]) for ref in against),
        unread=counts_of(review).unread,
        people=_people(exposures, messages, codes, names),
        in_favour=tuple(
            _finding(messages[ref], codes[ref], (), names) for ref, each in codes.items() if _favours(each)
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


def _people(
    exposures: dict[str, tuple[Exposure, ...]],
    messages: dict[str, "Message"],
    codes: dict[str, list[FinalCode]],
    names: Names,
) -> tuple[PersonFindings, ...]:
    rows: dict[int, list[Finding]] = defaultdict(list)
    people: dict[int, Participant] = {}
    for ref, each in exposures.items():
        for exposure in each:
            people[exposure.participant.pk] = exposure.participant
            cells = tuple(bool(marks.intersection(exposure.acts)) for _, marks in COLUMNS)
            rows[exposure.participant.pk].append(_finding(messages[ref], codes[ref], cells, names))
    made = (_person(people[pk], found, names) for pk, found in rows.items())
    return tuple(sorted(made, key=lambda each: (not each.is_subject, each.name.casefold())))


def _person(participant: "Participant", rows: list[Finding], names: Names) -> PersonFindings:
    return PersonFindings(
        ref=participant.ref,
        name=names.shown(participant),
        is_subject=bool(participant.subject_ref),
        rows=tuple(rows),
        totals=tuple(sum(row.cells[place] for row in rows) for place in range(len(COLUMNS))),
    )


def _finding(
    message: "Message", codes: Iterable[FinalCode], cells: tuple[bool, ...], names: Names
) -> Finding:
    return Finding(
        message_ref=message.ref,
        sent_at=message.sent_at,
        sender=names.shown(message.sender),
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


def lanes_page(actor: Actor, review: Review, conversation: "Conversation") -> LanesPage:
    """The members of a conversation over time, with what each did about what was found in it, drawn and in a table."""
    codes = _by_message(final_codes(actor, review))
    answers = answers_of(actor, (code for each in codes.values() for code in each))
    messages = {
        ref: each for ref, each in _messages(actor, codes).items() if each.conversation_id == conversation.pk
    }
    against = [ref for ref in messages if not all(code.kind in IN_FAVOUR for code in codes[ref])]
    exposures = {ref: exposure_of(messages[ref], answers=answers) for ref in against[:MOST_DRAWN]}
    here = [each for each in answers if each.message.conversation_id == conversation.pk]
    lanes = with_answers(lanes_of(actor, conversation), here)
    drawing = swim_lanes_svg(
        _with_silence(lanes, exposures, messages).values(),
        title=f"Members of {conversation.title or conversation.ref} over time",
        description="A lane a member, with marks for those whom readers coded as having challenged or reported, and "
        "for those who were there when something was sent that was found, and of whom nothing else is shown.",
    )
    return LanesPage(
        drawing=drawing,
        people=_people(exposures, messages, codes, names_for(actor, review.case)),
        columns=tuple(name for name, _ in COLUMNS),
        found=len(against),
        drawn=len(exposures),
    )


def _with_silence(
    lanes: dict[int, Lane], exposures: dict[str, tuple[Exposure, ...]], messages: dict[str, "Message"]
) -> dict[int, Lane]:
    """The lanes with a ring where somebody was there and nothing else is shown of them."""
    marks: dict[int, list[LaneMark]] = defaultdict(list)
    for ref, each in exposures.items():
        at = messages[ref].sent_at
        for exposure in each:
            if at and Exposed.SILENT in exposure.acts:
                marks[exposure.participant.pk].append(
                    LaneMark(at=at, act=Act.SILENT, says=f"Present at message {ref}, nothing else shown")
                )
    return {pk: replace(lane, marks=(*lane.marks, *marks[pk])) for pk, lane in lanes.items()}
