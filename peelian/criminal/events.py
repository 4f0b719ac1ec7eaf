"""What can happen in a criminal strand. Every event is about the case; `officer` is the subject in it.

Custody is told in moments, everything else in days: detention is counted by the hour. Words stay in the room's tables,
and the event carries a commitment to them.
"""

from datetime import date, datetime

from peelian.cases.states import Standing
from peelian.criminal.states import (
    Anonymity,
    Authority,
    BailLevel,
    EndGround,
    OffenceKind,
    PostponeGround,
    Prejudice,
    ProsecutorsView,
    RestrictionKind,
    ReviewerRank,
    ReviewOutcome,
    StrandStatus,
    VictimsView,
)
from peelian.ledger.events import Digest, Ref, event


@event("criminal.strand_opened", about="case", says="Criminal strand opened")
class StrandOpened:
    subject: Ref
    officer: Ref
    strand: Ref
    own_force: bool
    force_name: Digest
    opened_on: date


@event("criminal.investigator_changed", about="case", says="Investigating force or officer in charge changed")
class InvestigatorChanged:
    subject: Ref
    officer: Ref
    strand: Ref
    own_force: bool
    force_name: Digest
    changed_on: date
    reasons: Digest


@event("criminal.offence_recorded", about="case", says="Suspected offence recorded")
class OffenceRecorded:
    subject: Ref
    officer: Ref
    strand: Ref
    suspicion: Ref
    version: int
    kind: OffenceKind
    offence: Ref | None = None
    words: Digest | None = None
    standing: Standing
    anonymity: Anonymity
    conduct_from: date | None = None
    conduct_to: date | None = None
    known_on: date
    statement: Ref | None = None
    reasons: Digest


@event("criminal.voluntary_interview_held", about="case", says="Interviewed voluntarily")
class VoluntaryInterviewHeld:
    subject: Ref
    officer: Ref
    strand: Ref
    held_at: datetime


@event("criminal.person_arrested", about="case", says="Arrested")
class PersonArrested:
    subject: Ref
    officer: Ref
    strand: Ref
    arrest: Ref
    arrested_at: datetime
    arrested_on: date
    force_name: Digest
    details: Digest


@event("criminal.detention_authorised", about="case", says="Detention authorised")
class DetentionAuthorised:
    subject: Ref
    officer: Ref
    arrest: Ref
    version: int
    relevant_at: datetime
    authorised_at: datetime
    reasons: Digest


@event("criminal.detention_times_corrected", about="case", says="Times of detention corrected")
class DetentionTimesCorrected:
    subject: Ref
    officer: Ref
    arrest: Ref
    version: int
    relevant_at: datetime
    authorised_at: datetime
    reasons: Digest


@event("criminal.review_postponed", about="case", says="Review of detention postponed")
class ReviewPostponed:
    subject: Ref
    officer: Ref
    arrest: Ref
    number: int
    due_at: datetime
    postponed_ground: PostponeGround
    postponed_at: datetime
    reasons: Digest


@event("criminal.detention_reviewed", about="case", says="Detention reviewed")
class DetentionReviewed:
    subject: Ref
    officer: Ref
    arrest: Ref
    number: int
    due_at: datetime
    held_at: datetime
    late: bool
    by_rank: ReviewerRank
    outcome: ReviewOutcome
    explanation: Digest | None = None


@event("criminal.detention_extended", about="case", says="Longer detention authorised")
class DetentionExtended:
    subject: Ref
    officer: Ref
    arrest: Ref
    authority: Authority
    authorised_at: datetime
    until_at: datetime
    outside_the_rule: bool
    reasons: Digest


@event("criminal.detention_ended", about="case", says="Detention ended")
class DetentionEnded:
    subject: Ref
    officer: Ref
    arrest: Ref
    ended_at: datetime


@event("criminal.bail_granted", about="case", says="Released on pre-charge bail")
class BailGranted:
    subject: Ref
    officer: Ref
    strand: Ref
    release: Ref
    started_on: date
    arrested_on: date
    regime: Ref | None = None
    level: BailLevel
    ends_on: date
    long_case: bool
    beyond_limit: bool


@event("criminal.bail_extended", about="case", says="Pre-charge bail extended")
class BailExtended:
    subject: Ref
    officer: Ref
    release: Ref
    number: int
    level: BailLevel
    authorised_on: date
    ends_on: date
    beyond_limit: bool
    reasons: Digest


@event("criminal.bail_conditions_varied", about="case", says="Conditions of bail set or varied")
class BailConditionsVaried:
    subject: Ref
    officer: Ref
    release: Ref
    version: int
    from_on: date
    victims_view: VictimsView
    conditions: Digest
    reasons: Digest


@event("criminal.bail_ended", about="case", says="Pre-charge bail ended")
class BailEnded:
    subject: Ref
    officer: Ref
    release: Ref
    ended_on: date


@event("criminal.released_under_investigation", about="case", says="Released under investigation")
class ReleasedUnderInvestigation:
    subject: Ref
    officer: Ref
    strand: Ref
    release: Ref
    started_on: date
    review_every_days: int


@event("criminal.release_reviewed", about="case", says="Release under investigation reviewed")
class ReleaseReviewed:
    subject: Ref
    officer: Ref
    release: Ref
    number: int
    due_on: date
    held_on: date
    late: bool
    reasons: Digest
    explanation: Digest | None = None


@event("criminal.release_ended", about="case", says="Release under investigation ended")
class ReleaseEnded:
    subject: Ref
    officer: Ref
    release: Ref
    ended_on: date


@event("criminal.person_charged", about="case", says="Charged")
class PersonCharged:
    subject: Ref
    officer: Ref
    strand: Ref
    status: StrandStatus
    happened_on: date
    offences: tuple[Ref, ...] = ()
    court: Digest
    details: Digest


@event("criminal.stage_reached", about="case", says="Criminal strand moved on")
class StageReached:
    subject: Ref
    officer: Ref
    strand: Ref
    status: StrandStatus
    happened_on: date
    court: Digest
    details: Digest


@event("criminal.proceedings_ended", about="case", says="Criminal proceedings ended or no longer prejudiced")
class ProceedingsEnded:
    """Starts the further determination (PCR 2020 reg 23(3)); `held` says whether misconduct was waiting for it."""

    subject: Ref
    officer: Ref
    strand: Ref
    ended_on: date
    ground: EndGround
    held: bool


@event("criminal.prejudice_decided", about="case", says="Effect on criminal proceedings decided")
class PrejudiceDecided:
    subject: Ref
    officer: Ref
    strand: Ref
    decision: Ref
    version: int
    answer: Prejudice
    prosecutors_view: ProsecutorsView
    prosecutor_on: date | None = None
    shared_witnesses: bool
    decided_on: date
    review_on: date | None = None
    reasons: Digest


@event("criminal.restriction_set", about="case", says="Restriction on publishing recorded")
class RestrictionSet:
    subject: Ref
    officer: Ref
    strand: Ref
    restriction: Ref
    kind: RestrictionKind
    answer: Anonymity
    from_on: date
    reasons: Digest


@event("criminal.restriction_lifted", about="case", says="Restriction on publishing lifted")
class RestrictionLifted:
    subject: Ref
    officer: Ref
    strand: Ref
    restriction: Ref
    lifted_on: date
    by_court: bool
    reasons: Digest
