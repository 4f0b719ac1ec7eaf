"""Subjects and what is alleged against them, and how serious it would be."""

from django import forms

from peelian.cases.forms.fields import coded, day, material, reasons
from peelian.cases.states import DUTY_LABELS, SEVERITY_SENTENCES, DutyState, SeverityResult
from peelian.interface.forms import CountedTextarea
from peelian.law.reference.allegations import DISCRIMINATION_FACTORS, allegation_choices
from peelian.law.reference.conduct import STANDARDS
from peelian.people.states import CATEGORY_TITLES, Category


class AddSubject(forms.Form):
    person_ref = forms.CharField(
        label="Reference of the person",
        max_length=16,
        required=False,
        help_text="Find it under People. For example, P-7F3K2QXM",
    )
    description = forms.CharField(
        label="Or a description, if nobody knows yet who it is",
        max_length=200,
        required=False,
        help_text="In the words of the source, for example “one of the ten under review”",
    )
    category = coded(
        Category, CATEGORY_TITLES, label="If described: what are they?", required=False, empty_value=None
    )


class Identify(forms.Form):
    person_ref = forms.CharField(label="Reference of the person", max_length=16)
    reasons = reasons("How is it known that this is the person?")


class Because(forms.Form):
    reasons = reasons()


CATEGORIES_UNREAD = "The codes of the national list were not read in the source: unverified."


class MakeAllegation(forms.Form):
    summary = forms.CharField(
        label="What is alleged?",
        widget=CountedTextarea(limit=4000),
        help_text="One thing. Use labels such as Woman A for victims.",
    )
    category = forms.ChoiceField(
        label="Category",
        choices=lambda: [("", "Choose"), *allegation_choices()],
        help_text=CATEGORIES_UNREAD,
    )
    standards = forms.MultipleChoiceField(
        label="Which standards would it breach?",
        help_text="The titles are confirmed. The wording of the Schedule as made in 2020 was not read: unverified.",
        choices=STANDARDS.choices(),
        widget=forms.CheckboxSelectMultiple,
    )
    from_date = day("First day of the conduct", required=False)
    to_date = day("Last day of the conduct", required=False)
    place = forms.CharField(label="Place", max_length=200, required=False)
    duty = coded(DutyState, DUTY_LABELS, label="On or off duty?", initial=DutyState.UNKNOWN)
    against_women_and_girls = forms.BooleanField(label="Violence against women and girls", required=False)
    factors = forms.MultipleChoiceField(
        label="Discrimination factors",
        help_text="The national list was not read in the source: unverified.",
        choices=DISCRIMINATION_FACTORS.choices(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class ChangeAllegation(forms.Form):
    summary = forms.CharField(label="What is alleged?", widget=CountedTextarea(limit=4000))
    category = forms.ChoiceField(
        label="Category",
        choices=lambda: [("", "Choose"), *allegation_choices()],
        help_text=CATEGORIES_UNREAD,
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput)


class AssessSeverity(forms.Form):
    result = coded(SeverityResult, SEVERITY_SENTENCES, label="If proved, what would the conduct be?")
    assessed_on = day("Date of the assessment")
    consulted = forms.CharField(
        label="Whom did you consult?",
        max_length=200,
        required=False,
        help_text="An investigator consults the appropriate authority; other outcomes the line manager.",
    )
    reasons = reasons()
    material = material()
    based_on = forms.IntegerField(widget=forms.HiddenInput)
