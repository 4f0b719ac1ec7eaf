"""The page of one file: its facts, what is alike, what it matches, and what may be done. Never the file."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.verdicts import Action, action
from peelian.media import policy
from peelian.media.models import Hit, Likeness, Picture
from peelian.media.queries.facts import measures_of
from peelian.media.queries.labels import FLAG_COLOURS, HIT_COLOURS, nearness_words, size_of, trouble_of
from peelian.media.states import (
    FLAG_LABELS,
    FLAG_SENTENCES,
    HIT_LABELS,
    KIND_LABELS,
    NEARNESS_LABELS,
    PICTURE_LABELS,
    PICTURE_SENTENCES,
    PURPOSE_LABELS,
    Flag,
    HitStatus,
    Kind,
    Nearness,
    PictureStatus,
    Purpose,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikeLine:
    """A file that is alike."""

    ref: str
    nearness: str
    words: str
    measures: str
    flag: str
    flag_colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HitLine:
    """A match with a list."""

    ref: str
    picture_ref: str
    list_ref: str
    list_title: str
    purpose: str
    wanted: str
    line: int
    nearness: str
    words: str
    share: str
    status: str
    colour: str
    to_decide: bool
    reasons: str
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePage:
    """Everything about one file but the file."""

    ref: str
    case_ref: str
    case_title: str
    kind: str
    measures: str
    size: str
    mime: str
    sha256: str
    md5: str
    pdq: str
    quality: int
    status: str
    sentence: str
    trouble: str
    flag: str
    flag_colour: str
    flag_sentence: str
    flag_reasons: str
    quarantined: bool
    alike: tuple[AlikeLine, ...]
    hits: tuple[HitLine, ...]
    actions: dict[str, Action]


def file_page(actor: Actor, picture: Picture) -> FilePage:
    """The facts of a file that policy gave to the actor."""
    flag, status = Flag(picture.flag), PictureStatus(picture.status)
    return FilePage(
        ref=picture.ref,
        case_ref=picture.case.ref,
        case_title=picture.case.title,
        kind=KIND_LABELS[Kind(picture.kind)],
        measures=measures_of(picture),
        size=size_of(picture.size),
        mime=picture.mime,
        sha256=picture.sha256,
        md5=picture.md5,
        pdq=bytes(picture.whole)[:32].hex(),
        quality=picture.quality,
        status=PICTURE_LABELS[status],
        sentence=PICTURE_SENTENCES[status],
        trouble=trouble_of(picture.trouble),
        flag=FLAG_LABELS[flag],
        flag_colour=FLAG_COLOURS[flag],
        flag_sentence=FLAG_SENTENCES[flag],
        flag_reasons=picture.flag_reasons,
        quarantined=flag == Flag.QUARANTINED,
        alike=_alike(actor, picture),
        hits=hit_lines(
            list(picture.hits.select_related("list", "picture").order_by("pk")),
            decides=_decides(actor, picture),
        ),
        actions=_actions(actor, picture),
    )


def hit_lines(hits: list[Hit], *, decides: bool) -> tuple[HitLine, ...]:
    """Matches as lines; `decides` says whether the reader may decide on them."""
    names = names_of({hit.decided_by_ref for hit in hits if hit.decided_by_ref})
    return tuple(_hit(hit, names, decides) for hit in hits)


def _decides(actor: Actor, picture: Picture) -> bool:
    return action("Decide", "", policy.check_can_prepare, actor, picture.case).allowed


def _alike(actor: Actor, picture: Picture) -> tuple[AlikeLine, ...]:
    pairs = Likeness.objects.filter(Q(first=picture) | Q(second=picture)).order_by("bits")
    others = {pair.second_id if pair.first_id == picture.pk else pair.first_id: pair for pair in pairs}
    seen = policy.visible_pictures(actor).in_bulk(list(others))
    return tuple(_alike_line(seen[pk], pair) for pk, pair in others.items() if pk in seen)


def _alike_line(other: Picture, pair: Likeness) -> AlikeLine:
    nearness, flag = Nearness(pair.nearness), Flag(other.flag)
    return AlikeLine(
        ref=other.ref,
        nearness=NEARNESS_LABELS[nearness],
        words=nearness_words(nearness, bits=pair.bits, turn=pair.turn, agreement=pair.agreement),
        measures=measures_of(other),
        flag=FLAG_LABELS[flag],
        flag_colour=FLAG_COLOURS[flag],
    )


def _hit(hit: Hit, names: dict[str, str], decides: bool) -> HitLine:
    nearness, status = Nearness(hit.nearness), HitStatus(hit.status)
    return HitLine(
        ref=hit.ref,
        picture_ref=hit.picture.ref,
        list_ref=hit.list.ref,
        list_title=hit.list.title,
        purpose=PURPOSE_LABELS[Purpose(hit.list.purpose)],
        wanted=hit.wanted,
        line=hit.line,
        nearness=NEARNESS_LABELS[nearness],
        words=nearness_words(nearness, bits=hit.bits),
        share=f"{hit.frames} frames, {hit.share:.0%}" if hit.share is not None else "",
        status=HIT_LABELS[status],
        colour=HIT_COLOURS[status],
        to_decide=decides and nearness != Nearness.EXACT,
        reasons=hit.reasons,
        decided_by=names.get(hit.decided_by_ref, ""),
        decided_at=hit.decided_at,
    )


def _actions(actor: Actor, picture: Picture) -> dict[str, Action]:
    def offer(label: str, name: str, check) -> Action:  # type: ignore[no-untyped-def]  # one of the policy's
        return action(label, reverse(f"media:{name}", args=[picture.ref]), check, actor, picture)

    return {
        "ask": offer("Ask to be shown it", "ask", policy.check_can_ask),
        "flag": offer("Flag it", "flag", policy.check_can_flag),
        "report": offer("Report a possible indecent image of a child", "report", policy.check_can_report),
    }
