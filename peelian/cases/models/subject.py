"""Whom a case is about, and what is alleged against each."""

from django.db import models
from django.db.models import F, Q

from peelian.access.personal_data import DataClasses, Retention
from peelian.cases.models.case import Case
from peelian.cases.models.columns import coded, only, public_ref
from peelian.cases.states import DutyState
from peelian.people.states import Category


class Subject(models.Model):
    """A person the case is about, or one whom nobody has identified yet and who has only a description.

    What they were at the time (category, rank) is kept here, because it decides which law binds them and a later
    promotion or resignation must not change it.
    """

    ref = public_ref()
    case = models.ForeignKey(Case, models.PROTECT, related_name="subjects")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    description = models.CharField(max_length=200, blank=True)
    category = coded(Category)
    former = models.BooleanField(default=False)
    left_on = models.DateField(null=True)
    rank = models.CharField(max_length=20, blank=True)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("person", "description"),
        operational=("case", "category", "former", "left_on", "rank", "added_at", "removed_at"),
        none=("id", "ref"),
    )

    class Meta:
        indexes = [models.Index(fields=["person", "case"], name="cases_subjects_by_person")]
        constraints = [
            only("category", Category, "cases_subject_category"),
            models.UniqueConstraint(
                fields=["case", "person"], condition=Q(removed_at=None), name="cases_subject_once"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(description=""),
                name="cases_subject_named_or_described",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Allegation(models.Model):
    """One thing that a subject is said to have done, with when, where and which standards it would breach."""

    ref = public_ref()
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="allegations")
    category = models.CharField(max_length=10)
    summary = models.TextField()
    salt = models.CharField(max_length=64)
    place = models.CharField(max_length=200, blank=True)
    from_date = models.DateField(null=True)
    to_date = models.DateField(null=True)
    duty = coded(DutyState, default=DutyState.UNKNOWN)
    against_women_and_girls = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("summary", "place"),
        operational=(
            "subject",
            "category",
            "from_date",
            "to_date",
            "duty",
            "against_women_and_girls",
            "made_at",
            "withdrawn_at",
        ),
        none=("id", "ref", "salt", "version"),
    )

    class Meta:
        constraints = [
            only("duty", DutyState, "cases_allegation_duty"),
            models.CheckConstraint(
                condition=Q(from_date=None) | Q(to_date=None) | Q(from_date__lte=F("to_date")),
                name="cases_allegation_dates_in_order",
            ),
        ]


class AllegationMark(models.Model):
    """A standard that an allegation would breach, or a discrimination factor that it carries."""

    allegation = models.ForeignKey(Allegation, models.PROTECT, related_name="marks")
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=40)

    STANDARD, FACTOR = "standard", "factor"

    personal_data = DataClasses(
        Retention.CASE_FILE, special=("code",), operational=("allegation", "kind"), none=("id",)
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["allegation", "kind", "code"], name="cases_mark_once")]
