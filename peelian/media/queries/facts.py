"""The files of a case as a table without pictures."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from peelian.access.actors import Actor
from peelian.chats import policy as chats_policy
from peelian.media import policy
from peelian.media.models import Hit, Picture, Run
from peelian.media.queries.labels import FLAG_COLOURS, RUN_COLOURS, STATUS_COLOURS, size_of, trouble_of
from peelian.media.states import (
    FLAG_LABELS,
    KIND_LABELS,
    PICTURE_LABELS,
    RUN_LABELS,
    RUN_SENTENCES,
    Flag,
    HitStatus,
    Kind,
    PictureStatus,
    RunStatus,
)

if TYPE_CHECKING:
    from peelian.cases.models import Case

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """How often, in how many conversations, on how many phones."""

    times: int = 0
    conversations: int = 0
    phones: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRow:
    """One file, without itself."""

    ref: str
    kind: str
    measures: str
    size: str
    status: str
    status_colour: str
    trouble: str
    flag: str
    flag_colour: str
    flagged: bool
    copies: int
    sent: Sent
    hits: int
    open_hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """How far the last job is."""

    ref: str
    status: str
    colour: str
    sentence: str
    done: int
    total: int
    going: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPage:
    """One page of the table."""

    rows: tuple[MediaRow, ...]
    total: int
    number: int
    pages: int
    run: RunLine | None

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before."""
        return self.number > 1

    @property
    def has_next(self) -> bool:
        """Whether there is a page after."""
        return self.number < self.pages


def media_page(
    actor: Actor, case: "Case", *, kind: str = "", flag: str = "", matched: bool = False, page: int = 1
) -> MediaPage:
    """The files of a case that the actor may know of: flagged and matched first, then by their references."""
    found = policy.visible_pictures(actor).filter(case=case)
    found = found.filter(kind=kind) if kind else found
    found = found.filter(flag=flag) if flag else found
    if matched:
        found = found.filter(hits__status__in=[HitStatus.FOUND, HitStatus.CONFIRMED]).distinct()
    total = found.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    ordered = found.annotate(matches=Count("hits", distinct=True)).order_by("-matches", "kind", "ref")
    shown = list(ordered[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])
    return MediaPage(
        rows=media_rows(actor, case, shown), total=total, number=page, pages=pages, run=run_line(case)
    )


def media_rows(actor: Actor, case: "Case", pictures: list[Picture]) -> tuple[MediaRow, ...]:
    """Lines for these files."""
    sent = sent_counts(actor, case, [each.sha256 for each in pictures])
    hits = _hits(pictures)
    groups = {each.group_id for each in pictures if each.group_id}
    sizes = Picture.objects.filter(group__in=groups).values("group").annotate(n=Count("pk"))
    copies = {row["group"]: row["n"] for row in sizes}
    return tuple(
        _row(each, sent.get(each.sha256, Sent()), hits.get(each.pk, []), copies.get(each.group_id, 1) - 1)
        for each in pictures
    )


def sent_counts(actor: Actor, case: "Case", hashes: list[str]) -> dict[str, Sent]:
    """How often each file was sent, in conversations that the actor may read."""
    messages = chats_policy.visible_messages(actor).filter(conversation__case=case)
    whole = _counted(messages.filter(attachments__sha256__in=hashes), "attachments__sha256")
    stated = messages.filter(attachments__sha256="", attachments__stated_sha256__in=hashes)
    return _counted(stated, "attachments__stated_sha256") | whole


def run_line(case: "Case") -> RunLine | None:
    """The last job of a case; None before the first."""
    run = Run.objects.filter(case=case).order_by("-pk").first()
    if run is None:
        return None
    status = RunStatus(run.status)
    return RunLine(
        ref=run.ref,
        status=RUN_LABELS[status],
        colour=RUN_COLOURS[status],
        sentence=RUN_SENTENCES[status],
        done=run.done,
        total=run.total,
        going=status in {RunStatus.QUEUED, RunStatus.RUNNING},
    )


def measures_of(picture: Picture) -> str:
    """Pixels and seconds, as far as they are known."""
    parts = [f"{picture.width} × {picture.height}"] if picture.width else []
    if picture.seconds:
        parts.append(
            f"{picture.seconds:.0f} s" + (", longer than was looked at" if picture.cut_short else "")
        )
    return ", ".join(parts)


def _counted(messages: QuerySet, key: str) -> dict[str, Sent]:  # type: ignore[type-arg]  # of the messages of chats
    rows = messages.values(key).annotate(
        times=Count("pk", distinct=True),
        conversations=Count("conversation", distinct=True),
        phones=Count("attachments__imported__phone", distinct=True),
    )
    return {row.pop(key): Sent(**row) for row in rows.order_by()}


def _hits(pictures: list[Picture]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for picture_id, status in Hit.objects.filter(picture__in=pictures).values_list("picture_id", "status"):
        found.setdefault(picture_id, []).append(status)
    return found


def _row(picture: Picture, sent: Sent, hits: list[str], copies: int) -> MediaRow:
    flag, status = Flag(picture.flag), PictureStatus(picture.status)
    return MediaRow(
        ref=picture.ref,
        kind=KIND_LABELS[Kind(picture.kind)],
        measures=measures_of(picture),
        size=size_of(picture.size),
        status=PICTURE_LABELS[status],
        status_colour=STATUS_COLOURS[status],
        trouble=trouble_of(picture.trouble),
        flag=FLAG_LABELS[flag],
        flag_colour=FLAG_COLOURS[flag],
        flagged=flag != Flag.NONE,
        copies=copies,
        sent=sent,
        hits=sum(status != HitStatus.REFUSED for status in hits),
        open_hits=hits.count(HitStatus.FOUND),
    )
