"""Who challenged what was said, and who reported it: for a reader to say, in a room above, and asked for from there.

The words of a message do not show by themselves that they are a challenge. A room that has readers tells what they
found, to those who may know; the pages of this room draw it beside what the exports show. It is kept nowhere else.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from peelian.chats.states import Exposed

if TYPE_CHECKING:
    from peelian.access.actors import Actor
    from peelian.chats.models import Conversation, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A message that a reader found to be a challenge or a report, who wrote it, and what it is about."""

    act: Exposed
    message: "Message"
    who: int
    """The row of the participant who stands for its sender."""
    about: frozenset[int]
    """The rows of the messages that it answers."""

    @property
    def at(self) -> datetime | None:
        """When it was sent."""
        return self.message.sent_at


Source = Callable[["Actor", "Conversation"], Sequence[Answered]]
_sources: list[Source] = []


def told_by(source: Source) -> None:
    """Ask this from now on: given who looks and a conversation that they may read, what readers found in it."""
    if source not in _sources:
        _sources.append(source)


def answers_in(actor: "Actor", conversation: "Conversation") -> tuple[Answered, ...]:
    """Every challenge and report that readers found in a conversation, as far as the actor may know, by order."""
    found = (answered for source in _sources for answered in source(actor, conversation))
    return tuple(sorted(found, key=lambda each: (each.message.order, each.act)))


def those_about(message: "Message", answers: Sequence[Answered], act: Exposed) -> dict[int, datetime | None]:
    """Who did that about a message, with the moment of the first time."""
    return dict(_first_last(message, answers, act))


def _first_last(
    message: "Message", answers: Sequence[Answered], act: Exposed
) -> Iterator[tuple[int, datetime | None]]:
    """Pairs of row and moment, the first of each last, so that a dict keeps it."""
    for each in reversed(answers):
        if each.act is act and message.pk in each.about:
            yield each.who, each.at
