"""The filter of the list of what is due."""

from django import forms

from peelian.clocks.queries.due import GROUP_LABELS, Group
from peelian.clocks.rules import TABLE
from peelian.law.rules import get_rule

MINE, UNIT, ALL = "mine", "unit", "all"
_WHOSE = ((MINE, "Cases I am on"), (UNIT, "Cases of my unit"), (ALL, "All cases I may see"))


def _rules() -> list[tuple[str, str]]:
    named = ((row.rule, get_rule(row.rule)) for row in TABLE)
    return [
        ("", "Every limit"),
        *((rule, f"{limit.citation.text}: {limit.action}"[:110]) for rule, limit in named),
    ]


class DueFilter(forms.Form):
    """Which list, of whose cases, of which limit."""

    mark_optional = False
    list = forms.ChoiceField(
        label="List", required=False, choices=[(group.value, GROUP_LABELS[group]) for group in Group]
    )
    whose = forms.ChoiceField(label="Cases", required=False, choices=_WHOSE)
    rule = forms.ChoiceField(label="Limit", required=False, choices=_rules)

    def group(self) -> Group:
        """The list asked for; what is overdue when none is."""
        return Group(self._chosen("list") or Group.OVERDUE)

    def whose_cases(self) -> str:
        """Whose cases; one's own when nothing is chosen."""
        return self._chosen("whose") or MINE

    def chosen_rule(self) -> str:
        """The limit asked for, or none."""
        return self._chosen("rule")

    def _chosen(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))
