"""The words of a case: what it can be, what it can become, and a sentence for each. Pure: no database, no clock.

Codes equal those of `peelian.law.reference`, where each is cited; a test holds the two together.
"""

from enum import StrEnum

from peelian.access.refusals import Refused
from peelian.law.reference.referral import Route as ReferralRoute


class MatterType(StrEnum):
    """What kind of matter the law takes it for (Police Reform Act 2002, section 12 and Schedule 3)."""

    COMPLAINT = "COMPLAINT_S3"
    COMPLAINT_OUTSIDE = "COMPLAINT_OUT"
    CONDUCT = "CM"
    RECORDABLE_CONDUCT = "RCM"
    DSI = "DSI"


MATTER_SENTENCES: dict[MatterType, str] = {
    MatterType.COMPLAINT: "Complaint recorded under Schedule 3",
    MatterType.COMPLAINT_OUTSIDE: "Complaint handled outside Schedule 3",
    MatterType.CONDUCT: "Conduct matter (internal)",
    MatterType.RECORDABLE_CONDUCT: "Recordable conduct matter",
    MatterType.DSI: "Death or serious injury matter",
}
SCHEDULE_3_MATTERS = frozenset({MatterType.COMPLAINT, MatterType.RECORDABLE_CONDUCT, MatterType.DSI})
COMPLAINTS = frozenset({MatterType.COMPLAINT, MatterType.COMPLAINT_OUTSIDE})


class Handling(StrEnum):
    """Which of the two front doors a matter goes through, and in what form it is investigated."""

    UNDECIDED = "UNDECIDED"
    INTERNAL = "PCR_PART_3"
    OUTSIDE = "OUT"
    NOT_INVESTIGATED = "S3_NON_INV"
    NO_FURTHER_ACTION = "S3_NFA"
    LOCAL = "S3_LOCAL_INV"
    LOCAL_SPECIAL = "S3_LOCAL_INV_SPECIAL"
    DIRECTED = "S3_DIRECTED"
    INDEPENDENT = "S3_INDEPENDENT"


HANDLING_SENTENCES: dict[Handling, str] = {
    Handling.UNDECIDED: "Not decided yet",
    Handling.INTERNAL: "Internal investigation under Part 3 of the Conduct Regulations",
    Handling.OUTSIDE: "Handled otherwise than under Schedule 3",
    Handling.NOT_INVESTIGATED: "Under Schedule 3, otherwise than by investigation",
    Handling.NO_FURTHER_ACTION: "Under Schedule 3, no further action",
    Handling.LOCAL: "Local investigation under Schedule 3",
    Handling.LOCAL_SPECIAL: "Local investigation under Schedule 3, special procedure",
    Handling.DIRECTED: "Investigation directed by the oversight body",
    Handling.INDEPENDENT: "Independent investigation by the oversight body",
}
INVESTIGATIONS = frozenset(
    {Handling.INTERNAL, Handling.LOCAL, Handling.LOCAL_SPECIAL, Handling.DIRECTED, Handling.INDEPENDENT}
)
SPECIAL_PROCEDURE = frozenset({Handling.LOCAL_SPECIAL, Handling.DIRECTED, Handling.INDEPENDENT})


class CaseStatus(StrEnum):
    """Where a case stands."""

    OPENED = "opened"
    ASSESSED = "assessed"
    UNDER_INVESTIGATION = "under_investigation"
    REPORTED = "reported"
    CONCLUDED = "concluded"


STATUS_SENTENCES: dict[CaseStatus, str] = {
    CaseStatus.OPENED: "The case is open, and how serious it is has still to be assessed.",
    CaseStatus.ASSESSED: "Every subject has a severity assessment; nobody is investigating yet.",
    CaseStatus.UNDER_INVESTIGATION: "An investigator has been appointed.",
    CaseStatus.REPORTED: "The investigator's report has gone to the appropriate authority.",
    CaseStatus.CONCLUDED: "The case has ended. It can be reopened, with reasons.",
}
STATUS_LABELS: dict[CaseStatus, str] = {
    CaseStatus.OPENED: "Open",
    CaseStatus.ASSESSED: "Assessed",
    CaseStatus.UNDER_INVESTIGATION: "Under investigation",
    CaseStatus.REPORTED: "Report received",
    CaseStatus.CONCLUDED: "Concluded",
}
STATUS_OWNERS: dict[CaseStatus, str] = {
    CaseStatus.OPENED: "appropriate authority",
    CaseStatus.ASSESSED: "appropriate authority",
    CaseStatus.UNDER_INVESTIGATION: "investigator",
    CaseStatus.REPORTED: "appropriate authority",
    CaseStatus.CONCLUDED: "nobody",
}
# Which event takes a case into each status, for the state page and the test that no status is unreachable.
STATUS_EVENTS: dict[CaseStatus, tuple[str, ...]] = {
    CaseStatus.OPENED: ("cases.case_opened", "cases.case_reopened"),
    CaseStatus.ASSESSED: ("cases.severity_assessed",),
    CaseStatus.UNDER_INVESTIGATION: ("cases.investigator_appointed",),
    CaseStatus.REPORTED: ("cases.investigation_reported",),
    CaseStatus.CONCLUDED: ("cases.case_concluded",),
}
TRANSITIONS: dict[CaseStatus, frozenset[CaseStatus]] = {
    CaseStatus.OPENED: frozenset({CaseStatus.ASSESSED, CaseStatus.UNDER_INVESTIGATION, CaseStatus.CONCLUDED}),
    CaseStatus.ASSESSED: frozenset({CaseStatus.OPENED, CaseStatus.UNDER_INVESTIGATION, CaseStatus.CONCLUDED}),
    CaseStatus.UNDER_INVESTIGATION: frozenset({CaseStatus.REPORTED, CaseStatus.CONCLUDED}),
    CaseStatus.REPORTED: frozenset({CaseStatus.UNDER_INVESTIGATION, CaseStatus.CONCLUDED}),
    CaseStatus.CONCLUDED: frozenset({CaseStatus.OPENED}),
}


def check_transition(old: str, new: CaseStatus) -> None:
    """Raise Refused unless a case may go from one status to the other."""
    if new not in TRANSITIONS[CaseStatus(old)]:
        label = STATUS_LABELS
        raise Refused(f"A case that is “{label[CaseStatus(old)]}” cannot become “{label[new]}”.")


class SeverityResult(StrEnum):
    """What an assessment says (Police (Conduct) Regulations 2020, reg 14)."""

    GROSS_HEARING = "GM_HEARING"
    MISCONDUCT_MEETING = "M_MEETING"
    MISCONDUCT_HEARING = "M_HEARING"
    PRACTICE = "PRI"
    VETTING = "VETTING"
    PERFORMANCE = "UPP"
    NO_ACTION = "NFA"


SEVERITY_SENTENCES: dict[SeverityResult, str] = {
    SeverityResult.GROSS_HEARING: "Gross misconduct, likely to go to a misconduct hearing",
    SeverityResult.MISCONDUCT_MEETING: "Misconduct, likely to go to a misconduct meeting",
    SeverityResult.MISCONDUCT_HEARING: "Misconduct, likely to go to a hearing because of earlier action",
    SeverityResult.PRACTICE: "Practice requiring improvement: reflective practice review",
    SeverityResult.VETTING: "Neither: refer under the Vetting Regulations",
    SeverityResult.PERFORMANCE: "Neither: refer under the Performance Regulations",
    SeverityResult.NO_ACTION: "Neither: no further action",
}
MUST_INVESTIGATE = frozenset(
    {SeverityResult.GROSS_HEARING, SeverityResult.MISCONDUCT_MEETING, SeverityResult.MISCONDUCT_HEARING}
)


ROUTE_OF_MATTER: dict[MatterType, ReferralRoute] = {
    MatterType.COMPLAINT: ReferralRoute.COMPLAINT,
    MatterType.COMPLAINT_OUTSIDE: ReferralRoute.COMPLAINT,
    MatterType.CONDUCT: ReferralRoute.CONDUCT,
    MatterType.RECORDABLE_CONDUCT: ReferralRoute.CONDUCT,
    MatterType.DSI: ReferralRoute.DSI,
}


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"


ANSWER_LABELS = {Answer.YES: "Yes", Answer.NO: "No", Answer.NOT_YET: "Cannot say yet"}


class OversightMode(StrEnum):
    """What the oversight body decided on a referral (Police Reform Act 2002, Schedule 3, paras 5, 14, 14D, 15)."""

    RETURNED = "RETURNED"
    LOCAL = "LOCAL"
    DIRECTED = "DIRECTED"
    INDEPENDENT = "INDEPENDENT"


OVERSIGHT_SENTENCES: dict[OversightMode, str] = {
    OversightMode.RETURNED: "Referred back to the force",
    OversightMode.LOCAL: "Local investigation by the force",
    OversightMode.DIRECTED: "Directed investigation",
    OversightMode.INDEPENDENT: "Independent investigation",
}


class NoticeKind(StrEnum):
    INVESTIGATION = "investigation"
    TERMS = "terms"
    TERMS_WITHHELD = "terms_withheld"
    ASSESSMENT_CHANGED = "assessment_changed"
    PROGRESS = "progress"
    SEVERITY_OUTCOME = "severity_outcome"


NOTICE_SENTENCES: dict[NoticeKind, str] = {
    NoticeKind.INVESTIGATION: "Notice of investigation",
    NoticeKind.TERMS: "Terms of reference",
    NoticeKind.TERMS_WITHHELD: "Notice that terms of reference are withheld, and why",
    NoticeKind.ASSESSMENT_CHANGED: "Notice of a revised severity assessment",
    NoticeKind.PROGRESS: "Progress of the investigation",
    NoticeKind.SEVERITY_OUTCOME: "Notice that no misconduct investigation will follow",
}


class PartyRole(StrEnum):
    COMPLAINANT = "complainant"
    VICTIM = "victim"
    INTERESTED = "interested_person"
    WITNESS = "witness"


PARTY_LABELS: dict[PartyRole, str] = {
    PartyRole.COMPLAINANT: "Complainant",
    PartyRole.VICTIM: "Victim",
    PartyRole.INTERESTED: "Interested person",
    PartyRole.WITNESS: "Witness",
}
OWED_UPDATES = frozenset({PartyRole.COMPLAINANT, PartyRole.VICTIM, PartyRole.INTERESTED})


class MemberRole(StrEnum):
    """Why someone is on a case."""

    LEAD = "lead"
    INVESTIGATOR = "investigator"
    AUTHORITY = "authority"
    LIAISON = "liaison"
    READER = "reader"


MEMBER_LABELS: dict[MemberRole, str] = {
    MemberRole.LEAD: "Lead investigator",
    MemberRole.INVESTIGATOR: "Investigator",
    MemberRole.AUTHORITY: "Appropriate authority",
    MemberRole.LIAISON: "Victim liaison officer",
    MemberRole.READER: "Let in to read",
}


class DutyState(StrEnum):
    ON_DUTY = "on_duty"
    OFF_DUTY = "off_duty"
    BOTH = "both"
    UNKNOWN = "unknown"


DUTY_LABELS = {
    DutyState.ON_DUTY: "On duty",
    DutyState.OFF_DUTY: "Off duty",
    DutyState.BOTH: "Both on and off duty",
    DutyState.UNKNOWN: "Not known",
}


class Standing(StrEnum):
    """How sure a fact is, in the word of whoever said it."""

    ALLEGED = "alleged"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    UNKNOWN = "unknown"


class DecisionKind(StrEnum):
    OPENING = "opening"
    HANDLING = "handling"
    SEVERITY = "severity"
    REFERRAL_GROUND = "referral_ground"
    REFERRAL = "referral"
    OVERSIGHT = "oversight"
    APPOINTMENT = "appointment"
    WITHHOLDING = "withholding"
    EXTENSION = "extension"
    SEALING = "sealing"
    SUBJECT = "subject"
    LINK = "link"
    CONCLUSION = "conclusion"
    REOPENING = "reopening"
    OTHER = "other"


DECISION_LABELS: dict[DecisionKind, str] = {
    DecisionKind.OPENING: "Case opened",
    DecisionKind.HANDLING: "How the matter is handled",
    DecisionKind.SEVERITY: "Severity assessment",
    DecisionKind.REFERRAL_GROUND: "Referral ground answered",
    DecisionKind.REFERRAL: "Referral to the oversight body",
    DecisionKind.OVERSIGHT: "Decision of the oversight body",
    DecisionKind.APPOINTMENT: "Investigator appointed",
    DecisionKind.WITHHOLDING: "Notice withheld",
    DecisionKind.EXTENSION: "Time extended",
    DecisionKind.SEALING: "Sealing",
    DecisionKind.SUBJECT: "Subject",
    DecisionKind.LINK: "Cases linked",
    DecisionKind.CONCLUSION: "Case concluded",
    DecisionKind.REOPENING: "Case reopened",
    DecisionKind.OTHER: "Other decision",
}


class Conclusion(StrEnum):
    NO_ACTION = "no_action"
    REFLECTIVE_PRACTICE = "reflective_practice"
    PERFORMANCE = "performance"
    TO_PROCEEDINGS = "to_proceedings"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"
    ERROR = "error"


CONCLUSION_LABELS: dict[Conclusion, str] = {
    Conclusion.NO_ACTION: "No further action",
    Conclusion.REFLECTIVE_PRACTICE: "Reflective practice review",
    Conclusion.PERFORMANCE: "Performance procedures",
    Conclusion.TO_PROCEEDINGS: "Misconduct proceedings to be brought",
    Conclusion.RESOLVED: "Resolved to the complainant's satisfaction",
    Conclusion.WITHDRAWN: "Complaint withdrawn",
    Conclusion.ERROR: "Opened in error",
}


class LinkKind(StrEnum):
    SAME_INCIDENT = "same_incident"
    SAME_PEOPLE = "same_people"
    RELATED = "related"


LINK_LABELS = {
    LinkKind.SAME_INCIDENT: "Arises from the same incident",
    LinkKind.SAME_PEOPLE: "Concerns the same people",
    LinkKind.RELATED: "Related in another way",
}
