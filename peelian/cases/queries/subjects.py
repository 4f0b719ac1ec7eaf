"""The subjects of a case as a page shows them: who they are, what is alleged, how serious, what was given."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from peelian.cases.models import Allegation, AllegationMark, Case, Notice, SeverityAssessment, Subject
from peelian.cases.states import (
    DUTY_LABELS,
    NOTICE_SENTENCES,
    SEVERITY_SENTENCES,
    DutyState,
    NoticeKind,
    SeverityResult,
)
from peelian.law.positions import Category as LawCategory
from peelian.law.positions import Position, position_of
from peelian.law.reference.allegations import ALLEGATION_CATEGORIES, DISCRIMINATION_FACTORS
from peelian.law.reference.conduct import STANDARDS
from peelian.people.states import CATEGORY_TITLES, RANK_TITLES, Category, Rank


@dataclass(frozen=True, slots=True)
class AllegationCard:
    """One allegation, with its words and its marks spelled out."""

    ref: str
    summary: str
    category: str
    category_verified: bool
    standards: tuple[str, ...]
    factors: tuple[str, ...]
    place: str
    from_date: date | None
    to_date: date | None
    duty: str
    against_women_and_girls: bool
    withdrawn: bool
    version: int


@dataclass(frozen=True, slots=True)
class AssessmentCard:
    """One version of a severity assessment."""

    ref: str
    version: int
    result: str
    assessed_on: date
    reasons: str
    by_ref: str
    authority: str
    consulted: str


@dataclass(frozen=True, slots=True)
class NoticeCard:
    """One notice given."""

    ref: str
    kind: str
    sent_at: datetime
    deemed_on: date
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class SubjectCard:
    """A subject of a case, with everything the case holds about them."""

    ref: str
    name: str
    person_ref: str
    described: bool
    description: str
    category: str
    rank: str
    former: bool
    regime: str
    allegations: tuple[AllegationCard, ...]
    assessments: tuple[AssessmentCard, ...]
    notices: tuple[NoticeCard, ...]

    @property
    def latest(self) -> AssessmentCard | None:
        """The assessment that stands."""
        return self.assessments[-1] if self.assessments else None


def subject_cards(case: Case) -> tuple[SubjectCard, ...]:
    """Every subject of a case, in four queries however many there are."""
    subjects = list(case.subjects.filter(removed_at=None).select_related("person").order_by("added_at", "pk"))
    keys = [subject.pk for subject in subjects]
    alleged, marks = _marked(keys)
    allegations = by_subject(alleged)
    assessments = by_subject(
        SeverityAssessment.objects.filter(subject__in=keys).select_related("decision").order_by("version")
    )
    notices = by_subject(Notice.objects.filter(subject__in=keys).order_by("sent_at", "pk"))
    return tuple(
        _card(
            subject,
            tuple(_allegation(a, marks.get(a.pk, {})) for a in allegations.get(subject.pk, [])),
            tuple(_assessment(a) for a in assessments.get(subject.pk, [])),
            tuple(_notice(n) for n in notices.get(subject.pk, [])),
        )
        for subject in subjects
    )


def by_subject(rows):
    grouped: dict[int, list] = {}
    for row in rows:
        grouped.setdefault(row.subject_id, []).append(row)
    return grouped


def _marked(keys: list[int]) -> tuple[list[Allegation], dict[int, dict[str, list[str]]]]:
    """The allegations against some subjects, and the marks of each. One query: a row for each mark."""
    rows = Allegation.objects.filter(subject__in=keys).annotate(
        mark_kind=F("marks__kind"), mark_code=F("marks__code")
    )
    found: dict[int, Allegation] = {}
    grouped: dict[int, dict[str, list[str]]] = {}
    for row in rows.order_by("made_at", "pk", "mark_kind", "mark_code"):
        found.setdefault(row.pk, row)
        if row.mark_kind:
            grouped.setdefault(row.pk, {}).setdefault(row.mark_kind, []).append(row.mark_code)
    return list(found.values()), grouped


def legal_position(subject: Subject) -> Position:
    """What the subject is subject to, from what they were when the matter came to attention."""
    officer = subject.category in {Category.OFFICER, Category.SPECIAL_CONSTABLE}
    return position_of(
        LawCategory.FORMER_OFFICER if subject.former and officer else LawCategory(subject.category)
    )


def subject_name(subject: Subject) -> str:
    """The name of a subject, or their description in quotation marks while nobody knows who they are."""
    return subject.person.full_name if subject.person else f"“{subject.description}”"


def _card(
    subject: Subject,
    allegations: tuple[AllegationCard, ...],
    assessments: tuple[AssessmentCard, ...],
    notices: tuple[NoticeCard, ...],
) -> SubjectCard:
    return SubjectCard(
        ref=subject.ref,
        name=subject_name(subject),
        person_ref=subject.person.ref if subject.person else "",
        described=subject.person is None,
        description=subject.description,
        category=CATEGORY_TITLES[Category(subject.category)],
        rank=RANK_TITLES[Rank(subject.rank)] if subject.rank else "",
        former=subject.former,
        regime=legal_position(subject).sentence,
        allegations=allegations,
        assessments=assessments,
        notices=notices,
    )


def _allegation(allegation: Allegation, marks: dict[str, list[str]]) -> AllegationCard:
    category = ALLEGATION_CATEGORIES.get(allegation.category)
    return AllegationCard(
        ref=allegation.ref,
        summary=allegation.summary,
        category=f"{category.code} {category.title}",
        category_verified=category.verified,
        standards=tuple(STANDARDS.get(code).title for code in marks.get(AllegationMark.STANDARD, [])),
        factors=tuple(
            DISCRIMINATION_FACTORS.get(code).title for code in marks.get(AllegationMark.FACTOR, [])
        ),
        place=allegation.place,
        from_date=allegation.from_date,
        to_date=allegation.to_date,
        duty=DUTY_LABELS[DutyState(allegation.duty)],
        against_women_and_girls=allegation.against_women_and_girls,
        withdrawn=allegation.withdrawn_at is not None,
        version=allegation.version,
    )


def _assessment(made: SeverityAssessment) -> AssessmentCard:
    return AssessmentCard(
        ref=made.ref,
        version=made.version,
        result=SEVERITY_SENTENCES[SeverityResult(made.result)],
        assessed_on=made.assessed_on,
        reasons=made.decision.reasons,
        by_ref=made.decision.decided_by_ref,
        authority=made.decision.authority,
        consulted=made.consulted,
    )


def _notice(notice: Notice) -> NoticeCard:
    return NoticeCard(
        ref=notice.ref,
        kind=NOTICE_SENTENCES[NoticeKind(notice.kind)],
        sent_at=notice.sent_at,
        deemed_on=notice.deemed_on,
        why=notice.deemed_why,
        text=notice.text,
    )
