"""One import: where it stands, what it brought, and the account of every byte of its file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from peelian.access.actors import Actor
from peelian.access.verdicts import Action, action
from peelian.chats import policy
from peelian.chats.formats.records import DateOrder, Unreadable
from peelian.chats.formats.sources import open_source
from peelian.chats.models import Conversation, Copy, Import, Remainder, Sealed
from peelian.chats.queries.naming import names_for
from peelian.chats.queries.pages.case import ConversationLine, ImportLine, conversation_lines, import_line
from peelian.chats.queries.pages.questions import ORDER_WORDS
from peelian.chats.queries.pages.shut import NAME, WHY, Shut, shut_parts, told_of
from peelian.chats.states import SEALING_LABELS, Lock, Sealing, may_start_again

MOST_MEMBERS = 100
MOST_CONVERSATIONS = 50
A_PAGE = 25
AROUND = 120
LONGEST = 2_000
"""Bytes of a remainder that are shown; the rest is counted."""
PARTS = ("messages", "events", "accounts", "headers", "remainders", "attachments")
"""What a byte of a file can belong to, in the order of the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """One member of the source: its size, the bytes of each part, what is left between, whether the sum is whole."""

    name: str
    size: int
    parts: tuple[int, ...]
    gaps: int
    overlaps: int
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounted:
    """The account of a file: its members, the largest first, and their sums."""

    members: tuple[MemberLine, ...]
    more: int
    sums: MemberLine
    faults: tuple[tuple[str, str], ...]
    """Gaps and overlaps at their places, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage:
    """One import in full."""

    line: ImportLine
    case_ref: str
    sha256: str
    reader_version: int
    records: str
    scope_ref: str
    finished_at: datetime | None
    question: str
    counts: tuple[tuple[str, int], ...]
    findings: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    sealed: tuple[tuple[str, int], ...]
    accounted: Accounted | None
    remainders: int
    conversations: tuple[ConversationLine, ...]
    more_conversations: int
    again: Action | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemainderLine:
    """Bytes that were not understood, with those around them, and why."""

    member: str
    start: int
    end: int
    why: str
    before: str
    text: str
    after: str
    cut: int
    trouble: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemainderPage:
    """Some remainders of an import, from a place on."""

    import_ref: str
    file_name: str
    phone: str
    total: int
    lines: tuple[RemainderLine, ...]
    further: int | None
    alone: bool
    """Whether the bytes around are kept back, since some of the file is sealed or locked."""


COUNTED: dict[str, str] = {
    "messages": "Messages in scope",
    "new": "Of these, not held before",
    "already_held": "Of these, held by another phone too",
    "system_events": "System events",
    "attachments": "Files that messages carry",
    "conversations": "Conversations",
    "participants": "Participants",
    "proposals": "Threads that a person must decide on",
    "mended": "Texts that no database takes as they are, with their mark mended",
}

NOTES_KEPT_BACK = "What was noted in reading this file is kept back: a thread of it is locked."


def import_page(actor: Actor, imported: Import, *, at: datetime) -> ImportPage:
    """One import at a moment, with the conversations it gave that the actor may read."""
    report = imported.report or {}
    conversations = _conversations(actor, imported)
    told = told_of(actor, [imported])[imported.pk]
    if told.whole:
        report = {"accounting": report["accounting"]} if "accounting" in report else {}
    return ImportPage(
        line=import_line(actor, imported),
        case_ref=imported.case.ref,
        sha256=imported.file_sha256,
        reader_version=imported.reader_version,
        records=imported.records,
        scope_ref=imported.scope.ref if imported.scope else "",
        finished_at=imported.finished_at,
        question=imported.question.get("question", ""),
        counts=tuple((words, report[name]) for name, words in COUNTED.items() if report.get(name)),
        findings=_findings(report.get("findings", {})),
        notes=(NOTES_KEPT_BACK,) if told.some else tuple(report.get("findings", {}).get("notes", ())),
        sealed=tuple((SEALING_LABELS[Sealing(why)], many) for why, many in report.get("sealed", {}).items()),
        accounted=_accounted(report["accounting"], shut_parts(actor, imported))
        if "accounting" in report
        else None,
        remainders=Remainder.objects.filter(imported=imported).count(),
        conversations=conversation_lines(conversations[:MOST_CONVERSATIONS], names_for(actor, imported.case)),
        more_conversations=max(len(conversations) - MOST_CONVERSATIONS, 0),
        again=_again(actor, imported, at),
    )


def _again(actor: Actor, imported: Import, at: datetime) -> Action | None:
    if not may_start_again(imported.status, imported.progressed_at or imported.requested_at, at=at):
        return None
    return action("Try again", "", policy.check_can_import, actor, imported.case)


def _conversations(actor: Actor, imported: Import) -> list[Conversation]:
    found = policy.visible_conversations(actor).filter(copies__imported=imported)
    return list(found.order_by("-messages", "pk").distinct()[: MOST_CONVERSATIONS * 10])


def _findings(said: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    order = said.get("date_order", "")
    words = {
        "Clock": {"utc": "UTC, as the export states", "local": "The phone's own clock"}.get(
            said.get("clock", ""), ""
        ),
        "Time zone": said.get("zone", ""),
        "Order of dates": f"{ORDER_WORDS[DateOrder(order)]}: {said.get('order_grounds', '')}"
        if order
        else "",
        "Encoding": said.get("encoding", ""),
        "Made by": said.get("tool", ""),
    }
    return tuple((name, value) for name, value in words.items() if value)


def _accounted(kept: dict[str, Any], shut: Shut) -> Accounted:
    lines = [_member(shut.name(name), sums) for name, sums in kept.get("members", {}).items()]
    lines.sort(key=lambda line: (line.whole, -line.size))
    places = [(place, "belongs to nothing") for place in kept.get("gaps", ())]
    places += [(place, "belongs to two records") for place in kept.get("overlaps", ())]
    return Accounted(
        members=tuple(lines[:MOST_MEMBERS]),
        more=max(len(lines) - MOST_MEMBERS, 0),
        sums=MemberLine(
            name="All together",
            size=sum(line.size for line in lines),
            parts=tuple(sum(line.parts[place] for line in lines) for place in range(len(PARTS))),
            gaps=sum(line.gaps for line in lines),
            overlaps=sum(line.overlaps for line in lines),
            whole=bool(kept.get("whole")),
        ),
        faults=tuple(
            (f"{shut.name(place[0])}, bytes {place[1]:,} to {place[2]:,}", words) for place, words in places
        ),
    )


def _member(name: str, sums: dict[str, Any]) -> MemberLine:
    return MemberLine(
        name=name,
        size=sums["size"],
        parts=tuple(sums[part] for part in PARTS),
        gaps=sums["gaps"],
        overlaps=sums["overlaps"],
        whole=sums["whole"],
    )


def remainder_page(actor: Actor, imported: Import, opened: BinaryIO, *, after: int = 0) -> RemainderPage:
    """The remainders of an import from a row on, each read again from the file at its place.

    Of what stands in a thread that is locked to the actor only the place within it is told.
    """
    shut = shut_parts(actor, imported)
    found = Remainder.objects.filter(imported=imported).order_by("pk")
    rows = list(found.filter(pk__gt=after)[: A_PAGE + 1])
    around = 0 if _holds_what_is_apart(imported) else AROUND
    source = open_source(opened, imported.file_name)
    return RemainderPage(
        import_ref=imported.ref,
        file_name=told_of(actor, [imported])[imported.pk].file_name,
        phone=imported.phone.label,
        total=found.count(),
        lines=tuple(
            _kept_back(row) if shut.holds(row.member) else _remainder(row, source, around)
            for row in rows[:A_PAGE]
        ),
        further=rows[A_PAGE - 1].pk if len(rows) > A_PAGE else None,
        alone=not around,
    )


def _holds_what_is_apart(imported: Import) -> bool:
    """Whether some of the file is sealed or locked: then the bytes beside a remainder are not shown with it."""
    locked = Copy.objects.filter(imported=imported).exclude(conversation__locked=Lock.NONE)
    return locked.exists() or Sealed.objects.filter(imported=imported).exists()


def _kept_back(row: Remainder) -> RemainderLine:
    """A remainder without its bytes, its reason, which may quote them, and the name of its member."""
    nothing = {"before": "", "text": "", "after": "", "cut": 0}
    return RemainderLine(member=NAME, start=row.start, end=row.end, why=WHY, trouble=WHY, **nothing)


def _remainder(row: Remainder, source: Any, around: int) -> RemainderLine:
    before = text = after = trouble = ""
    begins, length = max(row.start - around, 0), row.end - row.start
    try:
        with source.open(row.member) as member:
            _pass_over(member, begins)
            before = _read(member, row.start - begins)
            text = _read(member, min(length, LONGEST))
            after = _read(member, around) if length <= LONGEST else ""
    except (Unreadable, OSError, KeyError) as reason:
        trouble = str(reason)
    return RemainderLine(
        member=row.member,
        start=row.start,
        end=row.end,
        why=row.why,
        before=before,
        text=text,
        after=after,
        cut=max(length - LONGEST, 0),
        trouble=trouble,
    )


def _read(member: BinaryIO, length: int) -> str:
    return member.read(length).decode("utf-8", "replace") if length > 0 else ""


def _pass_over(member: BinaryIO, length: int) -> None:
    """Go to a place of a member that may only be read forward."""
    if member.seekable():
        member.seek(length)
        return
    while length > 0:
        read = len(member.read(min(length, 1 << 20)))
        if not read:
            return
        length -= read
