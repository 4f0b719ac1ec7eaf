"""Who may see a review, who may lead it, and who may read for it.

Seeing the case is never enough. The investigators on the case and the appropriate authority see its reviews;
everybody else only the review to which they were appointed, and of that only the reading. A second reader sees
nothing of the first reading before the review has stopped, whatever else they are on the case.
"""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden, Refused
from peelian.cases import policy as cases_policy
from peelian.cases.states import CaseStatus, MemberRole
from peelian.chats.states import Lock
from peelian.review.models import Appointment, Category, Coding, Review, Turn
from peelian.review.states import STATUS_LABELS, ReaderRole, ReadingStatus

if TYPE_CHECKING:
    from peelian.cases.models import Case

LEADING = (MemberRole.LEAD, MemberRole.INVESTIGATOR, MemberRole.AUTHORITY)
BLIND = (
    "You read as the second reader, so you see nothing of the first reading before the review has stopped."
)
ONGOING = (ReadingStatus.DRAFT, ReadingStatus.PREPARING, ReadingStatus.READING)


def visible_reviews(actor: Actor) -> QuerySet[Review]:
    """The reviews that an actor may know of: in a case that they see, and theirs to lead or to read for."""
    mine = Q(pk__in=_appointed_to(actor))
    if actor.may(Permission.ACT_AS_AUTHORITY):
        mine |= Q(pk__isnull=False)
    elif actor.may(Permission.LEAD_REVIEW):
        mine |= Q(pk__in=_led_by(actor))
    # EXISTS and not IN: SQLite would first make the list of every case that the actor may see.
    return Review.objects.filter(
        mine, Exists(cases_policy.visible_cases(actor).filter(pk=OuterRef("case_id")))
    )


def _appointed_to(actor: Actor) -> QuerySet[Appointment]:
    if not actor.may(Permission.READ_FOR_REVIEW):
        return Appointment.objects.none().values("review_id")
    return Appointment.objects.filter(reader_ref=actor.ref, ended_at=None).values("review_id")


def _led_by(actor: Actor) -> QuerySet[Review]:
    on_the_case = Q(
        case__members__account_ref=actor.ref,
        case__members__until_date=None,
        case__members__role__in=LEADING,
    )
    return Review.objects.filter(on_the_case).values("pk")


def get_review(actor: Actor, ref: str) -> Review:
    """The review with this reference. Raises Hidden when there is none, or none the actor may know of."""
    review = visible_reviews(actor).filter(ref=ref).select_related("case").first()
    if review is None:
        raise Hidden
    return review


def get_category(actor: Actor, ref: str) -> Category:
    """A category of a review that the actor leads or looks after. Raises Hidden."""
    category = Category.objects.filter(ref=ref).select_related("review__case").first()
    if category is None:
        raise Hidden
    get_led_review(actor, category.review.ref)
    return category


def get_led_review(actor: Actor, ref: str) -> Review:
    """A review whose question, order and figures the actor may see. Raises Hidden, for its readers too."""
    review = get_review(actor, ref)
    if not looks_after(actor, review.case):
        raise Hidden
    return review


def get_turn(actor: Actor, number: int) -> Turn:
    """A turn of the actor's own that still stands, in a thread that is not locked. Raises Hidden."""
    standing = Turn.objects.filter(
        pk=number, reader_ref=actor.ref, released_at=None, message__conversation__locked=Lock.NONE
    )
    turn = (
        standing.filter(review__in=visible_reviews(actor)).select_related("review__case", "message").first()
    )
    if turn is None:
        raise Hidden
    return turn


def looks_after(actor: Actor, case: "Case") -> bool:
    """Whether the actor is among those who lead the reviews of a case, or is the appropriate authority."""
    if actor.may(Permission.ACT_AS_AUTHORITY):
        return True
    return actor.may(Permission.LEAD_REVIEW) and cases_policy.is_on(actor, case, *LEADING)


def check_can_see_reviews(actor: Actor, case: "Case") -> None:
    """Knowing which reviews a case has: whoever leads them, or was appointed to one. Raises Hidden."""
    if looks_after(actor, case) or visible_reviews(actor).filter(case=case).exists():
        return
    raise Hidden


def check_can_lead(actor: Actor, case: "Case") -> None:
    """Drawing up, starting and stopping a review: an investigator on the case, or the authority, while it is open."""
    if case.status == CaseStatus.CONCLUDED:
        raise Refused("This case is concluded. Reopen it first, with reasons.")
    if not actor.may(Permission.LEAD_REVIEW):
        raise Refused("Your role does not lead reviews of messages.")
    if not looks_after(actor, case):
        raise Refused("Only an investigator on this case, or the appropriate authority, leads its reviews.")


def check_can_change(actor: Actor, review: Review) -> None:
    """Changing what is looked for: before the start, and never after."""
    check_can_lead(actor, review.case)
    if review.status != ReadingStatus.DRAFT:
        raise Refused(
            "The question and the stopping rule were fixed when this review started. Draw up a new version, with "
            "reasons, to change them."
        )


def check_can_appoint(actor: Actor, review: Review) -> None:
    """Appointing readers: as long as there is something to read or to settle."""
    check_can_lead(actor, review.case)
    if review.status == ReadingStatus.REPLACED:
        raise Refused("This review was replaced by a later version. Appoint readers there.")


def check_can_start(actor: Actor, review: Review) -> None:
    """Starting."""
    check_can_change(actor, review)


def check_is_being_read(review: Review) -> None:
    """Raise Refused, saying where the review stands, unless messages are being read in it."""
    if review.status != ReadingStatus.READING:
        label = STATUS_LABELS[ReadingStatus(review.status)]
        raise Refused(f"This review is “{label.lower()}”, so nothing can be read in it now.")


def check_can_stop(actor: Actor, review: Review) -> None:
    """Drawing the last sample and deciding to stop: whoever leads, but for somebody who reads as the second."""
    check_can_lead(actor, review.case)
    check_is_being_read(review)
    check_is_not_blind(actor, review)


def check_can_revise(actor: Actor, review: Review) -> None:
    """Drawing up a later version, while this is the newest."""
    check_can_lead(actor, review.case)
    if review.status not in {ReadingStatus.READING, ReadingStatus.STOPPED}:
        raise Refused("Only a review that has started can have a later version. Change this one instead.")
    if Review.objects.filter(replaces=review).exists():
        raise Refused("A later version is drawn up already. Open that one.")


def role_of(actor: Actor, review: Review) -> ReaderRole | None:
    """What the actor was appointed to in the review, if anything."""
    held = Appointment.objects.filter(review=review, reader_ref=actor.ref, ended_at=None)
    role = held.values_list("role", flat=True).first()
    return ReaderRole(role) if role else None


def reading_role(actor: Actor, review: Review) -> ReaderRole:
    """Whether the actor reads first or second. Raises Refused for whoever was appointed to neither."""
    role = role_of(actor, review)
    if role not in {ReaderRole.FIRST, ReaderRole.SECOND} or not actor.may(Permission.READ_FOR_REVIEW):
        raise Refused("You are not appointed to read for this review. Ask the lead investigator.")
    return role


def check_can_read(actor: Actor, review: Review) -> None:
    """Reading and coding: those appointed, while the review is being read."""
    check_is_being_read(review)
    reading_role(actor, review)


def check_can_settle(actor: Actor, review: Review) -> None:
    """Settling differences: somebody appointed to that, who therefore is neither of the readers."""
    if role_of(actor, review) is not ReaderRole.SETTLER:
        raise Refused(
            "You are not appointed to settle differences in this review. Ask the lead investigator."
        )
    if review.status not in {ReadingStatus.READING, ReadingStatus.STOPPED}:
        raise Refused("There is nothing to settle in this review now.")


def check_is_not_blind(actor: Actor, review: Review) -> None:
    """Raise Refused for a second reader before the end: their reading is worth something only while it is blind."""
    if review.status == ReadingStatus.STOPPED:
        return
    if Appointment.objects.filter(review=review, reader_ref=actor.ref, role=ReaderRole.SECOND).exists():
        raise Refused(BLIND)


def check_is_blind_nowhere(actor: Actor, case: "Case") -> None:
    """Raise Refused for somebody who still reads as the second reader of any review of the case.

    For what is made of results in other rooms: a pack, or a schedule of what is left, tells what the first one found.
    """
    if is_blind_in(actor, case):
        raise Refused(BLIND)


def is_blind_in(actor: Actor, case: "Case") -> bool:
    """Whether somebody was appointed as the second reader of a review of the case that is being read."""
    return blind_readings(actor, case).exists()


def check_has_not_seen(reader: Actor, review: Review) -> None:
    """Refuse as second reader, once reading began, whoever leads reviews of the case and could look into it."""
    if looks_after(reader, review.case) and Coding.objects.filter(review=review).exists():
        raise Refused(
            f"{reader.name} leads reviews of this case and could see what the first reader found, so the second "
            "reading would not be blind. Appoint somebody else, or appoint second readers before the reading begins."
        )


def blind_readings(actor: Actor, case: "Case") -> QuerySet[Appointment]:
    """The appointments of this actor as second reader of reviews of the case that are being read."""
    held = Appointment.objects.filter(review__case=case, reader_ref=actor.ref, role=ReaderRole.SECOND)
    return held.filter(review__status__in=(ReadingStatus.PREPARING, ReadingStatus.READING))


def check_can_see_results(actor: Actor, review: Review) -> None:
    """Progress, estimates and findings: whoever leads reviews of the case, but for its blind second readers."""
    if not looks_after(actor, review.case):
        raise Refused("Only whoever leads this review sees what was found in it.")
    check_is_not_blind(actor, review)


def check_can_report(actor: Actor, review: Review) -> None:
    """Making the stop report: whoever leads, once the reading has stopped; after the case is concluded too."""
    if not actor.may(Permission.LEAD_REVIEW) or not looks_after(actor, review.case):
        raise Refused("Only whoever leads this review makes its report.")
    if review.status != ReadingStatus.STOPPED:
        raise Refused("The stop report is made when the reading has stopped.")
