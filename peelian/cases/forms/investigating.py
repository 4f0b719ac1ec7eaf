"""The investigation: who does it, on what terms, what is given and received, and how long it takes."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from peelian.access.permissions import Permission
from peelian.cases.forms.fields import account_with, chosen, coded, day, reasons
from peelian.cases.states import NOTICE_SENTENCES, NoticeKind
from peelian.interface.forms import CountedTextarea, TimeInput
from peelian.law.rules import all_rules
from peelian.law.service import Method


class Appoint(forms.Form):
    investigator_ref = account_with(Permission.BE_APPOINTED, "Who is to investigate?")
    appointed_on = day("Date of the appointment")
    has_knowledge = forms.BooleanField(
        label="They have suitable knowledge, skills and experience", required=False
    )
    is_impartial = forms.BooleanField(
        label="Nothing raises a reasonable concern about their impartiality", required=False
    )
    reasons = reasons("Why this investigator?")


class Terms(forms.Form):
    text = forms.CharField(label="Terms of reference", widget=CountedTextarea(limit=8000))
    drawn_on = day("Drawn up on")


class Serve(forms.Form):
    kind = coded(NoticeKind, NOTICE_SENTENCES, label="What is being given?")
    text = forms.CharField(label="Text of the notice", widget=CountedTextarea(limit=12000))
    method = forms.TypedChoiceField(
        label="How was it given?",
        choices=[(method.name, method.value.capitalize()) for method in Method],
        coerce=lambda name: Method[name],  # Method.__getitem__ is that of str, whose members these are
        widget=forms.RadioSelect,
    )
    sent_on = day("On which day was it given or sent?")
    sent_time = forms.TimeField(
        label="At what time?", help_text="By the 24-hour clock, for example 14:30", widget=TimeInput()
    )
    received_on = day(
        "On which day did it reach them?",
        required=False,
        help_text="Needed where the law deems no day. With a reason, it also replaces the day the law deems.",
    )
    override_reason = forms.CharField(
        label="Why does that day replace the deemed day?", required=False, max_length=500
    )

    def clean(self) -> dict[str, Any]:
        """Join the day and the time, which the service takes as one moment in England and Wales."""
        data = super().clean() or {}
        if "sent_on" in data and "sent_time" in data:
            data["sent_at"] = timezone.make_aware(
                datetime.combine(data.pop("sent_on"), data.pop("sent_time"))
            )
        return data


class Withhold(forms.Form):
    kind = coded(
        NoticeKind,
        {kind: NOTICE_SENTENCES[kind] for kind in (NoticeKind.INVESTIGATION, NoticeKind.TERMS)},
        label="What is withheld?",
    )
    reasons = reasons("Whom or what would giving it prejudice?")


class Representations(forms.Form):
    received_on = day("Received on")
    by_whom = forms.CharField(
        label="From whom?", max_length=120, help_text="The subject, or the police friend"
    )
    text = forms.CharField(label="What they say", widget=CountedTextarea(limit=12000))


class ArrangeInterview(forms.Form):
    specified_on = day("On which day is the interview?")
    place = forms.CharField(label="Where?", max_length=200, required=False)


class MoveInterview(forms.Form):
    moved_to = day("To which day is it moved?")


class HoldInterview(forms.Form):
    held_on = day("On which day was it held?")


class Report(forms.Form):
    reported_on = day("On which day did the report go to the appropriate authority?")


class Timeliness(forms.Form):
    reported_on = day("On which day was it sent?")
    text = forms.CharField(
        label="The report",
        widget=CountedTextarea(limit=8000),
        help_text=(
            "When it came to attention, when notice was given, progress, estimated end, "
            "why it takes so long, and the steps planned"
        ),
    )


class Extend(forms.Form):
    rule = chosen(lambda: _extendable(), "Which period is extended?")
    concerns = forms.ChoiceField(label="For whom does it run?", required=False)
    until = day("Until which day?")
    reasons = reasons()

    def __init__(self, *args: Any, concerned: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["concerns"].choices = [("", "The case as a whole"), *concerned]  # type: ignore[attr-defined]  # a ChoiceField, declared above


# The limits of these subjects run in a case; bail, detention and proceedings are extended where they are recorded.
_OF_A_CASE = {"investigation", "interviews", "progress", "timeliness", "decision", "referral", "complaints"}


def _extendable() -> list[tuple[str, str]]:
    return [
        (rule.id, f"{rule.action} ({rule.citation})")
        for rule in all_rules()
        if rule.subject in _OF_A_CASE and rule.extension and rule.extension.sets_a_day
    ]
