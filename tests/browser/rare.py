"""Rare states of restrictions, criminal strands and letters that the demo does not tell of on its last day."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace

from django.urls import reverse

from peelian.access.models import Account
from peelian.access.queries import actor_for
from peelian.cases.models import Case, Subject
from peelian.cases.queries.letters_due import letters_due
from peelian.cases.services.opening import open_case
from peelian.cases.services.sealing import put_on_case
from peelian.cases.services.subjects import add_subject, make_allegation
from peelian.cases.states import MatterType, MemberRole
from peelian.chats.policy import visible_participants
from peelian.chats.services.matching import identify_participant, match_participants
from peelian.criminal.services.custody import authorise_detention, record_arrest
from peelian.criminal.services.deciding import set_restriction
from peelian.criminal.services.opening import open_strand
from peelian.criminal.services.releasing import release_under_investigation
from peelian.criminal.states import Anonymity
from peelian.criminal.states import RestrictionKind as PublishingKind
from peelian.documents.services import begin_batch, make_next
from peelian.people.queries.finding import find_people
from peelian.people.services import add_person, add_post
from peelian.people.states import Category, PersonKind
from peelian.restrictions.conditions import ConditionCode, Wanted
from peelian.restrictions.gate import GateFinding
from peelian.restrictions.services.imposing import impose_conditions
from peelian.restrictions.services.meeting import open_meeting
from peelian.restrictions.services.requesting import authorise_suspension, request_suspension
from peelian.restrictions.services.reviewing import Found, hold_review
from peelian.restrictions.states import Outcome, RestrictionKind, Told, Trigger
from tests.architecture.exhibited import make_exhibit
from tests.architecture.messages import make_messages, message_references
from tests.architecture.packed import make_packs
from tests.architecture.pictures import make_pictures
from tests.architecture.reading import make_reviews, review_references
from tests.cast import Member

DAY = date(2023, 4, 21)
AT = datetime.combine(DAY, time(15, 0), tzinfo=UTC)
UNIT = "Investigations North"


def everything() -> list[str]:
    """Every rare state, and the addresses from which it can be reached."""
    return [*_custody(), *_suspensions(), *_staff(), *_meeting(), *_batch(), *_messages(), *_material()]


def _actor(name: str):
    return actor_for(Account.objects.get(email=f"{name}@wealdmoor.example"))


def _case(title: str) -> Case:
    return open_case(
        title=title, matter_type=MatterType.CONDUCT, unit=UNIT, came_to_attention_on=DAY, reasons="A report.",
        actor=_actor("ida"), at=AT,
    )  # fmt: skip


def _about(case: Case, number: str) -> Subject:
    person = next(card.ref for card in find_people(_actor("ida"), number) if card.number == number)
    return add_subject(case=case, person_ref=person, actor=_actor("ida"), at=AT)


def _custody() -> list[str]:
    """One arrested and not yet detained, one detained, one released without bail; a restriction on publishing."""
    ida, case = _actor("ida"), _case("A fight at a bus stop")
    strands = [
        open_strand(subject=_about(case, number), opened_on=DAY, actor=ida, at=AT)
        for number in ("3005", "3006", "3007")
    ]
    arrests = [
        record_arrest(
            strand=strand, arrested_at=AT.replace(hour=9 + hour), place="A bus stop",
            force_name="Wealdmoor Constabulary", actor=ida, at=AT,
        )
        for hour, strand in enumerate(strands)
    ]  # fmt: skip
    for arrest in arrests[1:]:
        authorise_detention(
            arrest=arrest, relevant_at=AT.replace(hour=12), authorised_at=AT.replace(hour=12, minute=20),
            reasons="To question.", actor=ida, at=AT,
        )  # fmt: skip
    release_under_investigation(
        strand=strands[2],
        started_on=DAY,
        review_every_days=28,
        ended_at=AT.replace(hour=14),
        actor=ida,
        at=AT,
    )
    set_restriction(
        strand=strands[0], kind=PublishingKind.COURT_ORDER, answer=Anonymity.BINDS, from_on=DAY,
        reasons="Ordered by the youth court.", actor=ida, at=AT,
    )  # fmt: skip
    return [reverse("criminal:strand", args=[strand.ref]) for strand in strands]


def _gate() -> GateFinding:
    return GateFinding(
        considered_on=DAY, ruled_out=True, duties="None is free.", location="None is apart.", prejudice=True,
        prejudice_why="A witness sits beside him.", public_interest=False, public_interest_why="",
    )  # fmt: skip


def _suspensions() -> list[str]:
    """One asked for, one told by word of mouth, and one whose review waits for the senior officer."""
    cora, petra, case = _actor("cora"), _actor("petra"), _case("Records sold")
    asked = [
        request_suspension(
            subject=_about(case, number), kind=RestrictionKind.SUSPENSION_CONDUCT, gate=_gate(),
            reasons=f"Records were sold; {number}.", actor=cora, at=AT,
        )
        for number in ("3010", "3012", "3013")
    ]  # fmt: skip
    for each in asked[1:]:
        authorise_suspension(
            restriction=each, imposed_on=DAY, told=Told.ORALLY, reasons="The gate is met.", actor=petra, at=AT
        )
    asked[2].refresh_from_db()
    found = Found(
        trigger=Trigger.CHANGE, held_on=DAY, outcome=Outcome.CONTINUE, reasons="The witness has moved.", gate=_gate()
    )  # fmt: skip
    hold_review(restriction=asked[2], found=found, actor=cora, at=AT)
    return [reverse("restrictions:restriction", args=[each.ref]) for each in asked]


def _staff() -> list[str]:
    """A member of police staff who could be suspended under the contract."""
    hugh, case = _actor("hugh"), _case("A call that was not taken")
    person = add_person(
        kind=PersonKind.WORKFORCE, given_names="Orla", family_name="Brindlemere", actor=hugh, at=AT
    )
    add_post(
        person_ref=person.ref, category=Category.POLICE_STAFF, force_name="Wealdmoor Constabulary", number="S7001",
        job_title="Call taker", unit="Control Room", from_date=date(2020, 1, 6), actor=hugh, at=AT,
    )  # fmt: skip
    subject = add_subject(case=case, person_ref=person.ref, actor=_actor("ida"), at=AT)
    return [reverse("restrictions:choose", args=[subject.ref])]


def _meeting() -> list[str]:
    """A meeting in which somebody is still to be reviewed."""
    cora, case = _actor("cora"), _case("A locker opened")
    restriction = impose_conditions(
        subject=_about(case, "3015"), kind=RestrictionKind.RESTRICTED_DUTIES,
        conditions=[Wanted(ConditionCode.NO_DRIVING)], imposed_on=date(2023, 3, 20), told=Told.IN_WRITING,
        policy="Version 4",
        reasons="A vehicle was used.", review_on=DAY, actor=cora, at=AT.replace(month=3, day=20),
    )  # fmt: skip
    meeting = open_meeting(title="Reviews of April", held_on=DAY, actor=cora, at=AT)
    return [
        reverse("restrictions:meeting", args=[meeting.ref]),
        reverse("restrictions:review-in-meeting", args=[meeting.ref, restriction.ref]),
    ]


def _batch() -> list[str]:
    """Progress letters that were made together: a page that waits for more would go on by itself."""
    asha = _actor("asha")
    matters = [each.matter for each in letters_due(asha, by=date(2023, 6, 30), on=DAY)]
    if not matters:
        raise LookupError("The demo tells of no progress letter that falls due.")
    batch = begin_batch(title="Progress letters", matters=matters, actor=asha, at=AT)
    while make_next(batch, actor=asha, at=AT):
        pass
    return [reverse("cases:letter-batch", args=[batch.ref])]


def _material() -> list[str]:
    """A case with all that can be gathered in one: exhibits, messages, pictures, readings, a pack."""
    case = _case("All that was gathered")
    put_on_case(
        case=case,
        account_ref=_actor("asha").ref,
        role=MemberRole.INVESTIGATOR,
        actor=_actor("cora"),
        at=AT,
    )
    make_allegation(
        subject=_about(case, "3021"),
        category="H1",
        summary="Said to have demeaned people.",
        standards=["SPB02"],
        actor=_actor("ida"),
        at=AT,
    )
    asha, ben, cora = (
        Member(key, account=Account.objects.get(email=f"{key}@wealdmoor.example"))
        for key in ("asha", "ben", "cora")
    )
    make_exhibit(case, asha.actor)
    make_messages(case, asha.actor)
    make_pictures(case, asha)
    make_reviews(SimpleNamespace(ben=ben, cora=cora), case, asha)
    make_packs(case, asha.actor)
    rooms = ("evidence", "chats", "review", "media", "packs")
    draft = review_references(case)
    return [
        *(reverse(f"{room}:case", args=[case.ref]) for room in rooms),
        *(reverse(f"review:{name}", args=[draft["draft"]]) for name in ("change", "add-category", "start")),
        reverse("review:example", args=[draft["draft_category"]]),
    ]


def _messages() -> list[str]:
    """Two phones of a group, with a thread locked, a question open, an import that waits, and somebody identified."""
    asha, case = _actor("asha"), _case("Messages on two phones")
    put_on_case(case=case, account_ref=asha.ref, role=MemberRole.INVESTIGATOR, actor=_actor("cora"), at=AT)
    subject = _about(case, "3016")
    make_messages(case, asha)
    known = message_references(case)
    first, second = visible_participants(asha).filter(case=case, head=None).order_by("pk")[:2]
    why = {"reasons": "The number is on the duty sheet.", "actor": asha, "at": AT}
    match_participants(participant=second, same_as=first, **why)
    identify_participant(participant=first, subject=subject, **why)
    pages = {
        "case": case.ref,
        "remainders": known["reading"],
        "participant": first.ref,
        "message": known["said"],
    }
    return [reverse(f"chats:{name}", args=[ref]) for name, ref in pages.items()]
