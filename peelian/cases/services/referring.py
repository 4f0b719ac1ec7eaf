"""The referral test, the referral, and what the oversight body decides."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.cases import policy
from peelian.cases.events import HandlingDecided, OversightDecided, ReferralGroundAnswered, ReferralMade
from peelian.cases.models import Case, Referral, ReferralAnswer
from peelian.cases.services.deciding import write_decision
from peelian.cases.states import (
    ANSWER_LABELS,
    OVERSIGHT_SENTENCES,
    ROUTE_OF_MATTER,
    Answer,
    DecisionKind,
    Handling,
    MatterType,
    OversightMode,
)
from peelian.law.reference.referral import REFERRAL_GROUNDS, ReferralGround, Route, grounds_for
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

HANDLING_AFTER = {
    OversightMode.LOCAL: Handling.LOCAL_SPECIAL,
    OversightMode.DIRECTED: Handling.DIRECTED,
    OversightMode.INDEPENDENT: Handling.INDEPENDENT,
}


@transaction.atomic
def answer_ground(
    *,
    case: Case,
    ground: str,
    answer: Answer,
    reasons: str,
    actor: Actor,
    at: datetime,
    clear_on: date | None = None,
    material: str = "",
) -> ReferralAnswer:
    """Answer one ground of the mandatory referral test (CMR 2020 regs 4, 7, 9).

    `clear_on` is the day on which it became clear that the ground is met: the clock runs from it, so a yes needs it.
    """
    policy.check_can_refer(actor, case)
    route = ROUTE_OF_MATTER[MatterType(case.matter_type)]
    asked = _ground(route, ground)
    _check_day(case, answer, clear_on, today=day_of(at))
    decision, digest = write_decision(
        case=case,
        kind=DecisionKind.REFERRAL_GROUND,
        what=f"{asked.title}: {ANSWER_LABELS[answer].lower()}",
        authority=f"Appropriate authority ({asked.citation})",
        reasons=reasons,
        material=material,
        actor=actor,
        at=at,
    )
    ReferralAnswer.objects.filter(case=case, route=route, ground=ground, replaced=False).update(replaced=True)
    answered = ReferralAnswer.objects.create(
        case=case, route=route, ground=ground, answer=answer, clear_on=clear_on, decision=decision
    )
    happened = ReferralGroundAnswered(
        subject=Ref(case.ref),
        route=route,
        ground=Ref(ground),
        answer=answer,
        clear_on=clear_on,
        reasons=digest,
    )
    record(happened, actor=actor, at=at)
    return answered


def _ground(route: Route, code: str) -> ReferralGround:
    if code not in REFERRAL_GROUNDS or route not in REFERRAL_GROUNDS.get(code).routes:
        raise Refused(f"{code} is not a ground that is asked for this kind of matter.")
    return REFERRAL_GROUNDS.get(code)


def _check_day(case: Case, answer: Answer, clear_on: date | None, *, today: date) -> None:
    if answer == Answer.YES and clear_on is None:
        raise Refused(
            "Give the day on which it became clear that this ground is met: the time to refer runs from it."
        )
    if answer != Answer.YES and clear_on is not None:
        raise Refused("A day on which it became clear belongs only to a yes. Leave it empty.")
    if clear_on and not case.came_to_attention_on <= clear_on <= today:
        raise Refused(
            f"It can have become clear only from {case.came_to_attention_on:%-d %B %Y}, when the matter came to "
            "attention, to today."
        )


@transaction.atomic
def refer_case(
    *,
    case: Case,
    referred_on: date,
    voluntary: bool,
    reasons: str,
    actor: Actor,
    at: datetime,
    material: str = "",
) -> Referral:
    """Refer the matter to the oversight body. A late referral is recorded as what it is; it is never refused."""
    policy.check_can_refer(actor, case)
    met = _grounds_met(case)
    _check_may_refer(case, voluntary, met)
    if not case.came_to_attention_on <= referred_on <= day_of(at):
        raise Refused("A referral is dated from the day the matter came to attention to today.")
    decision, digest = write_decision(
        case=case,
        kind=DecisionKind.REFERRAL,
        what="Voluntary referral"
        if voluntary
        else f"Mandatory referral: {', '.join(g.title for g in met)}"[:300],
        authority="Appropriate authority (PRA 2002 Sch 3 paras 4, 13, 14C)",
        reasons=reasons,
        material=material,
        actor=actor,
        at=at,
    )
    route = ROUTE_OF_MATTER[MatterType(case.matter_type)]
    referral = Referral.objects.create(
        ref=new_ref("F"),
        case=case,
        route=route,
        voluntary=voluntary,
        grounds=" ".join(ground.code for ground in met),
        referred_on=referred_on,
        decision=decision,
    )
    made = ReferralMade(
        subject=Ref(case.ref),
        referral=Ref(referral.ref),
        route=route,
        voluntary=voluntary,
        referred_on=referred_on,
        reasons=digest,
    )
    record(made, actor=actor, at=at)
    return referral


def _grounds_met(case: Case) -> list[ReferralGround]:
    """The mandatory grounds answered yes, in the order of the test."""
    yes = set(
        ReferralAnswer.objects.filter(case=case, replaced=False, answer=Answer.YES).values_list(
            "ground", flat=True
        )
    )
    route = ROUTE_OF_MATTER[MatterType(case.matter_type)]
    return [ground for ground in grounds_for(route) if ground.mandatory and ground.code in yes]


def _check_may_refer(case: Case, voluntary: bool, met: list[ReferralGround]) -> None:
    if case.referrals.exists():
        raise Refused(
            "This matter has been referred already. It is not referred twice unless the oversight body so directs.",
            rule="PRA 2002 Sch 3 paras 4(7), 13(7), 14C(3)",
        )
    if voluntary and met:
        raise Refused(
            "A mandatory ground is met, so the referral is not voluntary.", rule="CMR 2020 regs 4, 7, 9"
        )
    if not voluntary and not met:
        raise Refused(
            "No mandatory ground is answered yes. Answer the referral test first, or refer voluntarily.",
            rule="CMR 2020 regs 4, 7, 9",
        )


@transaction.atomic
def record_oversight_decision(
    *,
    case: Case,
    mode: OversightMode,
    decided_on: date,
    reasons: str,
    actor: Actor,
    at: datetime,
    oversight_reference: str = "",
) -> Referral:
    """Record what the oversight body decided; the handling of the case follows from it."""
    policy.check_can_decide(actor, case)
    referral = case.referrals.select_for_update().order_by("-referred_on", "-pk").first()
    if referral is None:
        raise Refused("There is no referral yet. Record the referral first.")
    if not referral.referred_on <= decided_on <= day_of(at):
        raise Refused("The oversight body can decide only from the day of the referral to today.")
    referral.oversight_mode, referral.oversight_on = mode, decided_on
    referral.oversight_reference = oversight_reference
    referral.save(update_fields=["oversight_mode", "oversight_on", "oversight_reference"])
    _, digest = write_decision(
        case=case,
        kind=DecisionKind.OVERSIGHT,
        what=OVERSIGHT_SENTENCES[mode],
        authority="Oversight body (PRA 2002 Sch 3 paras 5, 14, 14D, 15)",
        reasons=reasons,
        actor=actor,
        at=at,
    )
    decided = OversightDecided(
        subject=Ref(case.ref), referral=Ref(referral.ref), mode=mode, decided_on=decided_on, reasons=digest
    )
    record(decided, actor=actor, at=at)
    if handling := HANDLING_AFTER.get(mode):
        case.handling = handling
        case.version += 1
        case.save(update_fields=["handling", "version"])
        follows = HandlingDecided(
            subject=Ref(case.ref), handling=handling, decided_on=decided_on, reasons=digest
        )
        record(follows, actor=actor, at=at)
    return referral
