"""The words of a pack: what can be withheld of a message, and why. Pure."""

from enum import StrEnum


class Part(StrEnum):
    """What of a message is withheld."""

    PHRASE = "phrase"
    SENDER = "sender"
    FILES = "files"
    MESSAGE = "message"


PART_LABELS: dict[Part, str] = {
    Part.PHRASE: "Words in it",
    Part.SENDER: "Who sent it",
    Part.FILES: "The names of its files",
    Part.MESSAGE: "All of its text",
}


class Reason(StrEnum):
    """Why it is withheld: what a reader of the pack is told."""

    VICTIM = "victim"
    THIRD_PARTY = "third_party"
    SENSITIVE = "sensitive"
    PRIVILEGE = "privilege"
    METHOD = "method"
    ABUSE = "abuse"


REASON_LABELS: dict[Reason, str] = {
    Reason.VICTIM: "could identify a victim or complainant",
    Reason.THIRD_PARTY: "personal data of somebody who has no part in this",
    Reason.SENSITIVE: "sensitive material",
    Reason.PRIVILEGE: "subject to legal privilege",
    Reason.METHOD: "would reveal how the police work",
    Reason.ABUSE: "the words themselves would do harm and are described instead",
}


class Form(StrEnum):
    """A way in which an edition of a pack is kept."""

    PDF = "pdf"
    WORD = "docx"
    SPREADSHEET = "xlsx"
    CASE_UCO = "jsonld"


FORM_LABELS: dict[Form, str] = {
    Form.PDF: "PDF",
    Form.WORD: "Word document",
    Form.SPREADSHEET: "Spreadsheet",
    Form.CASE_UCO: "CASE/UCO (for another force’s system)",
}
MEDIA_TYPES: dict[Form, str] = {
    Form.PDF: "application/pdf",
    Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.SPREADSHEET: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.CASE_UCO: "application/ld+json",
}
