"""Narrowing the register, and asking for figures."""

from datetime import date

from django import forms

from peelian.interface.forms import DateField, HintedRadios
from peelian.restrictions.figures.groups import SPLIT_LABELS, Split
from peelian.restrictions.queries.register import SORTS, Filters, due_within, overdue_on
from peelian.restrictions.states import KIND_LABELS

ANY = ("", "Any")
OFFICERS, STAFF = "officers", "staff"
OVERDUE, WEEK, MONTH = "overdue", "7", "28"


class FilterRegister(forms.Form):
    """The filter beside the register. What does not fit is left out, but for a day that cannot be shown."""

    mark_optional = False
    text = forms.CharField(label="Name, number or reference", required=False, max_length=120)
    kind = forms.ChoiceField(
        label="Kind",
        required=False,
        choices=[ANY, *((kind.value, text) for kind, text in KIND_LABELS.items())],
    )
    who = forms.ChoiceField(
        label="Who",
        required=False,
        choices=[
            ANY,
            (OFFICERS, "Officers and special constables"),
            (STAFF, "Staff, volunteers, contractors"),
        ],
    )
    unit = forms.CharField(label="Unit", required=False, max_length=80)
    review = forms.ChoiceField(
        label="Next review",
        required=False,
        choices=[ANY, (OVERDUE, "Overdue"), (WEEK, "Due within 7 days"), (MONTH, "Due within 28 days")],
    )
    on = forms.DateField(
        label="As known at the end of",
        required=False,
        help_text="A past day, such as 2026-03-09",
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": "Write the day like 2026-03-09."},
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        self.today = today

    def clean_on(self) -> date | None:
        """A day that is over, or nothing."""
        day: date | None = self.cleaned_data["on"]
        if day and day > self.today:
            raise forms.ValidationError("That day has not come yet. Choose today or a past day.")
        return day if day != self.today else None

    def chosen(self, sort: str = "") -> Filters | None:
        """The filters that were given and make sense; None when the day cannot be shown."""
        self.is_valid()
        if "on" in self.errors:
            return None
        told = self.cleaned_data
        day = told.get("on") or self.today
        review = told.get("review")
        due_by = overdue_on(day) if review == OVERDUE else due_within(day, int(review)) if review else None
        return Filters(
            text=told.get("text", ""),
            kind=told.get("kind", ""),
            unit=told.get("unit", "").strip(),
            officers={OFFICERS: True, STAFF: False}.get(told.get("who", "")),
            due_by=due_by,
            on=told.get("on"),
            sort=sort if sort.removeprefix("-") in SORTS else "name",
        )


class AskForFigures(forms.Form):
    """What figures are wanted, and for whom."""

    from_month = DateField(label="First month", help_text="Any day of the month, for example 1 4 2024")
    to_month = DateField(label="Last month", help_text="At most 60 months in all")
    split = forms.TypedChoiceField(
        label="Split",
        coerce=Split,
        choices=[(split.value, text) for split, text in SPLIT_LABELS.items()],
        widget=HintedRadios(),
    )
    asked_for = forms.CharField(
        label="Who asked", help_text="The reference of the request, or who it is for", max_length=200
    )
