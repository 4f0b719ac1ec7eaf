"""Columns and constraints that many tables of this room share."""

from enum import StrEnum

from django.db import models
from django.db.models import Q


def coded(kind: type[StrEnum], **options: object) -> models.CharField:
    """A column that holds the code of an enum."""
    longest = max(len(member.value) for member in kind)
    return models.CharField(max_length=max(longest, 30), **options)  # type: ignore[arg-type]  # CharField's own options, passed on


def only(field: str, kind: type[StrEnum], name: str, *, blank: bool = False) -> models.CheckConstraint:
    """The database's last word on which codes a column may hold; with `blank`, none yet."""
    codes = [member.value for member in kind] + ([""] if blank else [])
    return models.CheckConstraint(condition=Q(**{f"{field}__in": codes}), name=name)
