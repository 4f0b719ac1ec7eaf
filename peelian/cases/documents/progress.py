"""Progress to the officer (PCR 2020 reg 17(7)) and to complainants, victims and others (CMR 2020 regs 33-35)."""

from datetime import date
from typing import Any

from peelian.access.refusals import Refused
from peelian.cases.documents import gathering, wording
from peelian.cases.documents.gathering import FOUR_WEEKS, in_full
from peelian.cases.documents.letter import Ask, CaseLetter, LetterKind, Part, Place, Served, Source, Whom
from peelian.cases.models import FactVersion, Interview, Representation
from peelian.cases.states import (
    COMPLAINTS,
    INVESTIGATIONS,
    OWED_UPDATES,
    SCHEDULE_3_MATTERS,
    CaseStatus,
    Handling,
    MatterType,
    NoticeKind,
    PartyRole,
)
from peelian.documents.facts import Cited

_STANDS = {
    CaseStatus.OPENED: "We are deciding how the matter is to be handled.",
    CaseStatus.ASSESSED: "How serious it would be has been assessed. Nobody has been appointed to investigate yet.",
    CaseStatus.UNDER_INVESTIGATION: "The investigation goes on.",
    CaseStatus.REPORTED: "The investigator has reported, and the appropriate authority is deciding what follows.",
    CaseStatus.CONCLUDED: "The matter has been concluded.",
}
_NEXT = {
    CaseStatus.OPENED: "When it is decided how the matter is handled, you will be told.",
    CaseStatus.ASSESSED: "When somebody is appointed to investigate, you will be told.",
    CaseStatus.UNDER_INVESTIGATION: "The investigator goes on gathering the evidence.",
    CaseStatus.REPORTED: "The appropriate authority decides what follows from the report, and you will be told.",
    CaseStatus.CONCLUDED: "",
}
TO_TELL_OFFICER = "What the officer can be told of progress"
TO_TELL_PARTIES = "What complainants and others can be told of progress"
"""Questions of fact under which somebody on the case keeps ready what the next letters may say."""
_ANONYMOUS = Cited(
    "The law protects who you are for the rest of your life: nothing may be published that could lead to your being "
    "identified, your place of work included (Sexual Offences (Amendment) Act 1992 s 1).",
    "Sexual Offences (Amendment) Act 1992 s 1",
)


def told_of(source: Source, question: str, since: date | None) -> str:
    """What the case keeps ready to be told: the newest answer to one of the questions above, if newer than `since`."""
    kept = (
        FactVersion.objects.filter(fact__case=source.case, fact__question=question)
        .order_by("-version")
        .first()
    )
    return kept.value if kept and (since is None or kept.known_on > since) else ""


def gather_officer(source: Source) -> dict[str, Any]:
    """What was done since the officer last heard, what comes next, and when they hear again."""
    if Handling(source.case.handling) not in INVESTIGATIONS:
        raise Refused("No investigation has been decided on, so there is no progress to tell.")
    officer = gathering.about_the_officer(source)
    subject, binding = source.officer, source.binding
    notice_on = gathering.given_on(subject, [NoticeKind.INVESTIGATION])
    told_on = gathering.given_on(subject, [NoticeKind.PROGRESS], last=True)
    since = told_on or notice_on
    rule = "pcr_reg17_progress_next" if told_on else "pcr_reg17_progress_first"
    due = binding.due(rule, since).due if since and binding.internal else None
    return {
        **gathering.about_the_case(source),
        **officer,
        "notice_on": notice_on,
        "since": since,
        "due_on": due,
        "late": bool(due and source.made_on > due),
        "duty": binding.says(
            wording.PROGRESS_TO_OFFICER if binding.internal else wording.PROGRESS_UNDER_SCHEDULE_3
        ),
        "stands": _STANDS[CaseStatus(source.case.status)],
        "done": _done(source, since) if since else [],
        "more": source.said("more") or told_of(source, TO_TELL_OFFICER, since),
        "following": source.said("following") or _following(source) or _NEXT[CaseStatus(source.case.status)],
        "next_by": _next_officer(source),
    }


def _next_officer(source: Source) -> date:
    if source.binding.internal:
        due = source.binding.due("pcr_reg17_progress_next", source.made_on).due
        if due:
            return due
    return source.made_on + FOUR_WEEKS


def _done(source: Source, since: date) -> list[str]:
    """What the record of the case shows of the investigation since a day, as the officer concerned may hear it."""
    subject = source.officer
    revised = source.case.terms.filter(version__gt=1, drawn_on__gt=since).values_list("drawn_on", flat=True)
    answered = Representation.objects.filter(subject=subject, received_on__gt=since)
    heard = Interview.objects.filter(subject=subject, held_on__gt=since)
    said = [
        *((day, f"The terms of reference were revised on {in_full(day)}.") for day in revised),
        *(
            (day, f"Your representations were received on {in_full(day)} and are being considered.")
            for day in answered.values_list("received_on", flat=True)
        ),
        *((each.held_on or since, f"You were interviewed on {in_full(each.held_on)}.") for each in heard),
    ]
    if source.case.status == CaseStatus.REPORTED:
        said.append((source.made_on, "The investigator’s report has gone to the appropriate authority."))
    return [sentence for _, sentence in sorted(said)]


def _following(source: Source) -> str:
    """What comes next as far as the record shows it: an interview that is arranged; else nothing."""
    waiting = Interview.objects.filter(subject=source.officer, held_on=None).order_by("specified_on").first()
    if waiting is None:
        return ""
    return f"You are to be interviewed on {in_full(waiting.moved_to_date or waiting.specified_on)}."


def gather_party(source: Source) -> dict[str, Any]:
    """Where the matter stands for somebody who complained, was harmed, or has an interest in it."""
    party, binding = source.recipient, source.binding
    if PartyRole(party.role) not in OWED_UPDATES or party.left_at:
        raise Refused(
            "Progress is told to complainants, victims and interested persons while they are parties."
        )
    owed = MatterType(source.case.matter_type) in SCHEDULE_3_MATTERS | COMPLAINTS
    told_on = party.updates.order_by("-given_on").values_list("given_on", flat=True).first()
    since = told_on or party.handling_started_on
    due = binding.due("cmr_update_next" if told_on else "cmr_update_first", since) if owed else None
    following = binding.due("cmr_update_next", source.made_on) if owed else None
    return {
        **gathering.about_the_case(source),
        "addressee": party.person.full_name if party.person else "",
        "greeting": _greeting(party.person),
        "about_a_complaint": party.role == PartyRole.COMPLAINANT,
        "since": since,
        "due_on": due.due if due else None,
        "late": bool(due and due.due and source.made_on > due.due),
        "duty": _duty(due.citation.text if due else ""),
        "stands": _STANDS[CaseStatus(source.case.status)],
        "more": source.said("more") or told_of(source, TO_TELL_PARTIES, since),
        "following": source.said("following") or _NEXT[CaseStatus(source.case.status)],
        "contact": source.said("contact")
        or f"Write to {source.actor.name} at the address above, and give our reference.",
        "anonymous": _ANONYMOUS if party.anonymous_for_life else None,
        "next_by": (following.due if following else None) or source.made_on + FOUR_WEEKS,
    }


def _greeting(person: Any) -> str:
    """Title and family name where there is a title; else the whole name, so that nobody is given one they have not."""
    if person is None:
        return ""
    return f"{person.title} {person.family_name}" if person.title else str(person.full_name)


def _duty(citation: str) -> Cited | str:
    if not citation:
        return "No regulation sets a day for writing to you in a matter of this kind. We do so all the same."
    return Cited(
        f"The law asks us to write to you within four weeks of our last letter ({citation}).", citation
    )


_MORE = Ask(
    "more",
    "What has been done since they last heard?",
    "In plain words. Leave out what would harm the investigation or identify anybody. What the case keeps ready to be "
    "told is used if you leave it empty.",
    required=False,
)
_FOLLOWING = Ask(
    "following", "What happens next?", "Filled in from the record if you leave it empty.", required=False
)
OFFICER = CaseLetter(
    kind=LetterKind.PROGRESS_OFFICER,
    title="Progress of the investigation, to the officer",
    purpose="Tells the officer every four weeks how the investigation stands.",
    whom=Whom.SUBJECT,
    served=Served.NOTICE,
    gather=gather_officer,
    places={
        "greeting": Place("cases:identify", Whom.SUBJECT),
        "notice_on": Place("cases:serve", Whom.SUBJECT),
        "since": Place("cases:serve", Whom.SUBJECT),
        "more": Place("cases:record-fact", question=TO_TELL_OFFICER),
    },
    asks=(_MORE, _FOLLOWING),
    parts=(Part("more", "What has been done"), Part("following", "What happens next")),
)
PARTY = CaseLetter(
    kind=LetterKind.PROGRESS_PARTY,
    title="Progress update, to a complainant, victim or interested person",
    purpose="Tells somebody who complained, was harmed or has an interest how the matter stands.",
    whom=Whom.PARTY,
    served=Served.UPDATE,
    gather=gather_party,
    places={
        "addressee": Place("cases:add-party"),
        "more": Place("cases:record-fact", question=TO_TELL_PARTIES),
    },
    asks=(
        _MORE,
        _FOLLOWING,
        Ask(
            "contact",
            "Whom can they reach, and how?",
            "You, at the address of the force, if you leave it empty.",
            lines=2,
            required=False,
        ),
    ),
    parts=(Part("more", "What has been done"), Part("following", "What happens next")),
)
