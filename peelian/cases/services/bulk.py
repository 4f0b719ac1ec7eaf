"""Opening many cases at once, for measuring at the size of a force and for bringing in an older system.

Writes the rows and the events that the ordinary services would have written, in the same order, but in bulk. The
projections are not kept up meanwhile: whoever calls this rebuilds the clocks and the search afterwards.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Refused
from peelian.cases import events
from peelian.cases.models import (
    Allegation,
    AllegationMark,
    Case,
    Decision,
    Member,
    Notice,
    Party,
    SeverityAssessment,
    Subject,
)
from peelian.cases.states import (
    COMPLAINTS,
    CaseStatus,
    Conclusion,
    DecisionKind,
    DutyState,
    Handling,
    MatterType,
    MemberRole,
    NoticeKind,
    PartyRole,
    SeverityResult,
)
from peelian.ledger.digests import digest_of, new_salt
from peelian.ledger.events import Digest, Ref
from peelian.ledger.references import new_ref
from peelian.ledger.services import record_many
from peelian.people.states import Category

CHUNK = 1_000
TABLES = (Case, Subject, Allegation, AllegationMark, Decision, SeverityAssessment, Member, Notice, Party)


@dataclass(frozen=True, slots=True)
class PlannedSubject:
    """Whom a planned case is about: a person who exists, what they were, and what is alleged."""

    person_id: int
    person_ref: str
    category: Category
    rank: str
    allegation: str
    allegation_code: str
    standard: str


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """One case to be written, and how far it has gone. `went` is how many of its steps it took."""

    title: str
    matter_type: MatterType
    unit: str
    came_to_attention_on: date
    subjects: tuple[PlannedSubject, ...]
    lead: Actor
    went: CaseStatus
    conclusion: Conclusion = Conclusion.NO_ACTION
    result: SeverityResult = SeverityResult.MISCONDUCT_MEETING


def open_many(plans: Iterable[PlannedCase], *, intake: Actor, authority: Actor) -> int:
    """Write many cases, each chunk in one transaction, and return how many. Raises Refused without permission."""
    if not intake.may(Permission.OPEN_CASES) or not authority.may(Permission.ACT_AS_AUTHORITY):
        raise Refused("Opening cases in bulk takes an intake officer and the appropriate authority.")
    waiting, count = iter(plans), 0
    while chunk := list(islice(waiting, CHUNK)):
        _write(chunk, intake, authority)
        count += len(chunk)
    return count


@transaction.atomic
def _write(plans: list[PlannedCase], intake: Actor, authority: Actor) -> None:
    batch = Batch(intake=intake, authority=authority)
    for plan in plans:
        batch.plan(plan)
    for table in TABLES:
        table._default_manager.bulk_create(batch.rows.get(table, []), batch_size=CHUNK)
    record_many(batch.happened)


@dataclass
class Batch:
    """Rows and events of some cases, gathered before they are written."""

    intake: Actor
    authority: Actor
    rows: dict[type[models.Model], list[Any]] = field(default_factory=dict)
    happened: list[tuple[object, Actor, datetime]] = field(default_factory=list)

    def add(self, row: models.Model) -> Any:
        """Keep a row to be written."""
        self.rows.setdefault(type(row), []).append(row)
        return row

    def tell(self, event: object, actor: Actor, at: datetime) -> None:
        """Keep an event to be recorded."""
        self.happened.append((event, actor, at))

    def plan(self, plan: PlannedCase) -> None:
        """One case from its opening to where it has gone."""
        days = _days(plan.came_to_attention_on)
        case = self._open(plan, next(days))
        subjects = [self._subject(case, planned, case.opened_at) for planned in plan.subjects]
        if plan.matter_type in COMPLAINTS:
            self._complainant(case)
        steps = {
            CaseStatus.ASSESSED: (self._assess,),
            CaseStatus.UNDER_INVESTIGATION: (self._assess, self._handle, self._appoint, self._notify),
            CaseStatus.REPORTED: (self._assess, self._handle, self._appoint, self._notify, self._report),
            CaseStatus.CONCLUDED: (self._assess, self._handle, self._conclude),
        }
        for step in steps.get(plan.went, ()):
            step(plan, case, subjects, next(days))

    def decide(
        self, case: Case, kind: DecisionKind, what: str, actor: Actor, at: datetime
    ) -> tuple[Decision, Digest]:
        """A line of the decision log with the commitment to its reasons."""
        salt, reasons = new_salt(), "Decided on the account given."
        decision = Decision(
            ref=new_ref("N"),
            case=case,
            kind=kind,
            decided_by_ref=actor.ref,
            authority="Appropriate authority",
            what=what,
            reasons=reasons,
            salt=salt,
            decided_at=at,
        )
        return self.add(decision), digest_of(reasons, salt)

    def _open(self, plan: PlannedCase, at: datetime) -> Case:
        complaint = plan.matter_type in COMPLAINTS
        case = Case(
            ref=new_ref("C"),
            title=plan.title,
            matter_type=plan.matter_type,
            unit=plan.unit,
            status=plan.went,
            came_to_attention_on=plan.came_to_attention_on,
            complaint_made_on=plan.came_to_attention_on if complaint else None,
            opened_at=at,
            opened_by_ref=self.intake.ref,
        )
        _, digest = self.decide(self.add(case), DecisionKind.OPENING, "Case opened", self.intake, at)
        opened = events.CaseOpened(
            subject=Ref(case.ref),
            matter_type=plan.matter_type,
            came_to_attention_on=case.came_to_attention_on,
            complaint_made_on=case.complaint_made_on,
            opened_on=at.date(),
            reasons=digest,
        )
        self.tell(opened, self.intake, at)
        return case

    def _subject(self, case: Case, planned: PlannedSubject, at: datetime) -> Subject:
        subject = self.add(
            Subject(
                ref=new_ref("U"),
                case=case,
                person_id=planned.person_id,
                category=planned.category,
                rank=planned.rank,
                added_at=at,
            )
        )
        added = events.SubjectAdded(
            subject=Ref(case.ref),
            officer=Ref(subject.ref),
            person=Ref(planned.person_ref),
            category=planned.category,
        )
        self.tell(added, self.intake, at)
        self._allegation(case, subject, planned, at)
        return subject

    def _allegation(self, case: Case, subject: Subject, planned: PlannedSubject, at: datetime) -> None:
        salt = new_salt()
        allegation = self.add(
            Allegation(
                ref=new_ref("G"),
                subject=subject,
                category=planned.allegation_code,
                summary=planned.allegation,
                salt=salt,
                from_date=case.came_to_attention_on - timedelta(days=3),
                to_date=case.came_to_attention_on - timedelta(days=3),
                made_at=at,
            )
        )
        self.add(AllegationMark(allegation=allegation, kind=AllegationMark.STANDARD, code=planned.standard))
        made = events.AllegationMade(
            subject=Ref(case.ref),
            officer=Ref(subject.ref),
            allegation=Ref(allegation.ref),
            category=Ref(planned.allegation_code),
            summary=digest_of(planned.allegation, salt),
            standards=(Ref(planned.standard),),
            from_date=allegation.from_date,
            to_date=allegation.to_date,
            duty=DutyState.UNKNOWN,
        )
        self.tell(made, self.intake, at)

    def _complainant(self, case: Case) -> None:
        party = self.add(
            Party(
                ref=new_ref("Y"),
                case=case,
                role=PartyRole.COMPLAINANT,
                label="Complainant",
                handling_started_on=case.came_to_attention_on,
                added_at=case.opened_at,
            )
        )
        added = events.PartyAdded(
            subject=Ref(case.ref),
            party=Ref(party.ref),
            role=PartyRole.COMPLAINANT,
            wants_updates=True,
            handling_started_on=party.handling_started_on,
        )
        self.tell(added, self.intake, case.opened_at)

    def _assess(self, plan: PlannedCase, case: Case, subjects: list[Subject], at: datetime) -> None:
        if plan.matter_type != MatterType.CONDUCT:
            return
        for subject in subjects:
            decision, digest = self.decide(
                case, DecisionKind.SEVERITY, "Severity assessed", self.authority, at
            )
            made = self.add(
                SeverityAssessment(
                    ref=new_ref("V"),
                    subject=subject,
                    version=1,
                    result=plan.result,
                    assessed_on=at.date(),
                    decision=decision,
                )
            )
            assessed = events.SeverityAssessed(
                subject=Ref(case.ref),
                officer=Ref(subject.ref),
                assessment=Ref(made.ref),
                version=1,
                result=plan.result,
                assessed_on=at.date(),
                reasons=digest,
            )
            self.tell(assessed, self.authority, at)

    def _handle(self, plan: PlannedCase, case: Case, subjects: list[Subject], at: datetime) -> None:
        case.handling = HANDLING[plan.matter_type]
        _, digest = self.decide(case, DecisionKind.HANDLING, "Handling decided", self.authority, at)
        decided = events.HandlingDecided(
            subject=Ref(case.ref), handling=case.handling, decided_on=at.date(), reasons=digest
        )
        self.tell(decided, self.authority, at)

    def _appoint(self, plan: PlannedCase, case: Case, subjects: list[Subject], at: datetime) -> None:
        who = Ref(plan.lead.ref)
        _, digest = self.decide(case, DecisionKind.APPOINTMENT, "Investigator appointed", self.authority, at)
        self.add(Member(case=case, account_ref=who, role=MemberRole.LEAD, since_date=at.date()))
        joined = events.MemberJoined(
            subject=Ref(case.ref), account=who, role=MemberRole.LEAD, since=at.date()
        )
        self.tell(joined, self.authority, at)
        appointed = events.InvestigatorAppointed(
            subject=Ref(case.ref), investigator=who, appointed_on=at.date(), reasons=digest
        )
        self.tell(appointed, self.authority, at)

    def _notify(self, plan: PlannedCase, case: Case, subjects: list[Subject], at: datetime) -> None:
        for subject in subjects:
            for kind in (NoticeKind.INVESTIGATION, NoticeKind.TERMS):
                self._notice(plan, case, subject, kind, at)

    def _notice(
        self, plan: PlannedCase, case: Case, subject: Subject, kind: NoticeKind, at: datetime
    ) -> None:
        salt, text = new_salt(), "The notice as it was given."
        notice = self.add(
            Notice(
                ref=new_ref("B"),
                subject=subject,
                kind=kind,
                text=text,
                salt=salt,
                method="IN_PERSON",
                sent_at=at,
                deemed_on=at.date(),
                deemed_why="Given in person.",
                served_by_ref=plan.lead.ref,
            )
        )
        served = events.NoticeServed(
            subject=Ref(case.ref),
            officer=Ref(subject.ref),
            notice=Ref(notice.ref),
            kind=kind,
            sent_at=at,
            deemed_on=at.date(),
            text=digest_of(text, salt),
        )
        self.tell(served, plan.lead, at)

    def _report(self, plan: PlannedCase, case: Case, subjects: list[Subject], at: datetime) -> None:
        self.tell(events.InvestigationReported(subject=Ref(case.ref), reported_on=at.date()), plan.lead, at)

    def _conclude(self, plan: PlannedCase, case: Case, subjects: list[Subject], at: datetime) -> None:
        case.concluded_on, case.conclusion = at.date(), plan.conclusion
        _, digest = self.decide(case, DecisionKind.CONCLUSION, "Case concluded", self.authority, at)
        concluded = events.CaseConcluded(
            subject=Ref(case.ref), conclusion=plan.conclusion, concluded_on=at.date(), reasons=digest
        )
        self.tell(concluded, self.authority, at)


HANDLING = {
    MatterType.CONDUCT: Handling.INTERNAL,
    MatterType.COMPLAINT: Handling.LOCAL,
    MatterType.COMPLAINT_OUTSIDE: Handling.OUTSIDE,
    MatterType.RECORDABLE_CONDUCT: Handling.LOCAL_SPECIAL,
    MatterType.DSI: Handling.LOCAL,
}


def _days(first: date) -> Iterator[datetime]:
    """Noon of the first day, and of a day some days later for each step."""
    day = first
    while True:
        yield timezone.make_aware(datetime.combine(day, time(12)))
        day += timedelta(days=4)
