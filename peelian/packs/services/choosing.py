"""Beginning a pack, and which messages it exhibits: with how much context, and against which allegations."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from peelian.access.actors import Actor
from peelian.access.refusals import Hidden, Refused
from peelian.cases import policy as cases_policy
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.packs import policy
from peelian.packs.events import (
    ChoiceChanged,
    MessageChosen,
    MessageDropped,
    MessageTranslated,
    PackBegun,
)
from peelian.packs.models import Against, Chosen, Pack
from peelian.packs.queries.found import found_rows
from peelian.packs.services.naming import message_of

if TYPE_CHECKING:
    from peelian.cases.models import Allegation, Case

MOST_CONTEXT = 50
"""Messages before or after one that a pack may show: more is a conversation, and is exhibited as a file."""


@transaction.atomic
def begin_pack(*, case: "Case", title: str, actor: Actor, at: datetime, review_ref: str = "") -> Pack:
    """Begin an empty pack. `review_ref` names the reading in which its messages were found."""
    policy.check_can_exhibit(actor, case)
    if not title.strip():
        raise Refused("Say what the pack is: for which hearing, or to whom it goes.")
    pack = Pack.objects.create(
        ref=new_ref("K"),
        case=case,
        title=title.strip(),
        review_ref=review_ref,
        salt=new_salt(),
        begun_at=at,
        begun_by_ref=actor.ref,
    )
    begun = PackBegun(
        subject=Ref(case.ref),
        pack=Ref(pack.ref),
        title=committed(pack.title, pack.salt, "title"),
        review=Ref(review_ref) if review_ref else None,
    )
    record(begun, actor=actor, at=at)
    return pack


@transaction.atomic
def choose_message(
    *,
    pack: Pack,
    message_ref: str,
    allegation_refs: Sequence[str],
    actor: Actor,
    at: datetime,
    before: int = 3,
    after: int = 3,
) -> Chosen:
    """Exhibit a message under the next number. Raises Refused for one that is in the pack, or of another case."""
    policy.check_can_exhibit(actor, pack.case)
    pack = _held(pack)
    message = message_of(actor, pack, message_ref)
    _check_context(before, after)
    if (there := pack.chosen.filter(message=message, dropped_at=None).first()) is not None:
        raise Refused(f"This message is in the pack already, as number {there.number}.")
    allegations = _allegations(actor, pack, allegation_refs)
    chosen = Chosen.objects.create(
        pack=pack,
        number=(pack.chosen.aggregate(last=Max("number"))["last"] or 0) + 1,
        message=message,
        before=before,
        after=after,
        salt=new_salt(),
        chosen_at=at,
        chosen_by_ref=actor.ref,
    )
    Against.objects.bulk_create(Against(chosen=chosen, allegation=allegation) for allegation in allegations)
    entry = MessageChosen(
        subject=Ref(pack.case.ref),
        pack=Ref(pack.ref),
        message=Ref(message.ref),
        number=chosen.number,
        before=before,
        after=after,
        allegations=tuple(Ref(allegation.ref) for allegation in allegations),
    )
    record(entry, actor=actor, at=at)
    return chosen


@transaction.atomic
def choose_found(
    *, pack: Pack, message_refs: Sequence[str], actor: Actor, at: datetime, before: int = 3, after: int = 3
) -> list[Chosen]:
    """Exhibit several messages that a reading found, each against the allegations that its codes bear on.

    Raises Refused, and exhibits none, when one of them was not found or bears on no allegation.
    """
    against = {row.ref: row.allegations for row in found_rows(actor, pack)}
    if not message_refs:
        raise Refused("Choose at least one message.")
    if lost := [ref for ref in message_refs if not against.get(ref)]:
        raise Refused(
            f"Message {lost[0]} was not found in a reading, or its codes bear on no allegation. Exhibit it by its "
            "reference, and say against which."
        )
    return [
        choose_message(
            pack=pack,
            message_ref=ref,
            allegation_refs=against[ref],
            before=before,
            after=after,
            actor=actor,
            at=at,
        )
        for ref in message_refs
    ]


@transaction.atomic
def change_choice(
    *, chosen: Chosen, before: int, after: int, allegation_refs: Sequence[str], actor: Actor, at: datetime
) -> Chosen:
    """Show more or less around a message, or exhibit it against other allegations."""
    policy.check_can_exhibit(actor, chosen.pack.case)
    pack = _held(chosen.pack)
    chosen = _still_there(chosen)
    _check_context(before, after)
    allegations = _allegations(actor, pack, allegation_refs)
    chosen.before, chosen.after = before, after
    chosen.save(update_fields=["before", "after"])
    chosen.against.all().delete()
    Against.objects.bulk_create(Against(chosen=chosen, allegation=allegation) for allegation in allegations)
    entry = ChoiceChanged(
        subject=Ref(pack.case.ref),
        pack=Ref(pack.ref),
        number=chosen.number,
        before=before,
        after=after,
        allegations=tuple(Ref(allegation.ref) for allegation in allegations),
    )
    record(entry, actor=actor, at=at)
    return chosen


@transaction.atomic
def drop_message(*, chosen: Chosen, reasons: str, actor: Actor, at: datetime) -> None:
    """Take a message out of the pack. Its number is not given again; what was made before still has it."""
    policy.check_can_exhibit(actor, chosen.pack.case)
    _held(chosen.pack)
    chosen = _still_there(chosen)
    if not reasons.strip():
        raise Refused("Give the reasons: leaving a message out can matter as much as putting it in.")
    chosen.dropped_at, chosen.dropped_by_ref, chosen.dropped_reasons = at, actor.ref, reasons.strip()
    chosen.save(update_fields=["dropped_at", "dropped_by_ref", "dropped_reasons"])
    entry = MessageDropped(
        subject=Ref(chosen.pack.case.ref),
        pack=Ref(chosen.pack.ref),
        number=chosen.number,
        reasons=committed(chosen.dropped_reasons, chosen.salt, "dropped"),
    )
    record(entry, actor=actor, at=at)


@transaction.atomic
def translate_message(
    *, chosen: Chosen, translation: str, translator: str, actor: Actor, at: datetime
) -> Chosen:
    """Record what a message says in English, and who translated it. The words themselves stay as they were sent."""
    policy.check_can_exhibit(actor, chosen.pack.case)
    _held(chosen.pack)
    chosen = _still_there(chosen)
    if not translation.strip() or not translator.strip():
        raise Refused("Write the translation, and who made it.")
    chosen.translation, chosen.translator = translation.strip(), translator.strip()
    chosen.save(update_fields=["translation", "translator"])
    entry = MessageTranslated(
        subject=Ref(chosen.pack.case.ref),
        pack=Ref(chosen.pack.ref),
        number=chosen.number,
        text=committed(chosen.translation, chosen.salt, "translation"),
        translator=committed(chosen.translator, chosen.salt, "translator"),
    )
    record(entry, actor=actor, at=at)
    return chosen


def _held(pack: Pack) -> Pack:
    """The pack read again under a lock, so that no number is given twice."""
    return Pack.objects.select_for_update().select_related("case").get(pk=pack.pk)


def _still_there(chosen: Chosen) -> Chosen:
    found = Chosen.objects.select_related("pack__case", "message").get(pk=chosen.pk)
    if found.dropped_at is not None:
        raise Refused(f"Number {found.number} has been taken out of the pack.")
    return found


def _check_context(before: int, after: int) -> None:
    if not (0 <= before <= MOST_CONTEXT and 0 <= after <= MOST_CONTEXT):
        raise Refused(f"Show up to {MOST_CONTEXT} messages before and after. More is a file of its own.")


def _allegations(actor: Actor, pack: Pack, refs: Sequence[str]) -> list["Allegation"]:
    """The allegations of this case with these references. Raises Refused when there are none, or one is elsewhere."""
    if not refs:
        raise Refused("Say against which allegation the message is exhibited.")
    found = []
    for ref in dict.fromkeys(refs):
        try:
            allegation = cases_policy.get_allegation(actor, ref)
        except Hidden:
            raise Refused("This allegation does not belong to the case.") from None
        if allegation.subject.case_id != pack.case_id:
            raise Refused("This allegation does not belong to the case.")
        found.append(allegation)
    return found
