"""The words of media: what a file is, what is said of it, how it matched, how a look is asked for. Pure."""

from datetime import timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What sort of file an attachment is, by its first bytes and not by its name."""

    PICTURE = "picture"
    FILM = "film"
    OTHER = "other"


KIND_LABELS: dict[Kind, str] = {Kind.PICTURE: "Picture", Kind.FILM: "Film", Kind.OTHER: "Other file"}


class PictureStatus(StrEnum):
    """How far a file has been looked into by the machine."""

    WAITING = "waiting"
    HASHED = "hashed"
    EXACT_ONLY = "exact_only"


PICTURE_LABELS: dict[PictureStatus, str] = {
    PictureStatus.WAITING: "Waiting",
    PictureStatus.HASHED: "Hashed",
    PictureStatus.EXACT_ONLY: "Exact hash only",
}
PICTURE_SENTENCES: dict[PictureStatus, str] = {
    PictureStatus.WAITING: "It was found in the messages; its likeness is not worked out yet.",
    PictureStatus.HASHED: "Its exact hash and its likeness are known, so changed copies of it are found too.",
    PictureStatus.EXACT_ONLY: "Only its exact hash is known: unchanged copies are found, changed ones are not.",
}
PICTURE_OWNERS: dict[PictureStatus, str] = {
    PictureStatus.WAITING: "The job that works out likenesses",
    PictureStatus.HASHED: "Investigator",
    PictureStatus.EXACT_ONLY: "Investigator",
}
PICTURE_EVENTS: dict[PictureStatus, tuple[str, ...]] = {
    PictureStatus.WAITING: ("media.pictures_listed",),
    PictureStatus.HASHED: ("media.pictures_hashed",),
    PictureStatus.EXACT_ONLY: ("media.pictures_hashed",),
}
PICTURE_TRANSITIONS: dict[PictureStatus, frozenset[PictureStatus]] = {
    PictureStatus.WAITING: frozenset({PictureStatus.HASHED, PictureStatus.EXACT_ONLY}),
    PictureStatus.HASHED: frozenset(),
    PictureStatus.EXACT_ONLY: frozenset({PictureStatus.HASHED, PictureStatus.EXACT_ONLY}),
}


class Flag(StrEnum):
    """What a person, or a list, says of a file; the more there is to protect, the later in this list."""

    NONE = "none"
    INTIMATE = "intimate"
    VICTIM = "victim"
    FORBIDDEN = "forbidden"
    QUARANTINED = "quarantined"


FLAG_LABELS: dict[Flag, str] = {
    Flag.NONE: "Not flagged",
    Flag.INTIMATE: "Intimate",
    Flag.VICTIM: "Victim shown",
    Flag.FORBIDDEN: "Forbidden to possess",
    Flag.QUARANTINED: "Quarantined",
}
FLAG_SENTENCES: dict[Flag, str] = {
    Flag.NONE: "Nobody has said anything of it. A look at it takes a reason.",
    Flag.INTIMATE: "A look takes a reason and the approval of a second account.",
    Flag.VICTIM: "It shows a victim. A look takes a reason and the approval of a second account.",
    Flag.FORBIDDEN: "It is on a list of what may not be possessed. A look takes a reason and a second account.",
    Flag.QUARANTINED: "A possible indecent image of a child. Nobody can look at it here; the named person was told.",
}
BY_HAND = (Flag.NONE, Flag.INTIMATE, Flag.VICTIM, Flag.FORBIDDEN)
"""What may be set by hand. A quarantine is reported, not set, and is not lifted in this system."""
TWO_PEOPLE = frozenset({Flag.INTIMATE, Flag.VICTIM, Flag.FORBIDDEN})
MAY_OPT_OUT = (Flag.INTIMATE, Flag.VICTIM, Flag.FORBIDDEN)


class RunStatus(StrEnum):
    """Where the working out of a case's likenesses stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


RUN_LABELS: dict[RunStatus, str] = {
    RunStatus.QUEUED: "Waiting to begin",
    RunStatus.RUNNING: "Running",
    RunStatus.DONE: "Done",
    RunStatus.FAILED: "Stopped",
}
RUN_SENTENCES: dict[RunStatus, str] = {
    RunStatus.QUEUED: "The job has not begun.",
    RunStatus.RUNNING: "Files are being read one after another.",
    RunStatus.DONE: "Every file was read, or it is said of it why not.",
    RunStatus.FAILED: "The job broke off. What it had read is kept; begin again for the rest.",
}
RUN_OWNERS: dict[RunStatus, str] = dict.fromkeys(RunStatus, "The job that works out likenesses") | {
    RunStatus.FAILED: "Investigator"
}
RUN_EVENTS: dict[RunStatus, tuple[str, ...]] = {
    RunStatus.QUEUED: ("media.hashing_asked_for",),
    RunStatus.RUNNING: ("media.pictures_listed",),
    RunStatus.DONE: ("media.pictures_hashed",),
    RunStatus.FAILED: ("media.hashing_failed",),
}
RUN_TRANSITIONS: dict[RunStatus, frozenset[RunStatus]] = {
    RunStatus.QUEUED: frozenset({RunStatus.RUNNING, RunStatus.FAILED}),
    RunStatus.RUNNING: frozenset({RunStatus.DONE, RunStatus.FAILED}),
    RunStatus.DONE: frozenset(),
    RunStatus.FAILED: frozenset(),
}


class Purpose(StrEnum):
    """What a list of hashes is for, which decides what a match is flagged as."""

    VICTIMS_FILM = "victims_film"
    FORBIDDEN_SET = "forbidden_set"
    OTHER = "other"


PURPOSE_LABELS: dict[Purpose, str] = {
    Purpose.VICTIMS_FILM: "A film or picture of a victim, held elsewhere",
    Purpose.FORBIDDEN_SET: "A set that may not be possessed",
    Purpose.OTHER: "Something else",
}
FLAG_OF_PURPOSE: dict[Purpose, Flag] = {
    Purpose.VICTIMS_FILM: Flag.VICTIM,
    Purpose.FORBIDDEN_SET: Flag.FORBIDDEN,
    Purpose.OTHER: Flag.NONE,
}


class HashKind(StrEnum):
    """What a line of a list gives."""

    SHA256 = "sha256"
    MD5 = "md5"
    PDQ = "pdq"


HASH_LABELS: dict[HashKind, str] = {
    HashKind.SHA256: "SHA-256",
    HashKind.MD5: "MD5",
    HashKind.PDQ: "PDQ (likeness)",
}


class Nearness(StrEnum):
    """How two files were found to be the same, the surest first."""

    EXACT = "exact"
    NEAR = "near"
    FRAMES = "frames"
    CUT = "cut"


NEARNESS_LABELS: dict[Nearness, str] = {
    Nearness.EXACT: "The same file",
    Nearness.NEAR: "Near-copy",
    Nearness.FRAMES: "Frames in common",
    Nearness.CUT: "Cut from the other",
}
NEARNESS_SENTENCES: dict[Nearness, str] = {
    Nearness.EXACT: "Every byte is the same.",
    Nearness.NEAR: "The likeness differs in at most 31 of 256 bits, the threshold published with PDQ.",
    Nearness.FRAMES: "Frames of a film, taken at one a second, are near frames of the other or a picture.",
    Nearness.CUT: "The weak tier: one was laid over a part of the other and agrees with it.",
}


class HitStatus(StrEnum):
    """What became of a match with a list."""

    FOUND = "found"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


HIT_LABELS: dict[HitStatus, str] = {
    HitStatus.FOUND: "To be decided",
    HitStatus.CONFIRMED: "Confirmed",
    HitStatus.REFUSED: "Not the same",
}
HIT_SENTENCES: dict[HitStatus, str] = {
    HitStatus.FOUND: "The machine proposes that it is the same; a person decides.",
    HitStatus.CONFIRMED: "It is the same: every byte is equal, or a person decided so.",
    HitStatus.REFUSED: "A person decided that it is something else.",
}
HIT_OWNERS: dict[HitStatus, str] = {
    HitStatus.FOUND: "Investigator",
    HitStatus.CONFIRMED: "Nobody",
    HitStatus.REFUSED: "Nobody",
}
HIT_EVENTS: dict[HitStatus, tuple[str, ...]] = {
    HitStatus.FOUND: ("media.files_matched",),
    HitStatus.CONFIRMED: ("media.files_matched", "media.hit_decided"),
    HitStatus.REFUSED: ("media.hit_decided",),
}
HIT_TRANSITIONS: dict[HitStatus, frozenset[HitStatus]] = {
    HitStatus.FOUND: frozenset({HitStatus.CONFIRMED, HitStatus.REFUSED}),
    HitStatus.CONFIRMED: frozenset({HitStatus.REFUSED}),
    HitStatus.REFUSED: frozenset({HitStatus.CONFIRMED}),
}


class LookStatus(StrEnum):
    """Where the asking for a look stands."""

    REQUESTED = "requested"
    APPROVED = "approved"
    DECLINED = "declined"
    ENDED = "ended"


LOOK_LABELS: dict[LookStatus, str] = {
    LookStatus.REQUESTED: "Awaiting a second person",
    LookStatus.APPROVED: "Open to you",
    LookStatus.DECLINED: "Not approved",
    LookStatus.ENDED: "Ended",
}
LOOK_SENTENCES: dict[LookStatus, str] = {
    LookStatus.REQUESTED: "A second account must approve it in time; until then nothing is shown.",
    LookStatus.APPROVED: "It can be shown for a short time, grey and blurred first.",
    LookStatus.DECLINED: "The second account did not approve it. Nothing was shown.",
    LookStatus.ENDED: "It is over. Another look takes another reason.",
}
LOOK_OWNERS: dict[LookStatus, str] = {
    LookStatus.REQUESTED: "Whoever approves looks",
    LookStatus.APPROVED: "Whoever asked",
    LookStatus.DECLINED: "Nobody",
    LookStatus.ENDED: "Nobody",
}
LOOK_EVENTS: dict[LookStatus, tuple[str, ...]] = {
    LookStatus.REQUESTED: ("media.look_requested",),
    LookStatus.APPROVED: ("media.look_requested", "media.look_decided"),
    LookStatus.DECLINED: ("media.look_decided",),
    LookStatus.ENDED: ("media.look_ended",),
}
LOOK_TRANSITIONS: dict[LookStatus, frozenset[LookStatus]] = {
    LookStatus.REQUESTED: frozenset({LookStatus.APPROVED, LookStatus.DECLINED, LookStatus.ENDED}),
    LookStatus.APPROVED: frozenset({LookStatus.ENDED}),
    LookStatus.DECLINED: frozenset(),
    LookStatus.ENDED: frozenset(),
}
APPROVE_WITHIN = timedelta(hours=24)
"""How long a second person has to approve a look."""
OPEN_FOR = timedelta(minutes=20)
"""How long a look stays open once it is approved."""
ADDRESS_FOR = timedelta(seconds=60)
"""How long the address of one showing waits to be used, once."""
BREAK_AFTER = 10
"""Showings within BREAK_WITHIN after which a break is suggested."""
BREAK_WITHIN = timedelta(hours=1)


class Step(StrEnum):
    """How a file is shown. Clear is a second step, never the first."""

    BLURRED = "blurred"
    GREY = "grey"
    CLEAR = "clear"


STEP_LABELS: dict[Step, str] = {
    Step.BLURRED: "Small, grey and blurred",
    Step.GREY: "Small and grey",
    Step.CLEAR: "In colour",
}
BEFORE: dict[Step, frozenset[Step]] = {
    Step.BLURRED: frozenset(),
    Step.GREY: frozenset({Step.BLURRED}),
    Step.CLEAR: frozenset({Step.BLURRED, Step.GREY}),
}
"""Which showings a look must have had (one of them) before this step."""
