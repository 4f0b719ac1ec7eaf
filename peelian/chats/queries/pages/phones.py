"""Phones and their clocks: what each holds of a conversation, how its clock runs, and where copies differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count

from peelian.access.actors import Actor
from peelian.chats import policy
from peelian.chats.models import ClockDifference, Conversation, Copy, Import, Message, Witness
from peelian.chats.queries.naming import Names, names_for
from peelian.chats.queries.pages.rows import CopyLine, copy_line
from peelian.chats.queries.pages.shut import Told, told_of
from peelian.chats.queries.pages.words import KIND_LABELS, length_words, span_words
from peelian.chats.states import DIFFERENCE_LABELS, JOINED_SENTENCES, Difference, Joined
from peelian.evidence.queries.lines import holder_in_words, names_of_holders

if TYPE_CHECKING:
    from peelian.cases.models import Case

A_PAGE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLine:
    """A phone of the case with what was read from it."""

    label: str
    exhibit_ref: str
    holder: str
    files: tuple[str, ...]
    conversations: int
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """How far the clock of one import runs from another's, over so many messages that both hold."""

    phone: str
    other: str
    says: str
    spread: str
    in_common: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOfThread:
    """What one import holds of a conversation, and how it was found to be the same."""

    import_ref: str
    phone: str
    file_name: str
    kind: str
    owner: str
    admin: str
    messages: int
    in_common: int
    first_at: datetime | None
    last_at: datetime | None
    joined: str
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A message of which the copies differ, each copy with its words."""

    ref: str
    sender: str
    text: str
    copies: tuple[CopyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesPage:
    """What each phone holds of one conversation, and the first messages of which the copies differ."""

    copies: tuple[CopyOfThread, ...]
    counts: tuple[tuple[str, int], ...]
    differing: tuple[Differing, ...]
    further: int | None


def phone_lines(actor: Actor, case: "Case") -> tuple[PhoneLine, ...]:
    """The phones of a case: two queries."""
    imports = policy.visible_imports(actor).filter(case=case).order_by("pk")
    imports = imports.select_related(
        "phone__exhibit__holder_subject__person", "phone__exhibit__holder_person"
    )
    held = Copy.objects.filter(imported__case=case, conversation__in=policy.visible_conversations(actor))
    counts: dict[int, list[int]] = {}
    for phone, messages in held.values_list("imported__phone", "messages"):
        counts.setdefault(phone, []).append(messages)
    by_phone: dict[int, list[Import]] = {}
    for each in imports:
        by_phone.setdefault(each.phone_id, []).append(each)
    told = told_of(actor, list(imports))
    names = names_of_holders([files[0].phone.exhibit for files in by_phone.values()])
    return tuple(_phone(files, counts.get(key, []), names, told) for key, files in by_phone.items())


def _phone(
    files: Sequence[Import], counts: Sequence[int], names: dict[str, str], told: dict[int, Told]
) -> PhoneLine:
    phone = files[0].phone
    return PhoneLine(
        label=phone.label,
        exhibit_ref=phone.exhibit.ref,
        holder=holder_in_words(phone.exhibit, names),
        files=tuple(
            f"{told[each.pk].file_name} ({KIND_LABELS.get(each.kind, 'kind not yet known')})"
            for each in files
        ),
        conversations=len(counts),
        messages=sum(counts),
    )


def clock_lines(actor: Actor, case: "Case") -> tuple[ClockLine, ...]:
    """Every pair of imports of a case that hold messages in common, but for files with nothing that may be read."""
    pairs = ClockDifference.objects.filter(imported__case=case)
    pairs = pairs.select_related("imported__phone", "other__phone").order_by("pk")
    told = told_of(
        actor, [*{each.pk: each for pair in pairs for each in (pair.imported, pair.other)}.values()]
    )
    found = [pair for pair in pairs if not (told[pair.imported_id].whole or told[pair.other_id].whole)]
    return tuple(
        ClockLine(
            phone=f"{each.imported.phone.label}, {told[each.imported_id].file_name}",
            other=f"{each.other.phone.label}, {told[each.other_id].file_name}",
            says=span_words(each.median_ms),
            spread=length_words(each.spread_ms),
            in_common=each.in_common,
        )
        for each in found
    )


def copies_page(actor: Actor, conversation: Conversation, *, after: int | None = None) -> CopiesPage:
    """What each phone holds of a conversation; the differing messages from the place `after` on."""
    copies = Copy.objects.filter(conversation=conversation).select_related("imported__phone", "owner__head")
    names = names_for(actor, conversation.case)
    differing, further = _differing(conversation, after, names)
    return CopiesPage(
        copies=tuple(_thread(each, names) for each in copies.order_by("imported_id", "pk")),
        counts=_counts(conversation),
        differing=differing,
        further=further,
    )


def _thread(copy: Copy, names: Names) -> CopyOfThread:
    admin = {True: "Admin", False: "Not an admin", None: "Not said"}[copy.owner_is_admin]
    return CopyOfThread(
        import_ref=copy.imported.ref,
        phone=copy.imported.phone.label,
        file_name=copy.imported.file_name,
        kind=KIND_LABELS.get(copy.imported.kind, ""),
        owner=names.shown(copy.owner) if copy.owner else "Not said",
        admin=admin,
        messages=copy.messages,
        in_common=copy.in_common,
        first_at=copy.first_at,
        last_at=copy.last_at,
        joined=JOINED_SENTENCES[Joined(copy.joined)],
        clock=_clock(copy),
    )


def _clock(copy: Copy) -> str:
    if copy.clock_ms is None:
        return "Nothing to compare with"
    spread = f", within {length_words(copy.clock_spread_ms)}" if copy.clock_spread_ms is not None else ""
    return f"{span_words(copy.clock_ms).capitalize()}{spread}"


def _counts(conversation: Conversation) -> tuple[tuple[str, int], ...]:
    found = _witnesses(conversation).order_by("differs").values_list("differs").annotate(many=Count("pk"))
    return tuple((DIFFERENCE_LABELS[Difference(differs)], many) for differs, many in found)


def _witnesses(conversation: Conversation):  # type: ignore[no-untyped-def]  # a queryset of witnesses
    return Witness.objects.filter(message__conversation=conversation).exclude(differs=Difference.NONE)


def _differing(
    conversation: Conversation, after: int | None, names: Names
) -> tuple[tuple[Differing, ...], int | None]:
    """A page of messages of which some copy differs, in their order."""
    places = _witnesses(conversation).order_by("message__order")
    if after is not None:
        places = places.filter(message__order__gt=after)
    orders = list(places.values_list("message__order", flat=True).distinct()[: A_PAGE + 1])
    wanted = Message.objects.filter(conversation=conversation, order__in=orders[:A_PAGE])
    messages = list(wanted.select_related("sender__head").order_by("order"))
    held = Witness.objects.filter(message__in=messages).select_related("account", "imported__phone__exhibit")
    copies: dict[int, list[CopyLine]] = {}
    for each in held.order_by("imported_id", "pk"):
        copies.setdefault(each.message_id, []).append(copy_line(each))
    rows = tuple(
        Differing(
            ref=each.ref,
            sender=names.shown(each.sender),
            text=each.text,
            copies=tuple(copies.get(each.pk, ())),
        )
        for each in messages
    )
    return rows, orders[A_PAGE - 1] if len(orders) > A_PAGE else None
