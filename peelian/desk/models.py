"""What the desk keeps of its own: the words that are searched, and the views that people saved."""

from django.db import models
from django.db.models import Q

from peelian.access.personal_data import DataClasses, Retention
from peelian.cases.queries.deciding import DecisionNeeded
from peelian.desk.states import SearchKind, ViewOf


class SearchDocument(models.Model):
    """The words of one record, or of one part of it when it is long. Made again at will from the rooms' own tables.

    The row number is the order of results, newest first, so it is never reused and a changed record keeps its own.
    The index over these words (FTS5, or a tsvector column) is made by the migration; Django does not know of it.
    """

    kind = models.CharField(max_length=10)
    ref = models.CharField(max_length=16)
    part = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=250)
    text = models.TextField()
    happened_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.DERIVED,
        identity=("title", "text"),
        operational=("kind", "ref", "happened_at"),
        none=("id", "part"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref", "part"], name="desk_search_part_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in SearchKind]), name="desk_search_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} {self.part}"


class WaitingDecision(models.Model):
    """A decision of the appropriate authority that a live case waits for. Rows come in the order of need."""

    case_ref = models.CharField(max_length=16)
    kind = models.CharField(max_length=20)

    personal_data = DataClasses(Retention.DERIVED, operational=("case_ref", "kind"), none=("id",))

    class Meta:
        indexes = [models.Index(fields=["kind", "id"], name="desk_waiting_by_kind")]
        constraints = [
            models.UniqueConstraint(fields=["case_ref", "kind"], name="desk_waiting_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in DecisionNeeded]), name="desk_waiting_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_ref} {self.kind}"


class SavedView(models.Model):
    """A list with its filter, under a name its owner gave it. `query` holds only fields that the list knows."""

    ref = models.CharField(max_length=16, unique=True)
    account_ref = models.CharField(max_length=16)
    name = models.CharField(max_length=60)
    of = models.CharField(max_length=10)
    query = models.CharField(max_length=500, blank=True)
    saved_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.ACCOUNT,
        identity=("name", "query"),
        operational=("account_ref", "of", "saved_at"),
        none=("id", "ref"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account_ref", "name"], name="desk_view_name_once"),
            models.CheckConstraint(
                condition=Q(of__in=[of.value for of in ViewOf]), name="desk_view_of_known"
            ),
        ]

    def __str__(self) -> str:
        return self.ref
