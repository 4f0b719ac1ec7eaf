"""Who writes in an export: names that hold ": " are told from the text after them, and numbers from names."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from peelian.chats.formats.whatsapp.layouts import LRM

LEAST = 2
"""A beginning that every one of at least so many messages of one sender shares is part of the name."""
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"\+?\d[\d \u00a0\u202f()\-.‑]{5,}\d")


def seen_name(key: str) -> str:
    """A name as a person sees it: without direction marks, no-break spaces and the tilde of somebody not saved."""
    return (
        " ".join(_UNSEEN.sub("", key).replace("\u00a0", " ").replace("\u202f", " ").split())
        .removeprefix("~")
        .strip()
    )


def number_of(key: str) -> str:
    """The telephone number that a key is, as `+447700900123`; empty when it is a name."""
    seen = seen_name(key)
    if not _NUMBER.fullmatch(seen):
        return ""
    return ("+" if seen.startswith("+") else "") + re.sub(r"\D", "", seen)


@dataclass
class Sender:
    """How often a name stands before `: `, and what stands next as if it were more of the name."""

    count: int = 0
    own: int = 0
    """How many of these go on with a direction mark: words by the program."""
    more: Counter[bytes] = field(default_factory=Counter)
    marked: Counter[bytes] = field(default_factory=Counter)
    """The same, where a direction mark follows: the program writes one after the whole name only."""


@dataclass
class Roster:
    """The senders of one export. `whole` gives the whole name for the part of it before its first `: `."""

    senders: dict[bytes, Sender] = field(default_factory=dict)
    whole: dict[bytes, bytes] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    writers: set[str] = field(default_factory=set)
    """Those of them who typed something."""
    folded: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def key_of(self, name: str) -> str:
        """How the export writes the sender whom a sentence names; the name itself for somebody who never wrote."""
        return name if name in self.names else self.folded.get(seen_name(name), name)

    def count(self, name: bytes) -> int:
        """In how many records a name stands before `: `."""
        sender = self.senders.get(name)
        return sender.count if sender else 0


def roster_of(
    heads: Counter[bytes], more: Counter[bytes], ended: set[bytes], *, titles: Iterable[str] = ()
) -> Roster:
    """The senders behind the heads of a survey.

    `heads`: what ends with the first ": " of a record, and how often; `more`: the same with what stands behind it, for
    names that are not in `ended`; `titles`: names of the chat known from elsewhere.
    """
    roster = Roster()
    for head, count in heads.items():
        if head.endswith((b": ", b":")):
            name = head[: head.rindex(b":")]
            roster.senders.setdefault(name, Sender()).count += count
    for head, count in more.items():
        name, _, behind = head.partition(b": ")
        if name + b": " not in ended and name in roster.senders:
            _count(roster.senders[name], behind, count)
    titled = {title.encode() for title in titles}
    for name, sender in roster.senders.items():
        _extend(roster, name, sender, titled)
        whole = roster.whole.get(name, name).decode("utf-8", "replace")
        roster.names.add(whole)
        if name + b": " in ended or sender.count > sender.own + sender.marked.total():
            roster.writers.add(whole)
    roster.folded = {seen_name(name): name for name in roster.names}
    return roster


def _count(sender: Sender, more: bytes, count: int) -> None:
    if more.startswith(LRM):
        sender.own += count
    else:
        sender.more[more.removesuffix(LRM)] += count
        if more.endswith(LRM):
            sender.marked[more.removesuffix(LRM)] += count


def _extend(roster: Roster, name: bytes, sender: Sender, titled: set[bytes]) -> None:
    if not sender.more:
        return
    [(more, count)] = sender.more.most_common(1)
    whole = name + b": " + more.removesuffix(b": ")
    if count < sender.count:
        return
    seen, longer = name.decode("utf-8", "replace"), whole.decode("utf-8", "replace")
    if whole in titled or sender.marked[more] or count >= LEAST:
        roster.whole[name] = whole
        if whole not in titled and not sender.marked[more]:
            roster.notes.append(
                f'Each of the {count} messages under "{seen}" goes on with "{longer[len(seen) + 2 :]}: ": the sender '
                f'is taken to be "{longer}".'
            )
    else:
        roster.notes.append(f'The only message of "{seen}" may be by "{longer}"; the file does not say.')
