"""How the events of the room criminal are told."""

from peelian.criminal import events as e
from peelian.criminal.states import (
    AUTHORITY_LABELS,
    BAIL_LEVEL_LABELS,
    PREJUDICE_LABELS,
    RESTRICTION_LABELS,
    STATUS_LABELS,
    EndGround,
    OffenceKind,
    ReviewOutcome,
)
from peelian.desk.telling.words import CRIMINAL, Names, Telling, day_words, lower, moment_words
from peelian.law.reference import get_list
from peelian.law.reference.items import UnknownCode


def _opened(event: e.StrandOpened, names: Names) -> str:
    whose = "this force" if event.own_force else "another force"
    return f"Criminal investigation of {names.subject(event.officer)} by {whose}"


def _investigator(event: e.InvestigatorChanged, names: Names) -> str:
    return f"Criminal investigation of {names.subject(event.officer)}: force or officer in charge changed"


def _offence(event: e.OffenceRecorded, names: Names) -> str:
    whom, what = names.subject(event.officer), _what(event)
    return f"Suspected offence of {whom}, version {event.version}: {what}, {event.standing.value}"


def _what(event: e.OffenceRecorded) -> str:
    if event.kind is OffenceKind.UNKNOWN:
        return "not known"
    if event.kind is OffenceKind.DROPPED:
        return "no longer suspected"
    try:
        return lower(get_list("offences").get(event.offence or "").title)
    except UnknownCode:
        return "an offence in words"


def _interviewed(event: e.VoluntaryInterviewHeld, names: Names) -> str:
    return f"{names.subject(event.officer)} interviewed voluntarily on {moment_words(event.held_at)}"


def _arrested(event: e.PersonArrested, names: Names) -> str:
    return f"{names.subject(event.officer)} arrested on {moment_words(event.arrested_at)}"


def _detained(event: e.DetentionAuthorised, names: Names) -> str:
    return f"Detention of {names.subject(event.officer)} authorised on {moment_words(event.authorised_at)}"


def _times(event: e.DetentionTimesCorrected, names: Names) -> str:
    return f"Times of the detention of {names.subject(event.officer)} corrected (version {event.version})"


def _postponed(event: e.ReviewPostponed, names: Names) -> str:
    return f"Review {event.number} of the detention of {names.subject(event.officer)} postponed"


def _detention_reviewed(event: e.DetentionReviewed, names: Names) -> str:
    what = "it goes on" if event.outcome is ReviewOutcome.CONTINUED else "to be released"
    late = ", late" if event.late else ""
    when = moment_words(event.held_at)
    return f"Review {event.number} of the detention of {names.subject(event.officer)} on {when}{late}: {what}"


def _longer(event: e.DetentionExtended, names: Names) -> str:
    by, until = lower(AUTHORITY_LABELS[event.authority]), moment_words(event.until_at)
    return f"Longer detention of {names.subject(event.officer)} authorised by {by}, until {until}"


def _released(event: e.DetentionEnded, names: Names) -> str:
    return f"Detention of {names.subject(event.officer)} ended on {moment_words(event.ended_at)}"


def _bailed(event: e.BailGranted, names: Names) -> str:
    return f"{names.subject(event.officer)} released on pre-charge bail until {day_words(event.ends_on)}"


def _bail_extended(event: e.BailExtended, names: Names) -> str:
    by, until = lower(BAIL_LEVEL_LABELS[event.level]), day_words(event.ends_on)
    return f"Bail of {names.subject(event.officer)} extended to {until} by {by}"


def _varied(event: e.BailConditionsVaried, names: Names) -> str:
    return f"Conditions of the bail of {names.subject(event.officer)} set, version {event.version}"


def _bail_ended(event: e.BailEnded, names: Names) -> str:
    return f"Bail of {names.subject(event.officer)} ended"


def _under_investigation(event: e.ReleasedUnderInvestigation, names: Names) -> str:
    return f"{names.subject(event.officer)} released under investigation"


def _release_reviewed(event: e.ReleaseReviewed, names: Names) -> str:
    late = ", late" if event.late else ""
    return f"Release of {names.subject(event.officer)} under investigation reviewed{late}"


def _release_ended(event: e.ReleaseEnded, names: Names) -> str:
    return f"Release of {names.subject(event.officer)} under investigation ended"


def _charged(event: e.PersonCharged, names: Names) -> str:
    many = len(event.offences)
    what = f" with {many} offence{'' if many == 1 else 's'}" if many else ""
    return f"{names.subject(event.officer)}{what}: {lower(STATUS_LABELS[event.status])}"


def _stage(event: e.StageReached, names: Names) -> str:
    return f"Criminal strand of {names.subject(event.officer)}: {lower(STATUS_LABELS[event.status])}"


def _over(event: e.ProceedingsEnded, names: Names) -> str:
    if event.ground is EndGround.CONCLUDED:
        return f"Criminal proceedings against {names.subject(event.officer)} ended"
    return f"Criminal proceedings against {names.subject(event.officer)} would no longer be prejudiced"


def _prejudice(event: e.PrejudiceDecided, names: Names) -> str:
    version = f" (version {event.version})" if event.version > 1 else ""
    return f"{PREJUDICE_LABELS[event.answer]}{version}, {names.subject(event.officer)}"


def _restriction(event: e.RestrictionSet, names: Names) -> str:
    return f"Restriction on publishing recorded: {lower(RESTRICTION_LABELS[event.kind])}"


def _lifted(event: e.RestrictionLifted, names: Names) -> str:
    return "Restriction on publishing lifted" + (" by the court" if event.by_court else "")


TELLINGS: dict[type, Telling] = {
    e.StrandOpened: Telling(_opened, CRIMINAL, "report"),
    e.InvestigatorChanged: Telling(_investigator, CRIMINAL, "note"),
    e.OffenceRecorded: Telling(_offence, CRIMINAL, "note"),
    e.VoluntaryInterviewHeld: Telling(_interviewed, CRIMINAL),
    e.PersonArrested: Telling(_arrested, CRIMINAL, "decision"),
    e.DetentionAuthorised: Telling(_detained, CRIMINAL),
    e.DetentionTimesCorrected: Telling(_times, CRIMINAL, "note"),
    e.ReviewPostponed: Telling(_postponed, CRIMINAL),
    e.DetentionReviewed: Telling(_detention_reviewed, CRIMINAL),
    e.DetentionExtended: Telling(_longer, CRIMINAL, "decision"),
    e.DetentionEnded: Telling(_released, CRIMINAL),
    e.BailGranted: Telling(_bailed, CRIMINAL, "decision"),
    e.BailExtended: Telling(_bail_extended, CRIMINAL, "decision"),
    e.BailConditionsVaried: Telling(_varied, CRIMINAL),
    e.BailEnded: Telling(_bail_ended, CRIMINAL),
    e.ReleasedUnderInvestigation: Telling(_under_investigation, CRIMINAL, "decision"),
    e.ReleaseReviewed: Telling(_release_reviewed, CRIMINAL, "note"),
    e.ReleaseEnded: Telling(_release_ended, CRIMINAL),
    e.PersonCharged: Telling(_charged, CRIMINAL, "decision"),
    e.StageReached: Telling(_stage, CRIMINAL, "decision"),
    e.ProceedingsEnded: Telling(_over, CRIMINAL, "decision"),
    e.PrejudiceDecided: Telling(_prejudice, CRIMINAL, "decision"),
    e.RestrictionSet: Telling(_restriction, CRIMINAL, "note"),
    e.RestrictionLifted: Telling(_lifted, CRIMINAL, "note"),
}
