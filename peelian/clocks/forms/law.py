"""The forms of the law explorer: searching a duty, and counting from a day."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from peelian.clocks.queries.law.answering import Question
from peelian.clocks.queries.law.comparing import key_of
from peelian.clocks.queries.law.searching import capitalised, subjects
from peelian.interface.forms import DateField, TimeInput
from peelian.law.counting import Unit
from peelian.law.moments import as_uk_time
from peelian.law.refusals import LawRefusal
from peelian.law.regimes import KeyDates
from peelian.law.rules import BoundBy, Rule


def _subjects() -> list[tuple[str, str]]:
    return [("", "Every subject"), *((subject, capitalised(subject)) for subject in subjects())]


class FindDuty(forms.Form):
    """Words, a subject, and whether the limit was read in its source."""

    mark_optional = False
    q = forms.CharField(label="Words, a citation or an id", required=False, max_length=200)
    subject = forms.ChoiceField(label="Subject", required=False, choices=_subjects)
    read = forms.ChoiceField(
        label="Read in the source",
        required=False,
        choices=[("", "Either"), ("yes", "Read"), ("no", "Not read")],
    )

    def wanted(self) -> dict[str, str]:
        """What to look for; what makes no sense is passed over."""
        self.is_valid()
        data = self.cleaned_data
        return {"text": data.get("q", ""), "subject": data.get("subject", ""), "read": data.get("read", "")}


class CountFrom(forms.Form):
    """The event, the date that decides the version, and the facts the rule takes. Fields follow the rule."""

    mark_optional = False

    def __init__(self, rule: Rule, data: Any = None) -> None:
        super().__init__(data)
        self.rule = rule
        self.by_hours = any(version.value.unit is Unit.HOURS for version in rule.period)
        self.fields["on"] = DateField(label=f"The event: {rule.trigger}")
        if self.by_hours:
            self.fields["at"] = _time("At what time, by the clock here")
        if key := key_of(rule):
            self.fields["key"] = DateField(
                label=key[1], required=False, help_text="Decides which version binds."
            )
        for name, field in _fact_fields(rule).items():
            self.fields[name] = field

    def question(self) -> Question:
        """The question asked, of a valid form."""
        return self._question("")

    def _question(self, prefix: str) -> Question:
        data = self.cleaned_data
        key = key_of(self.rule)
        decided = data.get(f"{prefix}key")
        dates = KeyDates(**{key[0]: decided}) if key and decided else KeyDates()
        if self.rule.bound_by is BoundBy.ARREST:
            dates = KeyDates(arrest_on=data[f"{prefix}on"])
        facts = {name: data[name] for name in self.rule.facts if data.get(name) not in (None, "")}
        if self.by_hours and isinstance(facts.get("extended_to"), date):
            facts["extended_to"] = _moment(facts["extended_to"], data.get("extended_at"))
        start = data[f"{prefix}on"]
        return Question(start=_moment(start, data.get(f"{prefix}at")) if self.by_hours else start, dates=dates,
                        facts=facts)  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A time that the clocks showed twice, or never, is refused with the sentence of the law."""
        data = super().clean() or {}
        for day, at in (("on", "at"), ("extended_to", "extended_at"), ("other_on", "other_at")):
            if self.by_hours and data.get(day):
                try:
                    _moment(data[day], data.get(at))
                except LawRefusal as refusal:
                    self.add_error(at if at in self.fields else day, str(refusal))
        return data


class CompareTwo(CountFrom):
    """The same for two cases at once, with the same facts."""

    def __init__(self, rule: Rule, data: Any = None) -> None:
        super().__init__(rule, data)
        for name in ("extended_to", "extended_at", "exceptional", "days_left_out"):
            self.fields.pop(name, None)
        self.fields["on"].label = "First case: the event"
        self.fields["other_on"] = DateField(label="Second case: the event")
        if self.by_hours:
            self.fields["other_at"] = _time("Second case: at what time")
        if key := key_of(rule):
            self.fields["key"].label = f"First case: {key[1][:1].lower()}{key[1][1:]}"
            self.fields["other_key"] = DateField(
                label=f"Second case: {key[1][:1].lower()}{key[1][1:]}", required=False
            )
        self.order_fields(["on", "at", "key", "other_on", "other_at", "other_key"])

    @property
    def first_case(self) -> list[forms.BoundField]:
        """The fields about the first case, and the facts that both share."""
        return [field for field in self if not field.name.startswith("other_")]

    @property
    def second_case(self) -> list[forms.BoundField]:
        """The fields about the second case."""
        return [field for field in self if field.name.startswith("other_")]

    def other_question(self) -> Question:
        """The question about the second case, of a valid form."""
        return self._question("other_")


def _fact_fields(rule: Rule) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    choices = {choice.fact: choice for choice in rule.choices}
    for name, meaning in rule.facts.items():
        label = capitalised(name.replace("_", " "))
        options: dict[str, Any] = {"label": label, "required": False, "help_text": capitalised(meaning) + "."}
        if name in choices:
            values = [(value, capitalised(value.replace("_", " "))) for value in choices[name].values]
            options["help_text"] = capitalised(choices[name].meaning) + "."
            fields[name] = forms.ChoiceField(choices=values, **options)
        elif name == "exceptional":
            fields[name] = forms.ChoiceField(choices=[("no", "No"), ("yes", "Yes")], **options)
        elif name == "extended_to":
            fields[name] = DateField(**options)
            if any(version.value.unit is Unit.HOURS for version in rule.period):
                fields["extended_at"] = _time("Extended to what time", required=False)
        else:
            fields[name] = forms.IntegerField(min_value=0, max_value=9_999, **options)
    return fields


def _time(label: str, *, required: bool = True) -> forms.TimeField:
    return forms.TimeField(label=label, widget=TimeInput(), required=required)


def _moment(day: date, at: time | None) -> datetime:
    """A day and a time by the clocks of this country. Raises LawRefusal for a time they showed twice, or never."""
    try:
        return as_uk_time(datetime.combine(day, at or time(0)))
    except (OverflowError, ValueError) as problem:
        if isinstance(problem, LawRefusal):
            raise
        raise ValidationError("That moment is too far away to be counted from.") from problem
