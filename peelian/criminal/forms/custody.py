"""Arrest, detention, its reviews and its extension. Every time is by the clocks of this country."""

from typing import Any

from django import forms

from peelian.criminal.forms.fields import MomentForm, coded, day, reasons, time
from peelian.criminal.states import (
    AUTHORITY_LABELS,
    POSTPONE_LABELS,
    REVIEW_OUTCOME_LABELS,
    REVIEWER_LABELS,
    Authority,
    PostponeGround,
    ReviewerRank,
    ReviewOutcome,
)
from peelian.interface.forms import CountedTextarea


class RecordArrest(MomentForm):
    moments = ("arrested_at",)
    arrested_day = day("Date of the arrest")
    arrested_time = time("Time of the arrest")
    place = forms.CharField(label="Place", max_length=200)
    force_name = forms.CharField(label="Arresting force", max_length=160)
    details = forms.CharField(
        label="What else should be on record?", widget=CountedTextarea(limit=3000), required=False
    )


class DetentionTimes(MomentForm):
    moments = ("relevant_at", "authorised_at")
    relevant_day = day("Relevant time: date")
    relevant_time = time(
        "Relevant time",
        help_text="Normally the arrival at the police station, and at latest 24 hours after the arrest "
        "(PACE 1984 s 41(2)). The 24 hours of detention run from it.",
    )
    authorised_day = day("Detention authorised: date")
    authorised_time = time(
        "Detention authorised: time",
        help_text="When the custody officer authorised it. Reviews are counted from this moment (PACE 1984 s 40).",
    )
    reasons = reasons("Why was detention authorised?")


class CorrectTimes(DetentionTimes):
    reasons = reasons("Why are these the right times, and where do they come from?")


class PostponeReview(MomentForm):
    moments = ("postponed_at",)
    postponed_day = day("Put off on")
    postponed_time = time("At what time?")
    ground = coded(
        PostponeGround,
        POSTPONE_LABELS,
        label="On which ground?",
        help_text="PACE 1984 s 40(4). Not all its grounds were read: unverified.",
    )
    reasons = reasons("What happened?")


class ReviewDetention(MomentForm):
    moments = ("held_at",)
    held_day = day("Date of the review")
    held_time = time("Time of the review")
    by_rank = coded(ReviewerRank, REVIEWER_LABELS, label="Who reviewed it?")
    outcome = coded(ReviewOutcome, REVIEW_OUTCOME_LABELS, label="What was decided?")
    explanation = forms.CharField(
        label="If it was late, why?",
        widget=CountedTextarea(limit=3000),
        required=False,
        help_text="A late review is kept as late, with this explanation.",
    )


class ExtendDetention(MomentForm):
    moments = ("authorised_at", "until_at")
    authority = coded(Authority, AUTHORITY_LABELS, label="Who authorised it?")
    authorised_day = day("Authorised on")
    authorised_time = time("At what time?")
    until_day = day("Detention may go on until: date")
    until_time = time("Until: time")
    indictable = forms.BooleanField(
        label="At least one offence is indictable",
        required=False,
        help_text="The present test is from commentary: unverified.",
    )
    reasons = reasons("What did the authority say?")
    explanation = forms.CharField(
        label="If it was given outside its rule, how did that come about?",
        widget=CountedTextarea(limit=3000),
        required=False,
    )


class EndDetention(MomentForm):
    moments = ("ended_at",)
    ended_day = day("Date on which detention ended")
    ended_time = time("Time")


class WithEnd(MomentForm):
    """What every step out of custody asks of somebody who is in it: when detention ended."""

    moments = ("ended_at",)
    ended_day = day(
        "Date on which detention ended",
        required=False,
        help_text="Leave it empty only if the subject is still detained",
    )
    ended_time = time("Time at which detention ended", required=False)

    def __init__(self, *args: Any, in_custody: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not in_custody:
            del self.fields["ended_day"], self.fields["ended_time"]
