"""What a pack leaves out, and putting it back."""

from datetime import datetime

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.packs import policy
from peelian.packs.events import PartWithheld, WithholdingLifted
from peelian.packs.leaving_out import count_phrase
from peelian.packs.models import Pack, Withholding
from peelian.packs.queries.assembling import whole_of
from peelian.packs.services.naming import message_of
from peelian.packs.states import Part, Reason


@transaction.atomic
def withhold(
    *,
    pack: Pack,
    part: Part,
    reason: Reason,
    actor: Actor,
    at: datetime,
    message_ref: str = "",
    phrase: str = "",
) -> Withholding:
    """Leave part of a message out of the pack, or a phrase wherever it stands when no message is named.

    Raises Refused for a phrase that is not there: a spelling mistake would otherwise look like a redaction.
    """
    policy.check_can_exhibit(actor, pack.case)
    pack = Pack.objects.select_for_update().select_related("case").get(pk=pack.pk)
    phrase = phrase.strip()
    _check(part, phrase, message_ref)
    message = message_of(actor, pack, message_ref) if message_ref else None
    if part == Part.PHRASE:
        contents = whole_of(actor, pack, made_at=at)
        if not count_phrase(contents, phrase, message_ref=message_ref):
            where = "this message" if message_ref else "the pack, nor in the context around its messages"
            raise Refused(f"“{phrase}” does not stand in {where}. Check the spelling.")
    withheld = Withholding.objects.create(
        ref=new_ref("WH"),
        pack=pack,
        message=message,
        part=part,
        phrase=phrase,
        reason=reason,
        salt=new_salt(),
        withheld_at=at,
        withheld_by_ref=actor.ref,
    )
    entry = PartWithheld(
        subject=Ref(pack.case.ref),
        pack=Ref(pack.ref),
        withholding=Ref(withheld.ref),
        part=Part(part),
        reason=Reason(reason),
        message=Ref(message.ref) if message else None,
        phrase=committed(phrase, withheld.salt, "phrase") if phrase else None,
    )
    record(entry, actor=actor, at=at)
    return withheld


@transaction.atomic
def lift_withholding(*, withholding: Withholding, reasons: str, actor: Actor, at: datetime) -> None:
    """Put back what was left out. The editions made before stay as they are."""
    policy.check_can_exhibit(actor, withholding.pack.case)
    withholding = Withholding.objects.select_for_update().select_related("pack__case").get(pk=withholding.pk)
    if withholding.lifted_at is not None:
        raise Refused("This has been put back already.")
    if not reasons.strip():
        raise Refused("Give the reasons.")
    withholding.lifted_at, withholding.lifted_by_ref = at, actor.ref
    withholding.lifted_reasons = reasons.strip()
    withholding.save(update_fields=["lifted_at", "lifted_by_ref", "lifted_reasons"])
    entry = WithholdingLifted(
        subject=Ref(withholding.pack.case.ref),
        pack=Ref(withholding.pack.ref),
        withholding=Ref(withholding.ref),
        reasons=committed(withholding.lifted_reasons, withholding.salt, "lifted"),
    )
    record(entry, actor=actor, at=at)


def _check(part: Part, phrase: str, message_ref: str) -> None:
    if part == Part.PHRASE and not phrase:
        raise Refused("Write the words to leave out.")
    if part != Part.PHRASE and not message_ref:
        raise Refused("Say of which message.")
    if part != Part.PHRASE and phrase:
        raise Refused("Words are named only when words are left out.")
