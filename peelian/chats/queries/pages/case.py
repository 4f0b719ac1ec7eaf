"""The messages of a case: what was imported, which conversations there are, what is locked, what was left out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.verdicts import Action, action
from peelian.chats import policy
from peelian.chats.models import (
    Conversation,
    Copy,
    Import,
    Proposal,
    Remainder,
    Scope,
    Sealed,
    Stay,
)
from peelian.chats.queries.naming import Names, names_for
from peelian.chats.queries.pages.shut import Told, told_of
from peelian.chats.queries.pages.words import KIND_LABELS
from peelian.chats.states import (
    CONVERSATION_KIND_LABELS,
    IMPORT_LABELS,
    IMPORT_SENTENCES,
    LOCK_LABELS,
    SEALING_LABELS,
    UNDER_WAY,
    ConversationKind,
    ImportStatus,
    Lock,
    ProposalStatus,
    Sealing,
)
from peelian.evidence.queries.lines import holder_in_words, names_of_holders

if TYPE_CHECKING:
    from peelian.cases.models import Case

A_PAGE = 50
MOST_LOCKED = 500
NAMED = 6
"""How many participants a row names; the rest are counted."""
IMPORT_COLOURS: dict[ImportStatus, str] = {
    ImportStatus.QUEUED: "blue",
    ImportStatus.READING: "blue",
    ImportStatus.WAITING: "orange",
    ImportStatus.MERGING: "blue",
    ImportStatus.DONE: "green",
    ImportStatus.FAILED: "red",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """One file that was imported, is being, or could not be."""

    ref: str
    phone: str
    exhibit_ref: str
    holder: str
    file_name: str
    kind: str
    status: str
    colour: str
    sentence: str
    under_way: bool
    waits: bool
    progress: int
    failure: str
    requested_at: datetime
    conversations: int
    messages: int
    remainders: int
    sealed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationLine:
    """A conversation in the list. A locked one that the actor may not read has neither title nor people."""

    ref: str
    title: str
    kind: str
    messages: int
    first_at: datetime | None
    last_at: datetime | None
    people: tuple[str, ...]
    more_people: int
    phones: tuple[str, ...]
    lock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedLine:
    """How many threads are locked for one reason, and how many messages are in them."""

    lock: str
    threads: int
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedThread:
    """A locked thread as the separate reader sees it, with the case it belongs to."""

    case_ref: str
    line: ConversationLine
    reasons: str
    locked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeLine:
    """A scope in force, in a few words."""

    ref: str
    about: str
    period: str
    authorised_by: str
    authorised_on: date
    review_on: date
    destroy_on: date
    destroyed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMessages:
    """The page of the messages of a case."""

    case_ref: str
    case_title: str
    imports: tuple[ImportLine, ...]
    under_way: bool
    scopes: tuple[ScopeLine, ...]
    conversations: tuple[ConversationLine, ...]
    pages: Page[Conversation]
    locked: tuple[LockedLine, ...]
    may_read_locked: bool
    sealed: tuple[tuple[str, int], ...]
    participants: int
    proposals: int
    actions: tuple[Action, ...]


def case_messages(actor: Actor, case: "Case", *, words: str = "", page: int = 1) -> CaseMessages:
    """Everything about the messages of a case that the actor may know; `words` narrows by title."""
    names = names_for(actor, case)
    pages = _conversations(actor, case, words, names).get_page(page)
    imports = import_lines(actor, case)
    locked = _locked(actor, case)
    return CaseMessages(
        case_ref=case.ref,
        case_title=case.title,
        imports=imports,
        under_way=any(line.under_way for line in imports),
        scopes=scope_lines(actor, case),
        conversations=conversation_lines(list(pages.object_list), names),
        pages=pages,
        locked=locked,
        may_read_locked=bool(locked) and _reads_locked(actor, case),
        sealed=_sealed(case),
        participants=policy.visible_participants(actor).filter(case=case, head=None).count(),
        proposals=_open_proposals(actor, case),
        actions=_actions(actor, case),
    )


def _actions(actor: Actor, case: "Case") -> tuple[Action, ...]:
    return (
        action(
            "Import messages",
            reverse("chats:choose-file", args=[case.ref]),
            policy.check_can_import,
            actor,
            case,
        ),
        action(
            "Set the scope",
            reverse("chats:set-scope", args=[case.ref]),
            policy.check_can_set_scope,
            actor,
            case,
        ),
    )


def import_lines(actor: Actor, case: "Case") -> tuple[ImportLine, ...]:
    """The imports of a case, newest first, each with its counts."""
    found = (
        policy.visible_imports(actor)
        .filter(case=case)
        .select_related("phone__exhibit__holder_subject__person", "phone__exhibit__holder_person")
    )
    return _lines_of(actor, list(found.order_by("-pk")))


def _lines_of(actor: Actor, imports: list[Import]) -> tuple[ImportLine, ...]:
    refs = [each.pk for each in imports]
    told = told_of(actor, imports)
    remainders = _counted(Remainder.objects.filter(imported__in=refs))
    sealed = _counted(Sealed.objects.filter(imported__in=refs))
    names = names_of_holders([each.phone.exhibit for each in imports])
    return tuple(_import_line(each, told[each.pk], remainders, sealed, names) for each in imports)


def import_line(actor: Actor, imported: Import) -> ImportLine:
    """One import, selected with its phone and exhibit."""
    return _lines_of(actor, [imported])[0]


def _counted(rows: QuerySet[Remainder] | QuerySet[Sealed]) -> dict[int, int]:
    return dict(rows.order_by().values_list("imported").annotate(many=Count("pk")))


def _import_line(
    each: Import,
    told: Told,
    remainders: dict[int, int],
    sealed: dict[int, int],
    names: dict[str, str],
) -> ImportLine:
    status = ImportStatus(each.status)
    return ImportLine(
        ref=each.ref,
        phone=each.phone.label,
        exhibit_ref=each.phone.exhibit.ref,
        holder=holder_in_words(each.phone.exhibit, names),
        file_name=told.file_name,
        kind=KIND_LABELS.get(each.kind, "Not yet known"),
        status=IMPORT_LABELS[status],
        colour=IMPORT_COLOURS[status],
        sentence=IMPORT_SENTENCES[status],
        under_way=status in UNDER_WAY or status == ImportStatus.QUEUED,
        waits=status == ImportStatus.WAITING,
        progress=each.progress,
        failure="" if told.whole else each.failure,
        requested_at=each.requested_at,
        conversations=told.conversations,
        messages=told.messages,
        remainders=remainders.get(each.pk, 0),
        sealed=sealed.get(each.pk, 0),
    )


def _conversations(actor: Actor, case: "Case", words: str, names: Names) -> Paginator[Conversation]:
    found = policy.visible_conversations(actor).filter(case=case)
    if words:
        people = Q(participant__name__icontains=words) | Q(participant__in=names.named(words))
        named = Stay.objects.filter(people, conversation__case=case)
        found = found.filter(Q(title__icontains=words) | Q(pk__in=named.values("conversation")))
    return Paginator(found.order_by("-last_at", "-pk"), A_PAGE)


def conversation_lines(conversations: Sequence[Conversation], names: Names) -> tuple[ConversationLine, ...]:
    """Rows for conversations that the actor may read: two queries, however many."""
    refs = [each.pk for each in conversations]
    people, phones = _people_of(refs, names), _phones_of(refs)
    return tuple(
        ConversationLine(
            ref=each.ref,
            title=title_of(each, people[each.pk]),
            kind=CONVERSATION_KIND_LABELS[ConversationKind(each.kind)],
            messages=each.messages,
            first_at=each.first_at,
            last_at=each.last_at,
            people=tuple(people[each.pk][:NAMED]),
            more_people=max(len(people[each.pk]) - NAMED, 0),
            phones=tuple(phones[each.pk]),
            lock=LOCK_LABELS[Lock(each.locked)] if each.locked != Lock.NONE else "",
        )
        for each in conversations
    )


def title_of(conversation: Conversation, people: Sequence[str] = ()) -> str:
    """What a conversation is called: its title, else who is in it, else its reference."""
    return conversation.title or ", ".join(people[:NAMED]) or f"Conversation {conversation.ref}"


def _people_of(conversations: list[int], names: Names) -> dict[int, list[str]]:
    found = Stay.objects.filter(conversation__in=conversations).order_by()
    columns = ("participant", "participant__name", "participant__head", "participant__head__name")
    people: dict[int, set[str]] = defaultdict(set)
    for conversation, own, name, head, name_of_head in found.values_list("conversation", *columns).distinct():
        people[conversation].add(names.of(head or own, name_of_head or name))
    return defaultdict(list, {key: sorted(those, key=str.casefold) for key, those in people.items()})


def _phones_of(conversations: list[int]) -> dict[int, list[str]]:
    found = Copy.objects.filter(conversation__in=conversations).order_by("imported__phone__label")
    phones: dict[int, dict[str, None]] = defaultdict(dict)
    for conversation, label in found.values_list("conversation", "imported__phone__label"):
        phones[conversation][label] = None
    return defaultdict(list, {key: list(labels) for key, labels in phones.items()})


def phones_of(conversation: Conversation) -> tuple[str, ...]:
    """The labels of the phones that hold a conversation."""
    return tuple(_phones_of([conversation.pk])[conversation.pk])


def people_of(conversation: Conversation, names: Names) -> tuple[str, ...]:
    """The names of everybody who was ever in a conversation, or may have been."""
    return tuple(_people_of([conversation.pk], names)[conversation.pk])


def full_title(conversation: Conversation, names: Names) -> str:
    """What one conversation is called, its people read where it has no title."""
    return title_of(conversation, () if conversation.title else people_of(conversation, names))


def _locked(actor: Actor, case: "Case") -> tuple[LockedLine, ...]:
    found = policy.listed_conversations(actor).filter(case=case).exclude(locked=Lock.NONE).order_by("locked")
    counted = found.values_list("locked").annotate(threads=Count("pk"), many=Sum("messages"))
    return tuple(
        LockedLine(lock=LOCK_LABELS[Lock(lock)], threads=threads, messages=many or 0)
        for lock, threads, many in counted
    )


def _reads_locked(actor: Actor, case: "Case") -> bool:
    return policy.visible_conversations(actor).filter(case=case).exclude(locked=Lock.NONE).exists()


def locked_lines(actor: Actor) -> tuple[LockedThread, ...]:
    """The locked threads that the actor reads as the separate reader, of every case; for everybody else none."""
    found = policy.visible_conversations(actor).exclude(locked=Lock.NONE).select_related("case")
    threads = list(found.order_by("case_id", "-last_at", "-pk")[:MOST_LOCKED])
    lines = conversation_lines(threads, names_for(actor, *(thread.case for thread in threads)))
    return tuple(
        LockedThread(
            case_ref=thread.case.ref, line=line, reasons=thread.locked_reasons, locked_at=thread.locked_at
        )
        for thread, line in zip(threads, lines, strict=True)
    )


def _sealed(case: "Case") -> tuple[tuple[str, int], ...]:
    """What was left out of every import of the case: counts, and nothing of what it says."""
    found = Sealed.objects.filter(imported__case=case).order_by("why").values_list("why")
    return tuple((SEALING_LABELS[Sealing(why)], many) for why, many in found.annotate(many=Count("pk")))


def _open_proposals(actor: Actor, case: "Case") -> int:
    readable = policy.visible_conversations(actor).filter(case=case)
    found = Proposal.objects.filter(first__in=readable, second__in=readable, status=ProposalStatus.OPEN)
    return found.count()


def scope_lines(actor: Actor, case: "Case") -> tuple[ScopeLine, ...]:
    """The scopes of a case, the newest first."""
    found = policy.visible_scopes(actor).filter(case=case).select_related("exhibit").order_by("-pk")
    return tuple(_scope_line(scope) for scope in found)


def _scope_line(scope: Scope) -> ScopeLine:
    return ScopeLine(
        ref=scope.ref,
        about=f"Exhibit {scope.exhibit.name}" if scope.exhibit else "Every phone of the case",
        period=period_words(scope),
        authorised_by=scope.authorised_by,
        authorised_on=scope.authorised_on,
        review_on=scope.review_on,
        destroy_on=scope.destroy_on,
        destroyed_at=scope.destroyed_at,
    )


def period_words(scope: Scope) -> str:
    """The period of a scope in words: "from 1 March 2022 until before 1 April 2023", "any time"."""
    parts: Iterable[str] = (
        f"from {_day(scope.from_on)}" if scope.from_on else "",
        f"until before {_day(scope.until_on)}" if scope.until_on else "",
    )
    return " ".join(part for part in parts if part) or "any time"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
