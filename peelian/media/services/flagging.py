"""What people say of a file: what it is, whether it matches, and that it may be an indecent image of a child."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from peelian.access.actors import Actor, system_actor
from peelian.access.queries import actor_by_ref
from peelian.access.refusals import Refused
from peelian.cases import policy as cases_policy
from peelian.cases.services.keeping import set_task
from peelian.cases.states import MemberRole
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record
from peelian.media import policy
from peelian.media.events import HitDecided, NamedPersonSet, PictureFlagged, PictureQuarantined
from peelian.media.models import CaseRules, Hit, Look, Picture, Showing
from peelian.media.services.likening import spread_flags
from peelian.media.states import BY_HAND, HIT_TRANSITIONS, Flag, HitStatus, LookStatus, Nearness

if TYPE_CHECKING:
    from peelian.cases.models import Case

QUARANTINE = "media-quarantine"
GOING = (LookStatus.REQUESTED, LookStatus.APPROVED)


@transaction.atomic
def flag_picture(*, picture: Picture, flag: Flag, reasons: str, actor: Actor, at: datetime) -> Picture:
    """Say what a file is. Its near-copies are flagged with it; taking a flag away takes it from this one alone."""
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    policy.check_can_flag(actor, picture)
    if flag not in BY_HAND:
        raise Refused("A quarantine is reported with its own button; it is not a flag.")
    picture.flag, picture.flag_reasons, picture.salt = flag, reasons, new_salt()
    picture.flagged_at, picture.flagged_by_ref = at, actor.ref
    picture.save(update_fields=["flag", "flag_reasons", "salt", "flagged_at", "flagged_by_ref"])
    if flag != Flag.NONE:
        spread_flags(picture.case)
    happened = PictureFlagged(
        subject=Ref(picture.case.ref),
        picture=Ref(picture.ref),
        flag=flag,
        reasons=digest_of(reasons, picture.salt),
    )
    record(happened, actor=actor, at=at)
    return picture


@transaction.atomic
def decide_hit(*, hit: Hit, same: bool, reasons: str, actor: Actor, at: datetime) -> Hit:
    """Confirm or refuse a match, by its facts alone or after a look."""
    hit = Hit.objects.select_for_update().get(pk=hit.pk)
    policy.check_can_prepare(actor, hit.picture.case)
    wanted = HitStatus.CONFIRMED if same else HitStatus.REFUSED
    if hit.nearness == Nearness.EXACT:
        raise Refused("Every byte of it is the same; there is nothing to decide.")
    if wanted not in HIT_TRANSITIONS[HitStatus(hit.status)]:
        raise Refused("It is decided like that already.")
    hit.status, hit.reasons, hit.salt = wanted, reasons, new_salt()
    hit.decided_at, hit.decided_by_ref = at, actor.ref
    hit.save(update_fields=["status", "reasons", "salt", "decided_at", "decided_by_ref"])
    seen = Showing.objects.filter(look__picture=hit.picture, look__asked_by_ref=actor.ref).exclude(
        shown_at=None
    )
    happened = HitDecided(
        subject=Ref(hit.picture.case.ref),
        hit=Ref(hit.ref),
        picture=Ref(hit.picture.ref),
        nearness=Nearness(hit.nearness),
        bits=hit.bits,
        same=same,
        looked=seen.exists(),
        reasons=digest_of(reasons, hit.salt),
    )
    record(happened, actor=actor, at=at)
    return hit


@transaction.atomic
def report_picture(*, picture: Picture, actor: Actor, at: datetime) -> Picture:
    """Report a possible indecent image of a child: it and its copies are shut to everybody, and one person is told.

    Nothing is described and no reason is asked: possession and copying are offences (Protection of Children Act 1978
    s 1; Criminal Justice Act 1988 s 160), and grading is not the work of this system.
    """
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    policy.check_can_report(actor, picture)
    case = picture.case
    group = Picture.objects.filter(group=picture.group_id) if picture.group_id else Picture.objects.none()
    copies = list((group | Picture.objects.filter(pk=picture.pk)).exclude(flag=Flag.QUARANTINED).distinct())
    for each in copies:
        each.flag, each.flag_reasons = Flag.QUARANTINED, ""
        each.flagged_at, each.flagged_by_ref = at, actor.ref
    Picture.objects.bulk_update(copies, ["flag", "flag_reasons", "flagged_at", "flagged_by_ref"])
    Look.objects.filter(picture__in=copies, status__in=GOING).update(status=LookStatus.ENDED)
    named = named_person(case)
    task = _task(case, picture, named, at) if named else None
    happened = PictureQuarantined(
        subject=Ref(case.ref),
        picture=Ref(picture.ref),
        copies=len(copies),
        named=Ref(named) if named else None,
        task=Ref(task) if task else None,
    )
    record(happened, actor=actor, at=at)
    picture.refresh_from_db()
    return picture


@transaction.atomic
def set_rules(*, case: "Case", named_ref: str, two_for_all: bool, actor: Actor, at: datetime) -> CaseRules:
    """Name who is told of a possible indecent image of a child in this case, and whether every look takes two."""
    policy.check_can_set_rules(actor, case)
    named = actor_by_ref(named_ref)
    if not cases_policy.visible_cases(named).filter(pk=case.pk).exists():
        raise Refused(
            f"{named.name} cannot see this case, so a task would not reach them. Put them on the case first."
        )
    rules, _ = CaseRules.objects.update_or_create(
        case=case,
        defaults={"named_ref": named_ref, "two_for_all": two_for_all, "set_at": at, "set_by_ref": actor.ref},
    )
    happened = NamedPersonSet(subject=Ref(case.ref), named=Ref(named_ref), two_for_all=two_for_all)
    record(happened, actor=actor, at=at)
    return rules


def named_person(case: "Case") -> str:
    """The account that is told: the one named for the case, else its authority, else its lead; "" for none."""
    rules = CaseRules.objects.filter(case=case).first()
    if rules is not None:
        return rules.named_ref
    members = {member.role: member.account_ref for member in case.members.filter(until_date=None)}
    return str(members.get(MemberRole.AUTHORITY) or members.get(MemberRole.LEAD) or "")


def _task(case: "Case", picture: Picture, named: str, at: datetime) -> str:
    """The task; "" when a concluded case takes none: the page then says to tell the person by word of mouth."""
    title = (
        f"Media item {picture.ref} was quarantined: do not open it; call the force's child protection unit"
    )
    try:
        task = set_task(case=case, title=title, owner_ref=named, actor=system_actor(QUARANTINE), at=at)
    except Refused:
        return ""
    return task.ref
