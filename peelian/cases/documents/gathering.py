"""Facts that many letters share: to whom, from whom, under which law, what is alleged, what has been given."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from peelian.access.queries import names_of
from peelian.access.refusals import Refused
from peelian.cases.documents.binding import sourced
from peelian.cases.documents.letter import Source
from peelian.cases.documents.wording import SERVICE
from peelian.cases.models import AllegationMark, Notice, SeverityAssessment, Subject
from peelian.cases.states import MUST_INVESTIGATE, MemberRole, NoticeKind, SeverityResult
from peelian.documents.facts import Cited
from peelian.law.reference.conduct import STANDARDS
from peelian.people.queries.cards import PersonCard, person_card
from peelian.people.states import CATEGORY_TITLES, OFFICER_CATEGORIES, RANK_TITLES, Category, Rank

UNREAD_SINCE = date(2026, 6, 29)
UNREAD_ACT = "Crime and Policing Act 2026 and SI 2026/689, for what they changed from 29 June 2026"
"""Police discipline is among what this Act changed; its text could not be read here."""
FOUR_WEEKS = timedelta(weeks=4)


def about_the_case(source: Source) -> dict[str, Any]:
    """What every letter of a case carries: its reference, its writer, and the law that binds it with the reasons."""
    return {
        "case_ref": source.case.ref,
        "made_on": source.made_on,
        "writer": source.actor.name,
        "writer_role": source.actor.role_titles,
        "regulations": [_read(title, source.made_on) for title in source.binding.titles],
        "why_these": sourced(source.binding.steps),
    }


def _read(title: str, on: date) -> str | Cited:
    """The regulations by title; unverified on days from which nobody has read what a later Act changed in them."""
    return title if on < UNREAD_SINCE else Cited(title, UNREAD_ACT, verified=False)


def about_the_officer(source: Source) -> dict[str, Any]:
    """The officer to whom a letter goes; nothing while nobody knows who it is. Raises Refused for staff."""
    subject = _officer(source)
    if subject.person is None:
        return {"greeting": "", "address": []}
    card = card_of(source, subject.person.ref)
    rank = RANK_TITLES[Rank(subject.rank)] if subject.rank else ""
    number = card.number if card else ""
    return {
        "greeting": f"{rank or subject.person.given_names} {subject.person.family_name}".strip(),
        "address": [line for line in (f"{rank} {subject.person.full_name}".strip(), number) if line],
    }


def _officer(source: Source) -> Subject:
    subject = source.officer
    if Category(subject.category) not in OFFICER_CATEGORIES:
        raise Refused(
            "This letter is for officers and special constables. Police staff, volunteers and contractors are dealt "
            "with under their own terms.",
            rule="PCR 2020 reg 4(1)",
        )
    return subject


def how_served(source: Source) -> dict[str, Any]:
    """How a notice counts as given in this case."""
    door = source.binding.door
    return {"service": source.binding.says(SERVICE[door], by=door)}


def what_is_alleged(subject: Subject) -> list[dict[str, Any]]:
    """Each allegation that stands: its words, when and where, and the standards it would breach. Two queries."""
    rows = list(subject.allegations.filter(withdrawn_at=None).order_by("made_at", "pk"))
    marks: dict[int, list[str]] = {}
    marked = AllegationMark.objects.filter(allegation__in=rows, kind=AllegationMark.STANDARD).order_by("code")
    for key, code in marked.values_list("allegation_id", "code"):
        marks.setdefault(key, []).append(code)
    return [
        {
            "what": row.summary,
            "when": _when(row.from_date, row.to_date),
            "where": row.place,
            "standards": [_standard(code) for code in marks.get(row.pk, [])],
        }
        for row in rows
    ]


def _when(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return "on a day that is not known yet"
    if first and last and first != last:
        return f"from {in_full(first)} to {in_full(last)}"
    return f"on {in_full(first or last)}"


def _standard(code: str) -> Cited:
    item = STANDARDS.get(code)
    return Cited(item.title, item.citation.text, item.title_verified)


def in_full(day: date | None) -> str:
    """A day as these letters write it: 9 March 2023. Empty for none."""
    return f"{day.day} {day:%B %Y}" if day else ""


def latest_assessment(subject: Subject) -> SeverityAssessment | None:
    """The assessment that stands, with its decision."""
    return subject.assessments.select_related("decision").order_by("-version").first()


def investigated_as(made: SeverityAssessment | None) -> tuple[str, str]:
    """What an assessment that leads to an investigation says: the level and the proceedings likely; else two blanks."""
    if made is None or SeverityResult(made.result) not in MUST_INVESTIGATE:
        return "", ""
    level = "gross misconduct" if made.result == SeverityResult.GROSS_HEARING else "misconduct"
    meeting = made.result == SeverityResult.MISCONDUCT_MEETING
    return level, "misconduct meeting" if meeting else "misconduct hearing"


def lead_of(source: Source) -> tuple[str, date | None]:
    """The investigator's name and the day of the appointment; a blank and nothing while there is none."""
    lead = source.case.members.filter(role=MemberRole.LEAD, until_date=None).first()
    if lead is None:
        return "", None
    return names_of([lead.account_ref]).get(lead.account_ref, ""), lead.since_date


def given_on(subject: Subject, kinds: Sequence[NoticeKind], *, last: bool = False) -> date | None:
    """The day on which a notice of these kinds first counted as given, or with `last` the latest such day."""
    days = Notice.objects.filter(subject=subject, kind__in=list(kinds)).order_by(
        "-deemed_on" if last else "deemed_on"
    )
    return days.values_list("deemed_on", flat=True).first()


def card_of(source: Source, person_ref: str) -> PersonCard | None:
    """The card of a person on the day of the letter."""
    return source.once(("card", person_ref), lambda: person_card(person_ref, on=source.made_on))


def person_line(source: Source, subject: Subject) -> str:
    """A subject in one line: rank, name, number and what they are."""
    title = CATEGORY_TITLES[Category(subject.category)].lower()
    if subject.person is None:
        return f"“{subject.description}”, not identified yet ({title})"
    card = card_of(source, subject.person.ref)
    rank = RANK_TITLES[Rank(subject.rank)] if subject.rank else ""
    number = f", {card.number}" if card and card.number else ""
    former = ", former" if subject.former else ""
    return f"{rank} {subject.person.full_name}{number} ({title}{former})".strip()
