"""A restriction of one person in one case, the gate it passed, and the conditions it puts on them."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, public_ref
from peelian.access.columns import salt as salted
from peelian.access.personal_data import DataClasses, Retention
from peelian.restrictions.conditions import ConditionCode
from peelian.restrictions.models.columns import coded, only
from peelian.restrictions.states import LIVE, EndGround, RestrictionKind, RestrictionStatus, Told


class Gate(models.Model):
    """What was found before a suspension, or again at a review: redeployment first, then conditions A and B."""

    ref = public_ref()
    considered_on = models.DateField()
    ruled_out = models.BooleanField()
    duties = models.TextField()
    location = models.TextField()
    prejudice = models.BooleanField()
    prejudice_why = models.TextField(blank=True)
    public_interest = models.BooleanField()
    public_interest_why = models.TextField(blank=True)
    salt = salted()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("duties", "location", "prejudice_why", "public_interest_why"),
        operational=("considered_on", "ruled_out", "prejudice", "public_interest"),
        none=("id", "ref", "salt"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(duties="") & ~Q(location=""), name="restrictions_gate_has_reasons"
            ),
            models.CheckConstraint(
                condition=Q(prejudice=False) | ~Q(prejudice_why=""), name="restrictions_gate_a_has_reasons"
            ),
            models.CheckConstraint(
                condition=Q(public_interest=False) | ~Q(public_interest_why=""),
                name="restrictions_gate_b_has_reasons",
            ),
        ]


class Restriction(models.Model):
    """One restriction on one legal basis, from the request to its end. `ended_on` is the first day it no longer binds.

    `imposed_on` is the day it took effect; `decided_at` when a senior officer's authority was recorded. The two are
    never made to agree. `next_review_on` is what the law, or force policy, made of the last review.
    """

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    officer = models.ForeignKey("cases.Subject", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = coded(RestrictionKind)
    status = coded(RestrictionStatus, default=RestrictionStatus.REQUESTED)
    gate = models.OneToOneField(Gate, models.PROTECT, null=True, related_name="+")
    policy = models.CharField(max_length=200, blank=True)
    reasons = models.TextField()
    salt = salted()
    requested_by_ref = account_ref()
    requested_at = models.DateTimeField()
    decided_by_ref = account_ref(blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_reasons = models.TextField(blank=True)
    decision_salt = salted(blank=True)
    imposed_on = models.DateField(null=True)
    told = coded(Told, blank=True)
    confirmed_on = models.DateField(null=True)
    review_days = models.PositiveIntegerField(null=True)
    next_review_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_ground = coded(EndGround, blank=True)
    end_reasons = models.TextField(blank=True)
    end_salt = salted(blank=True)
    ended_by_ref = account_ref(blank=True)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("person", "reasons", "decision_reasons", "end_reasons"),
        operational=(
            "case", "officer", "kind", "status", "gate", "policy", "requested_by_ref", "requested_at",
            "decided_by_ref", "decided_at", "imposed_on", "told", "confirmed_on", "review_days", "next_review_on",
            "ended_on", "end_ground", "ended_by_ref", "ended_at",
        ),
        none=("id", "ref", "salt", "decision_salt", "end_salt", "version"),
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["status", "next_review_on", "id"], name="restrictions_by_next_review"),
            models.Index(fields=["person", "status"], name="restrictions_by_person"),
            models.Index(fields=["case", "status"], name="restrictions_by_case"),
            models.Index(fields=["imposed_on", "ended_on"], name="restrictions_by_days"),
        ]
        constraints = [
            only("kind", RestrictionKind, "restrictions_kind_known"),
            only("status", RestrictionStatus, "restrictions_status_known"),
            only("told", Told, "restrictions_told_known", blank=True),
            only("end_ground", EndGround, "restrictions_end_ground_known", blank=True),
            models.UniqueConstraint(
                fields=["officer", "kind"],
                condition=Q(status__in=[status.value for status in LIVE]),
                name="restrictions_one_live_a_kind",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["suspension_conduct", "suspension_vetting"]) | Q(gate__isnull=False),
                name="restrictions_suspension_has_a_gate",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["requested", "refused"], imposed_on=None)
                | (Q(status__in=["in_force", "ended"], imposed_on__isnull=False) & ~Q(told="")),
                name="restrictions_in_force_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(status="ended", ended_on__isnull=False, ended_on__gte=F("imposed_on"))
                & ~Q(end_ground="")
                | ~Q(status="ended") & Q(ended_on=None, end_ground=""),
                name="restrictions_end_has_day_and_ground",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["suspension_conduct", "suspension_vetting"], status__in=["in_force", "ended"])
                | (~Q(decided_by_ref="") & ~Q(decided_by_ref=F("requested_by_ref"))),
                name="restrictions_authorised_by_another",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.ref


class Variation(models.Model):
    """One change of conditions, with its reasons: what it began and ended points to it."""

    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="variations")
    from_date = models.DateField()
    reasons = models.TextField()
    salt = salted()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons",),
        operational=("restriction", "from_date", "recorded_at", "recorded_by_ref"),
        none=("id", "salt"),
    )


class RestrictionCondition(models.Model):
    """One version of one condition. A variation ends a version and begins the next under the same number.

    `name` is the system, place, duties or person in words; `named_person` is a member of the workforce. What began
    with the restriction has no `begun_by`, and what ended with it no `ended_by`.
    """

    ref = public_ref()
    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="conditions")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    code = coded(ConditionCode)
    name = models.CharField(max_length=160, blank=True)
    folded_name = models.CharField(max_length=160, blank=True)
    named_person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    from_date = models.DateField()
    until_date = models.DateField(null=True)
    begun_by = models.ForeignKey(Variation, models.PROTECT, null=True, related_name="begun")
    ended_by = models.ForeignKey(Variation, models.PROTECT, null=True, related_name="ended")
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()
    ended_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("name", "folded_name", "named_person", "note"),
        operational=(
            "restriction", "code", "from_date", "until_date", "begun_by", "ended_by", "recorded_at",
            "recorded_by_ref", "ended_at",
        ),
        none=("id", "ref", "number", "version"),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["restriction", "until_date"], name="restrictions_condition_live")]
        constraints = [
            only("code", ConditionCode, "restrictions_condition_code"),
            models.UniqueConstraint(
                fields=["restriction", "number", "version"], name="restrictions_condition_version_once"
            ),
            models.UniqueConstraint(
                fields=["restriction", "number"],
                condition=Q(until_date=None),
                name="restrictions_one_live_version",
            ),
            models.CheckConstraint(
                condition=Q(until_date=None) | Q(until_date__gte=F("from_date")),
                name="restrictions_condition_ends_after",
            ),
        ]

    def __str__(self) -> str:
        return self.ref
