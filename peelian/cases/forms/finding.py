"""Narrowing the list of cases."""

from django import forms

from peelian.cases.queries.rows import Filters
from peelian.cases.states import MATTER_SENTENCES, STATUS_LABELS

ANY = [("", "Any")]


class FilterCases(forms.Form):
    """The filter beside the list. Whatever does not fit is left out rather than refused."""

    mark_optional = False
    text = forms.CharField(label="Reference or words of the title", required=False, max_length=160)
    status = forms.ChoiceField(
        label="Status", required=False, choices=[*ANY, *((s.value, t) for s, t in STATUS_LABELS.items())]
    )
    matter_type = forms.ChoiceField(
        label="Matter", required=False, choices=[*ANY, *((m.value, t) for m, t in MATTER_SENTENCES.items())]
    )
    unit = forms.CharField(label="Unit", required=False, max_length=80)
    mine = forms.BooleanField(label="Only cases I am on", required=False)
    live = forms.BooleanField(label="Only cases not concluded", required=False)

    def chosen(self) -> Filters:
        """The filters that were given and make sense."""
        self.is_valid()
        return Filters(**{name: value for name, value in self.cleaned_data.items() if value})
