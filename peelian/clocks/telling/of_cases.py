"""What the events of the room cases add to a story. One small function an event. Pure."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from peelian.cases import events
from peelian.cases.states import (
    INVESTIGATIONS,
    MUST_INVESTIGATE,
    Conclusion,
    Handling,
    MatterType,
    NoticeKind,
)
from peelian.clocks.marks import CASE, Mark, Marked, Whom
from peelian.clocks.story import (
    GIVEN_UNDER_ONE_DOOR,
    KEPT_WHEN_REOPENED,
    PartyFacts,
    Story,
    SubjectFacts,
    Thread,
)
from peelian.law.reference.referral import REFERRAL_GROUNDS

Marks = Iterator[Marked]
# Which limit a ground sets on which route: grounds that oblige nobody, such as a voluntary referral, set none.
RULE_OF_GROUND = {
    (route, ground.code): ground.deadline_rule(route)
    for ground in REFERRAL_GROUNDS
    for route in ground.routes
}
MARK_OF_RULE = {
    "cmr_refer_complaint": Mark.MUST_REFER_COMPLAINT,
    "cmr_refer_complaint_called_in": Mark.CALLED_IN,
    "cmr_refer_conduct": Mark.MUST_REFER_CONDUCT,
}
MARK_OF_NOTICE = {
    NoticeKind.INVESTIGATION: Mark.INVESTIGATION_NOTIFIED,
    NoticeKind.TERMS: Mark.TERMS_GIVEN,
    NoticeKind.TERMS_WITHHELD: Mark.TERMS_GIVEN,
    NoticeKind.PROGRESS: Mark.PROGRESS_TOLD,
    NoticeKind.SEVERITY_OUTCOME: Mark.OUTCOME_NOTIFIED,
}
MARK_OF_WITHHOLDING = {
    NoticeKind.INVESTIGATION: Mark.INVESTIGATION_NOTICE_WITHHELD,
    NoticeKind.TERMS: Mark.TERMS_HELD_BACK,
    NoticeKind.TERMS_WITHHELD: Mark.TERMS_HELD_BACK,
}


def _opened(story: Story, event: events.CaseOpened) -> Marks:
    story.matter, story.attention_on = event.matter_type, event.came_to_attention_on
    story.complaint_on = event.complaint_made_on
    yield Marked(Mark.ATTENTION, CASE, story.attention_on)
    yield Marked(Mark.MATTER, CASE, story.matter_on)
    if story.matter is MatterType.DSI:
        yield Marked(Mark.DEATH_OR_INJURY, CASE, story.attention_on)


def _handled(story: Story, event: events.HandlingDecided) -> Marks:
    before, story.handling = story.handling, event.handling
    changed_door = before in INVESTIGATIONS and (before is Handling.INTERNAL) != story.internal
    if changed_door and story.handling in INVESTIGATIONS:
        story.forget(GIVEN_UNDER_ONE_DOOR)
    yield from ()


def _subject_added(story: Story, event: events.SubjectAdded) -> Marks:
    story.subjects[event.officer] = SubjectFacts(event.category, event.former)
    story.subject_whoms.append(Whom(event.officer))
    yield from ()


def _subject_identified(story: Story, event: events.SubjectIdentified) -> Marks:
    if known := story.subjects.get(event.officer):
        known.category, known.former = event.category, event.former
    yield from ()


def _subject_removed(story: Story, event: events.SubjectRemoved) -> Marks:
    if known := story.subjects.get(event.officer):
        known.removed = True
    yield from ()


def _assessed(story: Story, event: events.SeverityAssessed) -> Marks:
    if known := story.subjects.get(event.officer):
        known.result = event.result
    if event.result not in MUST_INVESTIGATE:
        yield Marked(Mark.ASSESSED_NO_INVESTIGATION, Whom(event.officer), event.assessed_on)


def _ground_answered(story: Story, event: events.ReferralGroundAnswered) -> Marks:
    story.grounds[event.route, event.ground] = (event.answer, event.clear_on)
    mark = MARK_OF_RULE.get(RULE_OF_GROUND.get((event.route, event.ground), ""))
    if mark is None:
        return
    rule = RULE_OF_GROUND[event.route, event.ground]
    clear_on = story.clear_on(event.route, rule, RULE_OF_GROUND)
    before = story.latest.get((mark, CASE))
    if before and before.day == clear_on:
        return
    story.forget(frozenset({mark}))
    if clear_on:
        yield Marked(mark, CASE, clear_on)


def _referred(story: Story, event: events.ReferralMade) -> Marks:
    yield Marked(Mark.REFERRED, CASE, event.referred_on)


def _appointed(story: Story, event: events.InvestigatorAppointed) -> Marks:
    yield Marked(Mark.APPOINTED, CASE, event.appointed_on)


def _terms_drawn(story: Story, event: events.TermsDrawnUp) -> Marks:
    yield Marked(Mark.TERMS_DRAWN, CASE, event.drawn_on)


def _notice_served(story: Story, event: events.NoticeServed) -> Marks:
    if mark := MARK_OF_NOTICE.get(event.kind):
        yield Marked(mark, Whom(event.officer), event.deemed_on)


def _notice_withheld(story: Story, event: events.NoticeWithheld) -> Marks:
    if mark := MARK_OF_WITHHOLDING.get(event.kind):
        yield Marked(mark, Whom(event.officer), event.withheld_on)


def _represented(story: Story, event: events.RepresentationsReceived) -> Marks:
    yield Marked(Mark.REPRESENTED, Whom(event.officer), event.received_on)


def _interview_arranged(story: Story, event: events.InterviewArranged) -> Marks:
    whom = Whom(event.officer, event.interview)
    story.threads[Thread.INTERVIEW].append(whom)
    yield Marked(Mark.INTERVIEW_SPECIFIED, whom, event.specified_on)


def _interview_moved(story: Story, event: events.InterviewMoved) -> Marks:
    yield Marked(Mark.INTERVIEW_SETTLED, Whom(event.officer, event.interview), event.moved_to)


def _interview_held(story: Story, event: events.InterviewHeld) -> Marks:
    yield Marked(Mark.INTERVIEW_SETTLED, Whom(event.officer, event.interview), event.held_on)


def _reported(story: Story, event: events.InvestigationReported) -> Marks:
    story.reported = True
    yield Marked(Mark.REPORTED, CASE, event.reported_on)


def _resumed(story: Story, event: events.InvestigationResumed) -> Marks:
    story.reported = False
    yield from _skip_periods(story, event.resumed_on)


def _skip_periods(story: Story, day: date) -> Marks:
    """No report is owed for a period that ended while nothing was being investigated."""
    over, last_day = story.periods_over(before=day)
    if last_day and over > story.periods_answered:
        story.periods_answered = over
        yield Marked(Mark.TIMELINESS_ANSWERED, CASE, day)
        yield Marked(Mark.PERIOD_ENDED, CASE, last_day)


def _timeliness_reported(story: Story, event: events.TimelinessReported) -> Marks:
    """A report answers every period that had ended before it; one sent earlier answers none (PCR reg 19(1))."""
    yield from _skip_periods(story, event.reported_on)


def _party_added(story: Story, event: events.PartyAdded) -> Marks:
    story.parties[event.party] = PartyFacts(event.role, event.wants_updates)
    story.party_whoms.append(Whom(event.party))
    yield Marked(Mark.HANDLING_STARTED, Whom(event.party), event.handling_started_on)


def _party_left(story: Story, event: events.PartyLeft) -> Marks:
    if known := story.parties.get(event.party):
        known.left = True
    yield from ()


def _party_updated(story: Story, event: events.PartyUpdated) -> Marks:
    yield Marked(Mark.UPDATED, Whom(event.party), event.given_on)
    if story.concluded_on and event.given_on >= story.concluded_on:
        yield Marked(Mark.OUTCOME_TOLD, Whom(event.party), event.given_on)


def _concluded(story: Story, event: events.CaseConcluded) -> Marks:
    story.conclusion, story.concluded_on = Conclusion(event.conclusion), event.concluded_on
    yield Marked(Mark.CONCLUDED, CASE, event.concluded_on)


def _reopened(story: Story, event: events.CaseReopened) -> Marks:
    story.conclusion, story.concluded_on, story.reported = None, None, False
    story.threads[Thread.INTERVIEW].clear()
    story.forget(frozenset(Mark) - KEPT_WHEN_REOPENED)
    yield from _skip_periods(story, event.reopened_on)
    for ref, party in story.parties.items():
        if not party.left:
            yield Marked(Mark.HANDLING_STARTED, Whom(ref), event.reopened_on)


TELLERS: dict[type, Callable[[Story, Any], Marks]] = {
    events.CaseOpened: _opened,
    events.HandlingDecided: _handled,
    events.SubjectAdded: _subject_added,
    events.SubjectIdentified: _subject_identified,
    events.SubjectRemoved: _subject_removed,
    events.SeverityAssessed: _assessed,
    events.ReferralGroundAnswered: _ground_answered,
    events.ReferralMade: _referred,
    events.InvestigatorAppointed: _appointed,
    events.TermsDrawnUp: _terms_drawn,
    events.NoticeServed: _notice_served,
    events.NoticeWithheld: _notice_withheld,
    events.RepresentationsReceived: _represented,
    events.InterviewArranged: _interview_arranged,
    events.InterviewMoved: _interview_moved,
    events.InterviewHeld: _interview_held,
    events.InvestigationReported: _reported,
    events.InvestigationResumed: _resumed,
    events.TimelinessReported: _timeliness_reported,
    events.PartyAdded: _party_added,
    events.PartyLeft: _party_left,
    events.PartyUpdated: _party_updated,
    events.CaseConcluded: _concluded,
    events.CaseReopened: _reopened,
}
DAY_FIELDS: dict[type, str] = {
    events.CaseOpened: "opened_on",
    events.HandlingDecided: "decided_on",
    events.SeverityAssessed: "assessed_on",
    events.InvestigationReported: "reported_on",
    events.InvestigationResumed: "resumed_on",
    events.CaseConcluded: "concluded_on",
    events.CaseReopened: "reopened_on",
}
