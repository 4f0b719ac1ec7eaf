"""What the people of the worked case are told: notices, terms of reference, progress, and what the women hear."""

from datetime import date
from typing import TYPE_CHECKING

from peelian.cases.services.informing import update_party
from peelian.cases.services.keeping import set_task, write_note
from peelian.cases.services.notifying import arrange_interview, receive_representations, serve_notice
from peelian.cases.states import NoticeKind
from peelian.demo.story.force import Cast
from peelian.demo.story.moments import at
from peelian.demo.story.subjects import Told
from peelian.demo.story.telling import Story, together
from peelian.law.service import Method

if TYPE_CHECKING:
    from peelian.cases.models import Case


def tell(cast: Cast, told: Told) -> Story:
    """From the first notices to the last note of April."""
    yield from together([_notices(cast, told), _keep_informed(cast, told.case)])


def _notices(cast: Cast, told: Told) -> Story:
    subjects = {key: told.subject(key, cast.cora) for key in told.subjects}
    for day, kind in ((17, NoticeKind.INVESTIGATION), (22, NoticeKind.TERMS)):
        for hour, key in enumerate(("torben", "marrok", "isolde", "fifth"), start=10):
            yield at(day, hour, 30)
            serve_notice(
                subject=subjects[key],
                kind=kind,
                text="The notice as it was given.",
                method=Method.IN_PERSON,
                sent_at=at(day, hour),
                actor=cast.asha,
                at=at(day, hour, 30),
            )
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
    serve_notice(
        subject=subjects["torben"],
        kind=NoticeKind.PROGRESS,
        text="The phones have been examined; interviews follow in May.",
        method=Method.IN_PERSON,
        sent_at=at(13, 10, month=4),
        actor=cast.asha,
        at=at(13, 10, 30, month=4),
    )
    yield at(18, 9, month=4)
    arrange_interview(
        subject=subjects["marrok"],
        specified_on=date(2023, 5, 3),
        place="Headquarters, room 4",
        actor=cast.asha,
        at=at(18, 9, month=4),
    )


def _keep_informed(cast: Cast, case: "Case") -> Story:
    yield at(3, 13, month=4)
    for party in case.parties.order_by("pk"):
        update_party(
            party=party,
            given_on=date(2023, 4, 3),
            method="telephone",
            text="Told who investigates, what happens next, and when to expect the next call.",
            actor=cast.lena,
            at=at(3, 13, month=4),
        )
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
