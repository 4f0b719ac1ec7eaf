"""The reviews of a matter, so that every address of theirs has something to stand on.

| Reference | What it is |
|---|---|
| `message_review` | a review that is being read: the lead reads first, and has a message before them (`turn`) |
| `thread` | the conversation in its collection |
| `draft`, `draft_category` | one that is drawn up and lacks nearly everything |
| `stopped`, `stop_report` | one that was stopped without the rule, and its report |
| `reader` | an account that was appointed in the review |
| `difference`, `differing` | category and message on which two readers differ, where the matter has two readers |
"""

from datetime import timedelta

from peelian.cases.models import Case
from peelian.chats.models import Conversation, Message, Participant
from peelian.chats.states import Certainty
from peelian.documents.queries import documents_about
from peelian.ledger.digests import new_salt
from peelian.ledger.references import new_ref
from peelian.review.jobs import rank_messages
from peelian.review.models import Appointment, Review, Turn
from peelian.review.queries.differences import open_differences
from peelian.review.services.appointing import appoint_reader
from peelian.review.services.coding import save_coding
from peelian.review.services.drawing_up import add_category, change_question, draw_up_review
from peelian.review.services.ordering import ask_for_ranking
from peelian.review.services.queueing import take_next
from peelian.review.services.reporting import make_stop_report
from peelian.review.services.starting import start_review
from peelian.review.services.stopping import stop_without_rule
from peelian.review.states import Answer, CategoryKind, ReaderRole, SecondReading
from tests.cases.factories import at
from tests.cast import Cast, Member

__all__ = ["make_reviews", "review_references"]
SAID = (
    "Who has the keys",
    "Them lot again",
    "You cannot say that",
    "Late turn swapped",
    "Kettle is broken",
    "Parade",
)
DRAFT, READ, STOPPED = "A question being written", "A question being read", "A question answered"


def make_reviews(cast: Cast, case: Case, lead: Member) -> None:
    """All of the table above. Ben reads a second time where he may see the case; Cora settles."""
    thread = _thread(case)
    _drawn_up(case, lead, thread, DRAFT)
    may_see = lead.account.unit == cast.ben.account.unit
    second = cast.ben if may_see and not case.sealed else None
    review = _started(case, lead, thread, READ, second=second, settler=cast.cora)
    _read(review, lead, second)
    stopped = _started(case, lead, thread, STOPPED, second=None, settler=None)
    ask_for_ranking(review=stopped, actor=lead.actor, at=at(18))
    rank_messages.call(stopped.ref, 1)
    stopped.refresh_from_db()
    stop_without_rule(review=stopped, reasons="It is needed now.", actor=lead.actor, at=at(18))
    stopped.refresh_from_db()
    make_stop_report(review=stopped, actor=lead.actor, at=at(18))


def _thread(case: Case) -> Conversation:
    thread = Conversation.objects.create(
        ref=new_ref("V"), case=case, title="Early turn", messages=len(SAID), salt=new_salt()
    )
    wyn = Participant.objects.create(ref=new_ref("PT"), case=case, name="Wyn A")
    Message.objects.bulk_create(
        Message(
            ref=f"{thread.pk:08x}{number:08x}",
            conversation=thread,
            sender=wyn,
            sent_at=at(1) + timedelta(minutes=number),
            certainty=Certainty.EXACT,
            text=text,
            order=number * 1_000,
            text_key=number,
        )
        for number, text in enumerate(SAID)
    )
    return thread


def _drawn_up(case: Case, lead: Member, thread: Conversation, title: str, **rule: object) -> Review:
    act = {"actor": lead.actor, "at": at(17)}
    review = draw_up_review(case=case, title=title, question=f"What was said in {case.ref}?", **act)
    change_question(
        review=review, title=title, question=review.question, conversations=[thread.ref], **rule, **act
    )
    for kind, label, bound in (
        (CategoryKind.OTHER, "Demeans somebody", [case.subjects.get().allegations.get().ref]),
        (CategoryKind.CHALLENGE, "Challenges it", []),
    ):
        add_category(
            review=review, kind=kind, label=label, definition="As it says.", allegations=bound, **act
        )
    return review


def _started(
    case: Case,
    lead: Member,
    thread: Conversation,
    title: str,
    *,
    second: Member | None,
    settler: Member | None,
) -> Review:
    twice = SecondReading.ALL if second else SecondReading.NONE
    review = _drawn_up(case, lead, thread, title, second_reading=twice, control_size=1, elusion_size=1)
    roles = ((lead, ReaderRole.FIRST), (second, ReaderRole.SECOND), (settler, ReaderRole.SETTLER))
    for member, role in roles:
        if member is not None:
            ref = member.account.ref
            appoint_reader(review=review, reader_ref=ref, role=role, actor=lead.actor, at=at(17))
    start_review(review=review, actor=lead.actor, at=at(17))
    # What waits for the end of the transaction never comes in the scene, which is one transaction.
    rank_messages.call(review.ref, 0)
    review.refresh_from_db()
    return review


def _read(review: Review, lead: Member, second: Member | None) -> None:
    turn = take_next(review=review, actor=lead.actor, at=at(18))
    assert turn is not None
    save_coding(turn=turn, answers={1: Answer.YES}, actor=lead.actor, at=at(18))
    if second is not None:
        again = take_next(review=review, actor=second.actor, at=at(18))
        assert again is not None
        save_coding(turn=again, answers={}, actor=second.actor, at=at(18))


def review_references(case: Case) -> dict[str, object]:
    """What an address can name."""
    review, draft, stopped = (Review.objects.get(case=case, title=each) for each in (READ, DRAFT, STOPPED))
    lead = Appointment.objects.get(review=review, role=ReaderRole.FIRST)
    found = open_differences(review)
    return {
        "message_review": review.ref,
        "draft": draft.ref,
        "draft_category": draft.categories.first().ref,
        "stopped": stopped.ref,
        "stop_report": _report(stopped),
        "report_form": "pdf",
        "thread": review.scope.get().conversation.ref,
        "turn": Turn.objects.get(review=review, reader_ref=lead.reader_ref, saved_at=None).pk,
        "reader": lead.reader_ref,
        "difference": found[0].category_ref if found else review.categories.first().ref,
        "differing": found[0].message_ref if found else "0" * 16,
    }


def _report(review: Review) -> str:
    from peelian.access.queries import actor_by_ref

    lead = Appointment.objects.get(review=review, role=ReaderRole.FIRST)
    return documents_about(actor_by_ref(lead.reader_ref), kind="review", ref=review.ref)[0].ref
