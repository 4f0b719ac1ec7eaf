"""What the people of the worked case are told: notices, terms of reference, progress, and what the women hear."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from peelian.cases import policy
from peelian.cases.documents.letter import LetterKind
from peelian.cases.services.informing import update_party
from peelian.cases.services.keeping import set_task, write_note
from peelian.cases.services.notifying import arrange_interview, receive_representations
from peelian.demo.story.force import Cast
from peelian.demo.story.letters import write_letter
from peelian.demo.story.moments import at
from peelian.demo.story.subjects import Told
from peelian.demo.story.telling import Story, together

if TYPE_CHECKING:
    from peelian.cases.models import Case


def tell(cast: Cast, told: Told) -> Story:
    """From the first notices to the last note of April."""
    yield from together([_notices(cast, told), _keep_informed(cast, told.case)])


def _notices(cast: Cast, told: Told) -> Story:
    subjects = {key: told.subject(key, cast.cora) for key in told.subjects}
    for hour, key in enumerate(("torben", "marrok", "isolde", "fifth"), start=10):
        yield at(17, hour, 10)
        _write(cast, told, key, LetterKind.SEVERITY, on=at(17, hour, 10))
        yield at(17, hour, 30)
        _write(cast, told, key, LetterKind.INVESTIGATION, on=at(17, hour, 30))
    for hour, key in enumerate(("torben", "marrok", "isolde", "fifth"), start=10):
        yield at(22, hour, 30)
        _write(cast, told, key, LetterKind.TERMS, on=at(22, hour, 30))
    yield at(30, 15)
    receive_representations(
        subject=subjects["isolde"],
        received_on=date(2023, 3, 30),
        by_whom="The police friend",
        text="She had muted the group and did not open the film.",
        actor=cast.asha,
        at=at(30, 15),
    )
    yield at(13, 10, 30, month=4)
    _write(
        cast,
        told,
        "torben",
        LetterKind.PROGRESS_OFFICER,
        on=at(13, 10, 30, month=4),
        words={"more": "The phones have been examined.", "following": "Interviews follow in May."},
    )
    yield at(18, 9, month=4)
    arrange_interview(
        subject=subjects["marrok"],
        specified_on=date(2023, 5, 3),
        place="Headquarters, room 4",
        actor=cast.asha,
        at=at(18, 9, month=4),
    )


def _write(
    cast: Cast,
    told: Told,
    key: str,
    kind: LetterKind,
    *,
    on: datetime,
    words: Mapping[str, str] | None = None,
) -> None:
    """A letter to one of the subjects from the investigator, put into their hands."""
    subject = told.subject(key, cast.asha)
    case = policy.get_case(cast.asha, told.case.ref)
    write_letter(case, kind, ref=subject.ref, who=cast.asha, at=on, words=words, given_to="The officer")


def _keep_informed(cast: Cast, case: "Case") -> Story:
    yield at(3, 13, month=4)
    first, second = case.parties.order_by("pk")
    write_letter(
        policy.get_case(cast.lena, case.ref),
        LetterKind.PROGRESS_PARTY,
        ref=first.ref,
        who=cast.lena,
        at=at(3, 13, month=4),
        words={
            "more": "An officer who had nothing to do with it leads the investigation, and the phones are examined.",
            "following": "People are interviewed in May. We shall call you before the end of April.",
            "contact": "Lena Fairmead, through the number you have been given.",
        },
        given_to="Woman A",
    )
    update_party(
        party=second,
        given_on=date(2023, 4, 3),
        method="telephone",
        text="Told who investigates, what happens next, and when to expect the next call.",
        actor=cast.lena,
        at=at(3, 13, 30, month=4),
    )
    yield from _april(cast, case)


def _april(cast: Cast, case: "Case") -> Story:
    """What is still to be done."""
    yield at(11, 9, month=4)
    set_task(
        case=case,
        title="Identify the sixth member of the chat",
        owner_ref=cast.asha.ref,
        due_date=date(2023, 4, 28),
        actor=cast.asha,
        at=at(11, 9, month=4),
    )
    set_task(
        case=case,
        title="Ask which police staff terms apply to the call taker",
        owner_ref=cast.cora.ref,
        due_date=date(2023, 4, 21),
        actor=cast.asha,
        at=at(11, 9, 10, month=4),
    )
    yield at(19, 16, month=4)
    write_note(
        case=case,
        text="Spoke to the digital unit. Four phones are imaged; the fifth is expected this week.",
        actor=cast.asha,
        at=at(19, 16, month=4),
    )
