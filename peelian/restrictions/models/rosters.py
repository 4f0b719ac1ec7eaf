"""Duty codes, rosters as they were sent, the postings taken from them, and the alerts they raised."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, public_ref
from peelian.access.columns import salt as salted
from peelian.access.personal_data import DataClasses, Retention
from peelian.restrictions.models.columns import coded, only
from peelian.restrictions.models.restriction import Restriction, RestrictionCondition
from peelian.restrictions.rosters.words import AlertAnswer, Cause
from peelian.restrictions.states import DutyTrait


class DutyCode(models.Model):
    """One version of what a duty code of the force's rosters involves. The latest is in use, unless it was retired.

    `traits` are codes of DutyTrait in their order, parted by commas; `systems` the named systems that the duty uses.
    """

    ref = public_ref()
    code = models.CharField(max_length=30)
    version = models.PositiveIntegerField()
    label = models.CharField(max_length=120)
    traits = models.CharField(max_length=200, blank=True)
    systems = models.CharField(max_length=300, blank=True)
    in_use = models.BooleanField(default=True)
    replaced = models.BooleanField(default=False)
    reasons = models.TextField()
    salt = salted()
    set_by_ref = account_ref()
    set_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.WORKFORCE,
        operational=("code", "version", "traits", "in_use", "set_by_ref", "set_at"),
        none=("id", "ref", "label", "systems", "replaced", "reasons", "salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="restrictions_duty_code_version"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(replaced=False), name="restrictions_one_current_duty_code"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class RosterFile(models.Model):
    """A roster or file of moves that was checked. Its bytes go when it is applied or discarded; the report stays."""

    ref = public_ref()
    name = models.CharField(max_length=200)
    as_json = models.BooleanField(default=False)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    report = models.TextField(blank=True)
    rows = models.PositiveIntegerField()
    kept = models.PositiveIntegerField()
    account_ref = account_ref()
    checked_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    discarded_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.WORKFORCE,
        identity=("name", "content", "report"),
        operational=("rows", "kept", "account_ref", "checked_at", "applied_at", "discarded_at"),
        none=("id", "ref", "as_json", "digest"),
    )

    class Meta:
        indexes = [models.Index(fields=["account_ref", "checked_at"], name="restr_rosters_by_account")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kept__lte=F("rows")), name="restrictions_roster_keeps_its_rows"
            ),
            models.CheckConstraint(
                condition=Q(applied_at=None) | Q(discarded_at=None), name="restrictions_roster_closed_once"
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Posting(models.Model):
    """Somebody put on a duty, taken from one row of a roster. `to_at` is empty for a move until further notice."""

    ref = public_ref()
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    roster = models.ForeignKey(RosterFile, models.PROTECT, related_name="postings")
    line = models.PositiveIntegerField()
    identity = models.CharField(max_length=64)
    duty = models.ForeignKey(DutyCode, models.PROTECT, related_name="+")
    place = models.CharField(max_length=120, blank=True)
    folded_place = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=120, blank=True)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    added_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.WORKFORCE,
        identity=("person", "place", "folded_place", "words"),
        operational=("roster", "duty", "from_at", "to_at", "replaced_by", "added_at"),
        none=("id", "ref", "line", "identity"),
    )

    class Meta:
        indexes = [models.Index(fields=["person", "to_at"], name="restrictions_postings_held")]
        constraints = [
            models.UniqueConstraint(
                fields=["identity"], condition=Q(replaced_by=None), name="restrictions_posting_once"
            ),
            models.CheckConstraint(
                condition=Q(to_at=None) | Q(to_at__gt=F("from_at")), name="restrictions_posting_ends_after"
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class PostingAlert(models.Model):
    """A restricted person put where a restriction forbids. It stays open until somebody says what came of it.

    `condition` is empty for a suspension, under which nobody is posted at all.
    """

    ref = public_ref()
    posting = models.ForeignKey(Posting, models.PROTECT, related_name="alerts")
    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="alerts")
    condition = models.ForeignKey(RestrictionCondition, models.PROTECT, null=True, related_name="+")
    trait = coded(DutyTrait, blank=True)
    cause = coded(Cause)
    raised_at = models.DateTimeField()
    answer = coded(AlertAnswer, blank=True)
    reasons = models.TextField(blank=True)
    salt = salted(blank=True)
    answered_by_ref = account_ref(blank=True)
    answered_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons",),
        operational=(
            "posting", "restriction", "condition", "trait", "cause", "raised_at", "answer", "answered_by_ref",
            "answered_at",
        ),
        none=("id", "ref", "salt"),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["answered_at", "raised_at"], name="restrictions_alerts_open")]
        constraints = [
            only("trait", DutyTrait, "restrictions_alert_trait", blank=True),
            only("cause", Cause, "restrictions_alert_cause"),
            only("answer", AlertAnswer, "restrictions_alert_answer", blank=True),
            models.UniqueConstraint(
                fields=["posting", "restriction", "condition"],
                condition=Q(condition__isnull=False),
                name="restrictions_alert_once",
            ),
            models.UniqueConstraint(
                fields=["posting", "restriction"],
                condition=Q(condition=None),
                name="restrictions_alert_of_suspension_once",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="", answered_by_ref="")
                | (Q(answered_at__isnull=False) & ~Q(answer="") & ~Q(reasons="") & ~Q(answered_by_ref="")),
                name="restrictions_alert_answer_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.ref
