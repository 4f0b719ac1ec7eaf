"""What happened to a case, in words: one sentence for each event, made of its codes, dates and references only.

The ledger holds no names. They come from `Names`, which the page fills with what its reader may see; whoever is not
in it is called by reference. An event that has no sentence here is told by what its own room says of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from peelian.access.clock import day_of
from peelian.cases import events as e
from peelian.cases.states import (
    ANSWER_LABELS,
    CONCLUSION_LABELS,
    DECISION_LABELS,
    HANDLING_SENTENCES,
    LINK_LABELS,
    MATTER_SENTENCES,
    MEMBER_LABELS,
    NOTICE_SENTENCES,
    OVERSIGHT_SENTENCES,
    PARTY_LABELS,
    SEVERITY_SENTENCES,
)
from peelian.interface.drawing import TimelineItem
from peelian.law.reference.allegations import ALLEGATION_CATEGORIES
from peelian.law.reference.items import CodeList, UnknownCode
from peelian.law.reference.referral import REFERRAL_GROUNDS
from peelian.law.rules import UnknownRule, get_rule
from peelian.ledger.recorded import Recorded
from peelian.people.states import CATEGORY_TITLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the references in events stand for, so far as the reader may know it."""

    accounts: Mapping[str, str] = field(default_factory=dict)
    concerned: Mapping[str, str] = field(default_factory=dict)

    def account(self, ref: str) -> str:
        return self.accounts.get(ref, ref)

    def subject(self, ref: str) -> str:
        return self.concerned.get(ref, f"subject {ref}")

    def party(self, ref: str) -> str:
        return self.concerned.get(ref, f"party {ref}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of a timeline."""

    sequence: int
    at: datetime
    sentence: str
    by: str
    lane: str
    kind: str

    @property
    def item(self) -> TimelineItem:
        """The same, for the drawing."""
        return TimelineItem(at=self.at, label=self.sentence, lane=self.lane, kind=self.kind)


@dataclass(frozen=True, slots=True)
class Telling:
    """How one type of event is told: its sentence, the lane it stands in, and the kind of mark it gets."""

    say: Callable[[Any, Names], str]
    lane: str
    kind: str = "event"


def tell(recorded: Recorded, names: Names) -> Told:
    """One entry of the ledger as a line of a timeline."""
    telling = TELLINGS.get(type(recorded.event), OTHERWISE)
    sentence = telling.say(recorded.event, names) or recorded.says
    return Told(
        sequence=recorded.sequence,
        at=recorded.at,
        sentence=_dated(sentence[:1].upper() + sentence[1:], recorded),
        by=names.account(recorded.actor_ref),
        lane=telling.lane,
        kind=telling.kind,
    )


def accounts_in(recorded: list[Recorded]) -> set[str]:
    """The accounts that some entries speak of: who acted, and who was put on, appointed or given a task."""
    fields = ("account", "investigator", "owner")
    found = {getattr(r.event, name, "") for r in recorded for name in fields}
    return {ref for ref in found | {r.actor_ref for r in recorded} if ref}


# The day an event speaks of, where it may differ from the day it was written down.
DAY_FIELDS = (
    "decided_on",
    "assessed_on",
    "referred_on",
    "appointed_on",
    "drawn_on",
    "withheld_on",
    "received_on",
    "reported_on",
    "resumed_on",
    "given_on",
    "known_on",
    "concluded_on",
    "reopened_on",
    "held_on",
)


def _dated(sentence: str, recorded: Recorded) -> str:
    """The sentence, with the day it happened on when it was written down on another."""
    for name in DAY_FIELDS:
        day = getattr(recorded.event, name, None)
        if day is not None:
            return sentence if day == day_of(recorded.at) else f"{sentence} (on {_day(day)})"
    return sentence


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _title(codes: CodeList[Any], code: str) -> str:
    try:
        return codes.get(code).title
    except UnknownCode:
        return code


def _limit(rule: str) -> str:
    try:
        return get_rule(rule).action
    except UnknownRule:
        return rule


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _opened(event: e.CaseOpened, names: Names) -> str:
    source = f" from report {event.report}" if event.report else ""
    sealed = ", sealed" if event.sealed else ""
    what = _lower(MATTER_SENTENCES[event.matter_type])
    return f"Case opened{source} as {what}{sealed}; came to attention on {_day(event.came_to_attention_on)}"


def _handling(event: e.HandlingDecided, names: Names) -> str:
    return f"Handling decided: {_lower(HANDLING_SENTENCES[event.handling])}"


def _joined(event: e.MemberJoined, names: Names) -> str:
    return f"{names.account(event.account)} put on the case: {MEMBER_LABELS[event.role].lower()}"


def _left(event: e.MemberLeft, names: Names) -> str:
    return f"{names.account(event.account)} taken off the case as {MEMBER_LABELS[event.role].lower()}"


def _subject_added(event: e.SubjectAdded, names: Names) -> str:
    former = "former " if event.former else ""
    known = "" if event.person else ", not identified"
    return f"Subject added: {names.subject(event.officer)} ({former}{CATEGORY_TITLES[event.category].lower()}{known})"


def _identified(event: e.SubjectIdentified, names: Names) -> str:
    return f"Subject {event.officer} identified as {names.subject(event.officer)}"


def _subject_removed(event: e.SubjectRemoved, names: Names) -> str:
    return f"Removed from the case: {names.subject(event.officer)}"


def _alleged(event: e.AllegationMade, names: Names) -> str:
    return (
        f"Allegation against {names.subject(event.officer)}: {_title(ALLEGATION_CATEGORIES, event.category)}"
    )


def _allegation_changed(event: e.AllegationChanged, names: Names) -> str:
    what = _title(ALLEGATION_CATEGORIES, event.category)
    return f"Allegation against {names.subject(event.officer)} changed (version {event.version}): {what}"


def _allegation_withdrawn(event: e.AllegationWithdrawn, names: Names) -> str:
    return f"Allegation against {names.subject(event.officer)} withdrawn"


def _assessed(event: e.SeverityAssessed, names: Names) -> str:
    version = f" (version {event.version})" if event.version > 1 else ""
    return f"Severity{version}, {names.subject(event.officer)}: {_lower(SEVERITY_SENTENCES[event.result])}"


def _ground(event: e.ReferralGroundAnswered, names: Names) -> str:
    clear = f", clear on {_day(event.clear_on)}" if event.clear_on else ""
    ground = _title(REFERRAL_GROUNDS, event.ground)
    return f"Referral ground “{ground}” answered: {ANSWER_LABELS[event.answer].lower()}{clear}"


def _referred(event: e.ReferralMade, names: Names) -> str:
    return (
        "Referred voluntarily to the oversight body" if event.voluntary else "Referred to the oversight body"
    )


def _oversight(event: e.OversightDecided, names: Names) -> str:
    return f"Oversight body decided: {_lower(OVERSIGHT_SENTENCES[event.mode])}"


def _appointed(event: e.InvestigatorAppointed, names: Names) -> str:
    return f"{names.account(event.investigator)} appointed to investigate"


def _terms(event: e.TermsDrawnUp, names: Names) -> str:
    return f"Terms of reference, version {event.version}, {'revised' if event.version > 1 else 'drawn up'}"


def _served(event: e.NoticeServed, names: Names) -> str:
    what, whom = NOTICE_SENTENCES[event.kind], names.subject(event.officer)
    return f"{what} given to {whom}; taken as given on {_day(event.deemed_on)}"


def _withheld(event: e.NoticeWithheld, names: Names) -> str:
    return f"{NOTICE_SENTENCES[event.kind]} withheld from {names.subject(event.officer)}"


def _represented(event: e.RepresentationsReceived, names: Names) -> str:
    return f"Representations received from {names.subject(event.officer)}"


def _arranged(event: e.InterviewArranged, names: Names) -> str:
    return f"Interview of {names.subject(event.officer)} arranged for {_day(event.specified_on)}"


def _moved(event: e.InterviewMoved, names: Names) -> str:
    return f"Interview of {names.subject(event.officer)} moved to {_day(event.moved_to)}"


def _held(event: e.InterviewHeld, names: Names) -> str:
    return f"{names.subject(event.officer)} interviewed"


def _extended(event: e.TimeExtended, names: Names) -> str:
    return f"Time extended to {_day(event.until)}: {_lower(_limit(event.rule))}"


def _party_added(event: e.PartyAdded, names: Names) -> str:
    return f"{names.party(event.party)} added as {PARTY_LABELS[event.role].lower()}"


def _party_left(event: e.PartyLeft, names: Names) -> str:
    return f"{names.party(event.party)} no longer a party"


def _party_updated(event: e.PartyUpdated, names: Names) -> str:
    return f"Update given to {names.party(event.party)}"


def _fact(event: e.FactRecorded, names: Names) -> str:
    version = f", version {event.version}" if event.version > 1 else ""
    return f"Fact {event.fact} recorded{version} as {event.standing.value}"


def _task_set(event: e.TaskSet, names: Names) -> str:
    due = f", due {_day(event.due_on)}" if event.due_on else ""
    return f"Task set for {names.account(event.owner)}{due}"


def _linked(event: e.CasesLinked, names: Names) -> str:
    # The other case may be hidden from the reader, so it is not named; the page lists those that may be seen.
    return f"Linked to another case: {LINK_LABELS[event.kind].lower()}"


def _decision(event: e.DecisionLogged, names: Names) -> str:
    return f"Decision logged: {DECISION_LABELS[event.kind].lower()}"


def _concluded(event: e.CaseConcluded, names: Names) -> str:
    return f"Case concluded: {_lower(CONCLUSION_LABELS[event.conclusion])}"


def _always(sentence: str) -> Callable[[Any, Names], str]:
    return lambda event, names: sentence


CASE, PEOPLE, REFERRAL = "The case", "Subjects", "Referral"
INVESTIGATION, PARTIES, FILE = "Investigation", "Parties", "The file"
OTHERWISE = Telling(_always(""), "Other")

TELLINGS: dict[type, Telling] = {
    e.CaseOpened: Telling(_opened, CASE, "report"),
    e.ReportJoined: Telling(lambda event, names: f"Report {event.report} joined", CASE, "report"),
    e.HandlingDecided: Telling(_handling, CASE, "decision"),
    e.CaseSealed: Telling(_always("Case sealed"), CASE, "decision"),
    e.CaseUnsealed: Telling(_always("Seal lifted"), CASE, "decision"),
    e.MemberJoined: Telling(_joined, FILE),
    e.MemberLeft: Telling(_left, FILE),
    e.SubjectAdded: Telling(_subject_added, PEOPLE),
    e.SubjectIdentified: Telling(_identified, PEOPLE),
    e.SubjectRemoved: Telling(_subject_removed, PEOPLE, "decision"),
    e.AllegationMade: Telling(_alleged, PEOPLE),
    e.AllegationChanged: Telling(_allegation_changed, PEOPLE),
    e.AllegationWithdrawn: Telling(_allegation_withdrawn, PEOPLE, "decision"),
    e.SeverityAssessed: Telling(_assessed, PEOPLE, "decision"),
    e.ReferralGroundAnswered: Telling(_ground, REFERRAL, "note"),
    e.ReferralMade: Telling(_referred, REFERRAL, "notice"),
    e.OversightDecided: Telling(_oversight, REFERRAL, "decision"),
    e.InvestigatorAppointed: Telling(_appointed, INVESTIGATION, "decision"),
    e.TermsDrawnUp: Telling(_terms, INVESTIGATION, "notice"),
    e.NoticeServed: Telling(_served, INVESTIGATION, "notice"),
    e.NoticeWithheld: Telling(_withheld, INVESTIGATION, "decision"),
    e.RepresentationsReceived: Telling(_represented, INVESTIGATION),
    e.InterviewArranged: Telling(_arranged, INVESTIGATION),
    e.InterviewMoved: Telling(_moved, INVESTIGATION),
    e.InterviewHeld: Telling(_held, INVESTIGATION),
    e.InvestigationReported: Telling(_always("Investigation report received"), INVESTIGATION, "report"),
    e.InvestigationResumed: Telling(_always("Sent back for more investigation"), INVESTIGATION, "decision"),
    e.TimelinessReported: Telling(_always("Timeliness report sent"), INVESTIGATION, "notice"),
    e.TimeExtended: Telling(_extended, INVESTIGATION, "decision"),
    e.PartyAdded: Telling(_party_added, PARTIES),
    e.PartyLeft: Telling(_party_left, PARTIES, "decision"),
    e.PartyUpdated: Telling(_party_updated, PARTIES, "notice"),
    e.FactRecorded: Telling(_fact, FILE, "note"),
    e.DecisionLogged: Telling(_decision, FILE, "decision"),
    e.TaskSet: Telling(_task_set, FILE, "note"),
    e.TaskDone: Telling(_always("Task done"), FILE, "note"),
    e.NoteWritten: Telling(_always("File note written"), FILE, "note"),
    e.CasesLinked: Telling(_linked, CASE),
    e.CaseConcluded: Telling(_concluded, CASE, "decision"),
    e.CaseReopened: Telling(_always("Case reopened"), CASE, "decision"),
}
