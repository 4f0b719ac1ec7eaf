"""Putting the contents of a pack together: the messages as they stand now, without what is withheld."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.cases.queries.subjects import subject_name
from peelian.chats import policy as chats_policy
from peelian.chats.queries.naming import names_for
from peelian.chats.queries.pages.rows import NAMED, CopyLine, FileCard, MessageRow, message_rows
from peelian.packs.contents import Allegation, Citation, Contents, Excerpt, File, Line
from peelian.packs.leaving_out import Rule, leave_out
from peelian.packs.models import Chosen, Pack
from peelian.packs.states import REASON_LABELS, Part, Reason


def contents_of(actor: Actor, pack: Pack, *, made_at: datetime) -> Contents:
    """The pack as it would be made now, without what is withheld.

    Raises Refused, with their numbers, when messages of it may not be read any more: a thread was locked since.
    """
    return leave_out(whole_of(actor, pack, made_at=made_at), rules_of(pack))


def whole_of(actor: Actor, pack: Pack, *, made_at: datetime) -> Contents:
    """The pack with nothing withheld: to look for what must be, and never to be written out."""
    chosen = list(_chosen(pack))
    shown = _shown(actor, chosen)
    lines = {row.ref: _line(row, message) for row, message in shown.rows}
    return Contents(
        ref=pack.ref,
        case_ref=pack.case.ref,
        title=pack.title,
        made_at=made_at,
        made_by=actor.name,
        allegations=_allegations(chosen),
        excerpts=tuple(_excerpt(each, shown.around[each.pk], lines) for each in chosen),
        stamp=f"Found in the reading {pack.review_ref}." if pack.review_ref else "",
    )


def rules_of(pack: Pack) -> list[Rule]:
    """What the pack leaves out now."""
    return [
        Rule(
            part=Part(each.part),
            reason=REASON_LABELS[Reason(each.reason)],
            phrase=each.phrase,
            message_ref=each.message.ref if each.message else "",
        )
        for each in pack.withholdings.filter(lifted_at=None).select_related("message").order_by("pk")
    ]


def _chosen(pack: Pack) -> QuerySet[Chosen]:
    found = pack.chosen.filter(dropped_at=None).select_related("message__conversation")
    return found.prefetch_related(
        "against__allegation__subject__person", "against__allegation__marks"
    ).order_by("number")


@dataclass(frozen=True, slots=True)
class _Shown:
    """Every message that a pack shows: itself, its row, and which stand around each that is exhibited."""

    messages: tuple[Any, ...]
    rows: tuple[tuple[MessageRow, Any], ...]
    around: dict[int, tuple[tuple[str, ...], tuple[str, ...]]]


def _shown(actor: Actor, chosen: Sequence[Chosen]) -> _Shown:
    readable = chats_policy.visible_messages(actor).select_related(*NAMED, "conversation")
    _check_readable(readable, chosen)
    messages: dict[str, Any] = {}
    around = {}
    for each in chosen:
        before, itself, after = _window(readable, each)
        messages |= {message.ref: message for message in (*before, itself, *after)}
        around[each.pk] = (tuple(one.ref for one in before), tuple(one.ref for one in after))
    held = tuple(messages.values())
    names = names_for(actor, *{each.pack.case_id for each in chosen})
    return _Shown(held, tuple(zip(message_rows(held, names=names, whole=True), held, strict=True)), around)


def _check_readable(readable: QuerySet[Any], chosen: Sequence[Chosen]) -> None:
    ids = {each.message_id for each in chosen}
    lost = ids - set(readable.filter(pk__in=ids).values_list("pk", flat=True))
    if lost:
        numbers = ", ".join(str(each.number) for each in chosen if each.message_id in lost)
        raise Refused(
            f"You may not read the messages under these numbers any more: {numbers}. Take them out of the pack, or "
            "ask the reader of locked threads."
        )


def _window(readable: QuerySet[Any], chosen: Chosen) -> tuple[list[Any], Any, list[Any]]:
    """The messages before it in order, itself, and those after it."""
    thread = readable.filter(conversation=chosen.message.conversation_id)
    order = chosen.message.order
    before = list(thread.filter(order__lt=order).order_by("-order")[: chosen.before])[::-1]
    after = list(thread.filter(order__gt=order).order_by("order")[: chosen.after])
    return before, thread.get(pk=chosen.message_id), after


def _line(row: MessageRow, message: Any) -> Line:
    return Line(
        ref=row.ref,
        number=None,
        conversation=message.conversation.title,
        sender=row.sender,
        sent_at=message.sent_at,
        time_note=row.certainty,
        text="".join(run.text for run in row.runs),
        translation="",
        marks=row.marks,
        files=tuple(map(_file, row.files)),
        citations=tuple(map(_citation, row.copies)),
        allegations=(),
    )


def _file(card: FileCard) -> File:
    return File(name=card.name, mime=card.mime, sha256=card.sha256 or card.stated, size=card.bytes)


def _citation(copy: CopyLine) -> Citation:
    return Citation(copy.phone, copy.file_name, copy.sha256, copy.member, copy.start, copy.end)


def _excerpt(
    chosen: Chosen, around: tuple[tuple[str, ...], tuple[str, ...]], lines: dict[str, Line]
) -> Excerpt:
    before, after = around
    line = replace(
        lines[chosen.message.ref],
        number=chosen.number,
        translation=f"{chosen.translation} (translated by {chosen.translator})" if chosen.translation else "",
        allegations=tuple(against.allegation.ref for against in chosen.against.all()),
    )
    return Excerpt(line, tuple(lines[ref] for ref in before), tuple(lines[ref] for ref in after))


def _allegations(chosen: Sequence[Chosen]) -> tuple[Allegation, ...]:
    found: dict[str, Allegation] = {}
    for each in chosen:
        for against in each.against.all():
            allegation = against.allegation
            found.setdefault(
                allegation.ref,
                Allegation(
                    ref=allegation.ref,
                    subject_ref=allegation.subject.ref,
                    subject=subject_name(allegation.subject),
                    summary=allegation.summary,
                    standards=tuple(
                        mark.code for mark in allegation.marks.all() if mark.kind == mark.STANDARD
                    ),
                ),
            )
    return tuple(sorted(found.values(), key=lambda each: (each.subject, each.ref)))
