"""The words of an exhibit: where it is, how it came, what was done with it, and a sentence for each. Pure."""

from enum import StrEnum

from peelian.access.refusals import Refused


class ExhibitStatus(StrEnum):
    """Where the thing itself is. Its files stay in the vault wherever it goes."""

    HELD = "held"
    OUT = "out"
    RETURNED = "returned"
    DESTROYED = "destroyed"


S = ExhibitStatus
STATUS_LABELS: dict[ExhibitStatus, str] = {
    S.HELD: "Held",
    S.OUT: "Out of our hands",
    S.RETURNED: "Returned",
    S.DESTROYED: "Destroyed",
}
STATUS_SENTENCES: dict[ExhibitStatus, str] = {
    S.HELD: "The exhibit is in our store.",
    S.OUT: "Somebody else has the exhibit for a time, a laboratory for example. It is to come back.",
    S.RETURNED: "The exhibit was given back. What was copied from it is still held, until that is destroyed too.",
    S.DESTROYED: "The exhibit was destroyed. Its record, and the hashes of its files, stay.",
}
STATUS_OWNERS: dict[ExhibitStatus, str] = {
    S.HELD: "investigator",
    S.OUT: "investigator",
    S.RETURNED: "investigator",
    S.DESTROYED: "nobody",
}
STATUS_EVENTS: dict[ExhibitStatus, tuple[str, ...]] = {
    S.HELD: ("evidence.exhibit_registered", "evidence.movement_recorded"),
    S.OUT: ("evidence.movement_recorded",),
    S.RETURNED: ("evidence.movement_recorded",),
    S.DESTROYED: ("evidence.movement_recorded",),
}
TRANSITIONS: dict[ExhibitStatus, frozenset[ExhibitStatus]] = {
    S.HELD: frozenset({S.OUT, S.RETURNED, S.DESTROYED}),
    S.OUT: frozenset({S.HELD, S.RETURNED, S.DESTROYED}),
    S.RETURNED: frozenset({S.HELD}),
    S.DESTROYED: frozenset(),
}


class Power(StrEnum):
    """Under what power something was seized. What nobody wrote down stays visible as that."""

    NOT_RECORDED = "not_recorded"
    WARRANT = "pace_s8"
    PRODUCTION_ORDER = "pace_sch1"
    AFTER_ARREST = "pace_s18"
    ON_PREMISES = "pace_s19"
    COMPUTER_FORM = "pace_s20"
    ON_ARREST = "pace_s32"
    SEIZE_AND_SIFT = "cjpa_s50"
    VOLUNTARY = "pcsc_s37"
    FORCE_PROPERTY = "force_property"
    HANDED_IN = "handed_in"
    OTHER_BODY = "other_body"
    OTHER = "other"


POWER_LABELS: dict[Power, str] = {
    Power.NOT_RECORDED: "Power not recorded",
    Power.WARRANT: "Search warrant (PACE 1984 s 8)",
    Power.PRODUCTION_ORDER: "Production order (PACE 1984 Sch 1)",
    Power.AFTER_ARREST: "Search of premises after arrest (PACE 1984 s 18)",
    Power.ON_PREMISES: "General power of seizure, lawfully on premises (PACE 1984 s 19)",
    Power.COMPUTER_FORM: "Information in electronic form, required in a form to take away (PACE 1984 s 20)",
    Power.ON_ARREST: "Search upon arrest (PACE 1984 s 32)",
    Power.SEIZE_AND_SIFT: "Seized to be sifted elsewhere (CJPA 2001 ss 50-51)",
    Power.VOLUNTARY: "Device provided voluntarily (PCSC Act 2022 s 37)",
    Power.FORCE_PROPERTY: "The force's own property, recalled from its user",
    Power.HANDED_IN: "Handed in by its holder, no power used",
    Power.OTHER_BODY: "Received from another force or body",
    Power.OTHER: "Another power, in words",
}


class HolderKind(StrEnum):
    """From whom an exhibit was taken."""

    UNKNOWN = "unknown"
    SUBJECT = "subject"
    PERSON = "person"
    DESCRIBED = "described"


HOLDER_LABELS: dict[HolderKind, str] = {
    HolderKind.UNKNOWN: "Not known",
    HolderKind.SUBJECT: "A subject of the case",
    HolderKind.PERSON: "Another person on record",
    HolderKind.DESCRIBED: "Somebody else, in words",
}


class Particular(StrEnum):
    """What of an exhibit can be corrected; the old value stays readable."""

    NAME = "name"
    DESCRIPTION = "description"
    SEIZED_BY = "seized_by"
    SEIZED_AT = "seized_at"
    SEIZED_WHERE = "seized_where"
    POWER = "power"
    POWER_WORDS = "power_words"
    HOLDER = "holder"


PARTICULAR_LABELS: dict[Particular, str] = {
    Particular.NAME: "Reference",
    Particular.DESCRIPTION: "Description",
    Particular.SEIZED_BY: "Seized by",
    Particular.SEIZED_AT: "Seized at",
    Particular.SEIZED_WHERE: "Seized where",
    Particular.POWER: "Power",
    Particular.POWER_WORDS: "Power, in words",
    Particular.HOLDER: "Taken from",
}


class Step(StrEnum):
    """One kind of entry in the continuity of an exhibit."""

    REGISTERED = "registered"
    CORRECTED = "corrected"
    MOVED = "moved"
    HANDED_OVER = "handed_over"
    RECEIVED = "received"
    SEAL_CHANGED = "seal_changed"
    EXAMINED = "examined"
    COPIED = "copied"
    RETURNED = "returned"
    DESTROYED = "destroyed"
    FILE_STORED = "file_stored"
    FILE_OPENED = "file_opened"
    FILE_TAKEN_OUT = "file_taken_out"
    FILE_DESTROYED = "file_destroyed"
    SHEET_MADE = "sheet_made"


STEP_LABELS: dict[Step, str] = {
    Step.REGISTERED: "Registered",
    Step.CORRECTED: "Particulars corrected",
    Step.MOVED: "Moved within our store",
    Step.HANDED_OVER: "Handed over to somebody",
    Step.RECEIVED: "Received back",
    Step.SEAL_CHANGED: "Seal changed",
    Step.EXAMINED: "Examined",
    Step.COPIED: "Copied",
    Step.RETURNED: "Returned to its owner",
    Step.DESTROYED: "Destroyed",
    Step.FILE_STORED: "File taken in",
    Step.FILE_OPENED: "File opened",
    Step.FILE_TAKEN_OUT: "File taken out",
    Step.FILE_DESTROYED: "File destroyed",
    Step.SHEET_MADE: "Proof sheet made",
}
BY_HAND: tuple[Step, ...] = (
    Step.MOVED,
    Step.HANDED_OVER,
    Step.RECEIVED,
    Step.SEAL_CHANGED,
    Step.EXAMINED,
    Step.COPIED,
    Step.RETURNED,
    Step.DESTROYED,
)
"""The steps that a person records; the others are written by what Peelian itself does."""
LEADS_TO: dict[Step, ExhibitStatus] = {
    Step.HANDED_OVER: S.OUT,
    Step.RECEIVED: S.HELD,
    Step.RETURNED: S.RETURNED,
    Step.DESTROYED: S.DESTROYED,
}
NEEDS_WHERE = frozenset({Step.MOVED, Step.HANDED_OVER, Step.RETURNED})
IN_HAND = frozenset({S.HELD, S.OUT})


def status_after(old: str, step: Step) -> ExhibitStatus:
    """Where an exhibit is after a step by hand. Raises Refused for one that cannot have happened."""
    was, becomes = ExhibitStatus(old), LEADS_TO.get(step, ExhibitStatus(old))
    again = step is Step.HANDED_OVER and was is S.OUT
    if becomes in TRANSITIONS[was] or again or (step not in LEADS_TO and was in IN_HAND):
        return becomes
    raise Refused(
        f"“{STEP_LABELS[step]}” cannot be recorded of an exhibit that is “{STATUS_LABELS[was].lower()}”. "
        "Record first what brought it there, or correct what was recorded by a further entry."
    )


class FileKind(StrEnum):
    """What the bytes of a file are, by their content and never by its name."""

    ZIP = "zip"
    OFFICE = "office"
    PDF = "pdf"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    DATABASE = "database"
    XML = "xml"
    JSON = "json"
    TEXT = "text"
    PROGRAM = "program"
    OTHER = "other"
    UNKNOWN = "unknown"


FILE_KIND_LABELS: dict[FileKind, str] = {
    FileKind.ZIP: "Archive (zip)",
    FileKind.OFFICE: "Office document",
    FileKind.PDF: "PDF",
    FileKind.IMAGE: "Image",
    FileKind.VIDEO: "Video",
    FileKind.AUDIO: "Sound",
    FileKind.DATABASE: "Database",
    FileKind.XML: "XML",
    FileKind.JSON: "JSON",
    FileKind.TEXT: "Text",
    FileKind.PROGRAM: "Program",
    FileKind.OTHER: "Another known kind",
    FileKind.UNKNOWN: "Kind not recognised",
}


class Scan(StrEnum):
    """What the virus scanner said of a file when it came."""

    CLEAN = "clean"
    INFECTED = "infected"
    NOT_SCANNED = "not_scanned"


SCAN_LABELS: dict[Scan, str] = {
    Scan.CLEAN: "Scanned, nothing found",
    Scan.INFECTED: "Infected: quarantined",
    Scan.NOT_SCANNED: "Not scanned",
}
SCAN_SENTENCES: dict[Scan, str] = {
    Scan.CLEAN: "The scanner found nothing it knows. That is not proof that the file is harmless.",
    Scan.INFECTED: "The scanner knows what is in it. The file is held as it came, and cannot be opened here.",
    Scan.NOT_SCANNED: "No scanner looked at this file. Open it with care.",
}


class Disclosure(StrEnum):
    """Whether an exhibit is relied on, and what follows for disclosure where it is not (CPIA 1996)."""

    UNDECIDED = "undecided"
    USED = "used"
    UNUSED_DISCLOSE = "unused_disclose"
    UNUSED_NOT = "unused_not"
    SENSITIVE = "sensitive"


DISCLOSURE_LABELS: dict[Disclosure, str] = {
    Disclosure.UNDECIDED: "Not decided",
    Disclosure.USED: "Used: relied on",
    Disclosure.UNUSED_DISCLOSE: "Unused, to be disclosed",
    Disclosure.UNUSED_NOT: "Unused, does not meet the test for disclosure",
    Disclosure.SENSITIVE: "Unused and sensitive",
}
