"""The words of the posting check: how an alert is answered. Pure."""

from enum import StrEnum


class AlertAnswer(StrEnum):
    """What came of an alert."""

    MOVED = "moved"
    CONDITION_VARIED = "condition_varied"
    MISTAKE = "mistake_in_roster"


ANSWER_LABELS: dict[AlertAnswer, str] = {
    AlertAnswer.MOVED: "The person was moved to another duty",
    AlertAnswer.CONDITION_VARIED: "The condition was varied or ended, so the duty is allowed",
    AlertAnswer.MISTAKE: "The roster was mistaken: the person was never to do this duty",
}


class Cause(StrEnum):
    """What brought an alert about."""

    ROSTER = "roster"
    RESTRICTION = "restriction"


CAUSE_LABELS: dict[Cause, str] = {
    Cause.ROSTER: "A roster put the person there",
    Cause.RESTRICTION: "A restriction met a posting already held",
}
