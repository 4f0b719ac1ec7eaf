"""Threads that may be one conversation: the list, and two of them side by side with the grounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.chats import policy
from peelian.chats.models import Conversation, Message, Proposal
from peelian.chats.queries.naming import Names, names_for
from peelian.chats.queries.pages.case import ConversationLine, conversation_lines
from peelian.chats.queries.pages.rows import NAMED, MessageRow, message_rows
from peelian.chats.states import PROPOSAL_LABELS, PROPOSAL_SENTENCES, ProposalStatus

if TYPE_CHECKING:
    from peelian.cases.models import Case

MOST = 200
SHOWN = 8
SAMPLE = 300
SHORTEST = 12
"""Characters: a shorter text, such as "ok", says nothing about two threads being one."""
COLOURS = {
    ProposalStatus.OPEN: "orange",
    ProposalStatus.ACCEPTED: "green",
    ProposalStatus.REJECTED: "grey",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """A question whether two threads are one."""

    ref: str
    first: str
    second: str
    grounds: str
    status: str
    colour: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: what it is, and messages of it; those that both hold first."""

    line: ConversationLine
    common: tuple[MessageRow, ...]
    beginning: tuple[MessageRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """Two threads side by side."""

    ref: str
    case_ref: str
    grounds: str
    status: str
    colour: str
    sentence: str
    reasons: str
    decided_by: str
    decided_at: datetime | None
    sides: tuple[Side, ...]
    accept: Action | None
    refuse: Action | None


def proposal_lines(actor: Actor, case: "Case") -> tuple[ProposalLine, ...]:
    """The questions of a case about threads that the actor may read, open ones first."""
    readable = policy.visible_conversations(actor).filter(case=case)
    found = Proposal.objects.filter(first__in=readable, second__in=readable).select_related("first", "second")
    rows = sorted(found.order_by("-pk")[:MOST], key=lambda each: each.status != ProposalStatus.OPEN)
    titles = {
        line.ref: line.title
        for line in conversation_lines([c for r in rows for c in (r.first, r.second)], names_for(actor, case))
    }
    return tuple(
        ProposalLine(
            ref=each.ref,
            first=titles[each.first.ref],
            second=titles[each.second.ref],
            grounds=_grounds(each),
            status=PROPOSAL_LABELS[ProposalStatus(each.status)],
            colour=COLOURS[ProposalStatus(each.status)],
            made_at=each.made_at,
        )
        for each in rows
    )


def _grounds(proposal: Proposal) -> str:
    if not proposal.in_common:
        return "They have the same title, and no message in common."
    return (
        f"{proposal.in_common:,} of {proposal.of:,} distinctive messages of the smaller, within the time that both "
        "cover, stand in the other too."
    )


def proposal_page(actor: Actor, proposal: Proposal) -> ProposalPage:
    """Two threads side by side, with what both hold, and what can be decided."""
    status = ProposalStatus(proposal.status)
    sides = _sides(proposal, names_for(actor, proposal.first.case))
    is_open = status == ProposalStatus.OPEN
    return ProposalPage(
        ref=proposal.ref,
        case_ref=proposal.first.case.ref,
        grounds=_grounds(proposal),
        status=PROPOSAL_LABELS[status],
        colour=COLOURS[status],
        sentence=PROPOSAL_SENTENCES[status],
        reasons=proposal.reasons,
        decided_by=names_of([proposal.decided_by_ref]).get(proposal.decided_by_ref, ""),
        decided_at=proposal.decided_at,
        sides=sides,
        accept=_action(actor, proposal, "They are one conversation", "chats:merge") if is_open else None,
        refuse=_action(actor, proposal, "They are two conversations", "chats:keep-apart")
        if is_open
        else None,
    )


def _action(actor: Actor, proposal: Proposal, words: str, name: str) -> Action:
    url = reverse(name, args=[proposal.ref])
    return action(words, url, policy.check_can_match, actor, proposal.first.case)


def _sides(proposal: Proposal, names: Names) -> tuple[Side, ...]:
    two = (proposal.first, proposal.second)
    lines = conversation_lines(two, names)
    keys = _keys_in_common(two)
    return tuple(
        Side(line=line, common=_with_keys(each, keys, names), beginning=_beginning(each, names))
        for each, line in zip(two, lines, strict=True)
    )


def _keys_in_common(two: Sequence[Conversation]) -> list[int]:
    """Hashes of texts that both hold: looked for among the first distinctive messages of the smaller."""
    smaller, larger = sorted(two, key=lambda each: (each.messages, each.pk))
    found = Message.objects.filter(conversation=smaller).order_by("order").values_list("text_key", "text")
    keys = [key for key, text in found[: SAMPLE * 4] if len(text) >= SHORTEST][:SAMPLE]
    held = Message.objects.filter(conversation=larger, text_key__in=keys)
    return list(held.order_by("order").values_list("text_key", flat=True)[:SHOWN])


def _with_keys(conversation: Conversation, keys: list[int], names: Names) -> tuple[MessageRow, ...]:
    found = Message.objects.filter(conversation=conversation, text_key__in=keys).select_related(*NAMED)
    return tuple(message_rows(list(found.order_by("order")[:SHOWN]), names=names))


def _beginning(conversation: Conversation, names: Names) -> tuple[MessageRow, ...]:
    found = Message.objects.filter(conversation=conversation).select_related(*NAMED)
    return tuple(message_rows(list(found.order_by("order")[:SHOWN]), names=names))
