"""Giving subjects their notices, hearing what they say, and arranging interviews."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from peelian.access.actors import Actor
from peelian.access.clock import day_of
from peelian.access.refusals import Refused
from peelian.calendar.queries import force_calendar
from peelian.cases import policy
from peelian.cases.events import (
    InterviewArranged,
    InterviewHeld,
    InterviewMoved,
    NoticeServed,
    NoticeWithheld,
    RepresentationsReceived,
)
from peelian.cases.models import Case, Interview, Member, Notice, Representation, Subject
from peelian.cases.services.deciding import write_decision
from peelian.cases.states import NOTICE_SENTENCES, DecisionKind, Handling, MemberRole, NoticeKind
from peelian.law.bars import get_bar
from peelian.law.instruments import CMR, PCR
from peelian.law.refusals import LawRefusal
from peelian.law.regimes import KeyDates
from peelian.law.service import Method, deemed_served
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record

TERMS_GIVEN = (NoticeKind.TERMS, NoticeKind.TERMS_WITHHELD)


@dataclass(frozen=True, slots=True)
class Given:
    """The day a notice counts as given, and the reasoning that is kept with it."""

    on: date
    why: str


@transaction.atomic
def serve_notice(
    *,
    subject: Subject,
    kind: NoticeKind,
    text: str,
    method: Method,
    sent_at: datetime,
    actor: Actor,
    at: datetime,
    received_on: date | None = None,
    override_reason: str = "",
) -> Notice:
    """Give a subject a notice. The law says on which day it counts as given, by its method and the version that binds.

    `received_on` is the day it reached the subject, where the version deems none; with `override_reason` it also
    replaces the deemed day. Raises Refused for notices out of their order: none before the investigator is
    appointed, none of investigation before the severity assessment, no terms before the notice of investigation.
    """
    case = subject.case
    _check_may_give(actor, case, kind)
    _check_order(subject, kind, sent_at, latest=at)
    given = _given(case, method, sent_at, received_on, override_reason)
    salt = new_salt()
    notice = Notice.objects.create(
        ref=new_ref("B"),
        subject=subject,
        kind=kind,
        text=text,
        salt=salt,
        method=method.name,
        sent_at=sent_at,
        deemed_on=given.on,
        deemed_why=given.why,
        served_by_ref=actor.ref,
    )
    served = NoticeServed(
        subject=Ref(case.ref),
        officer=Ref(subject.ref),
        notice=Ref(notice.ref),
        kind=kind,
        sent_at=sent_at,
        deemed_on=given.on,
        text=digest_of(text, salt),
    )
    record(served, actor=actor, at=at)
    return notice


def _check_may_give(actor: Actor, case: Case, kind: NoticeKind) -> None:
    if kind == NoticeKind.SEVERITY_OUTCOME:
        policy.check_can_decide(actor, case)  # The authority gives this one: PCR 2020 reg 14(7).
    else:
        policy.check_can_investigate(actor, case)


def _check_order(subject: Subject, kind: NoticeKind, sent_at: datetime, *, latest: datetime) -> None:
    if sent_at > latest:
        raise Refused("A notice cannot have been sent in the future. Check the day and time.")
    sent_on = day_of(sent_at)
    if kind == NoticeKind.SEVERITY_OUTCOME:
        _check_after(sent_on, _first_assessed(subject), "the severity assessment")
        return
    lead = Member.objects.filter(case=subject.case, role=MemberRole.LEAD).order_by("since_date").first()
    _check_after(sent_on, lead and lead.since_date, "the investigator is appointed")
    if kind == NoticeKind.INVESTIGATION:
        _check_after(
            sent_on, _first_assessed(subject), "this subject's severity assessment, which it must state"
        )
    else:
        _check_after(
            sent_on, _day_given(subject, NoticeKind.INVESTIGATION), "the notice of investigation is given"
        )


def _check_after(sent_on: date, earliest: date | None, what: str) -> None:
    if earliest is None or sent_on < earliest:
        when = f" That was on {earliest:%-d %B %Y}." if earliest else " That has not happened yet."
        raise Refused(
            f"This notice cannot be given before {what}.{when}", rule="PCR 2020 reg 17; CMR 2020 reg 17"
        )


def _first_assessed(subject: Subject) -> date | None:
    return subject.assessments.order_by("version").values_list("assessed_on", flat=True).first()


def _day_given(subject: Subject, *kinds: NoticeKind) -> date | None:
    given = subject.notices.filter(kind__in=kinds).order_by("deemed_on")
    return given.values_list("deemed_on", flat=True).first()


def _given(
    case: Case, method: Method, sent_at: datetime, received_on: date | None, override_reason: str
) -> Given:
    local = timezone.localtime(sent_at)
    internal = case.handling in {Handling.INTERNAL, Handling.UNDECIDED}
    dates = KeyDates(attention_on=case.came_to_attention_on, matter_on=case.complaint_made_on)
    try:
        service = deemed_served(
            method,
            sent_on=local.date(),
            sent_at=local.time(),
            received_on=received_on,
            under=PCR if internal else CMR,
            reading_on=(dates.conduct_key if internal else dates.complaints_key) or case.came_to_attention_on,
            calendar=force_calendar(),
        )
    except LawRefusal as refusal:
        raise Refused(str(refusal)) from refusal
    steps = " ".join(f"{step.text} ({step.citation})" for step in service.steps)
    if received_on and override_reason and received_on != service.served_on:
        return Given(received_on, f"{steps} A person set {received_on:%-d %B %Y} instead: {override_reason}")
    if service.served_on is None:
        raise Refused(
            "Give the day on which the notice reached the subject: this version of the rule deems none."
        )
    return Given(service.served_on, steps)


@transaction.atomic
def withhold_notice(*, subject: Subject, kind: NoticeKind, reasons: str, actor: Actor, at: datetime) -> None:
    """Withhold a notice while giving it might prejudice this or another investigation (PCR 2020 reg 17(6))."""
    case = subject.case
    policy.check_can_investigate(actor, case)
    if kind not in {NoticeKind.INVESTIGATION, NoticeKind.TERMS}:
        raise Refused("Only the notice of investigation and the terms of reference can be withheld.")
    _, digest = write_decision(
        case=case,
        subject=subject,
        kind=DecisionKind.WITHHOLDING,
        what=f"Withheld: {NOTICE_SENTENCES[kind].lower()}",
        authority="Person investigating (PCR 2020 reg 17(6); CMR 2020 reg 17(4))",
        reasons=reasons,
        actor=actor,
        at=at,
    )
    withheld = NoticeWithheld(
        subject=Ref(case.ref), officer=Ref(subject.ref), kind=kind, withheld_on=day_of(at), reasons=digest
    )
    record(withheld, actor=actor, at=at)


@transaction.atomic
def receive_representations(
    *, subject: Subject, received_on: date, by_whom: str, text: str, actor: Actor, at: datetime
) -> Representation:
    """Record what the subject or the police friend said in answer (PCR 2020 reg 18; CMR 2020 reg 20)."""
    policy.check_can_investigate(actor, subject.case)
    if received_on > day_of(at):
        raise Refused("Representations cannot have been received in the future.")
    given = _day_given(subject, NoticeKind.INVESTIGATION)
    if given is None or received_on < given:
        raise Refused("Representations answer the notice of investigation, which has to be given first.")
    salt = new_salt()
    received = Representation.objects.create(
        ref=new_ref("E"),
        subject=subject,
        received_on=received_on,
        by_whom=by_whom,
        text=text,
        salt=salt,
        recorded_at=at,
    )
    happened = RepresentationsReceived(
        subject=Ref(subject.case.ref),
        officer=Ref(subject.ref),
        representation=Ref(received.ref),
        received_on=received_on,
        text=digest_of(text, salt),
    )
    record(happened, actor=actor, at=at)
    return received


@transaction.atomic
def arrange_interview(
    *, subject: Subject, specified_on: date, actor: Actor, at: datetime, place: str = ""
) -> Interview:
    """Specify the day of an interview. No interview may come before the terms of reference: this one blocks."""
    policy.check_can_investigate(actor, subject.case)
    _check_terms_given(subject, specified_on)
    interview = Interview.objects.create(
        ref=new_ref("W"), subject=subject, specified_on=specified_on, place=place
    )
    arranged = InterviewArranged(
        subject=Ref(subject.case.ref),
        officer=Ref(subject.ref),
        interview=Ref(interview.ref),
        specified_on=specified_on,
    )
    record(arranged, actor=actor, at=at)
    return interview


def _check_terms_given(subject: Subject, day: date) -> None:
    given = _day_given(subject, *TERMS_GIVEN)
    if given is None or day < given:
        bar = get_bar("interview_before_tor")
        raise Refused(bar.refusal, rule=str(bar.citation))


@transaction.atomic
def move_interview(*, interview: Interview, moved_to: date, actor: Actor, at: datetime) -> Interview:
    """Move an interview to the subject's reasonable alternative, which binds (PCR 2020 reg 20(4)-(5))."""
    policy.check_can_investigate(actor, interview.subject.case)
    _check_terms_given(interview.subject, moved_to)
    if interview.held_on:
        raise Refused("This interview has been held.")
    interview.moved_to_date = moved_to
    interview.save(update_fields=["moved_to_date"])
    moved = InterviewMoved(
        subject=Ref(interview.subject.case.ref),
        officer=Ref(interview.subject.ref),
        interview=Ref(interview.ref),
        moved_to=moved_to,
    )
    record(moved, actor=actor, at=at)
    return interview


@transaction.atomic
def hold_interview(*, interview: Interview, held_on: date, actor: Actor, at: datetime) -> Interview:
    """Record that an interview was held."""
    policy.check_can_investigate(actor, interview.subject.case)
    _check_terms_given(interview.subject, held_on)
    if held_on > day_of(at):
        raise Refused("An interview cannot have been held in the future.")
    if interview.held_on:
        raise Refused("This interview is already recorded as held.")
    interview.held_on = held_on
    interview.save(update_fields=["held_on"])
    held = InterviewHeld(
        subject=Ref(interview.subject.case.ref),
        officer=Ref(interview.subject.ref),
        interview=Ref(interview.ref),
        held_on=held_on,
    )
    record(held, actor=actor, at=at)
    return interview
