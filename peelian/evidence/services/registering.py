"""Registering an exhibit, and correcting what was written down of it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from peelian.access.actors import Actor
from peelian.access.refusals import Refused
from peelian.evidence import policy
from peelian.evidence.events import ExhibitCorrected, ExhibitRegistered
from peelian.evidence.models import Correction, Exhibit
from peelian.evidence.services.committing import check_reasons, committed_all, locked, past
from peelian.evidence.services.continuing import add_entry
from peelian.evidence.states import HOLDER_LABELS, POWER_LABELS, HolderKind, Particular, Power, Step
from peelian.ledger.digests import committed, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

if TYPE_CHECKING:
    from peelian.cases.models import Case, Subject
    from peelian.people.models import Person

_LONGEST = {
    "name": 60,
    "seized_by": 160,
    "seized_where": 200,
    "power_words": 200,
    "holder_words": 200,
    "seal": 60,
}


@transaction.atomic
def register_exhibit(
    *,
    case: "Case",
    name: str,
    description: str,
    actor: Actor,
    at: datetime,
    seized_by: str = "",
    seized_at: datetime | None = None,
    seized_where: str = "",
    power: Power = Power.NOT_RECORDED,
    power_words: str = "",
    holder_kind: HolderKind = HolderKind.UNKNOWN,
    holder_subject: "Subject | None" = None,
    holder_person: "Person | None" = None,
    holder_words: str = "",
    seal: str = "",
) -> Exhibit:
    """Register an exhibit on a case. `name` is the force's own reference, such as AB/1, and stands once in a case.

    What nobody wrote down is left empty and shown as not recorded. Raises Refused.
    """
    policy.check_can_handle(actor, case)
    facts = _checked(
        {
            "name": name,
            "description": description,
            "seized_by": seized_by,
            "seized_at": seized_at,
            "seized_where": seized_where,
            "power": Power(power),
            "power_words": power_words,
            "holder_kind": HolderKind(holder_kind),
            "holder_subject": holder_subject,
            "holder_person": holder_person,
            "holder_words": holder_words,
            "seal": seal,
        },
        case,
        at,
    )
    exhibit = Exhibit(
        ref=new_ref("X"), case=case, salt=new_salt(), registered_at=at, registered_by_ref=actor.ref, **facts
    )
    _save(exhibit)
    entry = {"happened_at": seized_at or at, "done_by": exhibit.seized_by, "seal_after": exhibit.seal}
    add_entry(exhibit, Step.REGISTERED, actor=actor, at=at, where_to=exhibit.seized_where, **entry)
    _record_registered(exhibit, actor, at)
    return exhibit


def _record_registered(exhibit: Exhibit, actor: Actor, at: datetime) -> None:
    registered = ExhibitRegistered(
        subject=Ref(exhibit.case.ref),
        exhibit=Ref(exhibit.ref),
        name=committed(exhibit.name, exhibit.salt, "name/1"),
        particulars=_commitment(exhibit),
        power=Power(exhibit.power),
        holder_kind=HolderKind(exhibit.holder_kind),
        officer=Ref(exhibit.holder_subject.ref) if exhibit.holder_subject else None,
        person=Ref(exhibit.holder_person.ref) if exhibit.holder_person else None,
        seized_at=exhibit.seized_at,
    )
    record(registered, actor=actor, at=at)


@transaction.atomic
def correct_exhibit(
    *, exhibit: Exhibit, based_on: int, reasons: str, actor: Actor, at: datetime, **facts: Any
) -> Exhibit:
    """Put right what was written down of an exhibit. Every old value stays readable beside the new one.

    `based_on` is the version that the person looked at; `facts` are any particulars of `register_exhibit` but the seal,
    which changes by a movement. Raises Refused when nothing changes, or somebody else corrected it meanwhile.
    """
    policy.check_can_handle(actor, exhibit.case)
    exhibit = locked(exhibit)
    if exhibit.version != based_on:
        raise Refused("Somebody corrected this exhibit while you had it open. Look at it again.")
    check_reasons(reasons, "Say why it is corrected, and where the right value comes from.")
    old = dict(_told(exhibit))
    known = {name: getattr(exhibit, name) for name in _NAMES}
    for name, value in _checked(known | facts, exhibit.case, at).items():
        setattr(exhibit, name, value)
    changed = [(field, old[field], new) for field, new in _told(exhibit) if new != old[field]]
    if not changed:
        raise Refused("Nothing was changed, so there is nothing to correct.")
    exhibit.version += 1
    _save(exhibit)
    _keep_corrections(exhibit, changed, reasons, actor, at)
    return exhibit


_NAMES = (
    *("name", "description", "seized_by", "seized_at", "seized_where", "power", "power_words"),
    *("holder_kind", "holder_subject", "holder_person", "holder_words"),
)


def _keep_corrections(
    exhibit: Exhibit, changed: list[tuple[Particular, str, str]], reasons: str, actor: Actor, at: datetime
) -> None:
    Correction.objects.bulk_create(
        Correction(
            exhibit=exhibit,
            version=exhibit.version,
            field=field,
            was=was,
            became=became,
            reasons=reasons,
            salt=new_salt(),
            corrected_at=at,
            corrected_by_ref=actor.ref,
        )
        for field, was, became in changed
    )
    entry = add_entry(exhibit, Step.CORRECTED, actor=actor, at=at, why=reasons)
    corrected = ExhibitCorrected(
        subject=Ref(exhibit.case.ref),
        exhibit=Ref(exhibit.ref),
        version=exhibit.version,
        number=entry.number,
        fields=tuple(field for field, _, _ in changed),
        power=Power(exhibit.power),
        holder_kind=HolderKind(exhibit.holder_kind),
        seized_at=exhibit.seized_at,
        particulars=_commitment(exhibit),
        reasons=committed(reasons, entry.salt, "reasons"),
    )
    record(corrected, actor=actor, at=at)


def _save(exhibit: Exhibit) -> None:
    try:
        with transaction.atomic():
            exhibit.save()
    except IntegrityError as problem:
        if "evidence_name_once" not in str(problem):
            raise
        raise Refused(
            f"There is an exhibit {exhibit.name} in this case already. Two exhibits never share a reference."
        ) from problem


def _checked(facts: Mapping[str, Any], case: "Case", at: datetime) -> dict[str, Any]:
    """The particulars with their white space in order. Raises Refused for what is wanting or contradicts itself."""
    tidy = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    tidy["name"] = " ".join(tidy["name"].split())
    if not tidy["name"] or not tidy["description"]:
        raise Refused("An exhibit needs a reference, such as AB/1, and a description of what it is.")
    for name, most in _LONGEST.items():
        if len(tidy.get(name) or "") > most:
            raise Refused(f"Shorten what is given for “{name.replace('_', ' ')}”: at most {most} characters.")
    if tidy["seized_at"]:
        tidy["seized_at"] = past(tidy["seized_at"], at, what="A seizure")
    if tidy["power"] == Power.OTHER and not tidy["power_words"]:
        raise Refused("Name the other power in words.")
    return tidy | _holder(tidy, case)


def _holder(facts: Mapping[str, Any], case: "Case") -> dict[str, Any]:
    """The columns that say from whom it was taken, with what another answer left behind taken away."""
    kind, subject, person = HolderKind(facts["holder_kind"]), facts["holder_subject"], facts["holder_person"]
    if kind is HolderKind.SUBJECT and (subject is None or subject.case_id != case.pk or subject.removed_at):
        raise Refused("Choose the subject of this case from whom it was taken.")
    if kind is HolderKind.PERSON and person is None:
        raise Refused("Give the number or reference of the person from whom it was taken.")
    if kind is HolderKind.DESCRIBED and not facts["holder_words"]:
        raise Refused("Say in words from whom it was taken.")
    return {
        "holder_subject": subject if kind is HolderKind.SUBJECT else None,
        "holder_person": person if kind is HolderKind.PERSON else None,
        "holder_words": facts["holder_words"] if kind is HolderKind.DESCRIBED else "",
    }


def _told(exhibit: Exhibit) -> Iterator[tuple[Particular, str]]:
    """Every particular in words that stay readable when codes are long gone. People are told by reference."""
    yield Particular.NAME, exhibit.name
    yield Particular.DESCRIPTION, exhibit.description
    yield Particular.SEIZED_BY, exhibit.seized_by
    yield Particular.SEIZED_AT, exhibit.seized_at.isoformat() if exhibit.seized_at else ""
    yield Particular.SEIZED_WHERE, exhibit.seized_where
    yield Particular.POWER, POWER_LABELS[Power(exhibit.power)]
    yield Particular.POWER_WORDS, exhibit.power_words
    yield Particular.HOLDER, _holder_told(exhibit)


def _holder_told(exhibit: Exhibit) -> str:
    who = exhibit.holder_subject or exhibit.holder_person
    words = who.ref if who else exhibit.holder_words
    label = HOLDER_LABELS[HolderKind(exhibit.holder_kind)]
    return f"{label}: {words}" if words else label


def _commitment(exhibit: Exhibit) -> Any:
    told = {field.value: words for field, words in _told(exhibit)}
    return committed_all(told, exhibit.salt, f"particulars/{exhibit.version}")
