"""Bail, its extension and conditions; release under investigation and its diary."""

from django import forms

from peelian.criminal.forms.custody import WithEnd
from peelian.criminal.forms.fields import coded, day, reasons
from peelian.criminal.states import BAIL_LEVEL_LABELS, VICTIMS_VIEW_LABELS, BailLevel, VictimsView
from peelian.interface.forms import CountedTextarea


class _Conditions(forms.Form):
    conditions = forms.CharField(
        label="Conditions",
        widget=CountedTextarea(limit=4000),
        required=False,
        help_text="One on each line. Empty: bail without conditions.",
    )
    victims_view = coded(
        VictimsView, VICTIMS_VIEW_LABELS, label="Was the alleged victim asked about the conditions?"
    )
    victims_words = forms.CharField(
        label="What did they say?", widget=CountedTextarea(limit=3000), required=False
    )


class GrantBail(_Conditions, WithEnd):
    started_on = day("Released on bail on")
    level = coded(BailLevel, BAIL_LEVEL_LABELS, label="Who authorised it?")
    ends_on = day("Bail ends on")
    long_case = forms.BooleanField(
        label="Case of the FCA, HMRC, the NCA or the SFO, whose first period is six months", required=False
    )
    reasons = reasons("Why bail, and why these conditions?")
    field_order = (
        "ended_day", "ended_time", "started_on", "level", "ends_on", "long_case", "conditions", "victims_view",
        "victims_words", "reasons",
    )  # fmt: skip


class ExtendBail(forms.Form):
    level = coded(BailLevel, BAIL_LEVEL_LABELS, label="Who extended it?")
    authorised_on = day("Decided on")
    ends_on = day("Bail now ends on")
    reasons = reasons("Why is more time needed?")


class VaryConditions(_Conditions):
    from_on = day("From which day?")
    reasons = reasons("Why do the conditions change?")
    field_order = ("from_on", "conditions", "victims_view", "victims_words", "reasons")


class ReleaseUnderInvestigation(WithEnd):
    started_on = day("Released on")
    review_every_days = forms.IntegerField(
        label="Review every how many days?",
        min_value=1,
        max_value=366,
        help_text="The law sets no limit and no review. Take the interval from your force's policy.",
    )


class ReviewRelease(forms.Form):
    held_on = day("Reviewed on")
    reasons = reasons("What was looked at, and why is release still right?")
    explanation = forms.CharField(
        label="If the review is late, why?", widget=CountedTextarea(limit=3000), required=False
    )


class EndRelease(forms.Form):
    ended_on = day("Ended on")
