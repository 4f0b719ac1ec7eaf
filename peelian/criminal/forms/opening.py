"""Opening a strand, who investigates, a voluntary interview, and the suspected offence."""

from typing import Any

from django import forms

from peelian.cases.states import Standing
from peelian.criminal.forms.fields import MomentForm, chosen, coded, day, reasons, time
from peelian.criminal.offences import propose_offences
from peelian.criminal.states import ANONYMITY_LABELS, OFFENCE_KIND_LABELS, Anonymity, OffenceKind

STANDING_LABELS = {
    Standing.ALLEGED: "Alleged: somebody says so",
    Standing.CONFIRMED: "Confirmed by whoever investigates",
    Standing.DENIED: "Denied",
    Standing.UNKNOWN: "Not known",
}


class _Investigator(forms.Form):
    """Who investigates: the part that opening a strand and changing its investigator share."""

    own_force = forms.TypedChoiceField(
        label="Who investigates the crime?",
        choices=[("yes", "This force"), ("no", "Another force")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    force_name = forms.CharField(label="Name of the other force", max_length=160, required=False)
    force_reference = forms.CharField(label="Its reference", max_length=60, required=False)
    officer_in_charge = forms.CharField(label="Officer in charge", max_length=160, required=False)
    contact = forms.CharField(label="How to reach them", max_length=200, required=False)


class OpenStrand(_Investigator):
    opened_on = day("When did the criminal investigation begin?")


class ChangeInvestigator(_Investigator):
    changed_on = day("From which day?")
    reasons = reasons("Why does this change?")


class VoluntaryInterview(MomentForm):
    moments = ("held_at",)
    held_day = day("Date of the interview")
    held_time = time("Time it began")
    place = forms.CharField(label="Place", max_length=200)


class SuspectOffence(forms.Form):
    """The offences offered are those that the conduct could be, by its date; the others are named in words."""

    kind = coded(OffenceKind, OFFENCE_KIND_LABELS, label="What is known of the offence?")
    offence = chosen(list, "Offence on the list", required=False)
    words = forms.CharField(label="Or the offence in words", max_length=300, required=False)
    anonymity = coded(
        Anonymity,
        ANONYMITY_LABELS,
        label="For an offence in words: does the alleged victim have lifelong anonymity?",
        help_text="Sexual Offences (Amendment) Act 1992. For an offence on the list, the list answers.",
        required=False,
        empty_value=None,
    )
    conduct_from = day("First day of the conduct", required=False)
    conduct_to = day("Last day of the conduct", required=False)
    standing = coded(Standing, STANDING_LABELS, label="How sure is it?")
    known_on = day(
        "Since when is this known?", help_text="The day on which somebody knew it, not today's date"
    )
    said_by = forms.CharField(label="Who says so?", max_length=200)
    statement_ref = forms.ChoiceField(label="Statement that it rests on", required=False)
    reasons = reasons("Why is it recorded so?")

    def __init__(
        self,
        *args: Any,
        statements: list[tuple[str, str]],
        span: tuple[Any, Any] = (None, None),
        may_drop: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["statement_ref"].choices = [("", "None of them"), *statements]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["offence"].choices = [("", "Choose"), *_rows(self, span)]  # type: ignore[attr-defined]  # a ChoiceField
        kinds = [
            (k.value, t) for k, t in OFFENCE_KIND_LABELS.items() if may_drop or k is not OffenceKind.DROPPED
        ]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a ChoiceField


class RecordOffence(SuspectOffence):
    based_on = forms.IntegerField(widget=forms.HiddenInput)


def _rows(form: forms.Form, span: tuple[Any, Any]) -> list[tuple[str, str]]:
    """The offences that the conduct could be. Days typed into this very form count before those of the allegation."""
    typed = (None, None)
    if form.is_bound:
        typed = tuple(_typed(form, name) for name in ("conduct_from", "conduct_to"))
    first, last = typed if any(typed) else span
    if first and last and last < first:
        first = last = None
    return [
        (each.code, f"{each.title} ({each.citation}){'' if each.verified else ' · unverified'}")
        for each in propose_offences(first, last)
    ]


def _typed(form: forms.Form, name: str) -> Any:
    field = form.fields[name]
    value = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    try:
        return field.clean(value)
    except forms.ValidationError:
        return None
