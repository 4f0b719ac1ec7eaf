"""The timeliness report to the local policing body and its copy to the officer: PCR 2020 reg 19; CMR 2020 reg 13."""

from collections.abc import Iterable
from typing import Any

from peelian.access.refusals import Refused
from peelian.cases.documents import gathering
from peelian.cases.documents.binding import cited
from peelian.cases.documents.gathering import in_full
from peelian.cases.documents.letter import Ask, CaseLetter, LetterKind, Part, Place, Served, Source, Whom
from peelian.cases.models import Subject
from peelian.cases.states import COMPLAINTS, INVESTIGATIONS, DecisionKind, Handling, MatterType, NoticeKind
from peelian.law.dated import Citation
from peelian.law.instruments import CMR, PCR
from peelian.law.rules.timeliness import RelevantPeriod, relevant_periods

_PREJUDICE = "giving it might prejudice this or another investigation"


def gather_report(source: Source) -> dict[str, Any]:
    """The six contents of the report for the relevant period that ended last."""
    subjects = (
        source.case.subjects.filter(removed_at=None).select_related("person").order_by("added_at", "pk")
    )
    return {**gathering.about_the_case(source), **_contents(source, subjects)}


def gather_copy(source: Source) -> dict[str, Any]:
    """The same contents for one officer, subject to the harm test; of notices, the officer's own alone."""
    officer = gathering.about_the_officer(source)
    return {**gathering.about_the_case(source), **officer, **_contents(source, [source.officer])}


def _contents(source: Source, subjects: Iterable[Subject]) -> dict[str, Any]:
    case, internal = source.case, source.binding.internal
    if Handling(case.handling) not in INVESTIGATIONS:
        raise Refused("There is no investigation whose length could be reported on.")
    period = _period(source)
    rule = Citation(PCR, "reg 19") if internal else Citation(CMR, "reg 13")
    return {
        "internal": internal,
        "provision": rule.text,
        "number": period.number,
        "from_day": period.first_day,
        "to_day": period.last_day,
        "came_to_attention_on": case.came_to_attention_on,
        "complaint_made_on": case.complaint_made_on,
        "notices": [_notice(source, each) for each in subjects],
        "progress": source.said("progress"),
        "ends_on": source.words.get("ends_on"),
        "report_on": source.words.get("report_on"),
        "length_why": source.said("length_why"),
        "planned": source.said("planned"),
        "prejudice": cited(f"The information may be held back while {_PREJUDICE}.", rule),
    }


def _period(source: Source) -> RelevantPeriod:
    """The relevant period that ended last before the letter. Raises Refused while the first is still running."""
    case = source.case
    complained = not source.binding.internal and MatterType(case.matter_type) in COMPLAINTS
    start = (complained and case.complaint_made_on) or case.came_to_attention_on
    periods = list(relevant_periods(start, until=source.made_on))
    over = [each for each in periods if each.last_day < source.made_on]
    if not over:
        ends = f" They end on {in_full(periods[0].last_day)}." if periods else ""
        sentence = f"No report is owed before the first twelve months have ended.{ends}"
        raise Refused(sentence, rule="PCR 2020 reg 19; CMR 2020 reg 13")
    return over[-1]


def _notice(source: Source, subject: Subject) -> dict[str, Any]:
    """The day on which one subject was given the notice of investigation, or why they were not."""
    given = gathering.given_on(subject, [NoticeKind.INVESTIGATION])
    withheld = subject.decisions.filter(
        kind=DecisionKind.WITHHOLDING, what__icontains="notice of investigation"
    )
    missing = f"withheld, because {_PREJUDICE}" if withheld.exists() else "not given yet"
    return {
        "person": gathering.person_line(source, subject),
        "given": in_full(given) or missing,
    }


_ASKS = (
    Ask("progress", "How far has the investigation got?"),
    Ask("ends_on", "When is the investigation estimated to end?", lines=0),
    Ask("report_on", "When is the report estimated to be submitted?", lines=0),
    Ask("length_why", "Why has it taken so long?"),
    Ask("planned", "Which steps are planned to bring it to an end?"),
)
_PARTS = (
    Part("progress", "Progress"),
    Part("length_why", "Why it has taken so long"),
    Part("planned", "The planned steps"),
    Part("notices.person", "Who the subjects are"),
)
REPORT = CaseLetter(
    kind=LetterKind.TIMELINESS,
    title="Timeliness report to the local policing body",
    purpose="Accounts for an investigation that has lasted twelve months, and again each six months after.",
    whom=Whom.CASE,
    served=Served.TIMELINESS,
    gather=gather_report,
    places={"notices": Place("cases:add-subject")},
    asks=_ASKS,
    parts=_PARTS,
)
COPY = CaseLetter(
    kind=LetterKind.TIMELINESS_COPY,
    title="Timeliness report, copy to the officer",
    purpose="Gives the officer a copy of what the local policing body was told, subject to the harm test.",
    whom=Whom.SUBJECT,
    served=Served.SENT,
    gather=gather_copy,
    places={
        "greeting": Place("cases:identify", Whom.SUBJECT),
        "notices": Place("cases:add-subject"),
    },
    asks=_ASKS,
    parts=_PARTS,
)
