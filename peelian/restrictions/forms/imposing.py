"""What a senior officer decides, and what the authority imposes under contract or force policy."""

from datetime import date
from typing import Any

from django import forms

from peelian.interface.forms import HintedCheckboxes
from peelian.restrictions.conditions import (
    PARAMETER_LABELS,
    ConditionCode,
    Parameter,
    Wanted,
    condition_of,
    conditions_on,
)
from peelian.restrictions.forms.fields import coded, day, words
from peelian.restrictions.states import (
    KIND_LABELS,
    TOLD_LABELS,
    RestrictionKind,
    Told,
)

REDEPLOYED, RESTRICTED = RestrictionKind.REDEPLOYMENT, RestrictionKind.RESTRICTED_DUTIES


class Authorise(forms.Form):
    imposed_on = day("On which day was the officer told that they are suspended?")
    told = coded(Told, TOLD_LABELS, label="How were they told?")
    reasons = words("Your reasons for authorising it", "What you read, and why you agree. They are your own.")


class Reasons(forms.Form):
    reasons = words("Reasons")


class Founded(forms.Form):
    """What everything under contract or force policy has."""

    imposed_on = day("From which day does it bind?")
    told = coded(Told, TOLD_LABELS, label="How was the person told?")
    policy = forms.CharField(
        label="Under which policy?",
        max_length=200,
        help_text="Its name and the part of it, for example Restricted duties policy, part 4",
    )
    review_on = day(
        "When is it reviewed first?",
        required=False,
        help_text="Left empty: after the number of days that force policy sets.",
    )
    reasons = words("Reasons")


class SuspendStaff(Founded):
    """Suspension of police staff from employment."""


class Named(forms.Form):
    """The names that some conditions need."""

    system = forms.CharField(label=PARAMETER_LABELS[Parameter.SYSTEM], max_length=160, required=False)
    place = forms.CharField(label=PARAMETER_LABELS[Parameter.PLACE], max_length=160, required=False)
    duties = forms.CharField(label=PARAMETER_LABELS[Parameter.DUTIES], max_length=160, required=False)
    person_ref = forms.CharField(
        label="Reference of the person",
        max_length=16,
        required=False,
        help_text="For somebody in the workforce, so that rosters can be checked. For example, P-7F3K2QXM",
    )
    person = forms.CharField(
        label="Or a description of the person",
        max_length=160,
        required=False,
        help_text="Use a label such as Woman A for a victim. Whoever posts people does not see it.",
    )
    note = words(
        "Note", "What else the person and their supervisor must know of it.", limit=1000, required=False
    )

    def wanted(self, data: dict[str, Any], code: str, *, replaces: str = "") -> Wanted:
        """One condition with the name it needs."""
        parameter = condition_of(code).parameter
        name = "" if parameter is Parameter.NONE else data.get(parameter.value, "")
        person_ref = data.get("person_ref", "") if parameter is Parameter.PERSON else ""
        return Wanted(ConditionCode(code), name, person_ref, data.get("note", ""), replaces)


class ImposeConditions(Founded, Named):
    """Restricted duties or redeployment, on conditions of the catalogue."""

    kind = coded(
        RestrictionKind,
        {RESTRICTED: KIND_LABELS[RESTRICTED], REDEPLOYED: KIND_LABELS[REDEPLOYED]},
        label="What is imposed?",
    )
    codes = forms.MultipleChoiceField(label="Which conditions?", widget=HintedCheckboxes())
    field_order = (
        "kind", "codes", "system", "place", "duties", "person_ref", "person", "note", "imposed_on", "told",
        "policy", "review_on", "reasons",
    )  # fmt: skip

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["codes"], on)

    def clean(self) -> dict[str, Any]:
        """Join each code with its name, which the service takes as conditions."""
        data = super().clean() or {}
        if not self.errors:
            data["conditions"] = tuple(self.wanted(data, code) for code in data.pop("codes"))
            for name in Named.base_fields:
                data.pop(name)
        return data


def _offer(field: Any, on: date) -> None:
    offered = conditions_on(on)
    field.choices = [(each.code.value, each.title) for each in offered]
    field.widget.hints = {each.code.value: each.meaning for each in offered}


class ChangeCondition(Named):
    """Adding one condition, or varying one: then its code is fixed and `replaces` names it."""

    code = forms.ChoiceField(label="Which condition?")
    from_date = day("From which day?")
    reasons = words("Reasons for the change")
    field_order = (
        "code",
        "system",
        "place",
        "duties",
        "person_ref",
        "person",
        "note",
        "from_date",
        "reasons",
    )

    def __init__(self, *args: Any, on: date, replaces: str = "", code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.replaces, self.fixed = replaces, code
        offered = [(each.code.value, each.title) for each in conditions_on(on)]
        self.fields["code"].choices = [("", "Choose"), *offered]  # type: ignore[attr-defined]  # a ChoiceField, declared above
        if code:
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """The condition as the service takes it."""
        data = super().clean() or {}
        if not self.errors:
            data["add"] = (self.wanted(data, data.pop("code", self.fixed), replaces=self.replaces),)
            for name in Named.base_fields:
                data.pop(name)
        return data


class EndCondition(forms.Form):
    from_date = day("From which day does it no longer bind?")
    reasons = words("Reasons for the change")
