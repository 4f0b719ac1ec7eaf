"""Accounts, the roles they hold, and the conflicts they have declared."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from peelian.access.events import Walled
from peelian.access.permissions import Role
from peelian.access.personal_data import DataClasses, Retention


class AccountManager(BaseUserManager["Account"]):
    """Finds an account by its e-mail address whatever the case of the letters."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """Someone who can sign in. Whom they are as a person in the force is kept only as a reference."""

    ref = models.CharField(max_length=16, unique=True)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    unit = models.CharField(max_length=80, blank=True)
    person_ref = models.CharField(max_length=16, blank=True, db_index=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    personal_data = DataClasses(
        Retention.ACCOUNT,
        identity=("email", "name", "person_ref"),
        operational=("unit", "is_active", "created_at", "last_login"),
        none=("id", "ref", "password"),
    )

    def __str__(self) -> str:
        return self.ref


class RoleGrant(models.Model):
    """A role held by an account from a moment until it is ended. Grants are never deleted."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.name) for role in Role])
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.ACCOUNT, operational=("account", "role", "granted_at", "ended_at"), none=("id",)
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role"], condition=Q(ended_at=None), name="access_one_live_grant_a_role"
            )
        ]


class Conflict(models.Model):
    """A conflict of interest that someone declared: a wall before one person's matters, or before one case."""

    ref = models.CharField(max_length=16, unique=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="conflicts")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.name) for kind in Walled])
    against_ref = models.CharField(max_length=16)
    reasons = models.TextField()
    salt = models.CharField(max_length=64)
    declared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reasons = models.TextField(blank=True)
    withdrawal_salt = models.CharField(max_length=64, blank=True)

    personal_data = DataClasses(
        Retention.ACCOUNT,
        identity=("against_ref", "reasons", "withdrawal_reasons"),
        operational=("account", "kind", "declared_at", "withdrawn_at"),
        none=("id", "ref", "salt", "withdrawal_salt"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "kind", "against_ref"],
                condition=Q(withdrawn_at=None),
                name="access_one_live_conflict",
            )
        ]


class LookReason(models.Model):
    """The reason someone gave for looking at a record (Data Protection Act 2018, section 62)."""

    account_ref = models.CharField(max_length=16)
    kind = models.CharField(max_length=20)
    record_ref = models.CharField(max_length=16)
    reason = models.TextField()
    salt = models.CharField(max_length=64)
    looked_at = models.DateTimeField()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("reason",),
        operational=("account_ref", "kind", "record_ref", "looked_at"),
        none=("id", "salt"),
    )

    class Meta:
        indexes = [models.Index(fields=["record_ref", "looked_at"])]
