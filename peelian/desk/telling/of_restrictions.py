"""How the events of the room restrictions are told."""

from peelian.desk.telling.words import RESTRICTIONS, Names, Telling, day_words, lower
from peelian.restrictions import events as e
from peelian.restrictions.rosters.words import ANSWER_LABELS
from peelian.restrictions.states import (
    CONSULTED_LABELS,
    CORRECTED_LABELS,
    END_LABELS,
    FROM_LABELS,
    KIND_LABELS,
    LATENESS_LABELS,
    TOLD_LABELS,
    VIEW_LABELS,
    Lateness,
    Outcome,
)


def _requested(event: e.SuspensionRequested, names: Names) -> str:
    return f"{KIND_LABELS[event.kind]} of {names.subject(event.officer)} requested"


def _consulted(event: e.OversightConsulted, names: Names) -> str:
    view = lower(VIEW_LABELS[event.view])
    about = lower(CONSULTED_LABELS[event.about])
    return f"Director General consulted {about}, {names.subject(event.officer)}: {view}"


def _authorised(event: e.SuspensionAuthorised, names: Names) -> str:
    asked = names.account(event.requested_by)
    return f"{KIND_LABELS[event.kind]} of {names.subject(event.officer)} authorised, as {asked} asked"


def _refused(event: e.SuspensionRefused, names: Names) -> str:
    return f"{KIND_LABELS[event.kind]} of {names.subject(event.officer)} not authorised"


def _imposed(event: e.RestrictionImposed, names: Names) -> str:
    many = len(event.conditions)
    conditions = f", {many} condition{'' if many == 1 else 's'}" if many else ""
    told = lower(TOLD_LABELS[event.told])
    return f"{KIND_LABELS[event.kind]}, {names.subject(event.officer)}{conditions}; told {told}"


def _changed(event: e.ConditionsChanged, names: Names) -> str:
    many = len(event.conditions)
    left = f"{many} condition{'' if many == 1 else 's'} from {day_words(event.from_date)}"
    return f"Conditions of {names.subject(event.officer)} changed: {left}"


def _confirmed(event: e.SuspensionConfirmedInWriting, names: Names) -> str:
    return f"Suspension of {names.subject(event.officer)} confirmed in writing"


def _represented(event: e.SuspensionRepresentationsReceived, names: Names) -> str:
    whose = lower(FROM_LABELS[event.made_by])
    return f"Representations on the restriction of {names.subject(event.officer)}, from {whose}"


def _proposed(event: e.ReviewProposed, names: Names) -> str:
    what = "to continue" if event.outcome is Outcome.CONTINUE else "to end"
    return f"Review of the restriction of {names.subject(event.officer)}: decision proposed, {what}"


def _sent_back(event: e.ReviewReturned, names: Names) -> str:
    return f"Review of the restriction of {names.subject(event.officer)} sent back"


def _reviewed(event: e.RestrictionReviewed, names: Names) -> str:
    what = "it continues" if event.outcome is Outcome.CONTINUE else "it ends"
    late = "" if event.lateness is Lateness.IN_TIME else f", {lower(LATENESS_LABELS[event.lateness])}"
    return f"Review {event.number} of the restriction of {names.subject(event.officer)}: {what}{late}"


def _missed(event: e.ReviewMissed, names: Names) -> str:
    return f"Review due on {day_words(event.due_on)} was missed: {names.subject(event.officer)}"


def _continuation(event: e.ContinuationNotified, names: Names) -> str:
    return f"{names.subject(event.officer)} told that the restriction continues"


def _ended(event: e.RestrictionEnded, names: Names) -> str:
    ground = lower(END_LABELS[event.end_ground])
    return f"{KIND_LABELS[event.kind]} of {names.subject(event.officer)} ended: {ground}"


def _corrected(event: e.RestrictionCorrected, names: Names) -> str:
    what = lower(CORRECTED_LABELS[event.corrected])
    days = f"{day_words(event.was)} became {day_words(event.became)}"
    return f"Corrected, {names.subject(event.officer)}, {what}: {days}"


def _alert(event: e.AlertRaised, names: Names) -> str:
    return f"Alert: {names.subject(event.officer)} was posted where a restriction forbids it"


def _answered(event: e.AlertAnswered, names: Names) -> str:
    return f"Alert about {names.subject(event.officer)} answered: {lower(ANSWER_LABELS[event.answer])}"


TELLINGS: dict[type, Telling] = {
    e.SuspensionRequested: Telling(_requested, RESTRICTIONS),
    e.OversightConsulted: Telling(_consulted, RESTRICTIONS),
    e.SuspensionAuthorised: Telling(_authorised, RESTRICTIONS, "decision"),
    e.SuspensionRefused: Telling(_refused, RESTRICTIONS, "decision"),
    e.RestrictionImposed: Telling(_imposed, RESTRICTIONS, "decision"),
    e.ConditionsChanged: Telling(_changed, RESTRICTIONS, "decision"),
    e.SuspensionConfirmedInWriting: Telling(_confirmed, RESTRICTIONS, "notice"),
    e.SuspensionRepresentationsReceived: Telling(_represented, RESTRICTIONS),
    e.ReviewProposed: Telling(_proposed, RESTRICTIONS),
    e.ReviewReturned: Telling(_sent_back, RESTRICTIONS),
    e.RestrictionReviewed: Telling(_reviewed, RESTRICTIONS, "decision"),
    e.ReviewMissed: Telling(_missed, RESTRICTIONS, "note"),
    e.ContinuationNotified: Telling(_continuation, RESTRICTIONS, "notice"),
    e.RestrictionEnded: Telling(_ended, RESTRICTIONS, "decision"),
    e.RestrictionCorrected: Telling(_corrected, RESTRICTIONS, "note"),
    e.AlertRaised: Telling(_alert, RESTRICTIONS),
    e.AlertAnswered: Telling(_answered, RESTRICTIONS, "note"),
}
