"""Whose progress updates are due by a day, in the cases an actor may see and can write for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Max, Min, Q, QuerySet
from django.urls import reverse

from peelian.access.actors import Actor
from peelian.access.permissions import Permission
from peelian.access.refusals import Hidden
from peelian.calendar.queries import force_calendar
from peelian.cases import policy
from peelian.cases.documents.catalogue import LETTERS, letter_of
from peelian.cases.documents.letter import LetterKind
from peelian.cases.models import Case, Member, Party, Subject
from peelian.cases.queries.subjects import subject_name
from peelian.cases.states import (
    COMPLAINTS,
    OWED_UPDATES,
    PARTY_LABELS,
    SCHEDULE_3_MATTERS,
    CaseStatus,
    Handling,
    MemberRole,
    NoticeKind,
    PartyRole,
)
from peelian.documents.keepers import Matter
from peelian.documents.queries import Progress, SetAside, batch_progress
from peelian.law.calendars import Calendar
from peelian.law.refusals import LawRefusal
from peelian.law.rules import get_rule
from peelian.people.states import OFFICER_CATEGORIES

MOST = 500
_SHORTEST = timedelta(days=27)
"""No four weeks end sooner than so many days after the day they are counted from."""
_SEES_PARTIES = (MemberRole.LEAD, MemberRole.INVESTIGATOR, MemberRole.LIAISON)


@dataclass(frozen=True, slots=True)
class DueLetter:
    """One progress letter that is due: to whom, in which case, since when they have not heard, and by when."""

    kind: str
    ref: str
    case_ref: str
    title: str
    name: str
    what: str
    since: date
    due_on: date
    late: bool

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.kind} {self.ref}"

    @property
    def matter(self) -> Matter:
        """What the documents room calls it."""
        letter = LETTERS[LetterKind(self.kind)]
        return Matter(kind=letter.whom.value, ref=self.ref, code=letter.code, case_ref=self.case_ref)


def check_works_on_cases(actor: Actor) -> None:
    """Hide the letters due from whoever works on no case."""
    if not actor.may(Permission.WORK_CASES):
        raise Hidden


def letters_due(actor: Actor, *, by: date, on: date) -> tuple[DueLetter, ...]:
    """The progress letters due by a day that the actor can make, longest overdue first, MOST at the most.

    To officers, four weeks after they last heard (PCR 2020 reg 17(7), internal investigations); to complainants,
    victims and interested persons, four weeks after their last update (CMR 2020 reg 34(2)). Six queries.
    """
    calendar = force_calendar()
    found = [*_officers(actor, calendar, by=by, on=on), *_parties(actor, calendar, by=by, on=on)]
    return tuple(sorted(found, key=lambda each: (each.due_on, each.case_ref, each.ref))[:MOST])


def _officers(actor: Actor, calendar: Calendar, *, by: date, on: date) -> Iterator[DueLetter]:
    cases = _open_to(
        actor, Permission.WORK_CASES, (MemberRole.LEAD, MemberRole.INVESTIGATOR, MemberRole.AUTHORITY)
    )
    told = Max("notices__deemed_on", filter=Q(notices__kind=NoticeKind.PROGRESS))
    noticed = Min("notices__deemed_on", filter=Q(notices__kind=NoticeKind.INVESTIGATION))
    subjects = (
        Subject.objects.filter(
            case__in=cases.filter(handling=Handling.INTERNAL, status=CaseStatus.UNDER_INVESTIGATION),
            removed_at=None,
            category__in=[category.value for category in OFFICER_CATEGORIES],
        )
        .annotate(told=told, noticed=noticed)
        .filter(noticed__lte=by - _SHORTEST)
        .filter(Q(told=None) | Q(told__lte=by - _SHORTEST))
        .select_related("case", "person")
        .order_by(F("told").asc(nulls_first=True), "noticed", "pk")
    )
    for subject in subjects[: MOST * 2]:
        rule = "pcr_reg17_progress_next" if subject.told else "pcr_reg17_progress_first"
        since = subject.told or subject.noticed
        due = _due(rule, since, calendar)
        if due and due <= by:
            yield DueLetter(
                LetterKind.PROGRESS_OFFICER.value, subject.ref, subject.case.ref, subject.case.title,
                subject_name(subject), "Officer", since, due, due < on,
            )  # fmt: skip


def _parties(actor: Actor, calendar: Calendar, *, by: date, on: date) -> Iterator[DueLetter]:
    cases = _mine(actor, _SEES_PARTIES) if actor.may(Permission.SEE_PROTECTED_PEOPLE) else Case.objects.none()
    informs = [matter.value for matter in SCHEDULE_3_MATTERS | COMPLAINTS]
    parties = (
        Party.objects.filter(
            Q(role=PartyRole.COMPLAINANT) | Q(wants_updates=True),
            case__in=cases.filter(matter_type__in=informs).exclude(status=CaseStatus.CONCLUDED),
            left_at=None,
            role__in=[role.value for role in OWED_UPDATES],
        )
        .annotate(told=Max("updates__given_on"))
        .select_related("case")
        .order_by("handling_started_on", "pk")
    )
    for party in parties[: MOST * 2]:
        rule = "cmr_update_next" if party.told else "cmr_update_first"
        since = party.told or party.handling_started_on
        due = _due(rule, since, calendar)
        if due and due <= by:
            yield DueLetter(
                LetterKind.PROGRESS_PARTY.value, party.ref, party.case.ref, party.case.title, party.label,
                PARTY_LABELS[PartyRole(party.role)], since, due, due < on,
            )  # fmt: skip


def _open_to(actor: Actor, permission: Permission, roles: tuple[MemberRole, ...]) -> QuerySet[Case]:
    if not actor.may(permission):
        return Case.objects.none()
    return policy.visible_cases(actor) if actor.may(Permission.OPEN_CASES) else _mine(actor, roles)


def _mine(actor: Actor, roles: tuple[MemberRole, ...]) -> QuerySet[Case]:
    on = Member.objects.filter(
        account_ref=actor.ref, until_date=None, role__in=[role.value for role in roles]
    )
    return policy.visible_cases(actor).filter(pk__in=on.values("case_id"))


def _due(rule: str, since: date, calendar: Calendar) -> date | None:
    try:
        return get_rule(rule).due(since, calendar=calendar).due
    except LawRefusal:
        return None  # The page of the clock says why the day cannot be told.


def whose(letters: tuple[DueLetter, ...], keys: list[str]) -> list[Matter]:
    """The matters of those letters that were chosen; what was chosen and is not among them is passed over."""
    wanted = set(keys)
    return [letter.matter for letter in letters if letter.key in wanted]


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A letter of a batch that was set aside: for whom, why, and where it can be made by itself."""

    name: str
    sentences: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class BatchPage:
    """How far a batch has come, with the letters that were made and those that were set aside."""

    progress: Progress
    made: tuple[tuple[str, str], ...]
    """(reference, address) of each letter that was made."""
    aside: tuple[AsideLine, ...]

    @property
    def settled(self) -> int:
        """How many letters were tried."""
        return self.progress.total - self.progress.waiting


def batch_page(actor: Actor, ref: str) -> BatchPage:
    """The page of a batch of the actor's. Raises Hidden."""
    progress = batch_progress(actor, ref)
    names, cases = _names_and_cases([each.about_ref for each in progress.set_aside], actor)
    aside = tuple(
        AsideLine(
            names.get(each.about_ref, each.about_ref),
            each.sentences,
            _make_url(each, cases.get(each.about_ref, "")),
        )
        for each in progress.set_aside
    )
    made = tuple((ref, reverse("cases:letter", args=[ref])) for ref in progress.documents)
    return BatchPage(progress, made, aside)


def _make_url(each: SetAside, case_ref: str) -> str:
    if not case_ref:
        return ""
    return reverse("cases:make-letter", args=[case_ref, letter_of(each.code).kind.value, each.about_ref])


def _names_and_cases(refs: list[str], actor: Actor) -> tuple[dict[str, str], dict[str, str]]:
    """The names of subjects and labels of parties, and their cases, of those cases that the actor may see still."""
    visible = policy.visible_cases(actor)
    subjects = Subject.objects.filter(ref__in=refs, case__in=visible).select_related("person", "case")
    names = {each.ref: subject_name(each) for each in subjects}
    cases = {each.ref: each.case.ref for each in subjects}
    for party in Party.objects.filter(ref__in=refs, case__in=visible).select_related("case"):
        names[party.ref], cases[party.ref] = party.label, party.case.ref
    return names, cases
