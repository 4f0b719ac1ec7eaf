"""Who asked to look at what and why, who else agreed, and every showing of it."""

from django.db import models
from django.db.models import Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.media.models.pictures import Picture
from peelian.media.states import Flag, LookStatus, Step


class CaseRules(models.Model):
    """What a case lays down about looking: who is told of a possible indecent image of a child, and how many eyes."""

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="+")
    named_ref = account_ref()
    two_for_all = models.BooleanField(default=False)
    """Whether every look takes two people, flagged or not."""
    set_at = models.DateTimeField()
    set_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        operational=("case", "two_for_all", "set_at", "set_by_ref"),
        none=("id", "named_ref"),
    )


class Look(models.Model):
    """A look that somebody asked for. It is for that account alone, and ends by itself."""

    ref = public_ref()
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="looks")
    status = coded(LookStatus)
    two_people = models.BooleanField()
    reason = models.TextField()
    asked_by_ref = account_ref()
    asked_at = models.DateTimeField()
    decided_by_ref = account_ref(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_reasons = models.TextField(blank=True)
    closes_at = models.DateTimeField()
    """Until when it may be approved, then until when it is open."""
    salt = salt()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reason", "decided_reasons"),
        special=("picture",),
        operational=(
            "two_people", "asked_by_ref", "asked_at", "decided_by_ref", "decided_at", "closes_at",
        ),
        none=("id", "ref", "status", "salt"),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["asked_by_ref", "asked_at"], name="media_looks_of_account")]
        constraints = [
            only("status", LookStatus, "media_look_status"),
            models.CheckConstraint(
                condition=Q(decided_by_ref="") | ~Q(decided_by_ref=models.F("asked_by_ref")),
                name="media_look_by_two",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Showing(models.Model):
    """One showing: an address that works once, and soon. What it shows is made when it is asked for, and not kept."""

    look = models.ForeignKey(Look, models.PROTECT, related_name="showings")
    step = coded(Step)
    token = models.CharField(max_length=64, unique=True)
    """SHA-256 of what stands in the address."""
    offered_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        operational=("look", "step", "offered_at", "shown_at"),
        none=("id", "token"),
    )

    class Meta:
        indexes = [models.Index(fields=["shown_at"], name="media_showings_by_time")]
        constraints = [only("step", Step, "media_showing_step")]


class OptOut(models.Model):
    """A category that a reader chose not to be shown. Nobody need say why."""

    account_ref = account_ref()
    flag = coded(Flag)
    chosen_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.ACCOUNT, operational=("account_ref", "flag", "chosen_at"), none=("id",)
    )

    class Meta:
        constraints = [
            only("flag", Flag, "media_opt_out_flag"),
            models.UniqueConstraint(fields=["account_ref", "flag"], name="media_opt_out_once"),
        ]
