"""What a day of work costs, as force policy says it, so that the register can say what a restriction costs."""

from django.db import models
from django.db.models import Q

from peelian.access.columns import account_ref, public_ref
from peelian.access.columns import salt as salted
from peelian.access.personal_data import DataClasses, Retention


class PayRate(models.Model):
    """The cost of a day, for a rank or for a category without ranks, from a day until the next rate begins."""

    ref = public_ref()
    grade = models.CharField(max_length=30)
    from_date = models.DateField()
    pence_a_day = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    salt = salted()
    entered_at = models.DateTimeField()
    entered_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.WORKFORCE,
        operational=("grade", "from_date", "pence_a_day", "entered_at", "entered_by_ref"),
        none=("id", "ref", "source", "salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grade", "from_date"], name="restrictions_one_rate_a_day"),
            models.CheckConstraint(condition=Q(pence_a_day__gt=0), name="restrictions_rate_is_something"),
        ]
