"""Who takes part: accounts as phones write them, participants, and which of them a person took for one."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.chats.models.imports import Import, Phone
from peelian.chats.states import Matched


class Participant(models.Model):
    """Somebody as the phones of a case know them.

    `head` is the participant whom a person's decisions make of them; null for one who stands alone or leads. Messages
    keep the participant of their own account, so that a decision is undone without touching a message.
    """

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    """The first name that a phone gave; else the number or id."""
    number = models.CharField(max_length=40, blank=True)
    """Digits with the country, for comparing; how a phone writes it is in `Account.key`."""
    head = models.ForeignKey("self", models.PROTECT, null=True, related_name="followers")
    subject_ref = models.CharField(max_length=16, blank=True)
    person_ref = models.CharField(max_length=16, blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("name", "number", "subject_ref", "person_ref"),
        operational=("case", "head"),
        none=("id", "ref"),
    )

    class Meta:
        indexes = [models.Index(fields=["case", "number"], name="chats_participants_by_number")]

    def __str__(self) -> str:
        return self.ref

    @property
    def head_id_or_own(self) -> int:
        """The row of the participant whom this one is taken for."""
        return self.head_id or self.pk


class Sameness(models.Model):
    """A person's decision that two participants are one, with reasons. Undone, it is kept and counts no more."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="decisions")
    same_as = models.ForeignKey(Participant, models.PROTECT, related_name="+")
    reasons = models.TextField()
    salt = salt()
    decided_at = models.DateTimeField()
    decided_by_ref = account_ref()
    undone_at = models.DateTimeField(null=True)
    undone_by_ref = account_ref(blank=True)
    undone_reasons = models.TextField(blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("participant", "same_as", "reasons", "undone_reasons"),
        operational=("decided_at", "decided_by_ref", "undone_at", "undone_by_ref"),
        none=("id", "salt"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(participant=F("same_as")), name="chats_sameness_of_two"),
            models.UniqueConstraint(
                fields=["participant", "same_as"],
                condition=Q(undone_at=None),
                name="chats_sameness_decided_once",
            ),
        ]


class Identification(models.Model):
    """A person's decision that a participant is a subject of the case, or a person on record. Undone, it is kept."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="identifications")
    subject_ref = models.CharField(max_length=16, blank=True)
    person_ref = models.CharField(max_length=16, blank=True)
    reasons = models.TextField()
    salt = salt()
    decided_at = models.DateTimeField()
    decided_by_ref = account_ref()
    undone_at = models.DateTimeField(null=True)
    undone_by_ref = account_ref(blank=True)
    undone_reasons = models.TextField(blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("participant", "subject_ref", "person_ref", "reasons", "undone_reasons"),
        operational=("decided_at", "decided_by_ref", "undone_at", "undone_by_ref"),
        none=("id", "salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant"], condition=Q(undone_at=None), name="chats_identified_once"
            ),
        ]


class Account(models.Model):
    """A number, an id or a saved name, as one phone writes it, and how it came to its participant."""

    phone = models.ForeignKey(Phone, models.PROTECT, related_name="accounts")
    key = models.CharField(max_length=300)
    name = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=40, blank=True)
    owner = models.BooleanField(default=False)
    """Whether it is the phone's own."""
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="accounts")
    matched = coded(Matched)
    in_common = models.PositiveIntegerField(default=0)
    """Messages that the match rests on, where it rests on messages."""

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("key", "name", "number", "participant"),
        operational=("phone", "owner", "matched", "in_common"),
        none=("id",),
    )

    class Meta:
        constraints = [
            only("matched", Matched, "chats_account_matched"),
            models.UniqueConstraint(fields=["phone", "key"], name="chats_account_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ClockDifference(models.Model):
    """How far the clock of one import runs from another's: the middle and spread over messages that both hold.

    Milliseconds; positive when the first shows the later time. `spread_ms` is half the range of the middle half.
    """

    imported = models.ForeignKey(Import, models.CASCADE, related_name="clock_differences")
    other = models.ForeignKey(Import, models.CASCADE, related_name="+")
    median_ms = models.BigIntegerField()
    spread_ms = models.BigIntegerField()
    in_common = models.PositiveIntegerField()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        operational=("imported", "other", "median_ms", "spread_ms", "in_common"),
        none=("id",),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["imported", "other"], name="chats_clock_difference_once")
        ]
