"""What is known of one case after some of its events: the facts on which it depends whether a duty is owed. Pure."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from peelian.cases.states import (
    COMPLAINTS,
    INVESTIGATIONS,
    MUST_INVESTIGATE,
    OWED_UPDATES,
    SCHEDULE_3_MATTERS,
    SPECIAL_PROCEDURE,
    Answer,
    Conclusion,
    Handling,
    MatterType,
    PartyRole,
    SeverityResult,
)
from peelian.clocks.marks import CASE, Mark, Marked, Moment, Whom
from peelian.law.reference.referral import Route
from peelian.law.regimes import KeyDates
from peelian.law.rules.timeliness import relevant_periods
from peelian.people.states import OFFICER_CATEGORIES, Category

# After these the duty to keep people informed goes on: CMR 2020 reg 33(2)(b).
GOES_ON_AFTER = frozenset({Conclusion.TO_PROCEEDINGS, Conclusion.REFLECTIVE_PRACTICE, Conclusion.PERFORMANCE})
WITHOUT_OUTCOME = frozenset({Conclusion.ERROR})
WITHOUT_REVIEW = frozenset({Conclusion.ERROR, Conclusion.WITHDRAWN})
# What a reopened case keeps: whom and what it concerns, and whether it was referred. The acts of the investigation
# that ended do not answer the duties of the one that follows.
KEPT_WHEN_REOPENED = frozenset(
    {
        Mark.ATTENTION,
        Mark.MATTER,
        Mark.DEATH_OR_INJURY,
        Mark.MUST_REFER_COMPLAINT,
        Mark.MUST_REFER_CONDUCT,
        Mark.CALLED_IN,
        Mark.REFERRED,
        Mark.TIMELINESS_ANSWERED,
        Mark.PERIOD_ENDED,
        # What keeps somebody from work, and what the criminal court does, goes on whatever becomes of the case.
        Mark.SUSPENDED,
        Mark.SUSPENDED_ORALLY,
        Mark.SUSPENSION_CONFIRMED,
        Mark.SUSPENSION_REVIEWED,
        Mark.SUSPENSION_CONTINUED,
        Mark.CONTINUATION_TOLD,
        Mark.VETTING_SUSPENDED,
        Mark.VETTING_SUSPENDED_ORALLY,
        Mark.VETTING_REVIEWED,
        Mark.VETTING_CONTINUED,
        Mark.BAILED,
        Mark.BAILED_BEFORE_2022,
        Mark.BAIL_OVER,
    }
)
# What a change of door leaves unanswered: notices under the Conduct Regulations are not those of Schedule 3.
GIVEN_UNDER_ONE_DOOR = frozenset(
    {Mark.INVESTIGATION_NOTIFIED, Mark.TERMS_GIVEN, Mark.PROGRESS_TOLD, Mark.REPRESENTED}
)


@dataclass(slots=True)
class SubjectFacts:
    """A subject, as far as it decides which clocks run."""

    category: Category
    former: bool
    removed: bool = False
    result: SeverityResult | None = None

    @property
    def investigated(self) -> bool:
        """Whether the conduct is, or may yet be, one that must be investigated."""
        return not self.removed and (self.result is None or self.result in MUST_INVESTIGATE)

    @property
    def is_officer(self) -> bool:
        """Whether the Conduct Regulations and the special procedure reach them (PCR reg 4; PRA Sch 3 para 19A)."""
        if self.category not in OFFICER_CATEGORIES or self.removed:
            return False
        # A former officer is reached only where the conduct may be gross misconduct: PCR reg 4(2)-(5).
        return not self.former or self.result in (None, SeverityResult.GROSS_HEARING)


@dataclass(slots=True)
class PartyFacts:
    """A party, as far as it decides which clocks run."""

    role: PartyRole
    wants_updates: bool
    left: bool = False

    @property
    def owed(self) -> bool:
        """Complainants are owed information; others once they consent to it (PRA 2002 ss 20, 21(1)(b))."""
        if self.left or self.role not in OWED_UPDATES:
            return False
        return self.role is PartyRole.COMPLAINANT or self.wants_updates


class Thread(StrEnum):
    """What a subject may have several of at one time, each with clocks of its own."""

    INTERVIEW = "interview"
    CONDUCT_SUSPENSION = "suspension under the Conduct Regulations"
    VETTING_SUSPENSION = "suspension under the Vetting Regulations"
    BAIL = "release on bail"


@dataclass(slots=True)
class Story:
    """One case so far. `first` and `latest` hold the moments of each kind for each whom; `seen` every kind of moment
    that there ever was, forgotten ones included, so that most questions need not be asked."""

    matter: MatterType | None = None
    handling: Handling = Handling.UNDECIDED
    attention_on: date = date.min
    complaint_on: date | None = None
    reported: bool = False
    conclusion: Conclusion | None = None
    concluded_on: date | None = None
    periods_answered: int = 0
    subjects: dict[str, SubjectFacts] = field(default_factory=dict)
    parties: dict[str, PartyFacts] = field(default_factory=dict)
    subject_whoms: list[Whom] = field(default_factory=list)
    party_whoms: list[Whom] = field(default_factory=list)
    threads: dict[Thread, list[Whom]] = field(default_factory=lambda: {thread: [] for thread in Thread})
    ended: set[Whom] = field(default_factory=set)
    seen: set[Mark] = field(default_factory=set)
    grounds: dict[tuple[Route, str], tuple[Answer, date | None]] = field(default_factory=dict)
    first: dict[tuple[Mark, Whom], Moment] = field(default_factory=dict)
    latest: dict[tuple[Mark, Whom], Moment] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Whether the case has not been concluded, or has been reopened."""
        return self.conclusion is None

    @property
    def key_dates(self) -> KeyDates:
        """The dates on which the saving provisions turn."""
        return KeyDates(attention_on=self.attention_on, matter_on=self.matter_on)

    @property
    def matter_on(self) -> date:
        """The day the complaint was made, or the matter came to attention (CMR reg 13(3))."""
        return self.complaint_on if self.matter in COMPLAINTS and self.complaint_on else self.attention_on

    @property
    def under_investigation(self) -> bool:
        """Whether an investigation has been decided on and neither reported nor left without a reason to go on."""
        return (
            self.handling in INVESTIGATIONS
            and not self.reported
            and self.open
            and self._anyone_investigated()
        )

    def _anyone_investigated(self) -> bool:
        present = [subject for subject in self.subjects.values() if not subject.removed]
        return not present or any(subject.investigated for subject in present)

    @property
    def internal(self) -> bool:
        """Whether Part 3 of the Conduct Regulations governs: never in a Schedule 3 investigation (PCR reg 13)."""
        return self.handling is Handling.INTERNAL

    @property
    def special_procedure(self) -> bool:
        """Whether the special procedure of Schedule 3, paragraph 19A, is followed."""
        return self.handling in SPECIAL_PROCEDURE

    @property
    def informs(self) -> bool:
        """Whether complainants and interested persons are kept informed: complaints, inside Schedule 3 or outside
        it (PRA 2002 s 20(3A)), recordable conduct matters and DSI matters (s 21)."""
        return self.matter in SCHEDULE_3_MATTERS or self.matter in COMPLAINTS

    def remember(self, marked: Marked, sequence: int) -> None:
        """Keep a moment; the first of its kind stays the first."""
        key, moment = (marked.mark, marked.whom), Moment(marked.day, sequence)
        self.seen.add(marked.mark)
        self.first.setdefault(key, moment)
        self.latest[key] = moment

    def forget(self, marks: frozenset[Mark]) -> None:
        """Forget every moment of these kinds."""
        for known in (self.first, self.latest):
            for key in [key for key in known if key[0] in marks]:
                del known[key]

    def moment(self, mark: Mark, whom: Whom, *, first: bool) -> Moment | None:
        """The first or the latest moment of a kind that touches this whom: its own, or the whole case's."""
        known = self.first if first else self.latest
        own = known.get((mark, whom))
        if own is None and whom.thread:
            own = known.get((mark, Whom(whom.concerns)))
        return own or known.get((mark, CASE))

    def clear_on(self, route: Route, rule: str, rule_of: dict[tuple[Route, str], str]) -> date | None:
        """The earliest day on which a ground limited by `rule` became clear, by the answers in force."""
        days = [
            day
            for (asked, ground), (answer, day) in self.grounds.items()
            if asked is route and answer is Answer.YES and day and rule_of.get((asked, ground)) == rule
        ]
        return min(days, default=None)

    def timeliness_start(self) -> date:
        """The day on which the first relevant period begins: PCR reg 19(2), CMR reg 13(3)."""
        return self.attention_on if self.internal else self.matter_on

    def periods_over(self, *, before: date) -> tuple[int, date | None]:
        """How many relevant periods ended before a day, and the last day of the last of them."""
        over = [p for p in relevant_periods(self.timeliness_start(), until=before) if p.last_day < before]
        return (over[-1].number, over[-1].last_day) if over else (0, None)
