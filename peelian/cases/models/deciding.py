"""Decisions: who took them, under what authority, why and on what material; and those with their own form."""

from django.db import models
from django.db.models import Q

from peelian.access.personal_data import DataClasses, Retention
from peelian.cases.models.case import Case
from peelian.cases.models.columns import account_ref, coded, only, public_ref
from peelian.cases.models.subject import Subject
from peelian.cases.states import Answer, DecisionKind, OversightMode, ReferralRoute, SeverityResult


class Decision(models.Model):
    """One line of the decision log. It is written once; a change of mind is another decision."""

    ref = public_ref()
    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, related_name="decisions")
    kind = coded(DecisionKind)
    decided_by_ref = account_ref()
    authority = models.CharField(max_length=200)
    what = models.CharField(max_length=300)
    reasons = models.TextField()
    material = models.TextField(blank=True)
    salt = models.CharField(max_length=64)
    decided_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("what", "reasons", "material"),
        operational=("case", "subject", "kind", "decided_by_ref", "authority", "decided_at"),
        none=("id", "ref", "salt"),
    )

    class Meta:
        constraints = [only("kind", DecisionKind, "cases_decision_kind")]


class SeverityAssessment(models.Model):
    """How serious the conduct would be if proved. Every version is kept: later law looks back to its date."""

    ref = public_ref()
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="assessments")
    version = models.PositiveIntegerField()
    result = coded(SeverityResult)
    assessed_on = models.DateField()
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="+")
    consulted = models.CharField(max_length=200, blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("consulted",),
        operational=("subject", "result", "assessed_on", "decision"),
        none=("id", "ref", "version"),
    )

    class Meta:
        constraints = [
            only("result", SeverityResult, "cases_severity_result"),
            # The database's guard against two people assessing the same subject at once.
            models.UniqueConstraint(fields=["subject", "version"], name="cases_severity_version_once"),
        ]


class ReferralAnswer(models.Model):
    """One ground of the referral test, answered. A later answer replaces it in use, not in the table."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="referral_answers")
    route = coded(ReferralRoute)
    ground = models.CharField(max_length=40)
    answer = coded(Answer)
    clear_on = models.DateField(null=True)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="+")
    replaced = models.BooleanField(default=False)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        operational=("case", "route", "ground", "answer", "clear_on", "decision", "replaced"),
        none=("id",),
    )

    class Meta:
        constraints = [
            only("answer", Answer, "cases_referral_answer"),
            models.UniqueConstraint(
                fields=["case", "route", "ground"],
                condition=Q(replaced=False),
                name="cases_ground_answered_once",
            ),
            models.CheckConstraint(
                condition=~Q(answer=Answer.YES) | Q(clear_on__isnull=False), name="cases_yes_has_a_day"
            ),
        ]


class Referral(models.Model):
    """A referral to the oversight body, and what came back."""

    ref = public_ref()
    case = models.ForeignKey(Case, models.PROTECT, related_name="referrals")
    route = coded(ReferralRoute)
    voluntary = models.BooleanField()
    grounds = models.CharField(max_length=300)
    referred_on = models.DateField()
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="+")
    oversight_mode = models.CharField(max_length=20, blank=True)
    oversight_on = models.DateField(null=True)
    oversight_reference = models.CharField(max_length=60, blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        operational=(
            "case",
            "route",
            "voluntary",
            "grounds",
            "referred_on",
            "decision",
            "oversight_mode",
            "oversight_on",
            "oversight_reference",
        ),
        none=("id", "ref"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(oversight_mode="", oversight_on=None)
                | Q(oversight_mode__in=[mode.value for mode in OversightMode], oversight_on__isnull=False),
                name="cases_oversight_has_a_day",
            )
        ]
