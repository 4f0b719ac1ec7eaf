"""Words and colours that several pages of media share."""

from peelian.media.hashing.limits import Why
from peelian.media.states import Flag, HitStatus, LookStatus, Nearness, PictureStatus, RunStatus
from peelian.media.turnings import TURNINGS

FLAG_COLOURS = {
    Flag.NONE: "grey",
    Flag.INTIMATE: "purple",
    Flag.VICTIM: "magenta",
    Flag.FORBIDDEN: "red",
    Flag.QUARANTINED: "red",
}
STATUS_COLOURS = {
    PictureStatus.WAITING: "yellow",
    PictureStatus.HASHED: "green",
    PictureStatus.EXACT_ONLY: "grey",
}
RUN_COLOURS = {
    RunStatus.QUEUED: "yellow",
    RunStatus.RUNNING: "blue",
    RunStatus.DONE: "green",
    RunStatus.FAILED: "red",
}
HIT_COLOURS = {HitStatus.FOUND: "yellow", HitStatus.CONFIRMED: "red", HitStatus.REFUSED: "grey"}
LOOK_COLOURS = {
    LookStatus.REQUESTED: "yellow",
    LookStatus.APPROVED: "green",
    LookStatus.DECLINED: "red",
    LookStatus.ENDED: "grey",
}
TROUBLES = {
    Why.NOT_OPENED: "It is a kind of file that is not opened here.",
    Why.DAMAGED: "It is damaged or cut short.",
    Why.TOO_LARGE: "It is larger than is opened here.",
    Why.TOO_SMALL: "It is smaller than five pixels along a side.",
    Why.TOO_SLOW: "It took longer to read than is allowed.",
    Why.READER_FAILED: "It made its reader fail, which a sound file does not.",
    Why.NO_FILM_READER: "Films are matched exactly only: the film reader is not installed here.",
    Why.ABSENT: "Its bytes are in no export that was read; the exports state its hash.",
}


def trouble_of(code: str) -> str:
    """Why a file has no likeness; empty where it has one or is no picture."""
    return TROUBLES[Why(code)] if code else ""


def size_of(size: int | None) -> str:
    """Bytes in words."""
    if size is None:
        return "Not known"
    if size < 1_000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{size / 1_000:.0f} kB"
    return f"{size / 1_000_000:.1f} MB"


def nearness_words(nearness: Nearness, *, bits: int, turn: int = 0, agreement: float | None = None) -> str:
    """How near, in a few words and a number."""
    if nearness == Nearness.EXACT:
        return "every byte the same"
    if nearness == Nearness.CUT:
        return f"one cut from the other, agreement {agreement or 0:.2f}"
    turned = f", {TURNINGS[turn]}" if turn else ""
    what = "frames at least" if nearness == Nearness.FRAMES else "differs in"
    return f"{what} {bits} of 256 bits{' apart' if nearness == Nearness.FRAMES else ''}{turned}"
