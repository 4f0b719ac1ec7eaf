"""The words of a clock: how its limit binds, how it ended, and how it stands on the day somebody looks. Pure."""

from enum import StrEnum

SOON_DAYS = 7


class Kind(StrEnum):
    """How a limit binds. Kinds are shown apart and never added together."""

    DUE = "due"
    EXPLAIN_BY = "explain_by"
    ASAP = "asap"
    ARISES = "arises"
    WINDOW = "window"


KIND_LABELS: dict[Kind, str] = {
    Kind.DUE: "Due",
    Kind.EXPLAIN_BY: "Explain by",
    Kind.ASAP: "As soon as practicable",
    Kind.ARISES: "Owed once a period has run out",
    Kind.WINDOW: "Open to someone else",
}
KIND_SENTENCES: dict[Kind, str] = {
    Kind.DUE: "It is to be done by the day shown. A late step still stands; the lateness has to be explained.",
    Kind.EXPLAIN_BY: "After the day shown it can still be done, but the reason for the delay has to be given.",
    Kind.ASAP: "The law gives no number of days. What is shown is how long it has been owed.",
    Kind.ARISES: "Nothing is owed until the day shown has passed; from then on it is owed as soon as practicable.",
    Kind.WINDOW: "Someone else may act until the day shown. The force owes nothing here and cannot be late.",
}
# The kinds that a force can be late for.
CAN_BE_LATE = frozenset({Kind.DUE, Kind.EXPLAIN_BY})


class Ending(StrEnum):
    """Why a clock no longer runs."""

    DONE = "done"
    LAPSED = "lapsed"


class Standing(StrEnum):
    """How a clock stands on one day. It is worked out when read, and never stored."""

    MET = "met"
    DONE_LATE = "done_late"
    LAPSED = "lapsed"
    PAUSED = "paused"
    UNKNOWN = "unknown"
    LATE = "late"
    EXPLAIN = "explain"
    OWED = "owed"
    SOON = "soon"
    RUNNING = "running"
    CLOSED = "closed"


STANDING_LABELS: dict[Standing, str] = {
    Standing.MET: "Done",
    Standing.DONE_LATE: "Done late",
    Standing.LAPSED: "No longer owed",
    Standing.PAUSED: "Withheld",
    Standing.UNKNOWN: "Day not known",
    Standing.LATE: "Overdue",
    Standing.EXPLAIN: "Explain the delay",
    Standing.OWED: "Owed now",
    Standing.SOON: "Due soon",
    Standing.RUNNING: "Running",
    Standing.CLOSED: "Closed",
}
STANDING_SENTENCES: dict[Standing, str] = {
    Standing.MET: "What the rule asks for was done in time.",
    Standing.DONE_LATE: "What the rule asks for was done after the day it was due.",
    Standing.LAPSED: "The duty ended without being done: the case, the subject or the party moved out of its reach.",
    Standing.PAUSED: "It is withheld under a recorded decision, which has to be kept under review.",
    Standing.UNKNOWN: "The law as held here gives no day, and says why. No day is guessed.",
    Standing.LATE: "The day has passed and nothing records that it was done.",
    Standing.EXPLAIN: "The day has passed: the reason for the delay has to be given.",
    Standing.OWED: "It is owed as soon as practicable.",
    Standing.SOON: "It is due within a week.",
    Standing.RUNNING: "It is due later.",
    Standing.CLOSED: "The time in which someone else could act is over.",
}
STANDING_COLOURS: dict[Standing, str] = {
    Standing.MET: "green",
    Standing.DONE_LATE: "yellow",
    Standing.LAPSED: "grey",
    Standing.PAUSED: "purple",
    Standing.UNKNOWN: "magenta",
    Standing.LATE: "red",
    Standing.EXPLAIN: "red",
    Standing.OWED: "teal",
    Standing.SOON: "orange",
    Standing.RUNNING: "blue",
    Standing.CLOSED: "grey",
}
# In the order in which a person should look at them.
URGENCY: tuple[Standing, ...] = (
    Standing.LATE,
    Standing.EXPLAIN,
    Standing.UNKNOWN,
    Standing.SOON,
    Standing.OWED,
    Standing.RUNNING,
    Standing.PAUSED,
    Standing.CLOSED,
    Standing.DONE_LATE,
    Standing.MET,
    Standing.LAPSED,
)
