"""Conversations, what each import holds of them, and who was in them when."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.chats.formats.records import What
from peelian.chats.models.imports import Import
from peelian.chats.models.participants import Participant
from peelian.chats.states import ConversationKind, Ground, Joined, Lock, ProposalStatus, Standing


class Conversation(models.Model):
    """One conversation of a case, out of however many phones hold it.

    `messages`, `first_at` and `last_at` tell of the messages that are shown; one that was merged into another
    conversation has none and names it in `merged_into`.
    """

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    title = models.CharField(max_length=500, blank=True)
    kind = coded(ConversationKind, default=ConversationKind.UNKNOWN)
    locked = coded(Lock, default=Lock.NONE)
    locked_reasons = models.TextField(blank=True)
    locked_at = models.DateTimeField(null=True)
    messages = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    salt = salt()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("title", "locked_reasons"),
        special=("locked",),
        operational=("case", "kind", "locked_at", "messages", "first_at", "last_at", "merged_into"),
        none=("id", "ref", "salt"),
    )

    class Meta:
        indexes = [models.Index(fields=["case", "-last_at"], name="chats_conversations_by_last")]
        constraints = [
            only("kind", ConversationKind, "chats_conversation_kind"),
            only("locked", Lock, "chats_conversation_locked"),
        ]

    def __str__(self) -> str:
        return self.ref


class Copy(models.Model):
    """What one import holds of a conversation: from when until when, and how it was found to be the same."""

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="copies")
    imported = models.ForeignKey(Import, models.CASCADE, related_name="copies")
    key = models.CharField(max_length=500)
    """How the export names the thread."""
    joined = coded(Joined)
    in_common = models.PositiveIntegerField(default=0)
    """Messages of it that were held already when it was merged."""
    messages = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    owner = models.ForeignKey(Participant, models.PROTECT, null=True, related_name="+")
    """The participant whose phone it is, where the export tells."""
    owner_is_admin = models.BooleanField(null=True)
    clock_ms = models.BigIntegerField(null=True)
    """By how much its times are later than those of the copies before it: the median over the messages in common."""
    clock_spread_ms = models.BigIntegerField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("key", "owner"),
        operational=(
            "conversation", "imported", "joined", "in_common", "messages", "first_at", "last_at", "owner_is_admin",
            "clock_ms", "clock_spread_ms",
        ),
        none=("id",),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("joined", Joined, "chats_copy_joined"),
            models.UniqueConstraint(fields=["imported", "key"], name="chats_copy_once"),
        ]


class Proposal(models.Model):
    """Two conversations that may be one: too much in common to say nothing, too little to merge without a person."""

    ref = public_ref()
    first = models.ForeignKey(Conversation, models.PROTECT, related_name="+")
    second = models.ForeignKey(Conversation, models.PROTECT, related_name="+")
    in_common = models.PositiveIntegerField()
    of = models.PositiveIntegerField()
    """Distinctive messages of the smaller within the time that both cover."""
    status = coded(ProposalStatus, default=ProposalStatus.OPEN)
    reasons = models.TextField(blank=True)
    salt = salt()
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by_ref = account_ref(blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reasons",),
        operational=(
            "first", "second", "in_common", "of", "status", "made_at", "decided_at", "decided_by_ref",
        ),
        none=("id", "ref", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [
            only("status", ProposalStatus, "chats_proposal_status"),
            models.CheckConstraint(condition=~Q(first=F("second")), name="chats_proposal_of_two"),
        ]


class PlaceMark(models.Model):
    """The place of every five-hundredth message of a conversation, so that any place is found at once. Derived."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    order = models.BigIntegerField()

    personal_data = DataClasses(
        Retention.DERIVED, operational=("conversation", "number", "order"), none=("id",)
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="chats_place_once"),
            models.UniqueConstraint(fields=["conversation", "order"], name="chats_place_of_one_order"),
        ]


class SystemEvent(models.Model):
    """A line by the system: somebody was added, left, renamed the group. `repeats` is the same line on another phone.

    `others` are the row numbers of the participants to whom it was done. `order` places it among the messages.
    """

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="+")
    imported = models.ForeignKey(Import, models.CASCADE, related_name="+")
    member = models.CharField(max_length=500)
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    sent_at = models.DateTimeField(null=True)
    what = coded(What)
    text = models.TextField(blank=True)
    actor = models.ForeignKey(Participant, models.PROTECT, null=True, related_name="+")
    others = models.JSONField(default=list)
    value = models.TextField(blank=True)
    order = models.BigIntegerField()
    repeats = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("member", "text", "actor", "others", "value"),
        operational=("conversation", "imported", "start", "end", "sent_at", "what", "order", "repeats"),
        none=("id",),
    )

    class Meta:
        indexes = [models.Index(fields=["conversation", "order"], name="chats_events_in_order")]


class Stay(models.Model):
    """A time throughout which a participant was in a conversation, was not, or is not known to have been. Derived.

    `until_at` is excluded; null means the end of the record. The stays of one participant follow one another
    without a gap.
    """

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="stays")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="stays")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    standing = coded(Standing)
    opened_by = coded(Ground)
    closed_by = coded(Ground)
    conflict = models.BooleanField(default=False)
    """The record contradicts itself here; `opened_by` or `closed_by` says how."""

    personal_data = DataClasses(
        Retention.DERIVED,
        identity=("participant",),
        operational=(
            "conversation", "from_at", "until_at", "standing", "opened_by", "closed_by", "conflict",
        ),
        none=("id",),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["conversation", "from_at"], name="chats_stays_in_order")]
        constraints = [
            only("standing", Standing, "chats_stay_standing"),
            only("opened_by", Ground, "chats_stay_opened"),
            only("closed_by", Ground, "chats_stay_closed"),
        ]
