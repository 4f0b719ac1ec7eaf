"""What can happen to a restriction. Every event is about the case in which it was imposed, but for meetings and pay.

`officer` is the subject of the case whom it binds, whatever they are; `restriction` is its own reference. `kind` is in
every event from which a clock may start or stop, because the legal basis decides which clock that is.
"""

from datetime import date

from peelian.ledger.events import Digest, Ref, event
from peelian.restrictions.conditions import ConditionCode
from peelian.restrictions.figures.groups import Split
from peelian.restrictions.rosters.words import AlertAnswer, Cause
from peelian.restrictions.states import (
    Consulted,
    Corrected,
    DutyTrait,
    EndGround,
    From,
    Lateness,
    Outcome,
    RestrictionKind,
    Told,
    Trigger,
    View,
)


@event("restrictions.suspension_requested", about="case", says="Suspension requested")
class SuspensionRequested:
    """`gate` commits to the words of the finding, `reasons` to those of the request."""

    subject: Ref
    officer: Ref
    restriction: Ref
    kind: RestrictionKind
    considered_on: date
    ruled_out: bool
    prejudice: bool
    public_interest: bool
    gate: Digest
    reasons: Digest


@event("restrictions.oversight_consulted", about="case", says="Director General consulted")
class OversightConsulted:
    subject: Ref
    officer: Ref
    restriction: Ref
    about: Consulted
    consulted_on: date
    answered_on: date
    view: View
    text: Digest


@event("restrictions.suspension_authorised", about="case", says="Suspension authorised")
class SuspensionAuthorised:
    subject: Ref
    officer: Ref
    restriction: Ref
    kind: RestrictionKind
    requested_by: Ref
    reasons: Digest


@event("restrictions.suspension_refused", about="case", says="Suspension not authorised")
class SuspensionRefused:
    subject: Ref
    officer: Ref
    restriction: Ref
    kind: RestrictionKind
    requested_by: Ref
    reasons: Digest


@event("restrictions.restriction_imposed", about="case", says="Restriction imposed")
class RestrictionImposed:
    """From `imposed_on` it binds. `conditions` and `codes` are parallel; both empty for a suspension."""

    subject: Ref
    officer: Ref
    restriction: Ref
    person: Ref
    kind: RestrictionKind
    imposed_on: date
    told: Told
    next_review_on: date
    review_days: int | None = None
    conditions: tuple[Ref, ...] = ()
    codes: tuple[ConditionCode, ...] = ()
    reasons: Digest


@event("restrictions.conditions_changed", about="case", says="Conditions changed")
class ConditionsChanged:
    """`conditions` and `codes` are all that bind from `from_date` on, in parallel; `ended` those that no longer do."""

    subject: Ref
    officer: Ref
    restriction: Ref
    kind: RestrictionKind
    from_date: date
    conditions: tuple[Ref, ...]
    codes: tuple[ConditionCode, ...]
    ended: tuple[Ref, ...] = ()
    reasons: Digest


@event("restrictions.suspension_confirmed_in_writing", about="case", says="Suspension confirmed in writing")
class SuspensionConfirmedInWriting:
    subject: Ref
    officer: Ref
    restriction: Ref
    kind: RestrictionKind
    confirmed_on: date


@event(
    "restrictions.suspension_representations_received", about="case", says="Representations on a restriction"
)
class SuspensionRepresentationsReceived:
    """`changed` says that they rest on changed circumstances, which opens them at any time."""

    subject: Ref
    officer: Ref
    restriction: Ref
    representation: Ref
    kind: RestrictionKind
    made_by: From
    received_on: date
    changed: bool
    text: Digest


@event("restrictions.review_proposed", about="case", says="Decision of a review proposed")
class ReviewProposed:
    subject: Ref
    officer: Ref
    restriction: Ref
    review: Ref
    kind: RestrictionKind
    trigger: Trigger
    due_on: date
    held_on: date
    outcome: Outcome
    meeting: Ref | None = None
    gate: Digest | None = None
    reasons: Digest


@event("restrictions.review_returned", about="case", says="Review sent back")
class ReviewReturned:
    subject: Ref
    officer: Ref
    restriction: Ref
    review: Ref
    proposed_by: Ref
    reasons: Digest


@event("restrictions.restriction_reviewed", about="case", says="Restriction reviewed")
class RestrictionReviewed:
    """The review was held on `held_on`, whenever it was recorded. `lateness` is never mended by a later entry."""

    subject: Ref
    officer: Ref
    restriction: Ref
    review: Ref
    kind: RestrictionKind
    number: int
    trigger: Trigger
    due_on: date
    held_on: date
    lateness: Lateness
    explanation: Digest | None = None
    outcome: Outcome
    ruled_out: bool | None = None
    prejudice: bool | None = None
    public_interest: bool | None = None
    gate: Digest | None = None
    proposed_by: Ref
    meeting: Ref | None = None
    next_review_on: date | None = None
    answers: tuple[Ref, ...] = ()
    reasons: Digest


@event("restrictions.review_missed", about="case", says="Review missed")
class ReviewMissed:
    """Recorded when the next one is held, with what explains it."""

    subject: Ref
    officer: Ref
    restriction: Ref
    kind: RestrictionKind
    due_on: date
    found_at: Ref
    explanation: Digest


@event("restrictions.continuation_notified", about="case", says="Told that the restriction continues")
class ContinuationNotified:
    subject: Ref
    officer: Ref
    restriction: Ref
    review: Ref
    kind: RestrictionKind
    held_on: date
    notified_on: date


@event("restrictions.restriction_ended", about="case", says="Restriction ended")
class RestrictionEnded:
    """`ended_on` is the first day on which it no longer binds."""

    subject: Ref
    officer: Ref
    restriction: Ref
    kind: RestrictionKind
    ended_on: date
    end_ground: EndGround
    review: Ref | None = None
    reasons: Digest


@event("restrictions.restriction_corrected", about="case", says="Entry about a restriction corrected")
class RestrictionCorrected:
    """A day was written wrongly. `was` stays readable in the room's table beside the reasons."""

    subject: Ref
    officer: Ref
    restriction: Ref
    review: Ref | None = None
    kind: RestrictionKind
    corrected: Corrected
    was: date
    became: date
    next_review_on: date | None = None
    reasons: Digest


@event("restrictions.meeting_opened", about="meeting", says="Review meeting opened")
class MeetingOpened:
    subject: Ref
    held_on: date
    title: Digest


@event("restrictions.pay_rate_entered", about="pay_rate", says="Pay rate entered")
class PayRateEntered:
    """`grade` is the code of a rank, or of a category of the workforce that has no ranks."""

    subject: Ref
    grade: Ref
    from_date: date
    pence_a_day: int
    source: Digest


@event("restrictions.duty_code_set", about="duty_code", says="Duty code set")
class DutyCodeSet:
    """What a code of the force's rosters involves from now on. `systems` commits to the named systems it uses."""

    subject: Ref
    code: Ref
    version: int
    traits: tuple[DutyTrait, ...]
    systems: Digest
    in_use: bool
    reasons: Digest


@event("restrictions.roster_checked", about="roster", says="Roster checked")
class RosterChecked:
    """`file` is the SHA-256 of the bytes; nothing was applied."""

    subject: Ref
    file: Digest
    rows: int
    kept: int


@event("restrictions.roster_applied", about="roster", says="Roster applied")
class RosterApplied:
    """`added` rows became postings, `held` stood already, and `replaced` earlier postings gave way."""

    subject: Ref
    file: Digest
    rows: int
    kept: int
    added: int
    held: int
    replaced: int


@event("restrictions.roster_discarded", about="roster", says="Roster discarded")
class RosterDiscarded:
    subject: Ref


@event("restrictions.alert_raised", about="case", says="Posting alert raised")
class AlertRaised:
    """Without a condition it is a suspension, under which nobody is posted at all."""

    subject: Ref
    officer: Ref
    restriction: Ref
    alert: Ref
    posting: Ref
    condition: Ref | None = None
    trait: DutyTrait | None = None
    cause: Cause


@event("restrictions.alert_answered", about="case", says="Posting alert answered")
class AlertAnswered:
    subject: Ref
    officer: Ref
    restriction: Ref
    alert: Ref
    answer: AlertAnswer
    reasons: Digest


@event("restrictions.figures_given", about="answer", says="Figures on restrictions given")
class FiguresGiven:
    """`sequence` is the last entry of the ledger that was counted; `table` the SHA-256 of the table as it was given."""

    subject: Ref
    from_month: date
    to_month: date
    split: Split
    known_to: date
    sequence: int
    threshold: int
    table: Digest
    asked_for: Digest
