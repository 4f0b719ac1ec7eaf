"""Messages, each once, with a witness for every import that holds it. The text is evidence and stays unchanged."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from peelian.access.columns import coded, only
from peelian.access.personal_data import DataClasses, Retention
from peelian.chats.models.conversations import Conversation
from peelian.chats.models.imports import Import
from peelian.chats.models.participants import Account, Participant
from peelian.chats.states import Certainty, Difference


def _bare(to: type[models.Model] | str, **options: object) -> models.ForeignKey:
    """A reference without an index or a constraint of the database's own.

    Rows of these tables are written by imports alone, a million at a time, with references that were read or made in
    the same transaction. To have each looked up again at the commit would take longer than all the rest.
    """
    return models.ForeignKey(
        to, models.PROTECT, related_name="+", db_index=False, db_constraint=False, **options
    )  # type: ignore[call-overload]  # ForeignKey's own options, passed on


class Message(models.Model):
    """A message of a conversation, as its first witness has it.

    `ref` follows from the case, the file, and the place in it, so a second import gives the same. `order` grows along
    the conversation, with room between; the number of a message in its thread is counted from the nearest place mark.
    `marks` are `formats.records.Mark`.
    """

    ref = models.CharField(max_length=16, unique=True)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="+", db_index=False)
    sender = _bare(Participant, null=True)
    sent_at = models.DateTimeField(null=True)
    certainty = coded(Certainty)
    shift_ms = models.BigIntegerField(default=0)
    """By how much the clock of its first witness is ahead of that of the conversation's first phone, as estimated."""
    text = models.TextField(blank=True)
    marks = models.IntegerField(default=0)
    order = models.BigIntegerField()
    reply_to = _bare("self", null=True)
    same_as = _bare("self", null=True)
    """The message that is read in place of this one, since a person decided that two conversations are one."""
    text_key = models.BigIntegerField()
    """Equal for equal texts on two phones; see `merging.folding.text_key`."""

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("sender", "text"),
        special=("text_key",),
        operational=(
            "conversation", "sent_at", "certainty", "shift_ms", "marks", "order", "reply_to", "same_as",
        ),
        none=("id", "ref"),
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["conversation", "order"], name="chats_messages_in_order"),
            models.Index(fields=["text_key"], name="chats_messages_by_text"),
            models.Index(
                fields=["reply_to", "order"],
                condition=Q(reply_to__isnull=False),
                name="chats_messages_that_answer",
            ),
        ]
        constraints = [only("certainty", Certainty, "chats_message_certainty")]

    def __str__(self) -> str:
        return self.ref

    @property
    def aligned_at(self) -> datetime | None:
        """When it was sent by the clock of the conversation's first phone: for comparing, never shown alone."""
        return None if self.sent_at is None else self.sent_at - timedelta(milliseconds=self.shift_ms)


class Witness(models.Model):
    """One import's copy of a message: where it stands, what its own clock said, and what differs.

    `differs` is empty where the copy is the same; `text` is kept only where it is another.
    """

    message = models.ForeignKey(Message, models.PROTECT, related_name="witnesses")
    imported = _bare(Import)
    account = _bare(Account, null=True)
    member = models.CharField(max_length=500)
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    own_at = models.BigIntegerField(null=True)
    """Milliseconds of the export's own clock, before any zone."""
    utc_at = models.BigIntegerField(null=True)
    """The same in UTC, by the zone that was declared."""
    marks = models.IntegerField(default=0)
    differs = coded(Difference, blank=True, default=Difference.NONE)
    text = models.TextField(blank=True)
    extra: models.JSONField = models.JSONField(null=True)
    """What else the export says, as written: fields, whence it was forwarded, what it quotes, when it was edited."""

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("account", "member", "text", "extra"),
        operational=("message", "imported", "start", "end", "own_at", "utc_at", "marks", "differs"),
        none=("id",),
    )

    class Meta:
        indexes = [
            models.Index(fields=["message"], condition=~Q(differs=""), name="chats_witnesses_that_differ")
        ]
        constraints = [only("differs", Difference, "chats_witness_differs")]


class Attachment(models.Model):
    """A file that a message carried, as one import has it. `present` says whether its bytes are in the export."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="attachments")
    imported = models.ForeignKey(Import, models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField(default=0)
    """Which one of the message's, from 0, as the export orders them."""
    name = models.CharField(max_length=500, blank=True)
    title = models.CharField(max_length=500, blank=True)
    member = models.CharField(max_length=500, blank=True)
    mime = models.CharField(max_length=127, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    """Reckoned from the bytes where they are present."""
    stated_sha256 = models.CharField(max_length=64, blank=True)
    """As the export states it."""
    size = models.BigIntegerField(null=True)
    present = models.BooleanField(default=False)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("name", "title", "member", "sha256", "stated_sha256"),
        operational=("message", "imported", "number", "mime", "size", "present"),
        none=("id",),
    )

    class Meta:
        indexes = [models.Index(fields=["sha256"], name="chats_attachments_by_hash")]


class Reaction(models.Model):
    """A reaction to a message, as one import has it."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="reactions")
    imported = models.ForeignKey(Import, models.PROTECT, related_name="+", db_index=False)
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="+")
    emoji = models.CharField(max_length=100)
    reacted_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("participant", "emoji"),
        operational=("message", "imported", "reacted_at"),
        none=("id",),
    )


class Receipt(models.Model):
    """What an export says of a message having reached somebody. Opened on a device is not the same as read."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="receipts")
    imported = models.ForeignKey(Import, models.PROTECT, related_name="+", db_index=False)
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="+")
    delivered_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    played_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("participant",),
        operational=("message", "imported", "delivered_at", "read_at", "played_at"),
        none=("id",),
    )
