"""The words of a criminal strand: what it can be, what it can become, and a sentence for each. Pure.

Codes of statuses equal those of `peelian.law.reference`, whose list is practice and unverified; a test holds the two
together.
"""

from enum import StrEnum

from peelian.access.refusals import Refused


class StrandStatus(StrEnum):
    """Where the criminal strand of one subject stands."""

    UNDER_INVESTIGATION = "not_interviewed"
    INTERVIEWED = "voluntary_interview"
    IN_CUSTODY = "in_custody"
    BAILED = "bailed"
    RELEASED = "released"
    WITH_PROSECUTOR = "file_submitted"
    NFA_POLICE = "refused_charge"
    NFA_PROSECUTOR = "prosecutor_nfa"
    RIGHT_TO_REVIEW = "right_to_review"
    OUT_OF_COURT = "out_of_court"
    REQUISITIONED = "requisition"
    CHARGED_ON_BAIL = "charged_bail"
    CHARGED_REMANDED = "charged_remand"
    SENT_FOR_TRIAL = "sent_for_trial"
    TRIAL = "trial"
    CONVICTED = "convicted"
    SENTENCED = "sentenced"
    ACQUITTED = "acquitted"
    DISCONTINUED = "discontinued"
    APPEAL = "appeal"


S = StrandStatus
STATUS_LABELS: dict[StrandStatus, str] = {
    S.UNDER_INVESTIGATION: "Under investigation",
    S.INTERVIEWED: "Interviewed voluntarily",
    S.IN_CUSTODY: "Arrested, in custody",
    S.BAILED: "On pre-charge bail",
    S.RELEASED: "Released under investigation",
    S.WITH_PROSECUTOR: "File with the prosecutor",
    S.NFA_POLICE: "No further action (police)",
    S.NFA_PROSECUTOR: "No further action (prosecutor)",
    S.RIGHT_TO_REVIEW: "Victim's right to review pending",
    S.OUT_OF_COURT: "Out-of-court disposal",
    S.REQUISITIONED: "Postal requisition",
    S.CHARGED_ON_BAIL: "Charged, on bail",
    S.CHARGED_REMANDED: "Charged, remanded",
    S.SENT_FOR_TRIAL: "Sent for trial",
    S.TRIAL: "On trial",
    S.CONVICTED: "Convicted, awaiting sentence",
    S.SENTENCED: "Convicted and sentenced",
    S.ACQUITTED: "Acquitted",
    S.DISCONTINUED: "Discontinued",
    S.APPEAL: "Under appeal",
}
STATUS_SENTENCES: dict[StrandStatus, str] = {
    S.UNDER_INVESTIGATION: "A crime is being investigated; the subject has been neither interviewed nor arrested.",
    S.INTERVIEWED: "The subject came in to be interviewed of their own will. No custody clock runs.",
    S.IN_CUSTODY: "The subject has been arrested and not released. Custody clocks run by the hour.",
    S.BAILED: "The subject was released on bail before charge: until a day, and often on conditions.",
    S.RELEASED: "The subject was released without bail. No condition and no limit in law, so the force reviews it.",
    S.WITH_PROSECUTOR: "The evidence is with the prosecutor, who decides whether to charge.",
    S.NFA_POLICE: "The police have decided not to go on. The misconduct case may still go on.",
    S.NFA_PROSECUTOR: "The prosecutor has decided not to charge. The misconduct case may still go on.",
    S.RIGHT_TO_REVIEW: "The alleged victim has asked for the decision not to prosecute to be looked at again.",
    S.OUT_OF_COURT: "The matter ended in a caution or another disposal without a court.",
    S.REQUISITIONED: "The subject was charged by post and called to court without an arrest for it.",
    S.CHARGED_ON_BAIL: "The subject was charged and is on bail to appear at court.",
    S.CHARGED_REMANDED: "The subject was charged and is kept in custody for court.",
    S.SENT_FOR_TRIAL: "The magistrates' court has sent the case to the Crown Court.",
    S.TRIAL: "The trial has begun.",
    S.CONVICTED: "The subject pleaded or was found guilty, and has still to be sentenced.",
    S.SENTENCED: "The subject was convicted and sentenced. A right of appeal no longer holds back misconduct.",
    S.ACQUITTED: "The subject was found not guilty. That does not decide the misconduct case.",
    S.DISCONTINUED: "The prosecution was dropped after charge.",
    S.APPEAL: "An appeal is being heard. It is ignored in deciding whether criminal proceedings have ended.",
}
_FORCE, _PROSECUTOR, _COURT = "investigating force", "prosecutor", "court"
STATUS_OWNERS: dict[StrandStatus, str] = {
    S.UNDER_INVESTIGATION: _FORCE,
    S.INTERVIEWED: _FORCE,
    S.IN_CUSTODY: "custody officer",
    S.BAILED: _FORCE,
    S.RELEASED: _FORCE,
    S.WITH_PROSECUTOR: _PROSECUTOR,
    S.NFA_POLICE: "appropriate authority",
    S.NFA_PROSECUTOR: "appropriate authority",
    S.RIGHT_TO_REVIEW: _PROSECUTOR,
    S.OUT_OF_COURT: "appropriate authority",
    S.REQUISITIONED: _COURT,
    S.CHARGED_ON_BAIL: _COURT,
    S.CHARGED_REMANDED: _COURT,
    S.SENT_FOR_TRIAL: _COURT,
    S.TRIAL: _COURT,
    S.CONVICTED: _COURT,
    S.SENTENCED: "appropriate authority",
    S.ACQUITTED: "appropriate authority",
    S.DISCONTINUED: "appropriate authority",
    S.APPEAL: _COURT,
}
_REACHED = ("criminal.stage_reached",)
STATUS_EVENTS: dict[StrandStatus, tuple[str, ...]] = {
    **dict.fromkeys(StrandStatus, _REACHED),
    S.UNDER_INVESTIGATION: ("criminal.strand_opened", "criminal.stage_reached"),
    S.INTERVIEWED: ("criminal.voluntary_interview_held",),
    S.IN_CUSTODY: ("criminal.person_arrested",),
    S.BAILED: ("criminal.bail_granted",),
    S.RELEASED: ("criminal.released_under_investigation",),
    S.REQUISITIONED: ("criminal.person_charged",),
    S.CHARGED_ON_BAIL: ("criminal.person_charged",),
    S.CHARGED_REMANDED: ("criminal.person_charged",),
}
ENDED = frozenset(
    {S.NFA_POLICE, S.NFA_PROSECUTOR, S.OUT_OF_COURT, S.SENTENCED, S.ACQUITTED, S.DISCONTINUED, S.APPEAL}
)
"""Where criminal proceedings have ended for PCR 2020 reg 23(3): rights of appeal are ignored (reg 23(12))."""
CHARGED = frozenset({S.REQUISITIONED, S.CHARGED_ON_BAIL, S.CHARGED_REMANDED})
_RESULTS = frozenset({S.CONVICTED, S.ACQUITTED, S.DISCONTINUED})
RELEASE = frozenset({S.BAILED, S.RELEASED})
_WITHOUT_COURT = frozenset({S.WITH_PROSECUTOR, S.NFA_POLICE, S.OUT_OF_COURT})
_BEFORE_CHARGE = _WITHOUT_COURT | CHARGED | {S.IN_CUSTODY, S.NFA_PROSECUTOR}
TRANSITIONS: dict[StrandStatus, frozenset[StrandStatus]] = {
    S.UNDER_INVESTIGATION: _WITHOUT_COURT | {S.INTERVIEWED, S.IN_CUSTODY, S.REQUISITIONED},
    S.INTERVIEWED: _WITHOUT_COURT | {S.INTERVIEWED, S.IN_CUSTODY, S.REQUISITIONED},
    S.IN_CUSTODY: RELEASE | (_BEFORE_CHARGE - {S.IN_CUSTODY}),
    S.BAILED: _BEFORE_CHARGE | {S.RELEASED},
    S.RELEASED: _BEFORE_CHARGE,
    S.WITH_PROSECUTOR: RELEASE
    | (_BEFORE_CHARGE - {S.WITH_PROSECUTOR})
    | {S.UNDER_INVESTIGATION, S.INTERVIEWED},
    S.NFA_POLICE: CHARGED | {S.RIGHT_TO_REVIEW, S.UNDER_INVESTIGATION, S.IN_CUSTODY},
    S.NFA_PROSECUTOR: CHARGED | {S.RIGHT_TO_REVIEW, S.UNDER_INVESTIGATION, S.IN_CUSTODY, S.WITH_PROSECUTOR},
    S.RIGHT_TO_REVIEW: CHARGED
    | {S.UNDER_INVESTIGATION, S.WITH_PROSECUTOR, S.NFA_POLICE, S.NFA_PROSECUTOR, S.DISCONTINUED},
    S.OUT_OF_COURT: frozenset({S.REQUISITIONED, S.CHARGED_ON_BAIL, S.UNDER_INVESTIGATION}),
    S.REQUISITIONED: _RESULTS | {S.SENT_FOR_TRIAL, S.TRIAL, S.CHARGED_ON_BAIL, S.CHARGED_REMANDED},
    S.CHARGED_ON_BAIL: _RESULTS | {S.SENT_FOR_TRIAL, S.TRIAL, S.CHARGED_REMANDED},
    S.CHARGED_REMANDED: _RESULTS | {S.SENT_FOR_TRIAL, S.TRIAL, S.CHARGED_ON_BAIL},
    S.SENT_FOR_TRIAL: _RESULTS | {S.TRIAL},
    S.TRIAL: _RESULTS | {S.TRIAL},
    S.CONVICTED: frozenset({S.SENTENCED}),
    S.SENTENCED: frozenset({S.APPEAL}),
    S.ACQUITTED: frozenset({S.APPEAL}),
    S.DISCONTINUED: CHARGED | {S.RIGHT_TO_REVIEW},
    S.APPEAL: frozenset({S.CONVICTED, S.SENTENCED, S.ACQUITTED, S.TRIAL}),
}
NEEDS_ARREST = RELEASE
NEEDS_CHARGE = frozenset({S.SENT_FOR_TRIAL, S.TRIAL, S.CONVICTED, S.SENTENCED, S.ACQUITTED, S.DISCONTINUED})
BY_STAGE = frozenset(status for status in StrandStatus if "criminal.stage_reached" in STATUS_EVENTS[status])
"""The statuses that need no more than a day, a court and words; the others have a form of their own."""


def check_transition(old: str, new: StrandStatus) -> None:
    """Raise Refused, saying what is missing, unless a strand may go from one status to the other."""
    was = StrandStatus(old)
    if new in TRANSITIONS[was]:
        return
    if new in NEEDS_CHARGE and NEEDS_CHARGE.isdisjoint({was}) and was not in CHARGED:
        raise Refused(
            f"“{STATUS_LABELS[new]}” comes after a charge, and this strand is “{STATUS_LABELS[was]}”. "
            "Record the charge or the postal requisition first."
        )
    if new in NEEDS_ARREST and was not in {S.IN_CUSTODY, S.BAILED, S.RELEASED}:
        raise Refused(
            f"Nobody can be “{STATUS_LABELS[new].lower()}” who was not arrested. Record the arrest first."
        )
    raise Refused(f"A strand that is “{STATUS_LABELS[was]}” cannot become “{STATUS_LABELS[new]}”.")


class OffenceKind(StrEnum):
    """What an entry on the line of a suspected offence says. That it is not known is an answer too."""

    UNKNOWN = "unknown"
    LISTED = "listed"
    OTHER = "other"
    DROPPED = "dropped"


OFFENCE_KIND_LABELS: dict[OffenceKind, str] = {
    OffenceKind.UNKNOWN: "Not known",
    OffenceKind.LISTED: "An offence on the list",
    OffenceKind.OTHER: "Another offence, in words",
    OffenceKind.DROPPED: "No longer suspected",
}


class Anonymity(StrEnum):
    """Whether lifelong anonymity of the alleged victim binds what may be published."""

    BINDS = "binds"
    MAY_APPLY = "may_apply"
    DOES_NOT = "does_not"


ANONYMITY_LABELS: dict[Anonymity, str] = {
    Anonymity.BINDS: "Binds for life",
    Anonymity.MAY_APPLY: "May apply: binds until settled",
    Anonymity.DOES_NOT: "Does not apply",
}


class RestrictionKind(StrEnum):
    """Why something may not be published."""

    SEXUAL_OFFENCE = "sexual_offence"
    YOUTH = "youth"
    COURT_ORDER = "court_order"
    OTHER = "other"


RESTRICTION_LABELS: dict[RestrictionKind, str] = {
    RestrictionKind.SEXUAL_OFFENCE: "Lifelong anonymity of the alleged victim of a sexual offence",
    RestrictionKind.YOUTH: "A child or young person is concerned",
    RestrictionKind.COURT_ORDER: "A court or chair has restricted reporting",
    RestrictionKind.OTHER: "Another restriction on publishing",
}


class ReviewerRank(StrEnum):
    """Who reviewed a detention (PACE 1984 s 40(1))."""

    CUSTODY_OFFICER = "custody_officer"
    INSPECTOR = "inspector"
    SUPERINTENDENT = "superintendent"
    OTHER = "other"


REVIEWER_LABELS: dict[ReviewerRank, str] = {
    ReviewerRank.CUSTODY_OFFICER: "Custody officer (after charge)",
    ReviewerRank.INSPECTOR: "Inspector or above, not involved in the investigation",
    ReviewerRank.SUPERINTENDENT: "Superintendent or above",
    ReviewerRank.OTHER: "Somebody else",
}


class PostponeGround(StrEnum):
    """Why a review of detention was put off (PACE 1984 s 40(4)); not all grounds were read in the Act."""

    INTERVIEW = "interview"
    NO_OFFICER = "no_officer"
    NOT_PRACTICABLE = "not_practicable"


POSTPONE_LABELS: dict[PostponeGround, str] = {
    PostponeGround.INTERVIEW: "It would prejudice an interview in progress",
    PostponeGround.NO_OFFICER: "No review officer was readily available",
    PostponeGround.NOT_PRACTICABLE: "It was not practicable for another reason",
}


class ReviewOutcome(StrEnum):
    CONTINUED = "continued"
    RELEASE = "release"


REVIEW_OUTCOME_LABELS = {
    ReviewOutcome.CONTINUED: "Detention goes on",
    ReviewOutcome.RELEASE: "To be released",
}


class Authority(StrEnum):
    """Who let detention go on beyond the first 24 hours."""

    SUPERINTENDENT = "superintendent"
    COURT = "court"


AUTHORITY_LABELS = {
    Authority.SUPERINTENDENT: "Superintendent (PACE 1984 s 42)",
    Authority.COURT: "Magistrates' court, by warrant (PACE 1984 ss 43-44)",
}


class ReleaseKind(StrEnum):
    BAIL = "bail"
    UNDER_INVESTIGATION = "under_investigation"


RELEASE_LABELS = {
    ReleaseKind.BAIL: "Pre-charge bail",
    ReleaseKind.UNDER_INVESTIGATION: "Released under investigation",
}


class BailLevel(StrEnum):
    """Who authorised a period of pre-charge bail."""

    CUSTODY_OFFICER = "custody_officer"
    INSPECTOR = "inspector"
    SUPERINTENDENT = "superintendent"
    COURT = "court"


BAIL_LEVEL_LABELS: dict[BailLevel, str] = {
    BailLevel.CUSTODY_OFFICER: "Custody officer",
    BailLevel.INSPECTOR: "Inspector or above",
    BailLevel.SUPERINTENDENT: "Superintendent or above",
    BailLevel.COURT: "Magistrates' court",
}


class VictimsView(StrEnum):
    """Whether the alleged victim was asked about the conditions of bail."""

    GIVEN = "given"
    NO_ANSWER = "no_answer"
    NOT_PRACTICABLE = "not_practicable"
    NO_VICTIM = "no_victim"
    NOT_SOUGHT = "not_sought"


VICTIMS_VIEW_LABELS: dict[VictimsView, str] = {
    VictimsView.GIVEN: "Asked, and gave a view",
    VictimsView.NO_ANSWER: "Asked, no answer yet",
    VictimsView.NOT_PRACTICABLE: "It was not reasonably practicable to ask",
    VictimsView.NO_VICTIM: "There is no alleged victim",
    VictimsView.NOT_SOUGHT: "Not asked",
}


class ProsecutorsView(StrEnum):
    """What the prosecutor says about misconduct proceedings going on now."""

    WOULD_PREJUDICE = "would_prejudice"
    WOULD_NOT = "would_not"
    NO_ANSWER = "no_answer"
    NOT_ASKED = "not_asked"


PROSECUTORS_VIEW_LABELS: dict[ProsecutorsView, str] = {
    ProsecutorsView.WOULD_PREJUDICE: "They would prejudice the criminal proceedings",
    ProsecutorsView.WOULD_NOT: "They would not prejudice them",
    ProsecutorsView.NO_ANSWER: "Asked, no answer yet",
    ProsecutorsView.NOT_ASKED: "Not asked",
}


class Prejudice(StrEnum):
    """Whether misconduct proceedings go on beside criminal ones (PCR 2020 reg 10)."""

    PROCEED = "proceed"
    HOLD = "hold"


PREJUDICE_LABELS: dict[Prejudice, str] = {
    Prejudice.PROCEED: "Misconduct proceedings go on without delay",
    Prejudice.HOLD: "Misconduct proceedings wait: they would prejudice criminal proceedings",
}


class EndGround(StrEnum):
    """Which of its two triggers makes the further determination fall due (PCR 2020 reg 23(3))."""

    CONCLUDED = "concluded"
    NO_LONGER_PREJUDICED = "no_longer_prejudiced"
