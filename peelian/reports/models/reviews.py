"""What people decided about what was found. Every decision is a new row; none is ever changed.

`version` counts from 2: version 1 is the proposal itself. The unique constraint is the last word when two people
decide about one version at the same moment.
"""

from django.db import models

from peelian.access.personal_data import DataClasses, Retention
from peelian.reports.models.found import (
    REVIEW_CHOICES,
    STANDING_CHOICES,
    PeopleGroup,
    Proposal,
    Question,
    Statement,
)
from peelian.reports.states import PROPOSAL_LABELS, ProposalStatus


class Review(models.Model):
    """Who decided, when and why; `salt` belongs to the digest that the ledger holds of everything written."""

    version = models.PositiveIntegerField()
    by_ref = models.CharField(max_length=16)
    reviewed_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    salt = models.CharField(max_length=64)

    class Meta:
        abstract = True
        ordering = ["version"]


class StatementReview(Review):
    """One decision about a statement, with the whole statement as it stood after it."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="reviews")
    action = models.CharField(max_length=10, choices=REVIEW_CHOICES)
    text = models.TextField()
    standing = models.CharField(max_length=12, choices=STANDING_CHOICES)
    source = models.TextField(blank=True)
    dates = models.JSONField(default=list)

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("text", "source", "dates", "reason"),
        operational=("statement", "action", "standing", "by_ref", "reviewed_at"),
        none=("id", "version", "salt"),
    )

    class Meta(Review.Meta):
        constraints = [
            models.UniqueConstraint(fields=["statement", "version"], name="reports_statement_reviewed_once")
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} v{self.version}"


class GroupReview(Review):
    """One decision about a group of people, with the whole group as it stood after it."""

    group = models.ForeignKey(PeopleGroup, models.PROTECT, related_name="reviews")
    action = models.CharField(max_length=10, choices=REVIEW_CHOICES)
    role = models.CharField(max_length=100)
    count = models.PositiveIntegerField(null=True)
    description = models.TextField()

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("description", "reason"),
        operational=("group", "action", "role", "count", "by_ref", "reviewed_at"),
        none=("id", "version", "salt"),
    )

    class Meta(Review.Meta):
        constraints = [
            models.UniqueConstraint(fields=["group", "version"], name="reports_group_reviewed_once")
        ]

    def __str__(self) -> str:
        return f"{self.group_id} v{self.version}"


class QuestionAnswer(Review):
    """One answer to a question; a later answer may follow when more is known."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    answer = models.TextField()

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("answer", "reason"),
        operational=("question", "by_ref", "reviewed_at"),
        none=("id", "version", "salt"),
    )

    class Meta(Review.Meta):
        constraints = [
            models.UniqueConstraint(fields=["question", "version"], name="reports_question_answered_once")
        ]

    def __str__(self) -> str:
        return f"{self.question_id} v{self.version}"


class ProposalDecision(Review):
    """One decision about a proposal."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="decisions")
    action = models.CharField(max_length=10, choices=[(s.value, PROPOSAL_LABELS[s]) for s in ProposalStatus])

    personal_data = DataClasses(
        Retention.REPORT,
        identity=("reason",),
        operational=("proposal", "action", "by_ref", "reviewed_at"),
        none=("id", "version", "salt"),
    )

    class Meta(Review.Meta):
        constraints = [
            models.UniqueConstraint(fields=["proposal", "version"], name="reports_proposal_decided_once")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} v{self.version}"
