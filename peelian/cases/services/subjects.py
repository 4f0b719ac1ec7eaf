"""Adding and identifying subjects, and what is alleged against each."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.cases import policy
from peelian.cases.events import (
    AllegationChanged,
    AllegationMade,
    AllegationWithdrawn,
    SubjectAdded,
    SubjectIdentified,
    SubjectRemoved,
)
from peelian.cases.models import Allegation, AllegationMark, Case, Subject
from peelian.cases.services.deciding import WALLS, write_decision
from peelian.cases.states import DecisionKind, DutyState
from peelian.law.reference.allegations import ALLEGATION_CATEGORIES, DISCRIMINATION_FACTORS
from peelian.law.reference.conduct import STANDARDS
from peelian.law.reference.items import CodeList
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record
from peelian.people import policy as people_policy
from peelian.people.queries.cards import person_card
from peelian.people.states import Category
from peelian.reports.services.guarding import mention_person

if TYPE_CHECKING:
    from peelian.people.models import Person


@transaction.atomic
def add_subject(
    *,
    case: Case,
    actor: Actor,
    at: datetime,
    person_ref: str = "",
    description: str = "",
    category: Category | None = None,
) -> Subject:
    """Add a subject: a person by reference, or somebody not yet identified by description and category.

    A person's category and rank are taken from the post they held on the day the matter came to attention, since
    that is what decides which law binds them. Raises Refused for a person who is already a subject.
    """
    policy.check_can_prepare(actor, case)
    if person_ref:
        subject = _named_subject(case, _person(actor, case, person_ref), at)
    elif description and category:
        subject = _new_subject(case, at, description=description, category=category)
    else:
        raise Refused(
            "Choose a person, or describe somebody who is not identified yet and say what they are."
        )
    added = SubjectAdded(
        subject=Ref(case.ref),
        officer=Ref(subject.ref),
        person=Ref(subject.person.ref) if subject.person else None,
        category=Category(subject.category),
        former=subject.former,
    )
    record(added, actor=actor, at=at)
    _tell_reports(case, subject, at)
    return subject


def _person(actor: Actor, case: Case, person_ref: str) -> "Person":
    person = people_policy.get_person(actor, person_ref)
    if Subject.objects.filter(case=case, person=person, removed_at=None).exists():
        raise Refused(f"{person.full_name} is already a subject of this case.")
    return person


def _named_subject(case: Case, person: "Person", at: datetime) -> Subject:
    return _new_subject(case, at, person=person, **_standing(person, case.came_to_attention_on))


def _standing(person: "Person", day: date) -> dict[str, object]:
    """What a person was on the day a matter came to attention, or had last been before it."""
    card = person_card(person.ref, on=day)
    if card is None or card.category is None:
        raise Refused(
            f"{person.full_name} holds no post on record, so nothing says which law binds them. Add the post first."
        )
    former = not card.serving
    return {
        "category": card.category,
        "rank": card.rank or "",
        "former": former,
        "left_on": card.former_on if former else None,
    }


def _new_subject(case: Case, at: datetime, **facts: object) -> Subject:
    return Subject.objects.create(ref=new_ref("U"), case=case, added_at=at, **facts)


def _tell_reports(case: Case, subject: Subject, at: datetime) -> None:
    """Raise the reports' own wall before someone who has become a subject."""
    if subject.person is None:
        return
    for link in case.report_links.select_related("report"):
        mention_person(link.report.ref, person_ref=subject.person.ref, actor=WALLS, at=at)


@transaction.atomic
def identify_subject(
    *, subject: Subject, person_ref: str, reasons: str, actor: Actor, at: datetime
) -> Subject:
    """Say who a described subject is. The description stays, and with it where it came from."""
    case = subject.case
    policy.check_can_prepare(actor, case)
    if subject.person is not None:
        raise Refused(f"This subject is already identified as {subject.person.full_name}.")
    person = _person(actor, case, person_ref)
    subject.person = person
    for name, value in _standing(person, case.came_to_attention_on).items():
        setattr(subject, name, value)
    subject.save(update_fields=["person", "category", "rank", "former", "left_on"])
    _, digest = write_decision(
        case=case,
        subject=subject,
        kind=DecisionKind.SUBJECT,
        what="Subject identified",
        authority="Case management",
        reasons=reasons,
        actor=actor,
        at=at,
    )
    identified = SubjectIdentified(
        subject=Ref(case.ref),
        officer=Ref(subject.ref),
        person=Ref(person.ref),
        category=Category(subject.category),
        former=subject.former,
        reasons=digest,
    )
    record(identified, actor=actor, at=at)
    _tell_reports(case, subject, at)
    return subject


@transaction.atomic
def remove_subject(*, subject: Subject, reasons: str, actor: Actor, at: datetime) -> None:
    """Take somebody out of a case who should not be a subject of it. Everything recorded about them is kept."""
    case = subject.case
    policy.check_can_decide(actor, case)
    subject.removed_at = at
    subject.save(update_fields=["removed_at"])
    _, digest = write_decision(
        case=case,
        subject=subject,
        kind=DecisionKind.SUBJECT,
        what="Subject removed",
        authority="Appropriate authority",
        reasons=reasons,
        actor=actor,
        at=at,
    )
    record(
        SubjectRemoved(subject=Ref(case.ref), officer=Ref(subject.ref), reasons=digest), actor=actor, at=at
    )


@transaction.atomic
def make_allegation(
    *,
    subject: Subject,
    category: str,
    summary: str,
    standards: Iterable[str],
    actor: Actor,
    at: datetime,
    factors: Iterable[str] = (),
    place: str = "",
    from_date: date | None = None,
    to_date: date | None = None,
    duty: DutyState = DutyState.UNKNOWN,
    against_women_and_girls: bool = False,
) -> Allegation:
    """Record one allegation against a subject, with the standards it would breach (PCR 2020 Sch 2)."""
    policy.check_can_prepare(actor, subject.case)
    _check_span(from_date, to_date, latest=day_of(at))
    standards, factors = tuple(standards), tuple(factors)
    if not standards:
        raise Refused(
            "Say which Standards of Professional Behaviour this would breach.", rule="PCR 2020 Sch 2"
        )
    _check_codes(ALLEGATION_CATEGORIES, [category])
    _check_codes(STANDARDS, standards)
    _check_codes(DISCRIMINATION_FACTORS, factors)
    salt = new_salt()
    allegation = Allegation.objects.create(
        ref=new_ref("G"),
        subject=subject,
        category=category,
        summary=summary,
        salt=salt,
        place=place,
        from_date=from_date,
        to_date=to_date,
        duty=duty,
        against_women_and_girls=against_women_and_girls,
        made_at=at,
    )
    _mark(allegation, standards, factors)
    made = AllegationMade(
        subject=Ref(subject.case.ref),
        officer=Ref(subject.ref),
        allegation=Ref(allegation.ref),
        category=Ref(category),
        summary=digest_of(summary, salt),
        standards=tuple(Ref(code) for code in standards),
        factors=tuple(Ref(code) for code in factors),
        from_date=from_date,
        to_date=to_date,
        duty=duty,
        against_women_and_girls=against_women_and_girls,
    )
    record(made, actor=actor, at=at)
    return allegation


def _check_codes(known: CodeList[Any], codes: Iterable[str]) -> None:
    for code in codes:
        if code not in known:
            raise Refused(f"{known.title} has no code {code}. Choose one that is on the list.")


def _check_span(from_date: date | None, to_date: date | None, *, latest: date) -> None:
    if from_date and to_date and to_date < from_date:
        raise Refused("The conduct cannot end before it begins. Check the two dates.")
    if any(day and day > latest for day in (from_date, to_date)):
        raise Refused("The conduct alleged cannot lie in the future. Check the dates.")


def _mark(allegation: Allegation, standards: Iterable[str], factors: Iterable[str]) -> None:
    marks = [(AllegationMark.STANDARD, code) for code in standards]
    marks += [(AllegationMark.FACTOR, code) for code in factors]
    AllegationMark.objects.bulk_create(
        AllegationMark(allegation=allegation, kind=kind, code=code) for kind, code in dict.fromkeys(marks)
    )


@transaction.atomic
def change_allegation(
    *, allegation: Allegation, based_on: int, summary: str, category: str, actor: Actor, at: datetime
) -> Allegation:
    """Change the wording or category of an allegation. Raises Refused when somebody changed it in the meantime."""
    case = allegation.subject.case
    policy.check_can_prepare(actor, case)
    _check_codes(ALLEGATION_CATEGORIES, [category])
    current = Allegation.objects.select_for_update().get(pk=allegation.pk)
    if current.version != based_on:
        raise Refused(
            "Someone else changed this allegation while you had it open. Look at their version first."
        )
    current.summary, current.category, current.version = summary, category, current.version + 1
    current.salt = new_salt()
    current.save(update_fields=["summary", "category", "version", "salt"])
    changed = AllegationChanged(
        subject=Ref(case.ref),
        officer=Ref(allegation.subject.ref),
        allegation=Ref(allegation.ref),
        category=Ref(category),
        summary=digest_of(summary, current.salt),
        version=current.version,
    )
    record(changed, actor=actor, at=at)
    return current


@transaction.atomic
def withdraw_allegation(*, allegation: Allegation, reasons: str, actor: Actor, at: datetime) -> None:
    """Withdraw an allegation that is no longer made. It stays on the record."""
    case = allegation.subject.case
    policy.check_can_decide(actor, case)
    if not Allegation.objects.filter(pk=allegation.pk, withdrawn_at=None).update(withdrawn_at=at):
        raise Refused("This allegation is already withdrawn.")
    _, digest = write_decision(
        case=case,
        subject=allegation.subject,
        kind=DecisionKind.SUBJECT,
        what=f"Allegation {allegation.ref} withdrawn",
        authority="Appropriate authority",
        reasons=reasons,
        actor=actor,
        at=at,
    )
    withdrawn = AllegationWithdrawn(
        subject=Ref(case.ref),
        officer=Ref(allegation.subject.ref),
        allegation=Ref(allegation.ref),
        reasons=digest,
    )
    record(withdrawn, actor=actor, at=at)
