"""Whether misconduct waits for the criminal strand, and what may not be published because of it."""

from django.db import models
from django.db.models import Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.criminal.models.strand import Strand
from peelian.criminal.states import Anonymity, Prejudice, ProsecutorsView, RestrictionKind


class PrejudiceDecision(models.Model):
    """One answer to the question of PCR 2020 reg 10, with the prosecutor's view. Every version is kept."""

    ref = public_ref()
    strand = models.ForeignKey(Strand, models.PROTECT, related_name="prejudice_decisions")
    version = models.PositiveIntegerField()
    question = models.TextField()
    shared_witnesses = models.BooleanField()
    prosecutors_view = coded(ProsecutorsView)
    prosecutor = models.CharField(max_length=160, blank=True)
    prosecutor_on = models.DateField(null=True)
    prosecutors_words = models.TextField(blank=True)
    answer = coded(Prejudice)
    reasons = models.TextField()
    decided_on = models.DateField()
    review_on = models.DateField(null=True)
    salt = salt()
    decided_at = models.DateTimeField()
    decided_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("question", "prosecutor", "prosecutors_words", "reasons"),
        operational=(
            "strand", "shared_witnesses", "prosecutors_view", "prosecutor_on", "answer", "decided_on", "review_on",
            "decided_at", "decided_by_ref",
        ),
        none=("id", "ref", "version", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("prosecutors_view", ProsecutorsView, "criminal_prosecutors_view"),
            only("answer", Prejudice, "criminal_prejudice_answer"),
            models.UniqueConstraint(fields=["strand", "version"], name="criminal_prejudice_once"),
            models.CheckConstraint(
                condition=Q(answer=Prejudice.PROCEED) | Q(review_on__isnull=False),
                name="criminal_waiting_is_reviewed",
            ),
        ]


class Restriction(models.Model):
    """Something that binds a later publication, or was found not to, set by hand with reasons."""

    ref = public_ref()
    strand = models.ForeignKey(Strand, models.PROTECT, related_name="restrictions")
    kind = coded(RestrictionKind)
    answer = coded(Anonymity)
    from_on = models.DateField()
    reasons = models.TextField()
    lifted_on = models.DateField(null=True)
    by_court = models.BooleanField(default=False)
    lifted_why = models.TextField(blank=True)
    salt = salt()
    recorded_at = models.DateTimeField()
    recorded_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons", "lifted_why"),
        special=("kind", "answer"),
        operational=("strand", "from_on", "lifted_on", "by_court", "recorded_at", "recorded_by_ref"),
        none=("id", "ref", "salt"),
    )

    class Meta:
        constraints = [
            only("kind", RestrictionKind, "criminal_restriction_kind"),
            only("answer", Anonymity, "criminal_restriction_answer"),
        ]
