"""Permissions, and the roles that carry them. Roles are code: the database stores only their short codes."""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """One thing a person may be allowed to do. The value is its stable code."""

    RECORD_REPORTS = "record_reports"
    READ_REPORTS = "read_reports"
    REVIEW_STATEMENTS = "review_statements"
    SEE_CASES = "see_cases"
    SEE_UNIT_CASES = "see_unit_cases"
    SEE_DEPARTMENT_CASES = "see_department_cases"
    OPEN_CASES = "open_cases"
    WORK_CASES = "work_cases"
    ACT_AS_AUTHORITY = "act_as_authority"
    BE_APPOINTED = "be_appointed"
    PROCLAIM_DAYS = "proclaim_days"
    SEAL_CASES = "seal_cases"
    CLOSE_CASES = "close_cases"
    SEE_PROTECTED_PEOPLE = "see_protected_people"
    READ_RESTRICTIONS = "read_restrictions"
    AUTHORISE_SUSPENSIONS = "authorise_suspensions"
    SEE_POSTING_CONDITIONS = "see_posting_conditions"
    SEE_EXHIBITS = "see_exhibits"
    HANDLE_EXHIBITS = "handle_exhibits"
    READ_LOCKED_THREADS = "read_locked_threads"
    LEAD_REVIEW = "lead_review"
    READ_FOR_REVIEW = "read_for_review"
    SEE_MEDIA_FACTS = "see_media_facts"
    LOOK_AT_MEDIA = "look_at_media"
    APPROVE_LOOKS = "approve_looks"
    MANAGE_HASH_LISTS = "manage_hash_lists"
    READ_PEOPLE = "read_people"
    EDIT_PEOPLE = "edit_people"
    IMPORT_PEOPLE = "import_people"
    SEARCH = "search"
    EXPORT = "export"
    READ_LEDGER = "read_ledger"
    MANAGE_ACCOUNTS = "manage_accounts"


PERMISSION_SENTENCES: dict[Permission, str] = {
    Permission.RECORD_REPORTS: "Record a report and add documents to it.",
    Permission.READ_REPORTS: "Read reports, except those behind a wall.",
    Permission.REVIEW_STATEMENTS: "Accept, correct or reject what the reading assistant proposes.",
    Permission.SEE_CASES: "See the cases one is assigned to.",
    Permission.SEE_UNIT_CASES: "See the unsealed cases of one's own unit.",
    Permission.SEE_DEPARTMENT_CASES: "See every unsealed case of the department.",
    Permission.OPEN_CASES: "Open a case from a report.",
    Permission.WORK_CASES: "Work on the cases one is assigned to.",
    Permission.ACT_AS_AUTHORITY: "Take the decisions that the law gives to the appropriate authority.",
    Permission.BE_APPOINTED: "Be appointed to investigate.",
    Permission.PROCLAIM_DAYS: "Add a proclaimed day to the calendar, which moves what is due; revoke one.",
    Permission.SEAL_CASES: "Seal a case, so that only the people on it know that it exists.",
    Permission.CLOSE_CASES: "Conclude a case.",
    Permission.SEE_PROTECTED_PEOPLE: "See who victims and protected witnesses are on assigned cases, giving a reason.",
    Permission.READ_RESTRICTIONS: "Read suspensions and restrictions in the cases one may see and works on.",
    Permission.AUTHORISE_SUSPENSIONS: "Authorise what another account asks for: suspending, and each review of it.",
    Permission.SEE_POSTING_CONDITIONS: "See who may not be posted where, without the case or the reasons.",
    Permission.SEE_EXHIBITS: "See the exhibits of the cases one is on, and their continuity.",
    Permission.HANDLE_EXHIBITS: "Register exhibits, add files to them and record what is done with them.",
    Permission.LEAD_REVIEW: "Lead the review of a case's messages: fix the question, appoint readers, stop.",
    Permission.READ_FOR_REVIEW: "Read and code messages in the reviews one is appointed to.",
    Permission.SEE_MEDIA_FACTS: "See which pictures and films the messages of a case carried, and their spread.",
    Permission.LOOK_AT_MEDIA: "Ask to be shown a picture of a case one works on, giving a reason each time.",
    Permission.APPROVE_LOOKS: "Approve, as a second person, that somebody is shown a flagged picture.",
    Permission.MANAGE_HASH_LISTS: "Give and withdraw lists of hashes that are matched in every case.",
    Permission.READ_LOCKED_THREADS: "Read threads locked for privilege or privacy, in cases one does not investigate.",
    Permission.READ_PEOPLE: "Read the pages of officers and staff.",
    Permission.EDIT_PEOPLE: "Add and correct people.",
    Permission.IMPORT_PEOPLE: "Import people from the HR file.",
    Permission.SEARCH: "Search what one may see.",
    Permission.EXPORT: "Take lists out as CSV.",
    Permission.READ_LEDGER: "Read the ledger.",
    Permission.MANAGE_ACCOUNTS: "Create accounts and grant roles.",
}


class Role(StrEnum):
    """What someone does. The value is the short code that is stored."""

    INTAKE = "intake"
    INVESTIGATOR = "investigator"
    AUTHORITY = "authority"
    SENIOR = "senior"
    LIAISON = "liaison"
    VETTING = "vetting"
    HR = "hr"
    AUDITOR = "auditor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class RoleCard:
    """What a role is called, what it is for, and what it may do."""

    title: str
    purpose: str
    permissions: frozenset[Permission]


P = Permission
CASEWORK = {P.SEE_CASES, P.WORK_CASES, P.SEARCH, P.READ_PEOPLE}

ROLE_CARDS: dict[Role, RoleCard] = {
    Role.INTAKE: RoleCard(
        "Intake officer",
        "Takes in reports, has them read, and opens cases.",
        frozenset(
            {P.RECORD_REPORTS, P.READ_REPORTS, P.REVIEW_STATEMENTS, P.SEE_DEPARTMENT_CASES, P.OPEN_CASES}
            | CASEWORK
            | {P.EDIT_PEOPLE, P.EXPORT}
        ),
    ),
    Role.INVESTIGATOR: RoleCard(
        "Investigator",
        "Investigates the cases they are assigned to.",
        frozenset(
            CASEWORK
            | {P.SEE_UNIT_CASES, P.BE_APPOINTED, P.SEE_PROTECTED_PEOPLE, P.EDIT_PEOPLE, P.READ_RESTRICTIONS}
            | {P.SEE_EXHIBITS, P.HANDLE_EXHIBITS}
            | {P.LEAD_REVIEW, P.READ_FOR_REVIEW}
            | {P.SEE_MEDIA_FACTS, P.LOOK_AT_MEDIA}
        ),
    ),
    Role.AUTHORITY: RoleCard(
        "Appropriate authority",
        "Takes the decisions that the Regulations give to the appropriate authority.",
        frozenset(
            CASEWORK
            | {P.SEE_DEPARTMENT_CASES, P.READ_REPORTS, P.OPEN_CASES, P.ACT_AS_AUTHORITY}
            | {P.SEAL_CASES, P.CLOSE_CASES, P.PROCLAIM_DAYS, P.EXPORT}
            | {P.READ_RESTRICTIONS}
            | {P.SEE_EXHIBITS}
            | {P.LEAD_REVIEW, P.READ_FOR_REVIEW}
            | {P.SEE_MEDIA_FACTS, P.APPROVE_LOOKS, P.MANAGE_HASH_LISTS}
        ),
    ),
    Role.SENIOR: RoleCard(
        "Senior officer",
        "Ranks above chief superintendent and authorises what only a senior officer may.",
        frozenset(
            {P.SEE_CASES, P.SEE_DEPARTMENT_CASES, P.SEARCH, P.READ_PEOPLE, P.SEAL_CASES, P.EXPORT}
            | {P.READ_RESTRICTIONS, P.AUTHORISE_SUSPENSIONS, P.READ_LOCKED_THREADS}
            | {P.SEE_MEDIA_FACTS, P.APPROVE_LOOKS}
        ),
    ),
    Role.LIAISON: RoleCard(
        "Victim liaison officer",
        "Keeps complainants, victims and interested persons informed and safe.",
        frozenset({P.SEE_CASES, P.WORK_CASES, P.SEE_PROTECTED_PEOPLE, P.SEARCH}),
    ),
    Role.VETTING: RoleCard(
        "Vetting officer",
        "Decides who may hold clearance.",
        frozenset({P.READ_PEOPLE, P.SEARCH}),
    ),
    Role.HR: RoleCard(
        "HR officer",
        "Keeps the record of the workforce.",
        frozenset({P.READ_PEOPLE, P.EDIT_PEOPLE, P.IMPORT_PEOPLE, P.SEARCH, P.SEE_POSTING_CONDITIONS}),
    ),
    Role.AUDITOR: RoleCard("Auditor", "Reads the ledger, and nothing else.", frozenset({P.READ_LEDGER})),
    Role.ADMIN: RoleCard(
        "System administrator",
        "Creates accounts and grants roles; sees no case.",
        frozenset({P.MANAGE_ACCOUNTS}),
    ),
}
