"""The distinct files that the messages of a case carried, what they are recognised by, and which are alike."""

from django.db import models
from django.db.models import F, Q

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.media.states import Flag, Kind, Nearness, PictureStatus, RunStatus


class Picture(models.Model):
    """One file by its exact hash, however often it was sent. Its bytes stay in the exhibit and are never copied here.

    `whole` holds eight hashes of 32 bytes one after another, `inside` the same of what lies within a caption, black
    bars or a screen, `cuts` those it would have after likely cuts, `frames` 32 bytes a second of a film. A hash shows
    nothing, but whoever has it can ask whether this is that film, so it is treated like the film.
    """

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    md5 = models.CharField(max_length=32, blank=True)
    kind = coded(Kind)
    mime = models.CharField(max_length=127, blank=True)
    size = models.BigIntegerField(null=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    seconds = models.FloatField(null=True)
    status = coded(PictureStatus, default=PictureStatus.WAITING)
    trouble = models.CharField(max_length=20, blank=True)
    cut_short = models.BooleanField(default=False)
    quality = models.PositiveSmallIntegerField(default=0)
    whole = models.BinaryField(default=b"")
    inside = models.BinaryField(default=b"")
    cuts = models.BinaryField(default=b"")
    difference = models.BinaryField(default=b"")
    frames = models.BinaryField(default=b"")
    group = models.ForeignKey("self", models.SET_NULL, null=True, related_name="members")
    """The first of the files that are alike; null for one that stands alone."""
    flag = coded(Flag, default=Flag.NONE)
    flag_reasons = models.TextField(blank=True)
    flagged_at = models.DateTimeField(null=True)
    flagged_by_ref = account_ref(blank=True)
    salt = salt()
    listed_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("flag_reasons",),
        special=("sha256", "md5", "whole", "inside", "cuts", "difference", "frames", "group"),
        operational=("case", "flag", "flagged_at", "flagged_by_ref", "listed_at"),
        none=(
            "id", "ref", "kind", "mime", "size", "width", "height", "seconds", "status", "trouble", "cut_short",
            "quality", "salt",
        ),
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["case", "flag"], name="media_pictures_flagged"),
            models.Index(fields=["sha256"], name="media_pictures_by_hash"),
        ]
        constraints = [
            only("kind", Kind, "media_picture_kind"),
            only("status", PictureStatus, "media_picture_status"),
            only("flag", Flag, "media_picture_flag"),
            models.UniqueConstraint(fields=["case", "sha256"], name="media_picture_once"),
        ]

    def __str__(self) -> str:
        return self.ref


class Appearance(models.Model):
    """That a file was sent in a conversation: what decides who may know of it. Derived: listed anew with each run."""

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="appearances")
    conversation = models.ForeignKey("chats.Conversation", models.CASCADE, related_name="+")

    personal_data = DataClasses(Retention.DERIVED, operational=("picture", "conversation"), none=("id",))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "conversation"], name="media_appearance_once")
        ]


class Likeness(models.Model):
    """Two files of one case that are alike. Derived: worked out anew whenever files are hashed."""

    first = models.ForeignKey(Picture, models.CASCADE, related_name="+")
    second = models.ForeignKey(Picture, models.CASCADE, related_name="+")
    nearness = coded(Nearness)
    bits = models.PositiveSmallIntegerField()
    turn = models.PositiveSmallIntegerField(default=0)
    """Which of the eight symmetries."""
    agreement = models.FloatField(null=True)
    """Of two of which one is cut from the other: their correlation."""

    personal_data = DataClasses(
        Retention.DERIVED,
        operational=("first", "second", "nearness", "bits", "turn", "agreement"),
        none=("id",),
    )

    class Meta:
        constraints = [
            only("nearness", Nearness, "media_likeness_nearness"),
            models.UniqueConstraint(fields=["first", "second"], name="media_likeness_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="media_likeness_in_order"),
        ]


class Run(models.Model):
    """One working out of the likenesses of a case's files, and how far it is."""

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    status = coded(RunStatus, default=RunStatus.QUEUED)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    asked_by_ref = account_ref()
    moved_at = models.DateTimeField()
    """When it last gave a sign of life."""

    personal_data = DataClasses(
        Retention.CASE_FILE,
        operational=("case", "total", "done", "asked_at", "asked_by_ref", "moved_at"),
        none=("id", "ref", "status"),
    )

    class Meta:
        constraints = [
            only("status", RunStatus, "media_run_status"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(status__in=["queued", "running"]), name="media_one_run"
            ),
        ]

    def __str__(self) -> str:
        return self.ref
