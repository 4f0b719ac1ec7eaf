"""The one table of this room: which limit starts on what, for whom, while what is so, and what stops it. Pure.

Lengths, ways of counting, powers to extend and citations are not here: they are in `peelian.law.rules`, under the
same id. A row reads: `rule` runs for each of `runs_for` from `since`, while `owed` holds, until one of `until`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from peelian.cases.states import INVESTIGATIONS, MatterType, PartyRole
from peelian.clocks.marks import Mark, Whom
from peelian.clocks.story import GOES_ON_AFTER, WITHOUT_OUTCOME, WITHOUT_REVIEW, Story, Thread
from peelian.law.rules import Rule


class RunsFor(StrEnum):
    """Who a clock concerns."""

    CASE = "the case"
    SUBJECT = "each subject"
    INTERVIEW = "each interview of a subject"
    SUSPENSION = "each suspension under the Conduct Regulations"
    VETTING_SUSPENSION = "each suspension under the Vetting Regulations"
    BAIL = "each release on bail"
    PARTY = "each party"


THREAD_OF: dict[RunsFor, Thread] = {
    RunsFor.INTERVIEW: Thread.INTERVIEW,
    RunsFor.SUSPENSION: Thread.CONDUCT_SUSPENSION,
    RunsFor.VETTING_SUSPENSION: Thread.VETTING_SUSPENSION,
    RunsFor.BAIL: Thread.BAIL,
}
"""What a subject may have several of at one time; the others run once for whomever they run for."""


Test = Callable[[Story, Whom], bool]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Row:
    """When one rule runs.

    once      whatever `until` names answers the duty for good, even when it came first; otherwise each new `since`
              starts the clock again.
    moves     a changed answer to `since` replaces the clock by one from the new day.
    counted   the days run from the event itself, even if the duty was out of reach in between; otherwise a duty
              that comes back is owed from the day it came back.
    paused_by a recorded decision to withhold, which pauses the clock until the thing is given.
    window    the time belongs to someone else: the force cannot be late.
    """

    rule: str
    runs_for: RunsFor
    owed: Test
    since: Mark
    until: tuple[Mark, ...]
    once: bool = True
    moves: bool = False
    counted: bool = False
    paused_by: Mark | None = None
    window: bool = False


def case_open(story: Story, whom: Whom) -> bool:
    """while the case is open"""
    return story.open


def internal_matter(story: Story, whom: Whom) -> bool:
    """while the case is open and no Schedule 3 investigation was decided on, for officers and special constables
    whose conduct is not to be investigated"""
    subject = story.subjects.get(whom.concerns)
    schedule_3 = story.handling in INVESTIGATIONS and not story.internal
    return bool(story.open and not schedule_3 and subject and subject.is_officer and not subject.investigated)


def internal_investigation(story: Story, whom: Whom) -> bool:
    """while an internal investigation runs"""
    return story.internal and story.under_investigation


def internally_investigated(story: Story, whom: Whom) -> bool:
    """while an internal investigation runs, for officers and special constables who are under it"""
    return story.internal and _investigated(story, whom)


def under_special_procedure(story: Story, whom: Whom) -> bool:
    """while a Schedule 3 investigation with the special procedure runs, for officers and special constables under it"""
    return story.special_procedure and _investigated(story, whom)


def _investigated(story: Story, whom: Whom) -> bool:
    subject = story.subjects.get(whom.concerns)
    return bool(subject and subject.is_officer and subject.investigated and story.under_investigation)


def schedule_3_investigation(story: Story, whom: Whom) -> bool:
    """while any Schedule 3 investigation runs"""
    return not story.internal and story.under_investigation


def report_awaits_decision(story: Story, whom: Whom) -> bool:
    """while a report lies with the authority and a subject is a serving officer or special constable"""
    serving = any(subject.is_officer and not subject.former for subject in story.subjects.values())
    return story.open and story.reported and serving


def not_ended(story: Story, whom: Whom) -> bool:
    """while it lasts"""
    return whom not in story.ended


def was_held_back(story: Story, whom: Whom) -> bool:
    """while the case is open, for officers and special constables whose misconduct proceedings were held back for
    criminal ones"""
    subject = story.subjects.get(whom.concerns)
    return bool(story.open and subject and subject.is_officer)


def kept_informed(story: Story, whom: Whom) -> bool:
    """while the matter, or what follows from its conclusion, goes on, for complainants and for those who consented"""
    going_on = story.open or story.conclusion in GOES_ON_AFTER
    return going_on and _is_owed(story, whom)


def told_the_outcome(story: Story, whom: Whom) -> bool:
    """once the case is concluded, for complainants and for those who consented"""
    return not story.open and story.conclusion not in WITHOUT_OUTCOME and _is_owed(story, whom)


def may_seek_review(story: Story, whom: Whom) -> bool:
    """once a complaint under Schedule 3 is concluded, and not because it was withdrawn, for complainants"""
    party = story.parties.get(whom.concerns)
    complainant = party is not None and party.role is PartyRole.COMPLAINANT and not party.left
    concluded = not story.open and story.conclusion not in WITHOUT_REVIEW
    return story.matter is MatterType.COMPLAINT and concluded and complainant


def _is_owed(story: Story, whom: Whom) -> bool:
    party = story.parties.get(whom.concerns)
    return bool(party and party.owed and story.informs)


_CASE, _SUBJECT, _INTERVIEW, _PARTY = RunsFor.CASE, RunsFor.SUBJECT, RunsFor.INTERVIEW, RunsFor.PARTY
_SUSPENSION, _VETTING, _BAIL = RunsFor.SUSPENSION, RunsFor.VETTING_SUSPENSION, RunsFor.BAIL
_REFERRED = (Mark.REFERRED,)

TABLE: tuple[Row, ...] = (
    # ---- Referral (CMR 2020 regs 4, 7, 9)
    Row(rule="cmr_refer_complaint", runs_for=_CASE, owed=case_open,
        since=Mark.MUST_REFER_COMPLAINT, until=_REFERRED, moves=True, counted=True),
    Row(rule="cmr_refer_complaint_called_in", runs_for=_CASE, owed=case_open,
        since=Mark.CALLED_IN, until=_REFERRED, moves=True, counted=True),
    Row(rule="cmr_refer_conduct", runs_for=_CASE, owed=case_open,
        since=Mark.MUST_REFER_CONDUCT, until=_REFERRED, moves=True, counted=True),
    Row(rule="cmr_refer_dsi", runs_for=_CASE, owed=case_open,
        since=Mark.DEATH_OR_INJURY, until=_REFERRED, counted=True),
    # ---- Severity assessment and the internal investigation (PCR 2020 Part 3)
    Row(rule="pcr_severity_outcome_notice", runs_for=_SUBJECT, owed=internal_matter,
        since=Mark.ASSESSED_NO_INVESTIGATION, until=(Mark.OUTCOME_NOTIFIED,), once=False),
    Row(rule="pcr_terms_of_reference", runs_for=_CASE, owed=internal_investigation,
        since=Mark.APPOINTED, until=(Mark.TERMS_DRAWN,)),
    Row(rule="pcr_reg17_notice", runs_for=_SUBJECT, owed=internally_investigated,
        since=Mark.APPOINTED, until=(Mark.INVESTIGATION_NOTIFIED,), paused_by=Mark.INVESTIGATION_NOTICE_WITHHELD),
    Row(rule="pcr_reg17_tor_or_reason", runs_for=_SUBJECT, owed=internally_investigated,
        since=Mark.INVESTIGATION_NOTIFIED, until=(Mark.TERMS_GIVEN,), counted=True, paused_by=Mark.TERMS_HELD_BACK),
    Row(rule="pcr_reg17_progress_first", runs_for=_SUBJECT, owed=internally_investigated,
        since=Mark.INVESTIGATION_NOTIFIED, until=(Mark.PROGRESS_TOLD,)),
    Row(rule="pcr_reg17_progress_next", runs_for=_SUBJECT, owed=internally_investigated,
        since=Mark.PROGRESS_TOLD, until=(Mark.PROGRESS_TOLD,), once=False),
    Row(rule="pcr_reg18_representations", runs_for=_SUBJECT, owed=internally_investigated,
        since=Mark.TERMS_GIVEN, until=(Mark.REPRESENTED,), counted=True, window=True),
    Row(rule="pcr_reg20_interview_alternative", runs_for=_INTERVIEW, owed=internally_investigated,
        since=Mark.INTERVIEW_SPECIFIED, until=(Mark.INTERVIEW_SETTLED,), counted=True, window=True),
    Row(rule="pcr_reg19_timeliness_first", runs_for=_CASE, owed=internal_investigation,
        since=Mark.ATTENTION, until=(Mark.TIMELINESS_ANSWERED,), counted=True),
    Row(rule="pcr_reg19_timeliness_next", runs_for=_CASE, owed=internal_investigation,
        since=Mark.PERIOD_ENDED, until=(Mark.TIMELINESS_ANSWERED,), once=False, counted=True),
    Row(rule="pcr_reg23_determination", runs_for=_CASE, owed=report_awaits_decision,
        since=Mark.REPORTED, until=(Mark.CONCLUDED,), once=False, counted=True),
    Row(rule="pcr_reg23_after_criminal", runs_for=_SUBJECT, owed=was_held_back,
        since=Mark.CRIMINAL_OVER, until=(Mark.CONCLUDED,), once=False, counted=True),
    # ---- Suspension (PCR 2020 reg 11; PVR 2025 reg 13)
    Row(rule="pcr_suspension_oral_confirm", runs_for=_SUSPENSION, owed=not_ended,
        since=Mark.SUSPENDED_ORALLY, until=(Mark.SUSPENSION_CONFIRMED,), counted=True),
    Row(rule="pcr_suspension_representations", runs_for=_SUSPENSION, owed=not_ended,
        since=Mark.SUSPENDED, until=(), counted=True, window=True),
    Row(rule="pcr_suspension_first_review", runs_for=_SUSPENSION, owed=not_ended,
        since=Mark.SUSPENDED, until=(Mark.SUSPENSION_REVIEWED,), counted=True),
    Row(rule="pcr_suspension_next_review", runs_for=_SUSPENSION, owed=not_ended,
        since=Mark.SUSPENSION_REVIEWED, until=(Mark.SUSPENSION_REVIEWED,), once=False, counted=True),
    Row(rule="pcr_suspension_continue_notice", runs_for=_SUSPENSION, owed=not_ended,
        since=Mark.SUSPENSION_CONTINUED, until=(Mark.CONTINUATION_TOLD,), once=False, counted=True),
    Row(rule="pvr_suspension_oral_confirm", runs_for=_VETTING, owed=not_ended,
        since=Mark.VETTING_SUSPENDED_ORALLY, until=(Mark.SUSPENSION_CONFIRMED,), counted=True),
    Row(rule="pvr_suspension_representations", runs_for=_VETTING, owed=not_ended,
        since=Mark.VETTING_SUSPENDED, until=(), counted=True, window=True),
    Row(rule="pvr_suspension_review", runs_for=_VETTING, owed=not_ended,
        since=Mark.VETTING_REVIEWED, until=(Mark.VETTING_REVIEWED,), once=False, counted=True),
    Row(rule="pvr_suspension_continue_notice", runs_for=_VETTING, owed=not_ended,
        since=Mark.VETTING_CONTINUED, until=(Mark.CONTINUATION_TOLD,), once=False, counted=True),
    # ---- Bail before charge (PACE 1984 ss 47ZA-47ZG), by the law of the day of arrest
    Row(rule="bail_abp_initial", runs_for=_BAIL, owed=not_ended,
        since=Mark.BAILED, until=(Mark.BAIL_OVER,), counted=True),
    Row(rule="bail_abp_initial_2017_regime", runs_for=_BAIL, owed=not_ended,
        since=Mark.BAILED_BEFORE_2022, until=(Mark.BAIL_OVER,), counted=True),
    # ---- The special procedure of Schedule 3 (CMR 2020 regs 16-21), and timeliness of Schedule 3 investigations
    Row(rule="cmr_reg17_tor", runs_for=_SUBJECT, owed=under_special_procedure,
        since=Mark.INVESTIGATION_NOTIFIED, until=(Mark.TERMS_GIVEN,), counted=True, paused_by=Mark.TERMS_HELD_BACK),
    Row(rule="cmr_reg20_representations", runs_for=_SUBJECT, owed=under_special_procedure,
        since=Mark.TERMS_GIVEN, until=(Mark.REPRESENTED,), counted=True, window=True),
    Row(rule="cmr_reg21_interview_alternative", runs_for=_INTERVIEW, owed=under_special_procedure,
        since=Mark.INTERVIEW_SPECIFIED, until=(Mark.INTERVIEW_SETTLED,), counted=True, window=True),
    Row(rule="cmr_timeliness_first", runs_for=_CASE, owed=schedule_3_investigation,
        since=Mark.MATTER, until=(Mark.TIMELINESS_ANSWERED,), counted=True),
    Row(rule="cmr_timeliness_next", runs_for=_CASE, owed=schedule_3_investigation,
        since=Mark.PERIOD_ENDED, until=(Mark.TIMELINESS_ANSWERED,), once=False, counted=True),
    # ---- Complainants and interested persons (PRA 2002 ss 20-21; CMR 2020 regs 29, 33-34)
    Row(rule="cmr_update_first", runs_for=_PARTY, owed=kept_informed,
        since=Mark.HANDLING_STARTED, until=(Mark.UPDATED,)),
    Row(rule="cmr_update_next", runs_for=_PARTY, owed=kept_informed,
        since=Mark.UPDATED, until=(Mark.UPDATED,), once=False),
    Row(rule="cmr_outcome_notice", runs_for=_PARTY, owed=told_the_outcome,
        since=Mark.CONCLUDED, until=(Mark.OUTCOME_TOLD,), once=False, counted=True),
    Row(rule="cmr_review_rights_notice", runs_for=_PARTY, owed=may_seek_review,
        since=Mark.CONCLUDED, until=(Mark.OUTCOME_TOLD,), once=False, counted=True),
    Row(rule="cmr_review_application", runs_for=_PARTY, owed=may_seek_review,
        since=Mark.OUTCOME_TOLD, until=(), counted=True, window=True),
)  # fmt: skip

ROW_OF_RULE: dict[str, Row] = {row.rule: row for row in TABLE}

# Limits that the law room knows and no event of a case starts, each with why: by subject of the law, and one by one
# where another limit of the same subject does run.
_PROCEEDINGS = "Misconduct proceedings are not recorded yet."
SUBJECTS_NOT_STARTED: dict[str, str] = {
    "referral to proceedings": _PROCEEDINGS,
    "misconduct hearings": _PROCEEDINGS,
    "misconduct meetings": _PROCEEDINGS,
    "accelerated hearings": _PROCEEDINGS,
    "outcomes": "Outcomes of proceedings are not recorded yet.",
    "appeals tribunal": "Appeals are not recorded yet.",
    "former officers": "The determinations for former officers are not recorded yet.",
    "reflective practice": "The reflective practice review process is not recorded yet.",
    "performance": "Performance and attendance procedures are no part of a case.",
    "barred and advisory lists": "Reports to the barred and advisory lists are not recorded yet.",
    "vetting": "Withdrawal of clearance is not recorded yet.",
    "custody": "Detention is counted by the hour, and shown with the criminal strand.",
    "data protection": "Requests and breaches under data protection law are no part of a case.",
    "recommendations": "Recommendations start outside a case.",
}
NOT_STARTED: dict[str, str] = {
    "pcr_reg21_report": "No event says that an investigation is complete before its report is received.",
    "pcr_reg23_inform_no_proceedings": "No notice of the outcome under reg 23(7) is recorded yet.",
    "cmr_withdrawal_reply": "The letter to a complainant who withdrew without signing is not recorded yet.",
    "cmr_resumption_reply": "The letter to a complainant after criminal proceedings is not recorded yet.",
}


def why_not_started(rule: Rule) -> str:
    """Why no event of a case starts this limit; "" when there is a row for it."""
    if rule.id in ROW_OF_RULE:
        return ""
    return NOT_STARTED.get(rule.id) or SUBJECTS_NOT_STARTED.get(rule.subject, "")
