"""Asking for a look, a second person's answer, and each showing: one account, one reason, one address, once."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.media import policy
from peelian.media.events import (
    CategoryDeclined,
    HashAsked,
    LookDecided,
    LookEnded,
    LookRequested,
    PictureShown,
    ShowingOffered,
)
from peelian.media.models import Look, OptOut, Picture, Showing
from peelian.media.states import (
    ADDRESS_FOR,
    APPROVE_WITHIN,
    LOOK_TRANSITIONS,
    MAY_OPT_OUT,
    OPEN_FOR,
    Flag,
    LookStatus,
    Step,
)


@transaction.atomic
def ask_for_look(*, picture: Picture, reason: str, actor: Actor, at: datetime) -> Look:
    """Ask to be shown a file. What is flagged waits for a second account; the rest is open at once, for a while."""
    policy.check_can_ask(actor, picture)
    two = policy.takes_two(picture, actor)
    look = Look.objects.create(
        ref=new_ref("MK"),
        picture=picture,
        status=LookStatus.REQUESTED if two else LookStatus.APPROVED,
        two_people=two,
        reason=reason,
        asked_by_ref=actor.ref,
        asked_at=at,
        closes_at=at + (APPROVE_WITHIN if two else OPEN_FOR),
        salt=new_salt(),
    )
    happened = LookRequested(**_about(look), two_people=two, reason=digest_of(reason, f"{look.salt}/reason"))
    record(happened, actor=actor, at=at)
    return look


@transaction.atomic
def decide_look(*, look: Look, approved: bool, reasons: str, actor: Actor, at: datetime) -> Look:
    """The second person's answer. Approved, it is open to whoever asked for a while from now."""
    look = Look.objects.select_for_update(of=("self",)).select_related("picture__case").get(pk=look.pk)
    policy.check_can_approve(actor, look, at=at)
    look.status = LookStatus.APPROVED if approved else LookStatus.DECLINED
    look.decided_by_ref, look.decided_at, look.decided_reasons = actor.ref, at, reasons
    look.closes_at = at + OPEN_FOR if approved else at
    look.save(update_fields=["status", "decided_by_ref", "decided_at", "decided_reasons", "closes_at"])
    words = digest_of(reasons, f"{look.salt}/decided")
    record(LookDecided(**_about(look), approved=approved, reasons=words), actor=actor, at=at)
    return look


@transaction.atomic
def end_look(*, look: Look, actor: Actor, at: datetime) -> Look:
    """End one's look before its time."""
    look = Look.objects.select_for_update(of=("self",)).select_related("picture__case").get(pk=look.pk)
    if look.asked_by_ref != actor.ref:
        raise Refused("Only whoever asked for a look ends it.")
    if LookStatus.ENDED not in LOOK_TRANSITIONS[LookStatus(look.status)]:
        raise Refused("This look is over already.")
    look.status = LookStatus.ENDED
    look.save(update_fields=["status"])
    record(LookEnded(**_about(look)), actor=actor, at=at)
    return look


@transaction.atomic
def offer_showing(*, look: Look, step: Step, actor: Actor, at: datetime) -> str:
    """An address part that shows the file once, within a minute, to this account alone. Only its hash is kept."""
    look = Look.objects.select_for_update(of=("self",)).select_related("picture__case").get(pk=look.pk)
    policy.check_can_be_shown(actor, look, step, at=at)
    secret = secrets.token_urlsafe(32)
    Showing.objects.create(look=look, step=step, token=_hashed(secret), offered_at=at)
    record(ShowingOffered(**_about(look), step=step), actor=actor, at=at)
    return secret


@transaction.atomic
def use_showing(*, secret: str, actor: Actor, at: datetime) -> Showing:
    """Use the address up. Raises Hidden when it is nobody's, somebody else's, used, or too old."""
    found = Showing.objects.select_for_update(of=("self",)).select_related("look__picture__case")
    showing = found.filter(token=_hashed(secret), shown_at=None).first()
    if showing is None or at - showing.offered_at > ADDRESS_FOR:
        raise Hidden
    look = policy.get_look(actor, showing.look.ref)
    try:
        policy.check_can_be_shown(actor, look, Step(showing.step), at=at)
    except Refused as refusal:
        raise Hidden from refusal
    showing.shown_at = at
    showing.save(update_fields=["shown_at"])
    record(PictureShown(**_about(look), step=Step(showing.step)), actor=actor, at=at)
    return showing


@transaction.atomic
def choose_categories(*, categories: list[Flag], actor: Actor, at: datetime) -> None:
    """Choose what not to be shown. No reason is asked, and nobody is told but the ledger."""
    chosen = [flag for flag in MAY_OPT_OUT if flag in categories]
    OptOut.objects.filter(account_ref=actor.ref).delete()
    OptOut.objects.bulk_create([OptOut(account_ref=actor.ref, flag=flag, chosen_at=at) for flag in chosen])
    record(CategoryDeclined(subject=Ref(actor.ref), categories=tuple(chosen)), actor=actor, at=at)


@transaction.atomic
def record_asking(*, case_ref: str, value: str, known: bool, actor: Actor, at: datetime) -> None:
    """Write down that somebody asked whether a hash is known in a case. Asking is a look."""
    words = digest_of(value, new_salt())
    record(HashAsked(subject=Ref(case_ref), hash=words, known=known), actor=actor, at=at)


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _about(look: Look) -> dict[str, Ref]:
    return {"subject": Ref(look.picture.case.ref), "look": Ref(look.ref), "picture": Ref(look.picture.ref)}
