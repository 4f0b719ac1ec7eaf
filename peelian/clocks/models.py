"""The one table: the clocks of all cases, as the ledger makes them. Thrown away and rebuilt at will."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from peelian.access.personal_data import DataClasses, Retention
from peelian.clocks.states import Ending, Kind
from peelian.law.regimes import KeyDates

_RUNNING = Q(stopped_on=None, paused_on=None)


def _one_of(field: str, codes: list[str], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{field}__in": codes}), name=name)


class ClockQuerySet(models.QuerySet["Clock"]):
    """The questions that pages ask of clocks."""

    def running(self) -> Self:
        """Clocks that nothing has stopped and no decision to withhold has paused."""
        return self.filter(_RUNNING)

    def late(self, *, on: date) -> Self:
        """Running clocks whose day has passed, of the kinds that a force can be late for."""
        return self.filter(late_after__lt=on)

    def due_between(self, first: date, last: date) -> Self:
        """Running clocks whose day lies from `first` to `last`, both included."""
        return self.running().filter(due_on__range=(first, last))

    def owed_now(self, *, on: date) -> Self:
        """What is owed as soon as practicable, with no day: since it arose, or since its period ran out."""
        return self.filter(owed_from__lte=on)

    def of_unknown_day(self) -> Self:
        """Running clocks whose day the law as held here cannot give."""
        return self.running().filter(due_on=None, version="")


class Clock(models.Model):
    """One clock of one case. `due_on` is the day that `kind` speaks of; the steps are worked out when shown.

    The case is pointed at by its reference, which is what the ledger knows, so that rebuilding asks no other table.
    `late_after` and `owed_from` repeat what the rest says, so that each list has one index that is already in its
    order: the day after which a running clock is late, and the day from which it is owed as soon as practicable.
    """

    case = models.ForeignKey(
        "cases.Case", models.CASCADE, to_field="ref", db_column="case_ref", db_index=False, related_name="+"
    )
    number = models.PositiveIntegerField()
    rule = models.CharField(max_length=60)
    concerns = models.CharField(max_length=16, blank=True)
    thread = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=12)
    started_on = models.DateField()
    started_by = models.PositiveBigIntegerField()
    due_on = models.DateField(null=True)
    version = models.CharField(max_length=60, blank=True)
    trouble = models.TextField(blank=True)
    extended_to = models.DateField(null=True)
    paused_on = models.DateField(null=True)
    stopped_on = models.DateField(null=True)
    stopped_by = models.PositiveBigIntegerField(null=True)
    ending = models.CharField(max_length=8, blank=True)
    attention_on = models.DateField()
    matter_on = models.DateField()
    late_after = models.DateField(null=True)
    owed_from = models.DateField(null=True)

    objects: ClassVar[models.Manager["Clock"]] = ClockQuerySet.as_manager()

    personal_data = DataClasses(
        Retention.DERIVED,
        operational=(
            "case",
            "rule",
            "concerns",
            "thread",
            "kind",
            "started_on",
            "due_on",
            "trouble",
            "extended_to",
            "paused_on",
            "stopped_on",
            "ending",
            "attention_on",
            "matter_on",
            "late_after",
            "owed_from",
        ),
        none=("id", "number", "started_by", "stopped_by", "version"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="clocks_one_of_a_number"),
            _one_of("kind", [kind.value for kind in Kind], "clocks_kind_known"),
            _one_of("ending", ["", *(ending.value for ending in Ending)], "clocks_ending_known"),
            models.CheckConstraint(
                condition=Q(stopped_on=None, stopped_by=None, ending="")
                | (Q(stopped_on__isnull=False, stopped_by__isnull=False) & ~Q(ending="")),
                name="clocks_stopped_says_how",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "case"], condition=_RUNNING, name="clocks_running_by_day"),
            models.Index(
                fields=["late_after", "case"],
                condition=Q(late_after__isnull=False),
                name="clocks_late_by_day",
            ),
            models.Index(
                fields=["rule", "due_on", "case"], condition=Q(stopped_on=None), name="clocks_live_by_rule"
            ),
            models.Index(
                fields=["owed_from", "case"], condition=Q(owed_from__isnull=False), name="clocks_owed_by_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"

    @property
    def key_dates(self) -> KeyDates:
        """The dates of the case on which the saving provisions turn."""
        return KeyDates(attention_on=self.attention_on, matter_on=self.matter_on)
