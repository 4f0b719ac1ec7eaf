"""Which parts of an imported file belong to threads that are locked to whoever looks at the account of the file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from posixpath import dirname

from peelian.access.actors import Actor
from peelian.chats import policy
from peelian.chats.models import Attachment, Conversation, Copy, Import, SystemEvent, Witness

NAME = "Part of a locked thread"
KEPT_BACK = "Name kept back: the file holds a locked thread"
WHY = "It stands in a locked thread, so it is not shown."


@dataclass(frozen=True, slots=True)
class Shut:
    """The members that hold nothing but locked threads, and the folders that do: a folder may bear a name."""

    members: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ()

    def holds(self, member: str) -> bool:
        """Whether a member belongs to locked threads alone."""
        return member in self.members or member.startswith(self.folders)

    def name(self, member: str) -> str:
        """What a member is called for whoever looks."""
        return NAME if self.holds(member) else member


@dataclass(frozen=True, slots=True)
class Told:
    """What one reader is told of an import: the name of its file, and which of its threads count for them."""

    file_name: str
    conversations: int
    messages: int
    whole: bool
    """Whether every thread of the file is locked to the reader, so that nothing else of it is told."""
    some: bool
    """Whether any thread is: what was noted in reading the file names people and threads, so it is not told either."""


def told_of(actor: Actor, imports: Sequence[Import]) -> dict[int, Told]:
    """By import, what the actor is told: two queries, however many.

    The name of a file often is that of its thread. It is kept back where every thread is locked to the actor, and
    where the name holds the title of one that is.
    """
    copies = Copy.objects.filter(imported__in=[each.pk for each in imports]).select_related("conversation")
    held: dict[int, list[Copy]] = defaultdict(list)
    for copy in copies:
        held[copy.imported_id].append(copy)
    threads = {copy.conversation_id for those in held.values() for copy in those}
    readable = set(policy.visible_conversations(actor).filter(pk__in=threads).values_list("pk", flat=True))
    return {each.pk: _told(each, held[each.pk], readable) for each in imports}


def _told(imported: Import, copies: Sequence[Copy], readable: set[int]) -> Told:
    opened = [copy for copy in copies if copy.conversation_id in readable]
    shut = [copy for copy in copies if copy.conversation_id not in readable]
    whole = bool(shut) and not opened
    name = imported.file_name.casefold()
    titles = {title.casefold() for copy in shut for title in (copy.key, copy.conversation.title) if title}
    kept_back = whole or any(title in name for title in titles)
    return Told(
        file_name=KEPT_BACK if kept_back else imported.file_name,
        conversations=len({copy.conversation_id for copy in opened}),
        messages=sum(copy.messages for copy in opened),
        whole=whole,
        some=bool(shut),
    )


def shut_parts(actor: Actor, imported: Import) -> Shut:
    """What of a file belongs to threads alone that the actor may not read. Two queries where there is none."""
    held = set(Copy.objects.filter(imported=imported).values_list("conversation", flat=True))
    readable = policy.visible_conversations(actor).filter(pk__in=held)
    shut = held - set(readable.values_list("pk", flat=True))
    if not shut:
        return Shut()
    theirs = _members(imported, shut)
    open_ones = _members(imported, held - shut)
    members = theirs - open_ones
    folders = {folder for each in members if (folder := dirname(each))}
    return Shut(frozenset(members), tuple(sorted(_without(folders, open_ones))))


def _without(folders: Iterable[str], open_ones: Iterable[str]) -> Iterable[str]:
    """The folders, as beginnings of names, in which nothing of an open thread lies."""
    for folder in folders:
        begins = f"{folder}/"
        if not any(each.startswith(begins) for each in open_ones):
            yield begins


def _members(imported: Import, conversations: set[int]) -> set[str]:
    """The members in which something of some conversations stands."""
    threads = Conversation.objects.filter(pk__in=conversations)
    found: set[str] = set()
    for rows in (
        Witness.objects.filter(imported=imported, message__conversation__in=threads),
        Attachment.objects.filter(imported=imported, message__conversation__in=threads),
        SystemEvent.objects.filter(imported=imported, conversation__in=threads),
    ):
        found.update(rows.order_by().values_list("member", flat=True).distinct())  # type: ignore[attr-defined]  # three tables with one column
    return found - {""}
