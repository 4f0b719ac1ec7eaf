"""What a search of the messages found, each hit with its place and the words marked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.chats import policy
from peelian.chats.characters import Run, runs_of
from peelian.chats.index.words import Asked, folded, parsed, words_in
from peelian.chats.models import Message
from peelian.chats.queries.naming import names_for
from peelian.chats.queries.pages.case import conversation_lines
from peelian.chats.queries.pages.words import full_words
from peelian.chats.queries.searching import Found

if TYPE_CHECKING:
    from peelian.cases.models import Case

LENGTH = 280
BEFORE = 80
MOST_CHOICES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A message that was found: its place, and the part of it with the words."""

    ref: str
    conversation_ref: str
    conversation: str
    sender: str
    when: str
    runs: tuple[Run, ...]


def hits_of(actor: Actor, case: "Case", *, found: Found, typed: str) -> tuple[Hit, ...]:
    """The hits of a page, with the names of their senders and conversations: three queries."""
    asked = parsed(typed)
    messages, names = _with_names(found.messages), names_for(actor, case)
    threads = conversation_lines([each.conversation for each in messages], names)
    lines = {line.ref: line.title for line in threads}
    return tuple(
        Hit(
            ref=each.ref,
            conversation_ref=each.conversation.ref,
            conversation=lines[each.conversation.ref],
            sender=names.shown(each.sender),
            when=full_words(each.sent_at),
            runs=excerpt(each.text, asked),
        )
        for each in messages
    )


def _with_names(messages: Sequence[Message]) -> list[Message]:
    rows = Message.objects.select_related("sender__head", "conversation").in_bulk(
        [each.pk for each in messages]
    )
    return [rows[each.pk] for each in messages]


def excerpt(text: str, asked: Asked) -> tuple[Run, ...]:
    """About LENGTH characters around the first word found, emoji named and each word marked.

    Words are compared as they are indexed: folded, and as many characters as before.
    """
    spots = _spots(folded(text), asked)
    start = max(0, spots[0][0] - BEFORE) if spots else 0
    end = min(len(text), start + LENGTH)
    runs: list[Run] = [Run("… ")] if start else []
    at = start
    for first, last in spots:
        if first >= at and last <= end:
            runs += [
                *runs_of(text[at:first]),
                *(replace(run, found=True) for run in runs_of(text[first:last])),
            ]
            at = last
    runs += runs_of(text[at:end])
    return tuple([*runs, Run(" …")] if end < len(text) else runs)


def _spots(plain: str, asked: Asked) -> list[tuple[int, int]]:
    """Where the words stand; a phrase where all of its words follow one another."""
    words = [(match, at) for match, at in _placed(plain)]
    found: list[tuple[int, int]] = []
    for phrase in asked.phrases:
        for place in range(len(words) - len(phrase) + 1):
            if all(words[place + n][0] == word for n, word in enumerate(phrase)):
                found += [(at, at + len(word)) for word, at in words[place : place + len(phrase)]]
    for beginning in asked.beginnings:
        found += [(at, at + len(word)) for word, at in words if word.startswith(beginning)]
    return sorted(set(found))


def _placed(plain: str) -> list[tuple[str, int]]:
    placed, at = [], 0
    for word in words_in(plain):
        at = plain.index(word, at)
        placed.append((word, at))
        at += len(word)
    return placed


def choices_of(
    actor: Actor, case: "Case", *, asked: str = ""
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The conversations with the most messages, and the participants, for narrowing a search: (reference, words)."""
    readable = (
        policy.visible_conversations(actor).filter(case=case).order_by("-messages", "pk")[:MOST_CHOICES]
    )
    names = names_for(actor, case)
    conversations = [(line.ref, line.title) for line in conversation_lines(list(readable), names)]
    people = policy.visible_participants(actor).filter(case=case, head=None).order_by("name", "pk")
    senders = [(each.ref, names.shown(each)) for each in people[:MOST_CHOICES]]
    return conversations, sorted(senders, key=lambda sender: sender[1].casefold())
