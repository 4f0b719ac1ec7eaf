"""Lists of hashes that the force gives, and what they match. The films and pictures themselves are held elsewhere."""

from django.db import models

from peelian.access.columns import account_ref, coded, only, public_ref, salt
from peelian.access.personal_data import DataClasses, Retention
from peelian.media.models.pictures import Picture
from peelian.media.states import HashKind, HitStatus, Nearness, Purpose


class HashList(models.Model):
    """A list as it was given: for one case, or for every case of the force when it names none."""

    ref = public_ref()
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)
    purpose = coded(Purpose)
    file_sha256 = models.CharField(max_length=64)
    entries = models.PositiveIntegerField()
    bad_lines = models.PositiveIntegerField(default=0)
    bad = models.JSONField(default=list)
    """[line, why] of the first lines that were not understood."""
    salt = salt()
    given_at = models.DateTimeField()
    given_by_ref = account_ref()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_ref = account_ref(blank=True)
    withdrawn_reasons = models.TextField(blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("title", "source", "withdrawn_reasons"),
        special=("file_sha256",),
        operational=(
            "case", "purpose", "entries", "bad_lines", "given_at", "given_by_ref", "withdrawn_at", "withdrawn_by_ref",
        ),
        none=("id", "ref", "bad", "salt"),
    )  # fmt: skip

    class Meta:
        constraints = [only("purpose", Purpose, "media_list_purpose")]

    def __str__(self) -> str:
        return self.ref


class WantedHash(models.Model):
    """One line of a list. Lines of one `label` are of one film: its frames, or its versions."""

    list = models.ForeignKey(HashList, models.CASCADE, related_name="hashes")
    line = models.PositiveIntegerField()
    kind = coded(HashKind)
    value = models.CharField(max_length=64)
    label = models.CharField(max_length=200, blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("label",),
        special=("value",),
        operational=("list",),
        none=("id", "line", "kind"),
    )

    class Meta:
        indexes = [models.Index(fields=["list", "kind", "value"], name="media_wanted_by_value")]
        constraints = [only("kind", HashKind, "media_wanted_kind")]


class Hit(models.Model):
    """A file of a case that matches what a list wants, and what a person decided of it."""

    ref = public_ref()
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="hits")
    list = models.ForeignKey(HashList, models.PROTECT, related_name="hits")
    wanted = models.CharField(max_length=200)
    """What is wanted: the label of the line, or its hash where it has none."""
    line = models.PositiveIntegerField()
    nearness = coded(Nearness)
    bits = models.PositiveSmallIntegerField(default=0)
    frames = models.PositiveIntegerField(default=0)
    """Of a film: how many of its frames, or of the wanted hashes, were found."""
    share = models.FloatField(null=True)
    status = coded(HitStatus, default=HitStatus.FOUND)
    reasons = models.TextField(blank=True)
    salt = salt()
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by_ref = account_ref(blank=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("wanted", "reasons"),
        special=("picture",),
        operational=("list", "nearness", "bits", "found_at", "decided_at", "decided_by_ref"),
        none=("id", "ref", "line", "frames", "share", "status", "salt"),
    )

    class Meta:
        constraints = [
            only("nearness", Nearness, "media_hit_nearness"),
            only("status", HitStatus, "media_hit_status"),
            models.UniqueConstraint(fields=["picture", "list", "wanted"], name="media_hit_once"),
        ]

    def __str__(self) -> str:
        return self.ref
