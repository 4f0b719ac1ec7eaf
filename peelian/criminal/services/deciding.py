"""Whether misconduct proceedings wait for criminal ones, and what may not be published because of the crime."""

from datetime import date, datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.criminal import policy
from peelian.criminal.events import PrejudiceDecided, RestrictionLifted, RestrictionSet
from peelian.criminal.models import OffenceVersion, PrejudiceDecision, Restriction, Strand
from peelian.criminal.services.committing import check_day, check_reasons, locked
from peelian.criminal.services.moving import is_held, tell_end
from peelian.criminal.states import (
    ENDED,
    Anonymity,
    EndGround,
    Prejudice,
    ProsecutorsView,
    RestrictionKind,
    StrandStatus,
)
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

RULE = "PCR 2020 reg 10"


@transaction.atomic
def decide_prejudice(
    *,
    strand: Strand,
    based_on: int,
    question: str,
    answer: Prejudice,
    reasons: str,
    decided_on: date,
    prosecutors_view: ProsecutorsView,
    actor: Actor,
    at: datetime,
    shared_witnesses: bool = False,
    prosecutor: str = "",
    prosecutor_on: date | None = None,
    prosecutors_words: str = "",
    review_on: date | None = None,
) -> PrejudiceDecision:
    """Decide whether misconduct proceedings would prejudice criminal ones; the default is to proceed (PCR reg 10).

    Waiting needs a day of review; shared witnesses need the prosecutor to have been asked. Each decision is another
    version. One that ends the waiting announces that a further determination falls due (reg 23(3)).
    """
    policy.check_can_decide_prejudice(actor, strand.case)
    strand = locked(strand)
    check_reasons(reasons)
    check_day(decided_on, at, what="The decision")
    if strand.prejudice_decisions.count() != based_on:
        raise Refused("Someone else decided this while you had the page open. Read their decision first.")
    _check_decision(strand, answer, prosecutors_view, shared_witnesses=shared_witnesses, review_on=review_on)
    _check_prosecutor(prosecutors_view, prosecutor, prosecutor_on, at=at)
    if review_on and review_on < decided_on:
        raise Refused("The review cannot come before the decision. Check the dates.")
    was_held = is_held(strand)
    decision = PrejudiceDecision.objects.create(
        ref=new_ref("PD"),
        strand=strand,
        version=based_on + 1,
        question=question,
        shared_witnesses=shared_witnesses,
        prosecutors_view=prosecutors_view,
        prosecutor=prosecutor,
        prosecutor_on=prosecutor_on,
        prosecutors_words=prosecutors_words,
        answer=answer,
        reasons=reasons,
        decided_on=decided_on,
        review_on=review_on,
        salt=new_salt(),
        decided_at=at,
        decided_by_ref=actor.ref,
    )
    record(_told(decision), actor=actor, at=at)
    if was_held and answer is Prejudice.PROCEED and StrandStatus(strand.status) not in ENDED:
        tell_end(strand, ground=EndGround.NO_LONGER_PREJUDICED, on=decided_on, actor=actor, at=at)
    return decision


def _told(decision: PrejudiceDecision) -> PrejudiceDecided:
    strand = decision.strand
    return PrejudiceDecided(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        decision=Ref(decision.ref),
        version=decision.version,
        answer=Prejudice(decision.answer),
        prosecutors_view=ProsecutorsView(decision.prosecutors_view),
        prosecutor_on=decision.prosecutor_on,
        shared_witnesses=decision.shared_witnesses,
        decided_on=decision.decided_on,
        review_on=decision.review_on,
        reasons=committed(decision.reasons, decision.salt, "reasons"),
    )


def _check_decision(
    strand: Strand,
    answer: Prejudice,
    view: ProsecutorsView,
    *,
    shared_witnesses: bool,
    review_on: date | None,
) -> None:
    if answer is Prejudice.HOLD and StrandStatus(strand.status) in ENDED:
        raise Refused(
            "Criminal proceedings have ended, so nothing is left to prejudice. An appeal is ignored.",
            rule="PCR 2020 reg 23(12)",
        )
    if answer is Prejudice.HOLD and review_on is None:
        raise Refused("Say when you will look at this again: waiting is never for good.", rule=RULE)
    if shared_witnesses and view is ProsecutorsView.NOT_ASKED:
        raise Refused("Ask the prosecutor first: some of the witnesses are the same.", rule=RULE)


def _check_prosecutor(view: ProsecutorsView, prosecutor: str, on: date | None, *, at: datetime) -> None:
    if view is ProsecutorsView.NOT_ASKED:
        return
    if not prosecutor.strip() or on is None:
        raise Refused("Say which prosecutor was asked, and on which day.")
    check_day(on, at, what="The prosecutor's view")


@transaction.atomic
def set_restriction(
    *,
    strand: Strand,
    kind: RestrictionKind,
    answer: Anonymity,
    from_on: date,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> Restriction:
    """Record by hand that something binds publication, may bind it, or was looked at and does not.

    An offence on the list that carries anonymity binds by itself and cannot be set aside here: only a court can.
    """
    policy.check_can_record(actor, strand.case)
    strand = locked(strand)
    check_reasons(reasons)
    check_day(from_on, at, what="The restriction")
    if answer is Anonymity.DOES_NOT and kind is RestrictionKind.SEXUAL_OFFENCE and _alleged(strand):
        raise Refused(
            "An offence that carries lifelong anonymity has been alleged. It binds from that moment, whatever the "
            "offence turns out to be; only a judge can lift it.",
            rule="Sexual Offences (Amendment) Act 1992 ss 1, 3",
        )
    restriction = Restriction.objects.create(
        ref=new_ref("PR"),
        strand=strand,
        kind=kind,
        answer=answer,
        from_on=from_on,
        reasons=reasons,
        salt=new_salt(),
        recorded_at=at,
        recorded_by_ref=actor.ref,
    )
    was_set = RestrictionSet(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        restriction=Ref(restriction.ref),
        kind=kind,
        answer=answer,
        from_on=from_on,
        reasons=committed(reasons, restriction.salt, "reasons"),
    )
    record(was_set, actor=actor, at=at)
    return restriction


def _alleged(strand: Strand) -> bool:
    return OffenceVersion.objects.filter(suspicion__strand=strand, anonymity=Anonymity.BINDS).exists()


@transaction.atomic
def lift_restriction(
    *,
    restriction: Restriction,
    lifted_on: date,
    by_court: bool,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> Restriction:
    """Record that a restriction no longer binds. Lifelong anonymity is lifted by a judge alone (1992 Act s 3)."""
    strand = restriction.strand
    policy.check_can_record(actor, strand.case)
    check_reasons(reasons)
    check_day(lifted_on, at, what="The lifting")
    restriction = Restriction.objects.select_for_update().get(pk=restriction.pk)
    if restriction.lifted_on is not None:
        raise Refused("This restriction is lifted already.")
    if (
        restriction.kind == RestrictionKind.SEXUAL_OFFENCE
        and restriction.answer == Anonymity.BINDS
        and not by_court
    ):
        raise Refused(
            "Only a judge can lift the anonymity of an alleged victim.",
            rule="Sexual Offences (Amendment) Act 1992 s 3",
        )
    restriction.lifted_on, restriction.by_court, restriction.lifted_why = lifted_on, by_court, reasons
    restriction.save(update_fields=["lifted_on", "by_court", "lifted_why"])
    lifted = RestrictionLifted(
        subject=Ref(strand.case.ref),
        officer=Ref(strand.subject.ref),
        strand=Ref(strand.ref),
        restriction=Ref(restriction.ref),
        lifted_on=lifted_on,
        by_court=by_court,
        reasons=committed(reasons, restriction.salt, "lifted_why"),
    )
    record(lifted, actor=actor, at=at)
    return restriction
