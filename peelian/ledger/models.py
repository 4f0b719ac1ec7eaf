"""The tables of the ledger. Rows are only ever added: the database refuses the rest (`triggers.py`).

No foreign keys, so that no other table can pull an entry along or hold it back; no names and no free text, so
that nothing here ever has to be erased. `personal_data` gives each field its class and `retention` the rule: an
entry's references point at people only for as long as the room that owns them keeps the person.
"""

from typing import ClassVar

from django.db import models

HASH_LENGTH = 64
CODE_LENGTH = 80
"""The longest word of `fields.WORD`."""


class Entry(models.Model):
    """One act or one look."""

    stream = models.CharField(max_length=10)
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=20)
    actor_ref = models.CharField(max_length=CODE_LENGTH)
    actor_role = models.CharField(max_length=CODE_LENGTH)
    type = models.CharField(max_length=CODE_LENGTH)
    subject_kind = models.CharField(max_length=40)
    subject_ref = models.CharField(max_length=CODE_LENGTH)
    payload = models.TextField()
    code_version = models.CharField(max_length=40)
    previous_hash = models.CharField(max_length=HASH_LENGTH)
    hash = models.CharField(max_length=HASH_LENGTH)

    retention: ClassVar[str] = "ledger"
    personal_data: ClassVar[dict[str, str]] = {
        "id": "none",
        "stream": "none",
        "sequence": "none",
        "at": "operational",
        "actor_kind": "operational",
        "actor_ref": "operational",
        "actor_role": "operational",
        "type": "operational",
        "subject_kind": "operational",
        "subject_ref": "operational",
        "payload": "operational",
        "code_version": "none",
        "previous_hash": "none",
        "hash": "none",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "sequence"], name="ledger_one_entry_a_place")
        ]
        indexes = [
            models.Index(
                fields=["stream", "subject_kind", "subject_ref", "sequence"], name="ledger_entry_subject"
            ),
            models.Index(fields=["stream", "type", "sequence"], name="ledger_entry_type"),
            models.Index(fields=["stream", "at"], name="ledger_entry_at"),
        ]

    def __str__(self) -> str:
        return f"{self.stream} {self.sequence}"


class Checkpoint(models.Model):
    """A signed statement of how long a stream was and what its root was. The copy that counts is kept outside."""

    stream = models.CharField(max_length=10)
    size = models.PositiveBigIntegerField()
    root_hash = models.CharField(max_length=HASH_LENGTH)
    at = models.DateTimeField()
    note = models.TextField()

    retention: ClassVar[str] = "ledger"
    personal_data: ClassVar[dict[str, str]] = {
        "id": "none",
        "stream": "none",
        "size": "none",
        "root_hash": "none",
        "at": "none",
        "note": "none",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "size"], name="ledger_one_checkpoint_a_size")
        ]

    def __str__(self) -> str:
        return f"{self.stream} at {self.size}"


class Subtree(models.Model):
    """The root of one full block of leaves (`merkle.BLOCK`), so that a proof needs thousands of rows, not millions.

    A convenience that can be thrown away: every proof made from it is checked against a signed root.
    """

    stream = models.CharField(max_length=10)
    position = models.PositiveBigIntegerField()
    root_hash = models.CharField(max_length=HASH_LENGTH)

    retention: ClassVar[str] = "ledger"
    personal_data: ClassVar[dict[str, str]] = {
        "id": "none",
        "stream": "none",
        "position": "none",
        "root_hash": "none",
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "position"], name="ledger_one_subtree")]

    def __str__(self) -> str:
        return f"{self.stream} block {self.position}"
