"""Persons, the posts they hold, how to reach them, and every change made to what is held about them."""

import unicodedata

from django.db import models
from django.db.models import F, Q

from peelian.access.personal_data import DataClasses, Retention
from peelian.people.states import (
    CATEGORY_TITLES,
    CONTACT_TITLES,
    LEAVING_TITLES,
    RANK_TITLES,
    Category,
    PersonField,
    PersonKind,
    Rank,
)


def folded(text: str) -> str:
    """Text as it is compared: no accents, no case, straight apostrophes, single spaces.

    A search for `Sian O'Neill` must find `Siân O’Neill` on both databases, and SQLite folds ASCII only.
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


class Person(models.Model):
    """A human being. A merged record stays as a tombstone that points at the record which was kept."""

    ref = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.name) for kind in PersonKind])
    title = models.CharField(max_length=20, blank=True)
    given_names = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120)
    former_names = models.CharField(max_length=240, blank=True)
    search_name = models.CharField(max_length=500)
    date_of_birth = models.DateField(null=True)
    gender = models.CharField(max_length=10, blank=True)
    ethnicity = models.CharField(max_length=10, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="duplicates")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.WORKFORCE,
        identity=("title", "given_names", "family_name", "former_names", "search_name", "date_of_birth"),
        special=("gender", "ethnicity"),
        operational=("kind", "merged_into", "version", "created_at"),
        none=("id", "ref"),
    )

    class Meta:
        indexes = [
            # Covers the list: counting it and finding a far page of it read this index and no row.
            models.Index(
                fields=["kind", "merged_into", "family_name", "given_names", "ref"],
                name="people_person_by_name",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="people_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return self.ref

    def save(self, *args: object, **kwargs: object) -> None:
        self.search_name = self.folded_name()
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on

    def folded_name(self) -> str:
        """The names as they are searched. Bulk writes set it themselves."""
        return folded(f"{self.given_names} {self.family_name} {self.former_names}")

    @property
    def full_name(self) -> str:
        """Title, given names and family name, without gaps where one is not known."""
        return " ".join(part for part in (self.title, self.given_names, self.family_name) if part)


class Post(models.Model):
    """A term of service: what somebody was, where, and under whom, from a day until a day (excluded)."""

    ref = models.CharField(max_length=16, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    category = models.CharField(max_length=20, choices=[(c.value, CATEGORY_TITLES[c]) for c in Category])
    force_name = models.CharField(max_length=80)
    number = models.CharField(max_length=20)
    rank = models.CharField(max_length=30, blank=True, choices=[(r.value, RANK_TITLES[r]) for r in Rank])
    job_title = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=80, blank=True)
    line_manager = models.ForeignKey(Person, models.PROTECT, null=True, related_name="managed_posts")
    from_date = models.DateField()
    until_date = models.DateField(null=True)
    leaving_reason = models.CharField(
        max_length=20, blank=True, choices=[(r.value, t) for r, t in LEAVING_TITLES.items()]
    )

    personal_data = DataClasses(
        Retention.WORKFORCE,
        identity=("number",),
        operational=(
            "person", "category", "force_name", "rank", "job_title", "unit", "line_manager", "from_date",
            "until_date", "leaving_reason",
        ),
        none=("id", "ref"),
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["number"], name="people_post_number"),
            models.Index(fields=["unit", "until_date"], name="people_post_unit"),
            models.Index(fields=["person", "until_date"], name="people_post_running"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_date=None) | Q(until_date__gt=F("from_date")),
                name="people_post_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(until_date=None, leaving_reason="")
                | (~Q(until_date=None) & ~Q(leaving_reason="")),
                name="people_post_end_has_a_reason",
            ),
            models.CheckConstraint(
                condition=(
                    Q(category=Category.OFFICER.value) & ~Q(rank__in=["", Rank.SPECIAL_CONSTABLE.value])
                )
                | Q(category=Category.SPECIAL_CONSTABLE.value, rank=Rank.SPECIAL_CONSTABLE.value)
                | (~Q(category__in=[Category.OFFICER.value, Category.SPECIAL_CONSTABLE.value]) & Q(rank="")),
                name="people_rank_fits_category",
            ),
            models.CheckConstraint(
                condition=Q(line_manager=None) | ~Q(line_manager=F("person")),
                name="people_nobody_manages_themselves",
            ),
            models.UniqueConstraint(
                fields=["force_name", "number"],
                condition=Q(until_date=None),
                name="people_one_live_number_a_force",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Contact(models.Model):
    """A way to reach somebody, and what must be minded when it is used. Withdrawn, never deleted."""

    ref = models.CharField(max_length=16, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=10, choices=[(k.value, t) for k, t in CONTACT_TITLES.items()])
    value = models.CharField(max_length=400)
    preferred = models.BooleanField(default=False)
    safety_note = models.CharField(max_length=240, blank=True)
    salt = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.WORKFORCE,
        identity=("value", "safety_note"),
        operational=("person", "kind", "preferred", "added_at", "withdrawn_at"),
        none=("id", "ref", "salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(preferred=True, withdrawn_at=None),
                name="people_one_preferred_contact",
            )
        ]

    def __str__(self) -> str:
        return self.ref


class PersonChange(models.Model):
    """One field changed: what it was, what it became, who changed it and why. Rows are only ever added."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="changes")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="changes")
    field = models.CharField(max_length=20, choices=[(f.value, f.label) for f in PersonField])
    old = models.CharField(max_length=400, blank=True)
    new = models.CharField(max_length=400, blank=True)
    reasons = models.CharField(max_length=1000)
    salt = models.CharField(max_length=64)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=80)

    personal_data = DataClasses(
        Retention.WORKFORCE,
        special=("old", "new"),
        identity=("reasons",),
        operational=("person", "post", "field", "changed_at", "changed_by"),
        none=("id", "salt"),
    )

    def __str__(self) -> str:
        return f"{self.field} at {self.changed_at:%Y-%m-%d}"


class ImportFile(models.Model):
    """An HR file that was uploaded and read but not yet applied. Its bytes go when it is applied or discarded."""

    ref = models.CharField(max_length=16, unique=True)
    account_ref = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.WORKFORCE,
        special=("content",),
        identity=("name",),
        operational=("account_ref", "uploaded_at", "closed_at"),
        none=("id", "ref", "digest"),
    )

    def __str__(self) -> str:
        return self.ref
