"""The case itself, who is on it, the reports it came from and the cases it is linked to."""

from django.db import models
from django.db.models import F, Q

from peelian.access.personal_data import DataClasses, Retention
from peelian.cases.models.columns import account_ref, coded, only, public_ref
from peelian.cases.states import CaseStatus, Handling, LinkKind, MatterType, MemberRole


class Case(models.Model):
    """One matter or several taken together, with the dates that decide which law binds it."""

    ref = public_ref()
    title = models.CharField(max_length=160)
    matter_type = coded(MatterType)
    handling = coded(Handling, default=Handling.UNDECIDED)
    status = coded(CaseStatus, default=CaseStatus.OPENED)
    unit = models.CharField(max_length=80)
    sealed = models.BooleanField(default=False)
    came_to_attention_on = models.DateField()
    complaint_made_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    opened_by_ref = account_ref()
    concluded_on = models.DateField(null=True)
    conclusion = models.CharField(max_length=30, blank=True)
    version = models.PositiveIntegerField(default=1)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("title",),
        operational=(
            "matter_type",
            "handling",
            "status",
            "unit",
            "sealed",
            "came_to_attention_on",
            "complaint_made_on",
            "opened_at",
            "opened_by_ref",
            "concluded_on",
            "conclusion",
        ),
        none=("id", "ref", "version"),
    )

    class Meta:
        indexes = [
            models.Index(fields=["status", "id"], name="cases_by_status"),
            models.Index(fields=["unit", "sealed", "id"], name="cases_by_unit"),
            models.Index(fields=["matter_type", "id"], name="cases_by_matter"),
        ]
        constraints = [
            only("status", CaseStatus, "cases_status_known"),
            only("matter_type", MatterType, "cases_matter_known"),
            only("handling", Handling, "cases_handling_known"),
            models.CheckConstraint(
                condition=Q(status=CaseStatus.CONCLUDED, concluded_on__isnull=False)
                | (~Q(status=CaseStatus.CONCLUDED) & Q(concluded_on=None)),
                name="cases_concluded_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(complaint_made_on=None) | Q(complaint_made_on__lte=F("came_to_attention_on")),
                name="cases_complaint_made_before_attention",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Member(models.Model):
    """Someone on the case, from a day until they leave it. Being on it opens a sealed case to them."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="members")
    account_ref = account_ref()
    role = coded(MemberRole)
    since_date = models.DateField()
    until_date = models.DateField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        operational=("case", "account_ref", "role", "since_date", "until_date"),
        none=("id",),
    )

    class Meta:
        indexes = [models.Index(fields=["account_ref", "case"], name="cases_members_by_account")]
        constraints = [
            only("role", MemberRole, "cases_member_role_known"),
            models.UniqueConstraint(
                fields=["case", "account_ref", "role"], condition=Q(until_date=None), name="cases_member_once"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(role=MemberRole.LEAD, until_date=None), name="cases_one_lead"
            ),
        ]


class CaseReport(models.Model):
    """A report that the case came from or was joined to."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="report_links")
    report = models.ForeignKey("reports.Report", models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.CASE_FILE, operational=("case", "report", "linked_at"), none=("id",)
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "report"], name="cases_report_once")]


class CaseLink(models.Model):
    """Two cases that belong together. Each still keeps its own walls."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="links_out")
    other = models.ForeignKey(Case, models.PROTECT, related_name="links_in")
    kind = coded(LinkKind)
    linked_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.CASE_FILE, operational=("case", "other", "kind", "linked_at"), none=("id",)
    )

    class Meta:
        constraints = [
            only("kind", LinkKind, "cases_link_kind_known"),
            models.UniqueConstraint(fields=["case", "other"], name="cases_link_once"),
            models.CheckConstraint(condition=~Q(case=F("other")), name="cases_link_to_another"),
        ]
