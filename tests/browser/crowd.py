"""A case that is too much: eleven subjects with the longest names, words that do not break, and 200 of everything."""

from datetime import date

from peelian.cases.models import Case
from peelian.cases.services.informing import add_party
from peelian.cases.services.keeping import record_fact, set_task, write_note
from peelian.cases.services.subjects import add_subject, make_allegation
from peelian.cases.states import PartyRole, Standing
from peelian.people.services import add_person, add_post
from peelian.people.states import Category, PersonKind, Rank
from tests.cases.factories import at, noticed
from tests.cast import FORCE, SERVING_FROM, Cast, make_cast

MANY = 200
WORD = "Overthwaitecumnetherbyshackletonwoodmansterneunderhill"
"""A name that no line of a telephone can hold and no browser will break by itself."""
TITLE = f"Operation {WORD}: messages in a group that was called the {WORD} Response and Neighbourhood Leaving Party"
LINK = "https://example.org/" + "evidence-of-what-was-sent-" * 12


def everything_at_once() -> None:
    """Fill one case."""
    cast = make_cast()
    case, _ = noticed(cast, title=TITLE[:160])
    for number in range(9):
        _named_subject(cast, case, number)
    add_subject(
        case=case,
        description=f"one of the ten at {WORD}, said to be {WORD}",
        category=Category.OFFICER,
        actor=cast.ida.actor,
        at=at(15),
    )
    for index in range(6):
        _party(cast, case, index)
    _facts(cast, case)
    for index in range(MANY):
        _keep(cast, case, index)


def _named_subject(cast: Cast, case: Case, number: int) -> None:
    person = add_person(
        kind=PersonKind.WORKFORCE,
        given_names=f"Bartholomew-Maximilian {WORD} the {number + 2}th",
        family_name=f"{WORD}-{WORD}",
        actor=cast.hugh.actor,
        at=at(15),
    )
    add_post(
        person_ref=person.ref,
        category=Category.OFFICER,
        force_name=FORCE,
        number=f"77{number:02d}",
        rank=Rank.CONSTABLE,
        unit=f"Response {WORD}",
        from_date=SERVING_FROM,
        actor=cast.hugh.actor,
        at=at(15),
    )
    subject = add_subject(case=case, person_ref=person.ref, actor=cast.ida.actor, at=at(15))
    make_allegation(
        subject=subject,
        category="H1",
        summary=f"Sent {LINK} to the whole group, and wrote of {WORD} as “{WORD}”. " * 4,
        standards=["SPB02", "SPB03", "SPB09", "SPB10"],
        place=f"{WORD} police station",
        actor=cast.ida.actor,
        at=at(15),
    )


def _party(cast: Cast, case: Case, index: int) -> None:
    add_party(
        case=case,
        role=PartyRole.VICTIM,
        label=f"Woman {WORD[:50]} {index}"[:60],
        handling_started_on=date(2023, 3, 15),
        given_names=WORD,
        family_name=WORD,
        contact_safely=LINK[:300],
        actor=cast.ida.actor,
        at=at(15),
    )


def _facts(cast: Cast, case: Case) -> None:
    for version in range(3):
        record_fact(
            case=case,
            question=f"Who made the {WORD} film?",
            standing=Standing.ALLEGED,
            value=f"{WORD} says that it was {WORD} ({LINK}).",
            said_by=f"The {WORD} Gazette",
            known_on=date(2023, 3, 15),
            based_on=version,
            actor=cast.asha.actor,
            at=at(15),
        )


def _keep(cast: Cast, case: Case, index: int) -> None:
    who = {"case": case, "actor": cast.asha.actor, "at": at(16)}
    write_note(text=f"Note {index}: see {LINK}. {WORD} was asked again.", **who)
    set_task(
        title=f"Task {index}: ask {WORD} what {WORD} meant",
        owner_ref=cast.asha.account.ref,
        due_date=date(2023, 4, 1 + index % 28),
        **who,
    )
