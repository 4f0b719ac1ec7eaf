"""The spread of one file, or of a wanted hash: who sent it where and when, who had it, and who kept it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from peelian.access.actors import Actor
from peelian.chats import policy as chats_policy
from peelian.chats.queries.naming import Names, names_for
from peelian.media import policy
from peelian.media.models import Hit, Picture
from peelian.media.sightings import Sighting, phones_holding, sightings
from peelian.media.states import HitStatus

if TYPE_CHECKING:
    from peelian.cases.models import Case

NAMED = 12
"""Members of a conversation that are named; of more, the number is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """One message that carried the file. `after` is the number of the send from which the sender knew it, if any."""

    number: int
    sent_at: datetime | None
    sender_ref: str
    sender: str
    conversation_ref: str
    conversation: str
    message_ref: str
    picture_ref: str
    forwarded: bool
    kept_on: tuple[str, ...]
    gone_from: tuple[str, ...]
    """Phones that hold the message and no longer the file."""
    to: tuple[str, ...]
    to_more: int
    unsure: int
    """Members of whom it is not known whether they were there."""
    after: int | None = None
    after_sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Every send in order, and what follows: the first known holder, the phones that kept it."""

    sends: tuple[Send, ...]
    pictures: tuple[str, ...]
    first: Send | None
    kept: tuple[tuple[str, int], ...]
    """(phone, copies of it there), the most first."""
    senders: tuple[tuple[str, int], ...]
    conversations: tuple[str, ...] = field(default=())


def spread_of(
    actor: Actor, wanted: "Picture | str", *, case: "Case | None" = None, near: bool = True
) -> Spread:
    """The spread of a file that policy gave, or of a hash within `case`; with `near`, of all that are alike too.

    Nothing but what the actor may read is in it: of locked threads there is no trace. An unknown hash gives an empty
    spread, the same as one that is known elsewhere only. Raises ValueError for a hash without a case.
    """
    pictures = _pictures(actor, wanted, case, near)
    if not pictures:
        return Spread(sends=(), pictures=(), first=None, kept=(), senders=())
    by_hash = {each.sha256: each for each in pictures}
    found = list(sightings(actor, pictures[0].case, of=by_hash))
    return _spread(actor, found, by_hash)


def _pictures(actor: Actor, wanted: "Picture | str", case: "Case | None", near: bool) -> list[Picture]:
    seen = policy.visible_pictures(actor).select_related("case")
    if isinstance(wanted, str):
        if case is None:
            raise ValueError("A hash is looked for within a case.")
        hit = Hit.objects.filter(wanted=wanted).exclude(status=HitStatus.REFUSED).values("picture")
        chosen = seen.filter(Q(sha256=wanted) | Q(md5=wanted) | Q(pk__in=hit), case=case)
    else:
        chosen = seen.filter(pk=wanted.pk)
    found = list(chosen)
    groups = {each.group_id for each in found if each.group_id}
    if not near or not groups:
        return found
    return list(seen.filter(Q(pk__in=[each.pk for each in found]) | Q(group__in=groups)))


def _spread(actor: Actor, found: list[Sighting], by_hash: dict[str, Picture]) -> Spread:
    copies: dict[int, list[Sighting]] = defaultdict(list)
    for one in found:
        copies[one.message_id].append(one)
    order = sorted(copies.values(), key=_when)
    names = names_for(actor, *(each.case for each in by_hash.values()))
    members = _Members(actor, {one.conversation_id for one in found}, names)
    held = phones_holding(actor, copies)
    sends: list[Send] = []
    for number, together in enumerate(order, start=1):
        phones = held.get(together[0].message_id, set())
        sends.append(_send(number, together, by_hash, members=members, phones=phones, before=sends))
    kept: dict[str, int] = defaultdict(int)
    senders: dict[str, int] = defaultdict(int)
    for send in sends:
        senders[send.sender or "Not known"] += 1
        for phone in send.kept_on:
            kept[phone] += 1
    return Spread(
        sends=tuple(sends),
        pictures=tuple(sorted(each.ref for each in by_hash.values())),
        first=sends[0] if sends else None,
        kept=_most(kept),
        senders=_most(senders),
        conversations=tuple(dict.fromkeys(send.conversation for send in sends)),
    )


def _when(together: list[Sighting]) -> tuple[bool, float, int, int]:
    one = together[0]
    return (
        one.sent_at is None,
        one.sent_at.timestamp() if one.sent_at else 0.0,
        one.conversation_id,
        one.order,
    )


def _most(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _send(
    number: int,
    together: list[Sighting],
    by_hash: dict[str, Picture],
    *,
    members: "_Members",
    phones: set[str],
    before: list[Send],
) -> Send:
    one = together[0]
    there, unsure = members.at(one)
    source, sure = _source(one, before, members)
    kept = {each.phone for each in together if each.present}
    return Send(
        number=number,
        sent_at=one.sent_at,
        sender_ref=one.sender_ref,
        sender=one.sender,
        conversation_ref=one.conversation_ref,
        conversation=one.conversation,
        message_ref=one.message_ref,
        picture_ref=by_hash[one.sha256].ref,
        forwarded=any(each.forwarded for each in together),
        kept_on=tuple(sorted(kept)),
        gone_from=tuple(sorted((phones | {each.phone for each in together}) - kept)),
        to=tuple(there[:NAMED]),
        to_more=max(len(there) - NAMED, 0),
        unsure=unsure,
        after=source,
        after_sure=sure,
    )


def _source(one: Sighting, before: list[Send], members: "_Members") -> tuple[int | None, bool]:
    """The latest earlier send that reached this sender, and whether it surely did; None when none is known to have."""
    if not one.sender_ref:
        return None, False
    unsure = None
    for send in reversed(before):
        standing = "in" if send.sender_ref == one.sender_ref else members.standing(send, one.sender_ref)
        if standing == "in":
            return send.number, True
        if standing == "unknown" and unsure is None:
            unsure = send.number
    return unsure, False


class _Members:
    """Who was in which conversation when, as `chats` worked it out."""

    def __init__(self, actor: Actor, conversations: Iterable[int], names: Names) -> None:
        self._stays: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._names = names
        rows = chats_policy.visible_conversations(actor).filter(
            pk__in=set(conversations), stays__isnull=False
        )
        columns = {
            "ref": "ref",
            "row": "stays__participant",
            "row_of_head": "stays__participant__head",
            "who": "stays__participant__ref",
            "head": "stays__participant__head__ref",
            "name": "stays__participant__name",
            "head_name": "stays__participant__head__name",
            "first": "stays__from_at",
            "until": "stays__until_at",
            "standing": "stays__standing",
        }
        for row in rows.values_list(*columns.values()):
            stay = dict(zip(columns, row, strict=True))
            self._stays[str(stay["ref"])].append(stay)

    def at(self, one: Sighting) -> tuple[list[str], int]:
        """The names of those who were there besides the sender, and how many of whom it is not known."""
        there: dict[object, str] = {}
        unsure = set()
        for stay in self._during(one.conversation_ref, one.sent_at):
            who = stay["head"] or stay["who"]
            if who == one.sender_ref:
                continue
            if stay["standing"] == "in":
                row, name = stay["row_of_head"] or stay["row"], stay["head_name"] or stay["name"]
                there[who] = self._names.of(row, name)
            elif stay["standing"] == "unknown":
                unsure.add(who)
        return sorted(there.values()), len(unsure - set(there))

    def standing(self, send: Send, who: str) -> str:
        """Whether a participant was in the conversation of a send when it was sent: in, out or unknown."""
        found = {
            str(stay["standing"])
            for stay in self._during(send.conversation_ref, send.sent_at)
            if who in {stay["who"], stay["head"]}
        }
        return "in" if "in" in found else "unknown" if "unknown" in found else "out"

    def _during(self, conversation: str, at: datetime | None) -> list[dict[str, Any]]:
        if at is None:
            return []
        return [
            stay
            for stay in self._stays[conversation]
            if stay["first"] <= at and (stay["until"] is None or at < stay["until"])
        ]
