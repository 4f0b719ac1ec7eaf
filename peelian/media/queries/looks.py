"""Looks: one's own, those that wait for a second person, and the page of one."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.queries import names_of
from peelian.access.refusals import Refused
from peelian.access.verdicts import Action, action
from peelian.media import policy
from peelian.media.models import Look, OptOut, Showing
from peelian.media.queries.labels import FLAG_COLOURS, LOOK_COLOURS
from peelian.media.states import (
    BREAK_AFTER,
    BREAK_WITHIN,
    FLAG_LABELS,
    KIND_LABELS,
    LOOK_LABELS,
    LOOK_SENTENCES,
    STEP_LABELS,
    Flag,
    Kind,
    LookStatus,
    Step,
)

SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class LookLine:
    """One look."""

    ref: str
    picture_ref: str
    case_ref: str
    kind: str
    flag: str
    flag_colour: str
    status: str
    colour: str
    sentence: str
    two_people: bool
    reason: str
    asked_by: str
    asked_at: datetime
    decided_by: str
    decided_at: datetime | None
    decided_reasons: str
    closes_at: datetime
    closed: bool
    waits: bool
    showings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A way of showing it, and whether it may be had now."""

    code: str
    label: str
    allowed: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookPage:
    """The page of one look."""

    line: LookLine
    steps: tuple[StepLine, ...]
    mine: bool
    decide: Action
    take_a_break: bool
    shown_lately: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksPage:
    """My looks, and those that wait for me."""

    mine: tuple[LookLine, ...]
    waiting: tuple[LookLine, ...]
    approves: bool
    shown_lately: int
    shown_ever: int
    take_a_break: bool
    declined: tuple[str, ...]


def looks_page(actor: Actor, *, now: datetime) -> LooksPage:
    """What somebody asked to be shown, how often they were shown something, and what waits for their approval."""
    looks = policy.visible_looks(actor).select_related("picture__case").order_by("-pk")
    mine = list(looks.filter(asked_by_ref=actor.ref)[:SHOWN])
    waiting = list(
        looks.filter(status=LookStatus.REQUESTED, closes_at__gt=now).exclude(asked_by_ref=actor.ref)[:SHOWN]
    )
    lately = shown_lately(actor, now=now)
    names = _names([*mine, *waiting])
    may_approve = _may_approve(actor)
    return LooksPage(
        mine=tuple(_line(look, names, now) for look in mine),
        waiting=tuple(_line(look, names, now) for look in waiting) if may_approve else (),
        approves=may_approve,
        shown_lately=lately,
        shown_ever=_shown(actor).count(),
        take_a_break=lately >= BREAK_AFTER,
        declined=tuple(
            FLAG_LABELS[Flag(flag)]
            for flag in OptOut.objects.filter(account_ref=actor.ref).values_list("flag", flat=True)
        ),
    )


def look_page(actor: Actor, look: Look, *, now: datetime) -> LookPage:
    """A look that policy gave to the actor."""
    lately = shown_lately(actor, now=now)
    return LookPage(
        line=_line(look, _names([look]), now),
        steps=tuple(_step(actor, look, step, now) for step in Step),
        mine=look.asked_by_ref == actor.ref,
        decide=action(
            "Approve or decline",
            reverse("media:decide", args=[look.ref]),
            lambda: policy.check_can_approve(actor, look, at=now),
        ),
        take_a_break=lately >= BREAK_AFTER,
        shown_lately=lately,
    )


def shown_lately(actor: Actor, *, now: datetime) -> int:
    """How often something was shown to somebody within the last hour."""
    return _shown(actor).filter(shown_at__gt=now - BREAK_WITHIN).count()


def declined_categories(actor: Actor) -> list[str]:
    """The codes of what somebody chose not to be shown."""
    return list(OptOut.objects.filter(account_ref=actor.ref).values_list("flag", flat=True))


def _shown(actor: Actor):  # type: ignore[no-untyped-def]  # a queryset of showings
    return Showing.objects.filter(look__asked_by_ref=actor.ref).exclude(shown_at=None)


def _may_approve(actor: Actor) -> bool:
    from peelian.access.permissions import Permission

    return actor.may(Permission.APPROVE_LOOKS)


def _names(looks: list[Look]) -> dict[str, str]:
    return names_of({look.asked_by_ref for look in looks} | {look.decided_by_ref for look in looks})


def _step(actor: Actor, look: Look, step: Step, now: datetime) -> StepLine:
    try:
        policy.check_can_be_shown(actor, look, step, at=now)
    except Refused as refusal:
        return StepLine(code=step, label=STEP_LABELS[step], allowed=False, reason=str(refusal))
    return StepLine(code=step, label=STEP_LABELS[step], allowed=True, reason="")


def _line(look: Look, names: dict[str, str], now: datetime) -> LookLine:
    status, flag = LookStatus(look.status), Flag(look.picture.flag)
    lapsed = now >= look.closes_at and status in {LookStatus.REQUESTED, LookStatus.APPROVED}
    return LookLine(
        ref=look.ref,
        picture_ref=look.picture.ref,
        case_ref=look.picture.case.ref,
        kind=KIND_LABELS[Kind(look.picture.kind)],
        flag=FLAG_LABELS[flag],
        flag_colour=FLAG_COLOURS[flag],
        status="Time is up" if lapsed else LOOK_LABELS[status],
        colour="grey" if lapsed else LOOK_COLOURS[status],
        sentence="Its time is over. Another look takes another reason." if lapsed else LOOK_SENTENCES[status],
        two_people=look.two_people,
        reason=look.reason,
        asked_by=names.get(look.asked_by_ref, "Unknown"),
        asked_at=look.asked_at,
        decided_by=names.get(look.decided_by_ref, ""),
        decided_at=look.decided_at,
        decided_reasons=look.decided_reasons,
        closes_at=look.closes_at,
        closed=lapsed or status in {LookStatus.DECLINED, LookStatus.ENDED},
        waits=status == LookStatus.REQUESTED,
        showings=look.showings.exclude(shown_at=None).count(),
    )
