"""The search box, and saving a view."""

from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from peelian.cases.forms.finding import FilterCases
from peelian.clocks.forms import DueFilter
from peelian.desk.states import KIND_PLURALS, ViewOf

FILTERS: dict[ViewOf, type[forms.Form]] = {ViewOf.CASES: FilterCases, ViewOf.DUE: DueFilter}


class Search(forms.Form):
    """What to look for, and among what."""

    mark_optional = False
    q = forms.CharField(
        label="Search for",
        required=False,
        help_text="Words, a name, a force number or a reference. Put a phrase in quotation marks.",
    )
    kind = forms.ChoiceField(
        label="Among",
        required=False,
        choices=[("", "Everything"), *((kind.value, title) for kind, title in KIND_PLURALS.items())],
    )


def known_query(of: ViewOf, data: QueryDict) -> str:
    """The part of a query that the filter of a list knows and accepts, in one spelling."""
    form = FILTERS[of](data)
    form.is_valid()
    chosen = {
        name: "on" if value is True else str(value) for name, value in form.cleaned_data.items() if value
    }
    return urlencode(sorted(chosen.items()))


class SaveView(forms.Form):
    """A name for a list with its filter. The filter comes from the list's own address and is checked again."""

    name = forms.CharField(label="What do you want to call this view?", max_length=60)
    of = forms.ChoiceField(widget=forms.HiddenInput, choices=[(of.value, of.value) for of in ViewOf])
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=500)

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if "of" in given:
            given["of"] = ViewOf(given["of"])
            given["query"] = known_query(given["of"], QueryDict(given.get("query", "")))
        return given
