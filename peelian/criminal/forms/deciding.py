"""Charges and stages, the decision whether misconduct waits, and restrictions on publishing."""

from typing import Any

from django import forms

from peelian.criminal.forms.custody import WithEnd
from peelian.criminal.forms.fields import coded, day, reasons
from peelian.criminal.offences import propose_offences
from peelian.criminal.states import (
    ANONYMITY_LABELS,
    BY_STAGE,
    CHARGED,
    PREJUDICE_LABELS,
    PROSECUTORS_VIEW_LABELS,
    RESTRICTION_LABELS,
    STATUS_LABELS,
    TRANSITIONS,
    Anonymity,
    Prejudice,
    ProsecutorsView,
    RestrictionKind,
    StrandStatus,
)
from peelian.interface.forms import CountedTextarea


def _offered(status: str, among: frozenset[StrandStatus]) -> list[tuple[str, str]]:
    """The stages of a set that can follow the one that stands, in the order of their declaration."""
    following = TRANSITIONS[StrandStatus(status)] & among
    return [(each.value, STATUS_LABELS[each]) for each in StrandStatus if each in following]


class _Stage(WithEnd):
    """What a stage and a charge share."""

    status = coded(StrandStatus, STATUS_LABELS, label="What happened?")
    happened_on = day("On which day?")
    court = forms.CharField(label="Court, where there is one", max_length=160, required=False)
    details = forms.CharField(
        label="What else should be on record?",
        widget=CountedTextarea(limit=3000),
        required=False,
        help_text="The terms of a disposal, the sentence, the next date at court",
    )


class RecordStage(_Stage):
    def __init__(self, *args: Any, status: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = _offered(status, BY_STAGE)  # type: ignore[attr-defined]  # a ChoiceField


class Charge(_Stage):
    offences = forms.MultipleChoiceField(
        label="Offences charged", widget=forms.CheckboxSelectMultiple, required=False
    )
    offence_words = forms.CharField(
        label="Offences that are not on the list",
        widget=CountedTextarea(limit=2000),
        required=False,
        help_text="One on each line",
    )

    def __init__(self, *args: Any, status: str, span: tuple[Any, Any] = (None, None), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = _offered(status, CHARGED)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["offences"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (each.code, f"{each.title} ({each.citation}){'' if each.verified else ' · unverified'}")
            for each in propose_offences(*span)
        ]


class DecidePrejudice(forms.Form):
    question = forms.CharField(
        label="What is the question?",
        widget=CountedTextarea(limit=3000),
        help_text="Which part of the misconduct case could prejudice which part of the criminal one?",
    )
    shared_witnesses = forms.BooleanField(label="Some witnesses are the same in both", required=False)
    prosecutors_view = coded(ProsecutorsView, PROSECUTORS_VIEW_LABELS, label="What does the prosecutor say?")
    prosecutor = forms.CharField(label="Which prosecutor?", max_length=160, required=False)
    prosecutor_on = day("When did they say so?", required=False)
    prosecutors_words = forms.CharField(
        label="In their words", widget=CountedTextarea(limit=3000), required=False
    )
    answer = coded(
        Prejudice,
        PREJUDICE_LABELS,
        label="What is decided?",
        help_text="The rule is to go on without delay; waiting is the exception and is looked at again.",
    )
    reasons = reasons()
    decided_on = day("Decided on")
    review_on = day("Look at it again on", required=False)
    based_on = forms.IntegerField(widget=forms.HiddenInput)


class SetRestriction(forms.Form):
    kind = coded(RestrictionKind, RESTRICTION_LABELS, label="What restricts publishing?")
    answer = coded(Anonymity, ANONYMITY_LABELS, label="Does it bind?")
    from_on = day("Since when?")
    reasons = reasons("Why, and what must not be published?")


class LiftRestriction(forms.Form):
    lifted_on = day("Lifted on")
    by_court = forms.BooleanField(label="A judge or court lifted it", required=False)
    reasons = reasons("Why does it no longer bind?")
