"""The words of a restriction: what it can be, what it can become, and a sentence for each. Pure.

The labels A and B of the suspension conditions are common usage; the Regulations do not letter them so.
"""

from enum import StrEnum

from peelian.access.refusals import Refused


class RestrictionKind(StrEnum):
    """What keeps somebody from their ordinary work, and on which legal basis. Each basis is a record of its own."""

    SUSPENSION_CONDUCT = "suspension_conduct"
    SUSPENSION_VETTING = "suspension_vetting"
    SUSPENSION_STAFF = "suspension_staff"
    REDEPLOYMENT = "redeployment"
    RESTRICTED_DUTIES = "restricted_duties"


KIND_LABELS: dict[RestrictionKind, str] = {
    RestrictionKind.SUSPENSION_CONDUCT: "Suspension (Conduct Regulations)",
    RestrictionKind.SUSPENSION_VETTING: "Suspension (Vetting Regulations)",
    RestrictionKind.SUSPENSION_STAFF: "Suspension from employment (police staff)",
    RestrictionKind.REDEPLOYMENT: "Temporary redeployment",
    RestrictionKind.RESTRICTED_DUTIES: "Restricted duties",
}
KIND_AUTHORITIES: dict[RestrictionKind, str] = {
    RestrictionKind.SUSPENSION_CONDUCT: "Police (Conduct) Regulations 2020, reg 11",
    RestrictionKind.SUSPENSION_VETTING: "Police (Vetting) Regulations 2025, reg 13",
    RestrictionKind.SUSPENSION_STAFF: "Contract of employment and force policy; no regulation applies",
    RestrictionKind.REDEPLOYMENT: "Force policy; no regulation provides for it",
    RestrictionKind.RESTRICTED_DUTIES: "Force policy; no regulation provides for it",
}
STATUTORY = frozenset({RestrictionKind.SUSPENSION_CONDUCT, RestrictionKind.SUSPENSION_VETTING})
SUSPENSIONS = STATUTORY | {RestrictionKind.SUSPENSION_STAFF}
WITH_CONDITIONS = frozenset({RestrictionKind.REDEPLOYMENT, RestrictionKind.RESTRICTED_DUTIES})


class RestrictionStatus(StrEnum):
    """Where a restriction stands."""

    REQUESTED = "requested"
    REFUSED = "refused"
    IN_FORCE = "in_force"
    ENDED = "ended"


RESTRICTION_LABELS: dict[RestrictionStatus, str] = {
    RestrictionStatus.REQUESTED: "Awaiting a senior officer",
    RestrictionStatus.REFUSED: "Not authorised",
    RestrictionStatus.IN_FORCE: "In force",
    RestrictionStatus.ENDED: "Ended",
}
RESTRICTION_SENTENCES: dict[RestrictionStatus, str] = {
    RestrictionStatus.REQUESTED: "The appropriate authority asks for it; nobody is restricted until it is authorised.",
    RestrictionStatus.REFUSED: "A senior officer did not authorise it. It never took effect.",
    RestrictionStatus.IN_FORCE: "The person is restricted, and the restriction must be reviewed.",
    RestrictionStatus.ENDED: "It no longer binds the person.",
}
RESTRICTION_OWNERS: dict[RestrictionStatus, str] = {
    RestrictionStatus.REQUESTED: "senior officer",
    RestrictionStatus.REFUSED: "nobody",
    RestrictionStatus.IN_FORCE: "appropriate authority",
    RestrictionStatus.ENDED: "nobody",
}
RESTRICTION_EVENTS: dict[RestrictionStatus, tuple[str, ...]] = {
    RestrictionStatus.REQUESTED: ("restrictions.suspension_requested",),
    RestrictionStatus.REFUSED: ("restrictions.suspension_refused",),
    RestrictionStatus.IN_FORCE: ("restrictions.restriction_imposed",),
    RestrictionStatus.ENDED: ("restrictions.restriction_ended",),
}
RESTRICTION_TRANSITIONS: dict[RestrictionStatus, frozenset[RestrictionStatus]] = {
    RestrictionStatus.REQUESTED: frozenset({RestrictionStatus.IN_FORCE, RestrictionStatus.REFUSED}),
    RestrictionStatus.REFUSED: frozenset(),
    RestrictionStatus.IN_FORCE: frozenset({RestrictionStatus.ENDED}),
    RestrictionStatus.ENDED: frozenset(),
}
LIVE = (RestrictionStatus.REQUESTED, RestrictionStatus.IN_FORCE)


class ReviewStatus(StrEnum):
    """Where a review stands: what the appropriate authority proposes is nothing until it is authorised."""

    PROPOSED = "proposed"
    HELD = "held"
    SENT_BACK = "sent_back"


REVIEW_LABELS: dict[ReviewStatus, str] = {
    ReviewStatus.PROPOSED: "Awaiting a senior officer",
    ReviewStatus.HELD: "Held",
    ReviewStatus.SENT_BACK: "Sent back",
}
REVIEW_SENTENCES: dict[ReviewStatus, str] = {
    ReviewStatus.PROPOSED: "The appropriate authority proposes a decision; a senior officer has still to authorise it.",
    ReviewStatus.HELD: "The decision was authorised, or needed no authority beyond the one who took it.",
    ReviewStatus.SENT_BACK: "A senior officer did not authorise the decision. The review is still to be held.",
}
REVIEW_OWNERS: dict[ReviewStatus, str] = {
    ReviewStatus.PROPOSED: "senior officer",
    ReviewStatus.HELD: "nobody",
    ReviewStatus.SENT_BACK: "appropriate authority",
}
REVIEW_EVENTS: dict[ReviewStatus, tuple[str, ...]] = {
    ReviewStatus.PROPOSED: ("restrictions.review_proposed",),
    ReviewStatus.HELD: ("restrictions.restriction_reviewed",),
    ReviewStatus.SENT_BACK: ("restrictions.review_returned",),
}
REVIEW_TRANSITIONS: dict[ReviewStatus, frozenset[ReviewStatus]] = {
    ReviewStatus.PROPOSED: frozenset({ReviewStatus.HELD, ReviewStatus.SENT_BACK}),
    ReviewStatus.HELD: frozenset(),
    ReviewStatus.SENT_BACK: frozenset(),
}


def check_transition(old: str, new: RestrictionStatus) -> None:
    """Raise Refused unless a restriction may go from one status to the other."""
    if new not in RESTRICTION_TRANSITIONS[RestrictionStatus(old)]:
        label = RESTRICTION_LABELS
        raise Refused(
            f"A restriction that is “{label[RestrictionStatus(old)]}” cannot become “{label[new]}”."
        )


def check_review_transition(old: str, new: ReviewStatus) -> None:
    """Raise Refused unless a review may go from one status to the other."""
    if new not in REVIEW_TRANSITIONS[ReviewStatus(old)]:
        label = REVIEW_LABELS
        raise Refused(f"A review that is “{label[ReviewStatus(old)]}” cannot become “{label[new]}”.")


class Told(StrEnum):
    """How the person learned of it."""

    ORALLY = "orally"
    IN_WRITING = "in_writing"


TOLD_LABELS = {Told.ORALLY: "By word of mouth", Told.IN_WRITING: "In writing, with a summary of the reasons"}


class Trigger(StrEnum):
    """Why a review is held."""

    DUE = "due"
    REPRESENTATIONS = "representations"
    CHANGE = "change_of_circumstances"


TRIGGER_LABELS: dict[Trigger, str] = {
    Trigger.DUE: "It was due",
    Trigger.REPRESENTATIONS: "Representations were received",
    Trigger.CHANGE: "Circumstances changed",
}


class Outcome(StrEnum):
    """What a review decides."""

    CONTINUE = "continue"
    END = "end"


OUTCOME_LABELS = {Outcome.CONTINUE: "Continue", Outcome.END: "End"}


class Lateness(StrEnum):
    """Whether a review was in time. What is late stays late: no later entry makes it punctual."""

    IN_TIME = "in_time"
    RECORDED_LATE = "recorded_late"
    AUTHORISED_LATE = "authorised_late"
    HELD_LATE = "held_late"


LATENESS_LABELS: dict[Lateness, str] = {
    Lateness.IN_TIME: "In time",
    Lateness.RECORDED_LATE: "Held in time, recorded after it was due",
    Lateness.AUTHORISED_LATE: "Held in time, authorised after it was due",
    Lateness.HELD_LATE: "Held late",
}


class EndGround(StrEnum):
    """Why a restriction ends (PCR 2020 reg 11; PVR 2025 reg 13)."""

    CONDITIONS_NOT_SATISFIED = "conditions_not_satisfied"
    NOT_REFERRED = "not_referred"
    CONCLUDED = "concluded"
    LEFT = "left"
    NO_LONGER_NEEDED = "no_longer_needed"
    REPLACED = "replaced"
    ERROR = "error"


END_LABELS: dict[EndGround, str] = {
    EndGround.CONDITIONS_NOT_SATISFIED: "A review found the conditions no longer satisfied",
    EndGround.NOT_REFERRED: "Decided not to refer to proceedings, or to assess no withdrawal of vetting",
    EndGround.CONCLUDED: "Proceedings, or the withdrawal assessment, concluded",
    EndGround.LEFT: "Left the force",
    EndGround.NO_LONGER_NEEDED: "No longer needed under force policy",
    EndGround.REPLACED: "Replaced by another restriction",
    EndGround.ERROR: "Imposed in error",
}
BY_FACT = (EndGround.NOT_REFERRED, EndGround.CONCLUDED, EndGround.LEFT, EndGround.ERROR)
"""Grounds that are facts and no judgement: they need no review."""
BY_POLICY = (EndGround.NO_LONGER_NEEDED, EndGround.REPLACED, *BY_FACT)


def grounds_to_end(kind: str) -> tuple[EndGround, ...]:
    """The grounds on which a restriction of this kind can end without a review."""
    return BY_FACT if kind in STATUTORY else BY_POLICY


class Consulted(StrEnum):
    """About what the Director General was consulted (PCR 2020 reg 11(11))."""

    SUSPENDING = "suspending"
    ENDING = "ending"


CONSULTED_LABELS = {
    Consulted.SUSPENDING: "Whether to suspend",
    Consulted.ENDING: "Whether to end after a review",
}


class View(StrEnum):
    """What the Director General answered. It is consultation and not consent."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    NONE = "none"


VIEW_LABELS = {View.SUPPORTS: "Supports it", View.OPPOSES: "Opposes it", View.NONE: "Has no view"}


class From(StrEnum):
    """Who made representations."""

    OFFICER = "officer"
    FRIEND = "police_friend"
    LAWYER = "legal_representative"


FROM_LABELS: dict[From, str] = {
    From.OFFICER: "The person concerned",
    From.FRIEND: "Their police friend",
    From.LAWYER: "Their legal representative",
}


class Corrected(StrEnum):
    """A day that can be corrected by a new entry."""

    IMPOSED_ON = "imposed_on"
    CONFIRMED_ON = "confirmed_on"
    ENDED_ON = "ended_on"
    HELD_ON = "held_on"
    NOTIFIED_ON = "notified_on"


CORRECTED_LABELS: dict[Corrected, str] = {
    Corrected.IMPOSED_ON: "The day it took effect",
    Corrected.CONFIRMED_ON: "The day it was confirmed in writing",
    Corrected.ENDED_ON: "The day it ended",
    Corrected.HELD_ON: "The day the review was held",
    Corrected.NOTIFIED_ON: "The day the person was told that it continues",
}
OF_A_REVIEW = frozenset({Corrected.HELD_ON, Corrected.NOTIFIED_ON})


class DutyTrait(StrEnum):
    """Something that a post or a roster duty involves, against which a condition can be tested by machine."""

    PUBLIC_CONTACT = "public_contact"
    UNSUPERVISED_CONTACT = "unsupervised_contact"
    FIREARMS = "firearms"
    DRIVING = "driving"
    SUPERVISION = "supervision"
    OUTSIDE = "outside"
    SYSTEM = "system"
    PLACE = "place"
    PERSON = "person"


TRAIT_LABELS: dict[DutyTrait, str] = {
    DutyTrait.PUBLIC_CONTACT: "Meets the public",
    DutyTrait.UNSUPERVISED_CONTACT: "Meets the public without supervision",
    DutyTrait.FIREARMS: "Carries firearms",
    DutyTrait.DRIVING: "Drives police vehicles",
    DutyTrait.SUPERVISION: "Supervises others",
    DutyTrait.OUTSIDE: "Works outside the office",
    DutyTrait.SYSTEM: "Uses a named system",
    DutyTrait.PLACE: "Is at a named place",
    DutyTrait.PERSON: "Works with a named person",
}
NAMED_TRAITS = frozenset({DutyTrait.SYSTEM, DutyTrait.PLACE, DutyTrait.PERSON})
