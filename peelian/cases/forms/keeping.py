"""Parties, tasks, notes and facts."""

from typing import Any

from django import forms

from peelian.access.permissions import Permission
from peelian.cases.forms.fields import account_with, coded, day, reasons
from peelian.cases.states import PARTY_LABELS, PartyRole, Standing
from peelian.interface.forms import CountedTextarea

METHODS = [("letter", "Letter"), ("email", "E-mail"), ("telephone", "Telephone"), ("in_person", "In person")]
STANDINGS = {standing: standing.value.capitalize() for standing in Standing}


class AddParty(forms.Form):
    role = coded(PartyRole, PARTY_LABELS, label="What are they to the case?")
    label = forms.CharField(
        label="What does the case call them?", max_length=60, help_text="A label such as Woman A, not a name"
    )
    handling_started_on = day(
        "When did handling start for them?", help_text="The first update is due four weeks after."
    )
    title = forms.CharField(label="Title", max_length=20, required=False)
    given_names = forms.CharField(label="Given names", max_length=120, required=False)
    family_name = forms.CharField(
        label="Family name",
        max_length=120,
        required=False,
        help_text="Names and contact details stand behind a wall, open only to named roles on this case.",
    )
    contact_how = forms.CharField(label="How do they want to be contacted?", max_length=200, required=False)
    contact_safely = forms.CharField(
        label="How can they be contacted safely?",
        max_length=300,
        required=False,
        help_text="For example, times to avoid, or who must not answer",
    )
    anonymous_for_life = forms.BooleanField(
        label="Entitled to anonymity for life",
        required=False,
        help_text="From the moment an allegation of a listed sexual offence is made (1992 Act, section 1)",
    )
    wants_updates = forms.BooleanField(label="Wants to be kept informed", required=False, initial=True)


class UpdateParty(forms.Form):
    given_on = day("On which day was the update given?")
    method = forms.ChoiceField(label="How?", choices=METHODS, widget=forms.RadioSelect)
    text = forms.CharField(label="What were they told?", widget=CountedTextarea(limit=6000))


class LookAtParty(forms.Form):
    reason = forms.CharField(label="Why do you need to see who this is?", max_length=300)


class SetTask(forms.Form):
    title = forms.CharField(label="What is to be done?", max_length=200)
    owner_ref = account_with(Permission.SEE_CASES, "By whom?")
    due_date = day("By when?", required=False)


class WriteNote(forms.Form):
    text = forms.CharField(label="Note", widget=CountedTextarea(limit=12000))


class RecordFact(forms.Form):
    """An answer to a question of fact. The statements offered are those of the case's reports."""

    question = forms.CharField(
        label="What is the question?", max_length=160, help_text="For example, Suspected offence"
    )
    standing = coded(Standing, STANDINGS, label="How sure is it?")
    value = forms.CharField(label="What is known?", widget=CountedTextarea(limit=2000))
    said_by = forms.CharField(label="Who says so?", max_length=200)
    known_on = day("Known from which day?")
    statement_ref = forms.ChoiceField(label="Which statement says it?", required=False)
    based_on = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, statements: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["statement_ref"].choices = [("", "None of them"), *statements]  # type: ignore[attr-defined]  # a ChoiceField, declared above


class LetGo(forms.Form):
    reasons = reasons("Why are they no longer a party?")
