"""One record that is not a plain message: whether a person or the program speaks, and what is said beside the words."""

from collections.abc import Callable

from peelian.chats.formats.records import Event, Mark, Message, What
from peelian.chats.formats.whatsapp.bodies import take_apart
from peelian.chats.formats.whatsapp.planning import Plan
from peelian.chats.formats.whatsapp.sentences import Said, holds_verb, understand
from peelian.chats.formats.whatsapp.watching import DAY, Watch

_LRM = "\u200e"
MOST_KEPT = 50_000
"""Sentences whose meaning is kept for the next time."""
LONGEST_SENTENCE = 2_000
UNKNOWN = Said(What.OTHER, None, (), "")


class Saying:
    """Makes events and messages with attachments, edits and the like."""

    def __init__(
        self, plan: Plan, watch: Watch, *, owner: str, files: dict[str, str], line: Callable[[int], int]
    ) -> None:
        self.member, self.layout, self.roster = plan.stretch.member, plan.layout, plan.roster
        self.owner, self.files, self.watch, self.line = owner, files, watch, line
        self.plan_title = self.conversation = plan.title
        self.title: str | None = None
        self.carried: set[str] = set()
        self.kept: dict[str, Said | None] = {}
        self.notices = 0
        self.last = 0

    def sender_of(self, head: bytes, body: bytes, *, known: str | None) -> tuple[str | None, bytes]:
        """Who a record is by, and what of it is the body; nobody for a line without a sender."""
        if known is not None:
            return known, body
        if not head.endswith((b": ", b":")):
            return None, body
        name = head[: head.rindex(b":")]
        whole = self.roster.whole.get(name)
        more = whole[len(name) + 2 :] + b":" if whole else b""
        if whole and body.startswith(more):
            return whole.decode("utf-8", "replace"), body.removeprefix(more).removeprefix(b" ")
        sender = name.decode("utf-8", "replace")
        if not self.layout.bracketed and holds_verb(sender):
            text = (head + body).decode("utf-8", "replace")
            if self._is_sentence(text, name):
                return None, body
        return sender, body

    def _is_sentence(self, text: str, name: bytes) -> bool:
        """Whether a line whose "sender" holds a verb is by WhatsApp: a name or a group in it holds the ": "."""
        said = self._understood(text)
        if said is None or (said.actor and ": " in said.actor and said.actor not in self.roster.names):
            return False
        known = any(": " in each and each in self.roster.names for each in said.others)
        return ": " in said.value or known or self.roster.count(name) == 1

    def _understood(self, text: str) -> Said | None:
        if text not in self.kept:
            if len(self.kept) > MOST_KEPT:
                self.kept.clear()
            self.kept[text] = understand(text, self.roster) if len(text) < LONGEST_SENTENCE else None
        return self.kept[text]

    def sent(self, sender: str, text: str, *, start: int, end: int, at: int) -> Message | Event:
        """A record under a name: a message, or on an iPhone a line by WhatsApp."""
        if self.layout.bracketed and text.startswith(_LRM):
            own = self._own_line(sender, text.removeprefix(_LRM), start=start, end=end, at=at)
            if own is not None:
                return own
        if "\n" in text and self.layout.pasted.search(text.encode("utf-8", "replace")):
            self.watch.pasted.add(lambda: f"line {self.line(start)}")
        body = take_apart(text, marked=self.layout.bracketed)
        attachments = tuple(each._replace(member=self.files.get(each.name)) for each in body.attachments)
        self.watch.messages += 1
        self.watch.carried += bool(attachments)
        self.carried.update(each.member for each in attachments if each.member)
        return Message(
            self.member,
            start,
            end,
            self.conversation,
            sender,
            at,
            body.text,
            body.marks | (Mark.OWNER.value if self.owner and sender == self.owner else 0),
            attachments=attachments,
            fields=body.fields,
        )

    def _own_line(self, sender: str, text: str, *, start: int, end: int, at: int) -> Event | None:
        """The event that an iPhone writes under the name of the group or of who acts; None for a message after all."""
        said, writes = self._understood(text), sender in self.roster.writers
        is_body = take_apart(_LRM + text, marked=True) != (_LRM + text, 0, (), ())
        if is_body and (said is None or said.what is What.OTHER):
            return None
        if said is None:
            return None if writes else self.event(text, start=start, end=end, at=at)
        if (
            said.actor not in (None, "You")
            and writes
            and sender not in (said.actor, *said.others, self.title)
        ):
            self.watch.mismatched.add(lambda: f"line {self.line(start)}")
            return None
        caller = sender if said.what is What.CALL and sender != self.title else None
        return self.event(text, start=start, end=end, at=at, caller=caller, under=sender)

    def event(
        self, text: str, *, start: int, end: int, at: int, caller: str | None = None, under: str | None = None
    ) -> Event:
        """A line by WhatsApp. `caller` made a call; `under` is the name it stands under on an iPhone."""
        said = self._understood(text)
        if said is None:
            self.watch.unknown.add(lambda: f"line {self.line(start)}")
            said = UNKNOWN
        if said.what is What.SECURITY and not said.others:
            self._notice(at, under, start)
        actor, value = said.actor or caller, said.value.replace(_LRM, "")
        return Event(
            self.member, start, end, self.conversation, at, said.what, text, actor, said.others, value
        )

    def _notice(self, at: int, under: str | None, start: int) -> None:
        """The line that opens most exports: a later one may open another export."""
        self.notices += 1
        if self.notices == 1:
            self.title = under
            return
        another = under is not None and under != self.title and under not in self.roster.writers
        if another or at < self.last - DAY:
            self.watch.seconds.add(lambda: f"line {self.line(start)}")
            self.title = under
            self.conversation = under if another and under else f"{self.plan_title} ({self.notices})"
