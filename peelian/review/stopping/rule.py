"""The stopping rule: fixed before reading, asked while reading, and answered in sentences."""

from dataclasses import dataclass
from enum import Enum

from peelian.review.stopping.bounds import Bounds, Evidence, bounds, samples_p


class Answer(Enum):
    """What the rule says."""

    READ_ON = "read on"
    LOOK = "draw and read the samples"
    STOP = "may stop"


@dataclass(frozen=True, kw_only=True)
class StoppingRule:
    """Fixed before the first message is read, and never changed after.

    `target` the recall to be shown, `confidence` how surely; `control` and `elusion` the sizes of the samples;
    `looks` how often at most the samples may be looked at, among which the error allowed is shared evenly
    (Bonferroni), since whoever looks often enough sees what they hope for.
    """

    target: float = 0.8
    confidence: float = 0.95
    control: int = 1_000
    elusion: int = 2_000
    looks: int = 3

    def __post_init__(self) -> None:
        if not (0 < self.target < 1 and 0.5 <= self.confidence < 1):
            raise ValueError("Target and confidence are shares below 1, the confidence at least one half.")
        if min(self.control, self.elusion) < 0 or self.looks < 1:
            raise ValueError("Samples cannot be smaller than nothing, and there must be at least one look.")

    @property
    def error_of_a_look(self) -> float:
        """The share of the error that one look may use."""
        return (1 - self.confidence) / self.looks


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The answer of the rule, its reason as a sentence, and what it rests on."""

    answer: Answer
    reason: str
    p: float
    bounds: Bounds | None = None


def when_to_look(rule: StoppingRule, *, lookback_p: float, looks_done: int) -> Verdict:
    """Whether the samples are worth looking at: the order of reading must speak for the target first.

    `lookback_p` from `lookback.lookback_p`. Asked after each batch; it may be asked as often as one likes.
    """
    if looks_done >= rule.looks:
        reason = f"All {rule.looks} looks that the rule allows have been used. Read everything that is left."
        return Verdict(answer=Answer.READ_ON, reason=reason, p=lookback_p)
    if lookback_p > 1 - rule.confidence:
        reason = (
            f"The order of reading does not yet speak for a recall of {rule.target:.0%} "
            f"(p = {lookback_p:.3f}, and the rule asks for at most {1 - rule.confidence:.3f}). Read on."
        )
        return Verdict(answer=Answer.READ_ON, reason=reason, p=lookback_p)
    reason = f"The order of reading speaks for a recall of {rule.target:.0%}. Draw and read the samples."
    return Verdict(answer=Answer.LOOK, reason=reason, p=lookback_p)


def look(rule: StoppingRule, evidence: Evidence) -> Verdict:
    """What the samples say at one look. The interval is that of the look: all looks together keep the confidence."""
    p = samples_p(evidence, target=rule.target)
    found = bounds(evidence, confidence=1 - rule.error_of_a_look)
    if p <= rule.error_of_a_look:
        reason = (
            f"The samples show a recall of at least {rule.target:.0%} "
            f"(p = {p:.4f}, and this look allows {rule.error_of_a_look:.4f}). "
            f"Up to {found.missed_high:,} relevant messages may remain unread. Unread is not clean."
        )
        return Verdict(answer=Answer.STOP, reason=reason, p=p, bounds=found)
    reason = (
        f"A recall of {rule.target:.0%} is not shown (p = {p:.4f}, and this look allows "
        f"{rule.error_of_a_look:.4f}): up to {found.missed_high:,} relevant messages may remain unread. Read on."
    )
    return Verdict(answer=Answer.READ_ON, reason=reason, p=p, bounds=found)
