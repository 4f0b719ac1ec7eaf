"""Who was in a conversation over time: the picture of it, and the same facts as rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import CharField, Count
from django.db.models.functions import Cast, Substr
from django.utils.safestring import SafeString

from peelian.access.actors import Actor
from peelian.chats.answering import Answered, answers_in
from peelian.chats.drawing import Act, Lane, LaneMark, Presence, Span, swim_lanes_svg
from peelian.chats.models import Conversation, Message, Participant, Stay
from peelian.chats.queries.naming import Names, names_for
from peelian.chats.queries.pages.words import full_words
from peelian.chats.states import EXPOSED_LABELS, GROUND_SENTENCES, STANDING_LABELS, Exposed, Ground, Standing

MOST_ROWS = 400
"""Rows of the table on the page; all of them are in the CSV."""
DESCRIPTION = (
    "A lane a member. Bars while they are shown to be in it, hatched where the record does not tell; strokes for "
    "messages sent; marks for who came and went, and for those whom readers found to have challenged or reported. "
    "The tables below have the same facts."
)
_COMES = {Ground.CREATED, Ground.ADDED, Ground.JOINED}
_GOES = {Ground.LEFT: Act.LEFT, Ground.REMOVED: Act.REMOVED}
ACTS = {Exposed.CHALLENGED: Act.CHALLENGED, Exposed.REPORTED: Act.REPORTED}
_PRESENCES = {Standing.IN: Presence.IN, Standing.UNKNOWN: Presence.UNKNOWN}
HEADINGS = (
    "Member",
    "Standing",
    "From",
    "Begins because",
    "Until",
    "Ends because",
    "The record contradicts itself",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StayRow:
    """A stretch of time of one member, in words."""

    name: str
    standing: str
    is_in: bool
    from_words: str
    opened: str
    until_words: str
    closed: str
    conflict: bool

    @property
    def cells(self) -> list[str]:
        """The row as a line of a file."""
        conflict = "yes" if self.conflict else ""
        return [
            self.name, self.standing, self.from_words, self.opened, self.until_words, self.closed, conflict
        ]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """One member: how many messages they sent, and when they were first and last shown to be in."""

    ref: str
    name: str
    sent: int
    first_in: str
    last_in: str
    answered: tuple[tuple[str, str, str], ...]
    """What readers found: the act, the message by which it was done, and when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersPage:
    """The picture, a line a member, and the rows of the table."""

    drawing: SafeString
    members: tuple[MemberLine, ...]
    rows: tuple[StayRow, ...]
    more: int


def members_page(actor: Actor, conversation: Conversation, *, chosen: Message | None = None) -> MembersPage:
    """Everybody who was ever in a conversation, or may have been; `chosen` draws the moment of that message."""
    names = names_for(actor, conversation.case)
    stays = _stays(conversation, names)
    sent = _sent_by_day(conversation)
    people = _people(stays)
    at = chosen.sent_at if chosen else None
    rows = tuple(stay_rows(stays, names))
    answers = answers_in(actor, conversation)
    drawing = swim_lanes_svg(
        with_answers(dict(zip(people, _lanes(people, stays, sent, names), strict=True)), answers).values(),
        title=f"Members of {conversation.title or conversation.ref} over time",
        description=DESCRIPTION,
        chosen=at,
    )
    return MembersPage(
        drawing=drawing,
        members=_lines(people, stays, sent, names, answers),
        rows=rows[:MOST_ROWS],
        more=max(len(rows) - MOST_ROWS, 0),
    )


def lanes_of(actor: Actor, conversation: Conversation) -> dict[int, Lane]:
    """The lanes of the picture by the row of each participant, for rooms above that add marks of their own."""
    names = names_for(actor, conversation.case)
    stays = _stays(conversation, names)
    people = _people(stays)
    lanes = _lanes(people, stays, _sent_by_day(conversation), names)
    return dict(zip(people, lanes, strict=True))


def with_answers(lanes: dict[int, Lane], answers: Iterable[Answered]) -> dict[int, Lane]:
    """The lanes with a mark for every challenge and report that readers found, where its moment is known."""
    marked = dict(lanes)
    for each in answers:
        if each.who in marked and each.at:
            mark = LaneMark(at=each.at, act=ACTS[each.act], says=f"Message {each.message.ref}")
            lane = marked[each.who]
            marked[each.who] = replace(lane, marks=(*lane.marks, mark))
    return marked


def stays_as_lines(actor: Actor, conversation: Conversation) -> Iterator[list[str]]:
    """Every stretch of time as lines of a file, headings first."""
    yield list(HEADINGS)
    names = names_for(actor, conversation.case)
    for row in stay_rows(_stays(conversation, names), names):
        yield row.cells


def stay_rows(stays: Sequence[Stay], names: Names) -> Iterator[StayRow]:
    """The rows of stays that were selected with their participants."""
    for stay in stays:
        yield StayRow(
            name=names.shown(stay.participant),
            standing=STANDING_LABELS[Standing(stay.standing)],
            is_in=stay.standing == Standing.IN,
            from_words=full_words(stay.from_at),
            opened=GROUND_SENTENCES[Ground(stay.opened_by)],
            until_words=full_words(stay.until_at) if stay.until_at else "End of the record",
            closed=GROUND_SENTENCES[Ground(stay.closed_by)],
            conflict=stay.conflict,
        )


def _stays(conversation: Conversation, names: Names) -> list[Stay]:
    found = Stay.objects.filter(conversation=conversation).select_related("participant__head")
    return sorted(found, key=lambda stay: (names.shown(stay.participant).casefold(), stay.from_at, stay.pk))


def _people(stays: Sequence[Stay]) -> dict[int, Participant]:
    """Everybody by the row of the participant who stands for them, in the order of their names."""
    return {stay.participant.head_id_or_own: stay.participant.head or stay.participant for stay in stays}


def _sent_by_day(conversation: Conversation) -> dict[int, dict[date, int]]:
    """How many messages each sent on which day (UTC). The day is cut from the text of the moment by the database:
    a function of Python for each of a million rows would take seconds."""
    days = Substr(Cast("sent_at", CharField()), 1, 10)
    found = Message.objects.filter(conversation=conversation, sender__isnull=False, sent_at__isnull=False)
    counted = found.order_by().annotate(day=days).values_list("sender_id", "sender__head_id", "day")
    sent: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for own, head, day, many in counted.annotate(many=Count("pk")):
        sent[head or own][date.fromisoformat(day)] += many
    return sent


def _lanes(
    people: dict[int, Participant], stays: Sequence[Stay], sent: dict[int, dict[date, int]], names: Names
) -> list[Lane]:
    by_person: dict[int, list[Stay]] = defaultdict(list)
    for stay in stays:
        by_person[stay.participant.head_id_or_own].append(stay)
    return [
        Lane(
            name=names.shown(person),
            spans=tuple(_spans(by_person[key])),
            marks=tuple(_marks(by_person[key])),
            sent=tuple(sorted(sent.get(key, {}).items())),
        )
        for key, person in people.items()
    ]


def _spans(stays: Sequence[Stay]) -> Iterator[Span]:
    for stay in stays:
        presence = _PRESENCES.get(Standing(stay.standing))
        if presence:
            says = f"{STANDING_LABELS[Standing(stay.standing)]}, {full_words(stay.from_at)} to "
            says += full_words(stay.until_at) if stay.until_at else "the end of the record"
            yield Span(start=stay.from_at, until=stay.until_at, presence=presence, says=says)


def _marks(stays: Sequence[Stay]) -> Iterator[LaneMark]:
    for stay in stays:
        if stay.standing != Standing.IN:
            continue
        if stay.opened_by in _COMES:
            yield _mark(stay.from_at, Act.JOINED, Ground(stay.opened_by))
        if stay.closed_by in _GOES and stay.until_at:
            yield _mark(stay.until_at, _GOES[Ground(stay.closed_by)], Ground(stay.closed_by))


def _mark(at: datetime, act: Act, ground: Ground) -> LaneMark:
    return LaneMark(at=at, act=act, says=f"{GROUND_SENTENCES[ground]} {full_words(at)}")


def _lines(
    people: dict[int, Participant],
    stays: Sequence[Stay],
    sent: dict[int, dict[date, int]],
    names: Names,
    answers: Sequence[Answered],
) -> tuple[MemberLine, ...]:
    shown: dict[int, list[Stay]] = defaultdict(list)
    for stay in stays:
        if stay.standing == Standing.IN:
            shown[stay.participant.head_id_or_own].append(stay)
    return tuple(
        MemberLine(
            ref=person.ref,
            name=names.shown(person),
            sent=sum(sent.get(key, {}).values()),
            first_in=full_words(shown[key][0].from_at) if shown[key] else "Never shown to be in",
            last_in=_last(shown[key]),
            answered=tuple(
                (EXPOSED_LABELS[each.act], each.message.ref, full_words(each.at))
                for each in answers
                if each.who == key
            ),
        )
        for key, person in people.items()
    )


def _last(stays: Sequence[Stay]) -> str:
    if not stays:
        return ""
    until = stays[-1].until_at
    return full_words(until) if until else "To the end of the record"
