"""Searching the messages of a case: in order of time, a page at a time, inside the walls, never counting everything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Max, Min

from peelian.access.actors import Actor
from peelian.chats import policy
from peelian.chats.index.engines import CASE, CONVERSATION, DAY, SENDER, Keys, engine_of
from peelian.chats.index.moments import milliseconds
from peelian.chats.index.words import Asked, parsed
from peelian.chats.models import Conversation, Message, Participant

if TYPE_CHECKING:
    from peelian.cases.models import Case

PAGE = 50
MOST_SORTED = 5_000
"""Up to so many hits are put in order at once; more are walked day by day, which is quick because they are many."""
MOST_COUNTED = 1_000
MOST_CONVERSATIONS = 200
DAYS_AT_ONCE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What a search is narrowed to: conversations and senders by row, days with the end excluded."""

    conversation: Conversation | None = None
    sender: Participant | None = None
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of hits, oldest first. `after` is the key of the next page; `count` is None above MOST_COUNTED."""

    messages: tuple[Message, ...] = ()
    after: str = ""
    count: int | None = 0
    trouble: str = ""

    @property
    def how_many(self) -> str:
        """The count in words."""
        if self.count is None:
            return f"more than {MOST_COUNTED:,}"
        return f"{self.count:,}"


def search_messages(
    actor: Actor, case: "Case", typed: str, *, narrowed: Narrowed | None = None, after: str = ""
) -> Found:
    """The messages of a case that the actor may read and that hold every word typed, oldest first, PAGE at a time.

    A locked thread, and a case that the actor may not read, give what a search without hits gives.
    """
    asked = parsed(typed)
    if asked.trouble or asked.empty:
        return Found(trouble=asked.trouble)
    narrowed = narrowed or Narrowed()
    readable = policy.visible_conversations(actor).filter(case=case)
    if narrowed.conversation is not None:
        readable = readable.filter(pk=narrowed.conversation.pk)
    allowed = frozenset(readable.values_list("pk", flat=True))
    if not allowed:
        return Found()
    search = _Search(case, asked, narrowed, allowed)
    return search.page(after)


class _Search:
    """One search, ready to be asked for a page. A hit is (moment as ms or -1, row number)."""

    def __init__(self, case: "Case", asked: Asked, narrowed: Narrowed, allowed: frozenset[int]) -> None:
        self.asked, self.narrowed, self.allowed = asked, narrowed, allowed
        groups: list[tuple[str, ...]] = [(f"{CASE}{case.pk}",)]
        self.without: tuple[str, ...] = ()
        if narrowed.conversation is not None:
            groups = [(f"{CONVERSATION}{narrowed.conversation.pk}",)]
        else:
            self.without = _shut(case, allowed)
        if narrowed.sender is not None:
            groups.append(tuple(f"{SENDER}{pk}" for pk in _group(narrowed.sender)))
        self.groups = tuple(groups)
        self.start, self.end = _bounds(narrowed.from_on), _bounds(narrowed.until_on)

    def page(self, after: str) -> Found:
        """One page, by sorting where the hits are few, and by walking the days where they are many."""
        last = _key(after)
        some = self._hits(limit=MOST_SORTED + 1)
        if len(some) <= MOST_SORTED:
            hits = sorted(self._inside(some))
            count = len(hits) if len(hits) <= MOST_COUNTED else None
            rest = [hit for hit in hits if last is None or hit > last]
        else:
            count, rest = None, self._walk(last)
        shown, more = rest[:PAGE], len(rest) > PAGE
        return Found(messages=_messages(shown), after=_written(shown[-1]) if more else "", count=count)

    def _inside(self, hits: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
        """The hits in readable conversations and in the period."""
        return [
            (at, pk)
            for at, pk, conversation in hits
            if conversation in self.allowed
            and (self.start is None or at >= self.start)
            and (self.end is None or 0 <= at < self.end)
        ]

    def _hits(self, *, limit: int | None = None, days: Sequence[date] = ()) -> list[tuple[int, int, int]]:
        groups = self.groups
        if days:
            groups = (*groups, tuple(f"{DAY}{day:%Y%m%d}" for day in days))
        select, values = engine_of(connection).found(self.asked, Keys(groups, self.without))
        most = f" LIMIT {limit}" if limit else ""
        statement = (
            f"SELECT COALESCE({milliseconds('m.sent_at')}, -1), m.id, m.conversation_id FROM ({select}{most}) hit "  # noqa: S608 - our own words
            "JOIN chats_message m ON m.id = hit.id"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall())

    def _walk(self, last: tuple[int, int] | None) -> list[tuple[int, int]]:
        """A page of hits found day by day from where the last page ended: a few days at first, then more at once."""
        day, end = self._days(last)
        found: list[tuple[int, int]] = []
        at_once = DAYS_AT_ONCE
        while day < end and len(found) <= PAGE:
            days = [day + timedelta(days=n) for n in range(min(at_once, (end - day).days))]
            hits = sorted(self._inside(self._hits(days=days)))
            found += [hit for hit in hits if last is None or hit > last]
            day += timedelta(days=len(days))
            at_once = min(at_once * 2, 64)
        return found

    def _days(self, last: tuple[int, int] | None) -> tuple[date, date]:
        """The first day to look at and the one after the last."""
        spans = Conversation.objects.filter(pk__in=list(self.allowed)[:MOST_CONVERSATIONS])
        if len(self.allowed) > MOST_CONVERSATIONS:
            spans = Conversation.objects.filter(case__in=spans.values("case"))
        span = spans.aggregate(first=Min("first_at"), last=Max("last_at"))
        if span["first"] is None:
            return date.min, date.min
        first, end = (
            span["first"].astimezone(UTC).date(),
            span["last"].astimezone(UTC).date() + timedelta(days=1),
        )
        if last is not None and last[0] >= 0:
            first = max(first, datetime.fromtimestamp(last[0] / 1000, UTC).date())
        if self.narrowed.from_on:
            first = max(first, self.narrowed.from_on)
        return first, min(end, self.narrowed.until_on) if self.narrowed.until_on else end


def _shut(case: "Case", allowed: frozenset[int]) -> tuple[str, ...]:
    """The keys of the threads that are not to be searched: the index itself passes over them.

    Left to be dropped afterwards, their hits would count towards the limits, and tell by that how many they are.
    """
    every = Conversation.objects.filter(case=case, merged_into=None).values_list("pk", flat=True)
    return tuple(f"{CONVERSATION}{pk}" for pk in every if pk not in allowed)


def _group(participant: Participant) -> list[int]:
    """A participant with all whom decisions made one with them."""
    head = participant.head_id_or_own
    return [head, *Participant.objects.filter(head_id=head).values_list("pk", flat=True)]


def _bounds(day: date | None) -> int | None:
    return None if day is None else int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def _key(written: str) -> tuple[int, int] | None:
    """The last hit of a page, as an address carries it; what is no key begins anew."""
    at, _, pk = written.partition(".")
    try:
        return int(at), int(pk)
    except ValueError:
        return None


def _written(hit: tuple[Any, ...]) -> str:
    return f"{hit[0]}.{hit[1]}"


def _messages(hits: Sequence[tuple[int, int]]) -> tuple[Message, ...]:
    rows = Message.objects.select_related("sender", "conversation").in_bulk([pk for _, pk in hits])
    return tuple(rows[pk] for _, pk in hits)
