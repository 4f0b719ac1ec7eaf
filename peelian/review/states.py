"""The words of a review of messages: what it can be, what is looked for, and how a message can be coded. Pure."""

from enum import StrEnum

from peelian.access.refusals import Refused


class ReadingStatus(StrEnum):
    """Where a review stands. What is looked for and when to stop can be changed in the first of these alone."""

    DRAFT = "draft"
    PREPARING = "preparing"
    READING = "reading"
    STOPPED = "stopped"
    REPLACED = "replaced"


S = ReadingStatus
STATUS_LABELS: dict[ReadingStatus, str] = {
    S.DRAFT: "Being drawn up",
    S.PREPARING: "Being prepared",
    S.READING: "Being read",
    S.STOPPED: "Stopped",
    S.REPLACED: "Replaced by a later version",
}
STATUS_SENTENCES: dict[ReadingStatus, str] = {
    S.DRAFT: "The question is being written. Nothing is read until it is fixed.",
    S.PREPARING: "The question is fixed and the control sample is sealed; the first order is being worked out.",
    S.READING: "Messages are being read. The question and the stopping rule cannot be changed.",
    S.STOPPED: "Somebody decided to stop, with reasons. What was not read remains unread and is not known to be clean.",
    S.REPLACED: "A later version took its place. What was read under it is kept.",
}
STATUS_OWNERS: dict[ReadingStatus, str] = {
    S.DRAFT: "lead of the review",
    S.PREPARING: "the system",
    S.READING: "readers",
    S.STOPPED: "lead of the review",
    S.REPLACED: "nobody",
}
STATUS_EVENTS: dict[ReadingStatus, tuple[str, ...]] = {
    S.DRAFT: ("review.review_drawn_up",),
    S.PREPARING: ("review.review_started",),
    S.READING: ("review.reading_opened",),
    S.STOPPED: ("review.reading_stopped",),
    S.REPLACED: ("review.review_replaced",),
}
STATUS_COLOURS: dict[ReadingStatus, str] = {
    S.DRAFT: "grey",
    S.PREPARING: "teal",
    S.READING: "blue",
    S.STOPPED: "green",
    S.REPLACED: "grey",
}
TRANSITIONS: dict[ReadingStatus, frozenset[ReadingStatus]] = {
    S.DRAFT: frozenset({S.PREPARING, S.REPLACED}),
    S.PREPARING: frozenset({S.READING}),
    S.READING: frozenset({S.STOPPED, S.REPLACED}),
    S.STOPPED: frozenset({S.REPLACED}),
    S.REPLACED: frozenset(),
}


def check_transition(old: str, new: ReadingStatus) -> None:
    """Raise Refused unless a review may go from one status to the other."""
    was = ReadingStatus(old)
    if new not in TRANSITIONS[was]:
        raise Refused(
            f"A review that is “{STATUS_LABELS[was].lower()}” cannot become “{STATUS_LABELS[new].lower()}”."
        )


class CategoryKind(StrEnum):
    """What a category looks for. The last but one two speak for the person who wrote the message."""

    DISCRIMINATION = "discrimination"
    INFORMATION = "information"
    SEXUAL = "sexual"
    VICTIM = "victim"
    CHALLENGE = "challenge"
    REPORT = "report"
    OTHER = "other"


CATEGORY_LABELS: dict[CategoryKind, str] = {
    CategoryKind.DISCRIMINATION: "Discrimination",
    CategoryKind.INFORMATION: "Misuse of police information",
    CategoryKind.SEXUAL: "Sexual content",
    CategoryKind.VICTIM: "Harm to a victim",
    CategoryKind.CHALLENGE: "Challenges what was said",
    CategoryKind.REPORT: "Reports it, or says that it was reported",
    CategoryKind.OTHER: "Something else",
}
IN_FAVOUR = frozenset({CategoryKind.CHALLENGE, CategoryKind.REPORT})
"""What speaks for whoever wrote it. A reading that did not look for it would show half of the truth."""


class Ground(StrEnum):
    """The protected characteristic that discrimination is about: Equality Act 2010 s 4, and one for not knowing."""

    AGE = "age"
    DISABILITY = "disability"
    REASSIGNMENT = "reassignment"
    MARRIAGE = "marriage"
    PREGNANCY = "pregnancy"
    RACE = "race"
    RELIGION = "religion"
    SEX = "sex"
    ORIENTATION = "orientation"
    SEVERAL = "several"


GROUND_LABELS: dict[Ground, str] = {
    Ground.AGE: "Age",
    Ground.DISABILITY: "Disability",
    Ground.REASSIGNMENT: "Gender reassignment",
    Ground.MARRIAGE: "Marriage and civil partnership",
    Ground.PREGNANCY: "Pregnancy and maternity",
    Ground.RACE: "Race",
    Ground.RELIGION: "Religion or belief",
    Ground.SEX: "Sex",
    Ground.ORIENTATION: "Sexual orientation",
    Ground.SEVERAL: "Several, or not known yet",
}


class Answer(StrEnum):
    """What a reader says of one message and one category."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


ANSWER_LABELS: dict[Answer, str] = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNSURE: "Unsure"}
FOUND = frozenset({Answer.YES, Answer.UNSURE})
"""What counts as found in every estimate until it is settled: a doubt is not a no."""


class ReaderRole(StrEnum):
    """What somebody is appointed to do in a review. One account has one of these and never another."""

    FIRST = "first"
    SECOND = "second"
    SETTLER = "settler"


ROLE_LABELS: dict[ReaderRole, str] = {
    ReaderRole.FIRST: "Reader",
    ReaderRole.SECOND: "Second reader, who sees nothing of the first reading",
    ReaderRole.SETTLER: "Settles what two readers saw differently",
}


class Stage(StrEnum):
    """How a message came to be read. Readers are never told which."""

    CONTROL = "control"
    RANKED = "ranked"
    ELUSION = "elusion"


STAGE_LABELS: dict[Stage, str] = {
    Stage.CONTROL: "In the control sample",
    Stage.RANKED: "By rank",
    Stage.ELUSION: "In the sample of what was left",
}


class SecondReading(StrEnum):
    """How much is read a second time."""

    NONE = "none"
    SAMPLE = "sample"
    ALL = "all"


SECOND_LABELS: dict[SecondReading, str] = {
    SecondReading.NONE: "Nothing",
    SecondReading.SAMPLE: "All that was found, and a random sample of the rest",
    SecondReading.ALL: "Everything that is read",
}


class Unit(StrEnum):
    """What one answer is about."""

    MESSAGE = "message"
    GROUP = "group"


UNIT_LABELS: dict[Unit, str] = {
    Unit.MESSAGE: "One message",
    Unit.GROUP: "One message, and with it those that say the same, when the reader confirms it",
}


class SampleKind(StrEnum):
    """Why messages were drawn by lot."""

    CONTROL = "control"
    ELUSION = "elusion"
    SECOND = "second"


SAMPLE_LABELS: dict[SampleKind, str] = {
    SampleKind.CONTROL: "Control sample, drawn before reading",
    SampleKind.ELUSION: "Sample of what was left unread",
    SampleKind.SECOND: "Sample for the second reader",
}


class Work(StrEnum):
    """How far a piece of work in the background is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class StopGround(StrEnum):
    """On what a decision to stop rests."""

    RULE = "rule"
    EVERYTHING = "everything"
    OVERRIDE = "override"


STOP_LABELS: dict[StopGround, str] = {
    StopGround.RULE: "The stopping rule fixed before reading is met",
    StopGround.EVERYTHING: "Every message of the collection has been read",
    StopGround.OVERRIDE: "The stopping rule is not met, and the reading was stopped all the same",
}
