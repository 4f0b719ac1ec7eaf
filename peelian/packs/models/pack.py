"""A pack, the messages chosen for it, what each is exhibited against, and what is withheld."""

from django.db import models
from django.db.models import Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.packs.states import Part, Reason


class Pack(models.Model):
    """Messages that are put before somebody. `review_ref` names the reading in which they were found, if any."""

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    review_ref = models.CharField(max_length=16, blank=True)
    salt = salt()
    begun_at = models.DateTimeField()
    begun_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("title",),
        operational=("case", "review_ref", "begun_at", "begun_by_ref"),
        none=("id", "ref", "salt"),
    )

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="packs_by_case")]

    def __str__(self) -> str:
        return self.ref


class Chosen(models.Model):
    """A message that is exhibited, under a number that no other message of the pack is ever given.

    `before` and `after` say how many messages of its conversation are shown around it.
    """

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="chosen")
    number = models.PositiveIntegerField()
    message = models.ForeignKey("chats.Message", models.PROTECT, related_name="+")
    before = models.PositiveSmallIntegerField()
    after = models.PositiveSmallIntegerField()
    translation = models.TextField(blank=True)
    translator = models.CharField(max_length=160, blank=True)
    salt = salt()
    chosen_at = models.DateTimeField()
    chosen_by_ref = account_ref()
    dropped_at = models.DateTimeField(null=True)
    dropped_by_ref = account_ref(blank=True)
    dropped_reasons = models.TextField(blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("translation", "translator", "dropped_reasons"),
        special=("message",),
        operational=(
            "pack", "number", "before", "after", "chosen_at", "chosen_by_ref", "dropped_at", "dropped_by_ref",
        ),
        none=("id", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pack", "number"], name="packs_number_once"),
            models.UniqueConstraint(
                fields=["pack", "message"], condition=Q(dropped_at=None), name="packs_message_once"
            ),
        ]


class Against(models.Model):
    """An allegation that a message is exhibited against."""

    chosen = models.ForeignKey(Chosen, models.CASCADE, related_name="against")
    allegation = models.ForeignKey("cases.Allegation", models.PROTECT, related_name="+")

    personal_data = DataClasses(Retention.CASE_FILE, operational=("chosen", "allegation"), none=("id",))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chosen", "allegation"], name="packs_against_once")]


class Withholding(models.Model):
    """Something that the pack leaves out. Without a message a phrase is left out wherever it stands in the pack."""

    ref = public_ref()
    pack = models.ForeignKey(Pack, models.PROTECT, related_name="withholdings")
    message = models.ForeignKey("chats.Message", models.PROTECT, null=True, related_name="+")
    part = coded(Part)
    phrase = models.TextField(blank=True)
    reason = coded(Reason)
    salt = salt()
    withheld_at = models.DateTimeField()
    withheld_by_ref = account_ref()
    lifted_at = models.DateTimeField(null=True)
    lifted_by_ref = account_ref(blank=True)
    lifted_reasons = models.TextField(blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("phrase", "lifted_reasons"),
        special=("message", "reason"),
        operational=("pack", "part", "withheld_at", "withheld_by_ref", "lifted_at", "lifted_by_ref"),
        none=("id", "ref", "salt"),
    )

    class Meta:
        constraints = [
            only("part", Part, "packs_part_known"),
            only("reason", Reason, "packs_reason_known"),
            models.CheckConstraint(
                condition=(Q(part=Part.PHRASE) & ~Q(phrase="")) | (~Q(part=Part.PHRASE) & Q(phrase="")),
                name="packs_phrase_with_its_part",
            ),
            models.CheckConstraint(
                condition=Q(part=Part.PHRASE) | Q(message__isnull=False), name="packs_part_of_a_message"
            ),
        ]

    def __str__(self) -> str:
        return self.ref
