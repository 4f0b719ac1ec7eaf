"""How the events of the room cases are told."""

from typing import Any

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
from peelian.desk.telling.words import (
    CASE,
    FILE,
    INVESTIGATION,
    PARTIES,
    PEOPLE,
    REFERRAL,
    Names,
    Telling,
    always,
    day_words,
    lower,
)
from peelian.law.reference.allegations import ALLEGATION_CATEGORIES
from peelian.law.reference.items import CodeList, UnknownCode
from peelian.law.reference.referral import REFERRAL_GROUNDS
from peelian.law.rules import UnknownRule, get_rule
from peelian.people.states import CATEGORY_TITLES


def _title(codes: CodeList[Any], code: str) -> str:
    try:
        item = codes.get(code)
    except UnknownCode:
        return code
    return item.title if item.title_verified else f"{item.title} (unverified)"


def _limit(rule: str) -> str:
    try:
        return get_rule(rule).action
    except UnknownRule:
        return rule


def _opened(event: e.CaseOpened, names: Names) -> str:
    source = f" from report {event.report}" if event.report else ""
    sealed = ", sealed" if event.sealed else ""
    what = lower(MATTER_SENTENCES[event.matter_type])
    return (
        f"Case opened{source} as {what}{sealed}; came to attention on {day_words(event.came_to_attention_on)}"
    )


def _handling(event: e.HandlingDecided, names: Names) -> str:
    return f"Handling decided: {lower(HANDLING_SENTENCES[event.handling])}"


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
    return f"Severity{version}, {names.subject(event.officer)}: {lower(SEVERITY_SENTENCES[event.result])}"


def _ground(event: e.ReferralGroundAnswered, names: Names) -> str:
    clear = f", clear on {day_words(event.clear_on)}" if event.clear_on else ""
    ground = _title(REFERRAL_GROUNDS, event.ground)
    return f"Referral ground “{ground}” answered: {ANSWER_LABELS[event.answer].lower()}{clear}"


def _referred(event: e.ReferralMade, names: Names) -> str:
    return (
        "Referred voluntarily to the oversight body" if event.voluntary else "Referred to the oversight body"
    )


def _oversight(event: e.OversightDecided, names: Names) -> str:
    return f"Oversight body decided: {lower(OVERSIGHT_SENTENCES[event.mode])}"


def _appointed(event: e.InvestigatorAppointed, names: Names) -> str:
    return f"{names.account(event.investigator)} appointed to investigate"


def _terms(event: e.TermsDrawnUp, names: Names) -> str:
    return f"Terms of reference, version {event.version}, {'revised' if event.version > 1 else 'drawn up'}"


def _served(event: e.NoticeServed, names: Names) -> str:
    what, whom = NOTICE_SENTENCES[event.kind], names.subject(event.officer)
    return f"{what} given to {whom}; taken as given on {day_words(event.deemed_on)}"


def _withheld(event: e.NoticeWithheld, names: Names) -> str:
    return f"{NOTICE_SENTENCES[event.kind]} withheld from {names.subject(event.officer)}"


def _represented(event: e.RepresentationsReceived, names: Names) -> str:
    return f"Representations received from {names.subject(event.officer)}"


def _arranged(event: e.InterviewArranged, names: Names) -> str:
    return f"Interview of {names.subject(event.officer)} arranged for {day_words(event.specified_on)}"


def _moved(event: e.InterviewMoved, names: Names) -> str:
    return f"Interview of {names.subject(event.officer)} moved to {day_words(event.moved_to)}"


def _held(event: e.InterviewHeld, names: Names) -> str:
    return f"{names.subject(event.officer)} interviewed"


def _extended(event: e.TimeExtended, names: Names) -> str:
    return f"Time extended to {day_words(event.until)}: {lower(_limit(event.rule))}"


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
    due = f", due {day_words(event.due_on)}" if event.due_on else ""
    return f"Task set for {names.account(event.owner)}{due}"


def _linked(event: e.CasesLinked, names: Names) -> str:
    # The other case may be hidden from the reader, so it is not named; the page lists those that may be seen.
    return f"Linked to another case: {LINK_LABELS[event.kind].lower()}"


def _decision(event: e.DecisionLogged, names: Names) -> str:
    return f"Decision logged: {DECISION_LABELS[event.kind].lower()}"


def _concluded(event: e.CaseConcluded, names: Names) -> str:
    return f"Case concluded: {lower(CONCLUSION_LABELS[event.conclusion])}"


TELLINGS: dict[type, Telling] = {
    e.CaseOpened: Telling(_opened, CASE, "report"),
    e.ReportJoined: Telling(lambda event, names: f"Report {event.report} joined", CASE, "report"),
    e.HandlingDecided: Telling(_handling, CASE, "decision"),
    e.CaseSealed: Telling(always("Case sealed"), CASE, "decision"),
    e.CaseUnsealed: Telling(always("Seal lifted"), CASE, "decision"),
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
    e.InvestigationReported: Telling(always("Investigation report received"), INVESTIGATION, "report"),
    e.InvestigationResumed: Telling(always("Sent back for more investigation"), INVESTIGATION, "decision"),
    e.TimelinessReported: Telling(always("Timeliness report sent"), INVESTIGATION, "notice"),
    e.TimeExtended: Telling(_extended, INVESTIGATION, "decision"),
    e.PartyAdded: Telling(_party_added, PARTIES),
    e.PartyLeft: Telling(_party_left, PARTIES, "decision"),
    e.PartyUpdated: Telling(_party_updated, PARTIES, "notice"),
    e.FactRecorded: Telling(_fact, FILE, "note"),
    e.DecisionLogged: Telling(_decision, FILE, "decision"),
    e.TaskSet: Telling(_task_set, FILE, "note"),
    e.TaskDone: Telling(always("Task done"), FILE, "note"),
    e.NoteWritten: Telling(always("File note written"), FILE, "note"),
    e.CasesLinked: Telling(_linked, CASE),
    e.CaseConcluded: Telling(_concluded, CASE, "decision"),
    e.CaseReopened: Telling(always("Case reopened"), CASE, "decision"),
}
