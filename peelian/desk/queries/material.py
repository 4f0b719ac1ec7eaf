"""The ways from a case to what was gathered in it: exhibits, messages, readings, pictures and packs."""

from typing import TYPE_CHECKING

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.evidence.policy import may_see_exhibits_of
from peelian.media.policy import may_see_media_of
from peelian.review.policy import looks_after, visible_reviews

if TYPE_CHECKING:
    from peelian.cases.models import Case

Way = tuple[str, str, str]
"""Label, address, and what is found there."""


def ways_to_material(case: "Case", actor: Actor) -> tuple[Way, ...]:
    """The rooms of a case that policy gave, in the order of the work; only those whose door opens to the actor."""
    ways: list[tuple[str, str, str]] = []
    if may_see_exhibits_of(actor, case):
        ways += [
            ("Exhibits", "evidence:case", "What was seized, its files, its continuity"),
            ("Messages", "chats:case", "What the phones held, who was in which conversation"),
        ]
    if looks_after(actor, case) or visible_reviews(actor).filter(case=case).exists():
        ways.append(("Reviews of messages", "review:case", "What is looked for, who has read how much"))
    if may_see_media_of(actor, case):
        ways.append(("Pictures and films", "media:case", "What was sent where, without being shown"))
    if may_see_exhibits_of(actor, case):
        ways.append(("Exhibit packs", "packs:case", "Messages put before a panel, and what is unused"))
    return tuple((label, reverse(name, args=[case.ref]), says) for label, name, says in ways)
