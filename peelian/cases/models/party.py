"""Complainants, victims, interested persons and witnesses: who they are to the case, and what they were told."""

from django.db import models
from django.db.models import Q

from peelian.access.personal_data import DataClasses, Retention
from peelian.cases.models.case import Case
from peelian.cases.models.columns import account_ref, coded, only, public_ref
from peelian.cases.states import PartyRole


class Party(models.Model):
    """Someone who is not a subject. `label` is what the case calls them; who they are stands behind a wall."""

    ref = public_ref()
    case = models.ForeignKey(Case, models.PROTECT, related_name="parties")
    role = coded(PartyRole)
    label = models.CharField(max_length=60)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    contact_how = models.CharField(max_length=200, blank=True)
    contact_safely = models.CharField(max_length=300, blank=True)
    anonymous_for_life = models.BooleanField(default=False)
    wants_updates = models.BooleanField(default=True)
    handling_started_on = models.DateField()
    added_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("label", "person", "contact_how", "contact_safely"),
        special=("anonymous_for_life",),
        operational=("case", "role", "wants_updates", "handling_started_on", "added_at", "left_at"),
        none=("id", "ref"),
    )

    class Meta:
        constraints = [
            only("role", PartyRole, "cases_party_role"),
            models.UniqueConstraint(
                fields=["case", "label"], condition=Q(left_at=None), name="cases_party_label_once"
            ),
        ]


class PartyUpdate(models.Model):
    """One update given to a party: what they were told, how and when."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="updates")
    given_on = models.DateField()
    method = models.CharField(max_length=40)
    text = models.TextField()
    salt = models.CharField(max_length=64)
    given_by_ref = account_ref()

    personal_data = DataClasses(
        Retention.CASE_FILE,
        identity=("text",),
        operational=("party", "given_on", "method", "given_by_ref"),
        none=("id", "salt"),
    )
