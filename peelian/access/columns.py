"""Columns and constraints that the tables of many rooms share."""

from enum import StrEnum

from django.db import models
from django.db.models import Q


def coded(kind: type[StrEnum], **options: object) -> models.CharField:
    """A column that holds the code of an enum."""
    longest = max(len(member.value) for member in kind)
    return models.CharField(max_length=max(longest, 20), **options)  # type: ignore[arg-type]  # CharField's own options, passed on


def only(field: str, kind: type[StrEnum], name: str, *, or_empty: bool = False) -> models.CheckConstraint:
    """The database's last word on which codes a column may hold."""
    codes = [member.value for member in kind] + ([""] if or_empty else [])
    return models.CheckConstraint(condition=Q(**{f"{field}__in": codes}), name=name)


def account_ref(**options: object) -> models.CharField:
    """A column that names an account by its reference: who did it."""
    return models.CharField(max_length=16, **options)  # type: ignore[arg-type]  # CharField's own options, passed on


def public_ref() -> models.CharField:
    """The reference by which the outside knows a row."""
    return models.CharField(max_length=16, unique=True)


def salt(**options: object) -> models.CharField:
    """The secret from which the salts of a row's commitments are made, one for each text."""
    return models.CharField(max_length=64, **options)  # type: ignore[arg-type]  # CharField's own options, passed on


def sha256() -> models.CharField:
    """A SHA-256 in hex, empty until there is something to take it of."""
    return models.CharField(max_length=64, blank=True)
