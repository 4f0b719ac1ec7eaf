"""What can happen to a case. Every event is about the case; who else it concerns is in its fields."""

from datetime import date, datetime

from peelian.cases.states import (
    Answer,
    Conclusion,
    DecisionKind,
    DutyState,
    Handling,
    LinkKind,
    MatterType,
    MemberRole,
    NoticeKind,
    OversightMode,
    PartyRole,
    ReferralRoute,
    SeverityResult,
    Standing,
)
from peelian.ledger.events import Digest, Ref, event
from peelian.people.states import Category


@event("cases.case_opened", about="case", says="Case opened")
class CaseOpened:
    subject: Ref
    matter_type: MatterType
    came_to_attention_on: date
    complaint_made_on: date | None = None
    opened_on: date
    sealed: bool = False
    report: Ref | None = None
    reasons: Digest


@event("cases.report_joined", about="case", says="Report joined to the case")
class ReportJoined:
    subject: Ref
    report: Ref


@event("cases.handling_decided", about="case", says="Handling decided")
class HandlingDecided:
    subject: Ref
    handling: Handling
    decided_on: date
    reasons: Digest


@event("cases.case_sealed", about="case", says="Case sealed")
class CaseSealed:
    subject: Ref
    reasons: Digest


@event("cases.case_unsealed", about="case", says="Seal lifted")
class CaseUnsealed:
    subject: Ref
    reasons: Digest


@event("cases.member_joined", about="case", says="Someone put on the case")
class MemberJoined:
    subject: Ref
    account: Ref
    role: MemberRole
    since: date


@event("cases.member_left", about="case", says="Someone taken off the case")
class MemberLeft:
    subject: Ref
    account: Ref
    role: MemberRole
    until: date


@event("cases.subject_added", about="case", says="Subject added")
class SubjectAdded:
    subject: Ref
    officer: Ref
    person: Ref | None = None
    category: Category
    former: bool = False


@event("cases.subject_identified", about="case", says="Subject identified")
class SubjectIdentified:
    subject: Ref
    officer: Ref
    person: Ref
    category: Category
    former: bool = False
    reasons: Digest


@event("cases.subject_removed", about="case", says="Subject removed")
class SubjectRemoved:
    subject: Ref
    officer: Ref
    reasons: Digest


@event("cases.allegation_made", about="case", says="Allegation made")
class AllegationMade:
    subject: Ref
    officer: Ref
    allegation: Ref
    category: Ref
    summary: Digest
    standards: tuple[Ref, ...] = ()
    factors: tuple[Ref, ...] = ()
    from_date: date | None = None
    to_date: date | None = None
    duty: DutyState | None = None
    against_women_and_girls: bool = False


@event("cases.allegation_changed", about="case", says="Allegation changed")
class AllegationChanged:
    subject: Ref
    officer: Ref
    allegation: Ref
    category: Ref
    summary: Digest
    version: int


@event("cases.allegation_withdrawn", about="case", says="Allegation withdrawn")
class AllegationWithdrawn:
    subject: Ref
    officer: Ref
    allegation: Ref
    reasons: Digest


@event("cases.severity_assessed", about="case", says="Severity assessed")
class SeverityAssessed:
    subject: Ref
    officer: Ref
    assessment: Ref
    version: int
    result: SeverityResult
    assessed_on: date
    reasons: Digest


@event("cases.referral_ground_answered", about="case", says="Referral ground answered")
class ReferralGroundAnswered:
    subject: Ref
    route: ReferralRoute
    ground: Ref
    answer: Answer
    clear_on: date | None = None
    reasons: Digest


@event("cases.referral_made", about="case", says="Referred to the oversight body")
class ReferralMade:
    subject: Ref
    referral: Ref
    route: ReferralRoute
    voluntary: bool
    referred_on: date
    reasons: Digest


@event("cases.oversight_decided", about="case", says="Oversight body decided")
class OversightDecided:
    subject: Ref
    referral: Ref
    mode: OversightMode
    decided_on: date
    reasons: Digest


@event("cases.investigator_appointed", about="case", says="Investigator appointed")
class InvestigatorAppointed:
    subject: Ref
    investigator: Ref
    appointed_on: date
    reasons: Digest


@event("cases.terms_drawn_up", about="case", says="Terms of reference drawn up")
class TermsDrawnUp:
    subject: Ref
    terms: Ref
    version: int
    drawn_on: date
    text: Digest


@event("cases.notice_served", about="case", says="Notice served")
class NoticeServed:
    subject: Ref
    officer: Ref
    notice: Ref
    kind: NoticeKind
    sent_at: datetime
    deemed_on: date
    text: Digest


@event("cases.notice_withheld", about="case", says="Notice withheld")
class NoticeWithheld:
    subject: Ref
    officer: Ref
    kind: NoticeKind
    withheld_on: date
    reasons: Digest


@event("cases.representations_received", about="case", says="Representations received")
class RepresentationsReceived:
    subject: Ref
    officer: Ref
    representation: Ref
    received_on: date
    text: Digest


@event("cases.interview_arranged", about="case", says="Interview arranged")
class InterviewArranged:
    subject: Ref
    officer: Ref
    interview: Ref
    specified_on: date


@event("cases.interview_moved", about="case", says="Interview moved")
class InterviewMoved:
    subject: Ref
    officer: Ref
    interview: Ref
    moved_to: date


@event("cases.interview_held", about="case", says="Interview held")
class InterviewHeld:
    subject: Ref
    officer: Ref
    interview: Ref
    held_on: date


@event("cases.investigation_reported", about="case", says="Investigation report received")
class InvestigationReported:
    subject: Ref
    reported_on: date


@event("cases.investigation_resumed", about="case", says="Sent back for more investigation")
class InvestigationResumed:
    subject: Ref
    resumed_on: date
    reasons: Digest


@event("cases.timeliness_reported", about="case", says="Timeliness report sent")
class TimelinessReported:
    subject: Ref
    reported_on: date
    text: Digest


@event("cases.time_extended", about="case", says="Time extended")
class TimeExtended:
    """`rule` is the id of the time limit in `peelian.law.rules`; `concerns` the subject or party it runs for."""

    subject: Ref
    rule: Ref
    concerns: Ref | None = None
    until: date
    reasons: Digest


@event("cases.party_added", about="case", says="Party added")
class PartyAdded:
    subject: Ref
    party: Ref
    role: PartyRole
    wants_updates: bool
    handling_started_on: date


@event("cases.party_left", about="case", says="Party no longer concerned")
class PartyLeft:
    subject: Ref
    party: Ref
    reasons: Digest


@event("cases.party_updated", about="case", says="Update given")
class PartyUpdated:
    subject: Ref
    party: Ref
    given_on: date
    text: Digest


@event("cases.fact_recorded", about="case", says="Fact recorded")
class FactRecorded:
    subject: Ref
    fact: Ref
    version: int
    standing: Standing
    statement: Ref | None = None
    known_on: date
    value: Digest


@event("cases.decision_logged", about="case", says="Decision logged")
class DecisionLogged:
    subject: Ref
    decision: Ref
    kind: DecisionKind
    reasons: Digest


@event("cases.task_set", about="case", says="Task set")
class TaskSet:
    subject: Ref
    task: Ref
    owner: Ref
    due_on: date | None = None


@event("cases.task_done", about="case", says="Task done")
class TaskDone:
    subject: Ref
    task: Ref


@event("cases.note_written", about="case", says="File note written")
class NoteWritten:
    subject: Ref
    note: Ref
    text: Digest


@event("cases.cases_linked", about="case", says="Cases linked")
class CasesLinked:
    subject: Ref
    other: Ref
    kind: LinkKind
    reasons: Digest


@event("cases.case_concluded", about="case", says="Case concluded")
class CaseConcluded:
    subject: Ref
    conclusion: Conclusion
    concluded_on: date
    reasons: Digest


@event("cases.case_reopened", about="case", says="Case reopened")
class CaseReopened:
    subject: Ref
    reopened_on: date
    reasons: Digest
