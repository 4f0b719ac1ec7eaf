"""An exhibit, what was corrected of it, and what was decided on its disclosure."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.evidence.states import Disclosure, ExhibitStatus, HolderKind, Particular, Power


class Exhibit(models.Model):
    """One thing that was seized or received. What was not written down is empty, and is shown as not recorded.

    `name` is the force's own reference, such as AB/1, and is unique in its case.
    """

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    description = models.TextField()
    seized_by = models.CharField(max_length=160, blank=True)
    seized_at = models.DateTimeField(null=True)
    seized_where = models.CharField(max_length=200, blank=True)
    power = coded(Power, default=Power.NOT_RECORDED)
    power_words = models.CharField(max_length=200, blank=True)
    holder_kind = coded(HolderKind, default=HolderKind.UNKNOWN)
    holder_subject = models.ForeignKey("cases.Subject", models.PROTECT, null=True, related_name="+")
    holder_person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    holder_words = models.CharField(max_length=200, blank=True)
    seal = models.CharField(max_length=60, blank=True)
    status = coded(ExhibitStatus, default=ExhibitStatus.HELD)
    disclosure = coded(Disclosure, default=Disclosure.UNDECIDED)
    salt = salt()
    version = models.PositiveIntegerField(default=1)
    registered_at = models.DateTimeField()
    registered_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=(
            "name", "description", "seized_by", "seized_where", "power_words", "holder_subject", "holder_person",
            "holder_words", "seal",
        ),
        operational=(
            "case", "seized_at", "power", "holder_kind", "status", "disclosure", "registered_at",
            "registered_by_ref",
        ),
        none=("id", "ref", "salt", "version"),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="evidence_by_case")]
        constraints = [
            only("power", Power, "evidence_power_known"),
            only("holder_kind", HolderKind, "evidence_holder_known"),
            only("status", ExhibitStatus, "evidence_status_known"),
            only("disclosure", Disclosure, "evidence_disclosure_known"),
            models.UniqueConstraint("case", Lower("name"), name="evidence_name_once"),
            models.CheckConstraint(
                condition=Q(holder_kind=HolderKind.SUBJECT, holder_subject__isnull=False)
                | (~Q(holder_kind=HolderKind.SUBJECT) & Q(holder_subject=None)),
                name="evidence_holder_subject",
            ),
            models.CheckConstraint(
                condition=Q(holder_kind=HolderKind.PERSON, holder_person__isnull=False)
                | (~Q(holder_kind=HolderKind.PERSON) & Q(holder_person=None)),
                name="evidence_holder_person",
            ),
            models.CheckConstraint(
                condition=~Q(holder_kind=HolderKind.DESCRIBED) | ~Q(holder_words=""),
                name="evidence_holder_described",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Correction(models.Model):
    """One particular of an exhibit that was put right: what stood there, what stands there now, and why."""

    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="corrections")
    version = models.PositiveIntegerField()
    field = coded(Particular)
    was = models.TextField(blank=True)
    became = models.TextField(blank=True)
    reasons = models.TextField()
    salt = salt()
    corrected_at = models.DateTimeField()
    corrected_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("was", "became", "reasons"),
        operational=("exhibit", "field", "corrected_at", "corrected_by_ref"),
        none=("id", "version", "salt"),
    )

    class Meta:
        constraints = [
            only("field", Particular, "evidence_correction_field"),
            models.UniqueConstraint(fields=["exhibit", "version", "field"], name="evidence_correction_once"),
        ]


class DisclosureDecision(models.Model):
    """One decision on whether an exhibit is used or disclosed. The newest stands; the others are kept."""

    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="disclosures")
    number = models.PositiveIntegerField()
    disclosure = coded(Disclosure)
    reasons = models.TextField()
    salt = salt()
    decided_at = models.DateTimeField()
    decided_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons",),
        operational=("exhibit", "disclosure", "decided_at", "decided_by_ref"),
        none=("id", "number", "salt"),
    )

    class Meta:
        constraints = [
            only("disclosure", Disclosure, "evidence_decision_disclosure"),
            models.UniqueConstraint(fields=["exhibit", "number"], name="evidence_disclosure_once"),
        ]
