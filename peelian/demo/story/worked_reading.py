"""What the messages are to be read for, drawn up before anybody reads: a question, readers, a rule to stop."""

from peelian.cases import policy as cases_policy
from peelian.cases.services.sealing import put_on_case
from peelian.cases.states import MemberRole
from peelian.chats import policy as chats_policy
from peelian.demo.story.force import Cast
from peelian.demo.story.moments import at
from peelian.demo.story.subjects import Told
from peelian.demo.story.telling import Story
from peelian.review.services.appointing import appoint_reader
from peelian.review.services.drawing_up import add_category, change_question, draw_up_review
from peelian.review.states import CategoryKind, Ground, ReaderRole, SecondReading

TITLE = "Larch Team: who sent, who shared, who said that it was wrong"
QUESTION = (
    "Who sent or passed on messages that demean people, police information or the film of December 2022; "
    "who challenged it, and who told somebody?"
)
RULE = {
    "control_size": 60,
    "elusion_size": 60,
    "second_reading": SecondReading.SAMPLE,
    "second_size": 20,
    "target_recall": 80,
    "confidence": 95,
}
CATEGORIES = (
    (
        CategoryKind.DISCRIMINATION,
        Ground.SEX,
        "Demeans women",
        "Words that demean women or a woman for being one. Not a report of such words.",
        "abuse women\ncar\nfilm",
        ("marrok", "casper", "torben"),
    ),
    (
        CategoryKind.INFORMATION,
        None,
        "Police information",
        "Asks for, gives or uses information held by the police without a policing purpose.",
        "ran the plate\nlook somebody up\nregistered to",
        ("sixth",),
    ),
    (
        CategoryKind.CHALLENGE,
        None,
        "Challenges it",
        "Tells somebody in the group that it is wrong, or asks them to stop.",
        "not on\ntake it down\nsteady on",
        (),
    ),
    (
        CategoryKind.REPORT,
        None,
        "Says that it was reported",
        "Says that somebody outside the group was told, or will be.",
        "telling my inspector",
        (),
    ),
)
READERS = (("asha", ReaderRole.FIRST), ("dev", ReaderRole.SECOND), ("cora", ReaderRole.SETTLER))


def tell(cast: Cast, told: Told) -> Story:
    """All of it, on the day after the phones were matched. The reading itself is left to whoever opens the demo."""
    yield at(22, 9)
    act = {"actor": cast.asha, "at": at(22, 9)}
    case = cases_policy.get_case(cast.asha, told.case.ref)
    review = draw_up_review(case=case, title=TITLE, question=QUESTION, **act)
    threads = chats_policy.visible_conversations(cast.asha).filter(case=case).order_by("pk")
    change_question(
        review=review,
        title=TITLE,
        question=QUESTION,
        conversations=[thread.ref for thread in threads],
        **RULE,
        **act,
    )
    for kind, ground, label, definition, words, keys in CATEGORIES:
        add_category(
            review=review,
            kind=kind,
            ground=ground,
            label=label,
            definition=definition,
            seed_words=words,
            allegations=[told.subject(key, cast.asha).allegations.first().ref for key in keys],
            **act,
        )
    yield at(22, 9, 30)
    put_on_case(
        case=case,
        account_ref=cast.dev.ref,
        role=MemberRole.INVESTIGATOR,
        actor=cast.cora,
        at=at(22, 9, 30),
    )
    for key, role in READERS:
        appoint_reader(
            review=review, reader_ref=getattr(cast, key).ref, role=role, actor=cast.asha, at=at(22, 9, 30)
        )
