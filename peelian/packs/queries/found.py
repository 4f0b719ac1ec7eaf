"""What the readings of a case found, for whoever chooses what is exhibited."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.chats import policy as chats_policy
from peelian.chats.queries.naming import names_for
from peelian.chats.queries.pages.rows import NAMED
from peelian.packs.models import Pack
from peelian.review.queries.final import FinalCode, codings_of

if TYPE_CHECKING:
    from datetime import datetime

    from peelian.cases.models import Case

MANY = 200
"""Messages that one page offers; the rest follow when these are chosen."""
EXCERPT = 280


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """A message that was found in a reading, and against what it could be exhibited."""

    ref: str
    sender: str
    sent_at: "datetime | None"
    text: str
    categories: tuple[str, ...]
    allegations: tuple[str, ...]

    @property
    def label(self) -> str:
        """The message in one line of a list of boxes."""
        return f"{self.sender}: {self.text or '(no text)'}"


def found_in(actor: Actor, case: "Case") -> list[FinalCode]:
    """What stands in the readings of a case after settlement, as far as the actor may see results."""
    return codings_of(actor, case)


def found_rows(actor: Actor, pack: Pack) -> list[FoundRow]:
    """The messages that were found and are not in the pack yet, by time: at most MANY."""
    there = set(pack.chosen.filter(dropped_at=None).values_list("message__ref", flat=True))
    codes: dict[str, list[FinalCode]] = defaultdict(list)
    for code in found_in(actor, pack.case):
        if code.message_ref not in there:
            codes[code.message_ref].append(code)
    names = names_for(actor, pack.case)
    messages = chats_policy.visible_messages(actor).filter(ref__in=codes).select_related(*NAMED)
    return [
        FoundRow(
            ref=message.ref,
            sender=names.shown(message.sender),
            sent_at=message.sent_at,
            text=message.text[:EXCERPT],
            categories=tuple(dict.fromkeys(code.category for code in codes[message.ref])),
            allegations=tuple(dict.fromkeys(ref for code in codes[message.ref] for ref in code.allegations)),
        )
        for message in messages.order_by("sent_at", "pk")[:MANY]
    ]
