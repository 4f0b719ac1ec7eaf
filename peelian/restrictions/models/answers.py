"""Figures as they were given: what was asked, at which point of the ledger, and the table, for ever the same."""

from django.db import models

from peelian.access.columns import account_ref, public_ref
from peelian.access.columns import salt as salted
from peelian.access.personal_data import DataClasses, Retention
from peelian.restrictions.figures.groups import Split
from peelian.restrictions.models.columns import coded, only


class Answer(models.Model):
    """One answer to a request for figures. `table` is canonical JSON, already masked; `digest` its SHA-256."""

    ref = public_ref()
    asked_for = models.CharField(max_length=200)
    salt = salted()
    from_month = models.DateField()
    to_month = models.DateField()
    split = coded(Split)
    known_to = models.DateField()
    sequence = models.PositiveBigIntegerField()
    threshold = models.PositiveIntegerField()
    method = models.PositiveIntegerField()
    table = models.TextField()
    digest = models.CharField(max_length=64)
    given_by_ref = account_ref()
    given_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("asked_for",),
        operational=(
            "from_month", "to_month", "split", "known_to", "sequence", "threshold", "given_by_ref", "given_at",
        ),
        none=("id", "ref", "salt", "method", "table", "digest"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("split", Split, "restrictions_answer_split"),
            models.CheckConstraint(
                condition=models.Q(to_month__gte=models.F("from_month")), name="restrictions_answer_span"
            ),
        ]

    def __str__(self) -> str:
        return self.ref
