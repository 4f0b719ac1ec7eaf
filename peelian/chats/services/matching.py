"""A person's decisions on participants: two are one, one is a subject or somebody on record. Each can be undone."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.chats import policy
from peelian.chats.events import (
    IdentificationWithdrawn,
    ParticipantIdentified,
    ParticipantsMatched,
    ParticipantsParted,
)
from peelian.chats.models import Identification, Participant, Sameness
from peelian.chats.services.committing import check_reasons
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.services import record

if TYPE_CHECKING:
    from peelian.cases.models import Subject
    from peelian.people.models import Person


@transaction.atomic
def match_participants(
    *, participant: Participant, same_as: Participant, reasons: str, actor: Actor, at: datetime
) -> Sameness:
    """Decide that two participants of a case are one person. Raises Refused when they are one already."""
    case = participant.case
    policy.check_can_match(actor, case)
    check_reasons(reasons)
    if participant.case_id != same_as.case_id:
        raise Refused("These participants belong to different cases.")
    _hold(participant.case_id)
    participant.refresh_from_db()
    same_as.refresh_from_db()
    if participant.head_id_or_own == same_as.head_id_or_own:
        raise Refused("These two are taken for one person already.")
    if _identified_differently(participant, same_as):
        raise Refused(
            "These two are identified as different people. Withdraw one of the identifications first."
        )
    decision = Sameness.objects.create(
        participant=participant,
        same_as=same_as,
        reasons=reasons,
        salt=new_salt(),
        decided_at=at,
        decided_by_ref=actor.ref,
    )
    set_heads(participant.case_id)
    told = ParticipantsMatched(
        subject=Ref(case.ref),
        participant=Ref(participant.ref),
        same_as=Ref(same_as.ref),
        reasons=committed(reasons, decision.salt, "reasons"),
    )
    record(told, actor=actor, at=at)
    return decision


@transaction.atomic
def part_participants(*, decision: Sameness, reasons: str, actor: Actor, at: datetime) -> Sameness:
    """Take back a decision that two participants are one. Raises Refused when it was taken back before."""
    case = decision.participant.case
    policy.check_can_match(actor, case)
    check_reasons(reasons)
    _hold(case.pk)
    kept = (
        Sameness.objects.select_for_update(of=("self",))
        .select_related("participant", "same_as")
        .get(pk=decision.pk)
    )
    if kept.undone_at is not None:
        raise Refused("This decision was taken back already.")
    kept.undone_at, kept.undone_by_ref, kept.undone_reasons = at, actor.ref, reasons
    kept.save(update_fields=["undone_at", "undone_by_ref", "undone_reasons"])
    set_heads(case.pk)
    told = ParticipantsParted(
        subject=Ref(case.ref),
        participant=Ref(kept.participant.ref),
        same_as=Ref(kept.same_as.ref),
        reasons=committed(reasons, kept.salt, "undone"),
    )
    record(told, actor=actor, at=at)
    return kept


def _hold(case_id: int) -> None:
    """Two decisions on the participants of one case are taken one after the other."""
    list(Participant.objects.select_for_update().filter(case_id=case_id).order_by("pk").values_list("pk")[:1])


def set_heads(case_id: int) -> None:
    """Work out who is whom from the decisions that stand: the head of a group is who was seen first."""
    heads: dict[int, int] = {}
    standing = Sameness.objects.filter(participant__case_id=case_id, undone_at=None)
    for one, other in standing.values_list("participant_id", "same_as_id"):
        first, second = sorted((_head(heads, one), _head(heads, other)))
        heads[second] = first
    wanted = {pk: _head(heads, pk) for pk in heads}
    concerned = Participant.objects.filter(case_id=case_id).filter(Q(pk__in=wanted) | Q(head__isnull=False))
    for participant in concerned:
        head = wanted.get(participant.pk)
        if participant.head_id != head:
            participant.head_id = head
            participant.save(update_fields=["head"])


def _head(heads: dict[int, int], pk: int) -> int:
    while pk in heads:
        pk = heads[pk]
    return pk


def _identified_differently(one: Participant, other: Participant) -> bool:
    return any(
        getattr(one, column) and getattr(other, column) and getattr(one, column) != getattr(other, column)
        for column in ("subject_ref", "person_ref")
    )


@transaction.atomic
def identify_participant(
    *,
    participant: Participant,
    subject: "Subject | None" = None,
    person: "Person | None" = None,
    reasons: str,
    actor: Actor,
    at: datetime,
) -> Identification:
    """Decide who a participant is: a subject of the case, or somebody on record.

    Both must have been given by their policy. Raises Refused without either, for a subject of another case, or when
    the participant is identified already.
    """
    case = participant.case
    policy.check_can_match(actor, case)
    check_reasons(reasons)
    if subject is None and person is None:
        raise Refused("Say who the participant is.")
    if subject is not None and subject.case_id != case.pk:
        raise Refused("That subject belongs to another case.")
    kept = Participant.objects.select_for_update().get(pk=participant.pk)
    if kept.subject_ref or kept.person_ref:
        raise Refused("This participant is identified already. Withdraw that first.")
    decision = Identification.objects.create(
        participant=kept,
        subject_ref=subject.ref if subject else "",
        person_ref=person.ref if person else "",
        reasons=reasons,
        salt=new_salt(),
        decided_at=at,
        decided_by_ref=actor.ref,
    )
    kept.subject_ref, kept.person_ref = decision.subject_ref, decision.person_ref
    kept.save(update_fields=["subject_ref", "person_ref"])
    told = ParticipantIdentified(
        subject=Ref(case.ref),
        participant=Ref(kept.ref),
        officer=Ref(subject.ref) if subject else None,
        person=Ref(person.ref) if person else None,
        reasons=committed(reasons, decision.salt, "reasons"),
    )
    record(told, actor=actor, at=at)
    return decision


@transaction.atomic
def withdraw_identification(
    *, participant: Participant, reasons: str, actor: Actor, at: datetime
) -> Participant:
    """Take back who a participant was taken for. Raises Refused when nobody was named."""
    policy.check_can_match(actor, participant.case)
    check_reasons(reasons)
    kept = Participant.objects.select_for_update(of=("self",)).select_related("case").get(pk=participant.pk)
    decision = kept.identifications.filter(undone_at=None).first()
    if decision is None:
        raise Refused("This participant is not identified.")
    decision.undone_at, decision.undone_by_ref, decision.undone_reasons = at, actor.ref, reasons
    decision.save(update_fields=["undone_at", "undone_by_ref", "undone_reasons"])
    kept.subject_ref = kept.person_ref = ""
    kept.save(update_fields=["subject_ref", "person_ref"])
    told = IdentificationWithdrawn(
        subject=Ref(kept.case.ref),
        participant=Ref(kept.ref),
        reasons=committed(reasons, decision.salt, "undone"),
    )
    record(told, actor=actor, at=at)
    return kept
