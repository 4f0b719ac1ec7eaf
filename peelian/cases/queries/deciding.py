"""Which decisions of the appropriate authority each live case waits for."""

from collections.abc import Iterator
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet

from peelian.cases.models import Case, Member, Referral, ReferralAnswer, SeverityAssessment, Subject
from peelian.cases.states import (
    INVESTIGATIONS,
    SCHEDULE_3_MATTERS,
    Answer,
    CaseStatus,
    Handling,
    MatterType,
    MemberRole,
)
from peelian.law.reference.referral import REFERRAL_GROUNDS

_MANDATORY = [ground.code for ground in REFERRAL_GROUNDS if ground.mandatory]
_BATCH = 2_000
# In an independent investigation the oversight body appoints.
_WE_APPOINT = INVESTIGATIONS - {Handling.INDEPENDENT}


class DecisionNeeded(StrEnum):
    """A decision that the law gives to the appropriate authority, and that a case waits for."""

    REFER = "refer"
    REFERRAL_TEST = "referral-test"
    HANDLING = "handling"
    SEVERITY = "severity"
    APPOINT = "appoint"
    REPORT = "report"


def decisions_needed(ref: str) -> frozenset[DecisionNeeded]:
    """What one case waits for; nothing when it is concluded or there is none. Asks nobody's permission. One query."""
    return next((needed for _, needed in _needed(Case.objects.filter(ref=ref))), frozenset())


def all_decisions_needed() -> Iterator[tuple[str, frozenset[DecisionNeeded]]]:
    """Every live case that waits for a decision, in the order of opening: for making a derived table again."""
    last = 0
    while keys := list(_live().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:_BATCH]):
        batch = Case.objects.filter(pk__range=(keys[0], keys[-1])).order_by("pk")
        yield from ((ref, needed) for ref, needed in _needed(batch) if needed)
        last = keys[-1]


def _live() -> QuerySet[Case]:
    return Case.objects.exclude(status=CaseStatus.CONCLUDED)


def _needed(cases: QuerySet[Case]) -> Iterator[tuple[str, frozenset[DecisionNeeded]]]:
    answers = ReferralAnswer.objects.filter(case=OuterRef("pk"), replaced=False)
    assessed = SeverityAssessment.objects.filter(subject=OuterRef("pk"))
    subjects = Subject.objects.filter(case=OuterRef("pk"), removed_at=None)
    rows = cases.exclude(status=CaseStatus.CONCLUDED).annotate(
        begun=Exists(answers),
        met=Exists(answers.filter(answer=Answer.YES, ground__in=_MANDATORY)),
        referred=Exists(Referral.objects.filter(case=OuterRef("pk"))),
        led=Exists(Member.objects.filter(case=OuterRef("pk"), role=MemberRole.LEAD, until_date=None)),
        unassessed=Exists(subjects.exclude(Exists(assessed))),
    )
    for case in rows:
        yield case.ref, frozenset(code for code, waits in _tests(case) if waits)


def _tests(case: Case) -> Iterator[tuple[DecisionNeeded, bool]]:
    yield DecisionNeeded.REFER, case.met and not case.referred
    in_schedule_3 = case.matter_type in SCHEDULE_3_MATTERS
    yield DecisionNeeded.REFERRAL_TEST, in_schedule_3 and not case.begun and not case.referred
    yield DecisionNeeded.HANDLING, case.handling == Handling.UNDECIDED
    # Under the special procedure whoever investigates assesses, so only internal matters wait for the authority.
    yield DecisionNeeded.SEVERITY, case.matter_type == MatterType.CONDUCT and case.unassessed
    waits = case.status in {CaseStatus.OPENED, CaseStatus.ASSESSED}
    yield DecisionNeeded.APPOINT, waits and case.handling in _WE_APPOINT and not case.led
    yield DecisionNeeded.REPORT, case.status == CaseStatus.REPORTED
