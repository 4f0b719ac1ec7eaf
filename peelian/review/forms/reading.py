"""Coding a message, settling a difference, and giving reasons."""

from typing import Any

from django import forms

from peelian.review.forms.fields import coded, words
from peelian.review.services.coding import LONGEST_NOTE
from peelian.review.states import ANSWER_LABELS, Answer


class Code(forms.Form):
    """One answer a category, by its key; what is left empty is a no. Drawn by the reading page itself."""

    along = forms.BooleanField(required=False)
    note = forms.CharField(required=False, max_length=LONGEST_NOTE)

    def __init__(self, *args: Any, keys: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = keys
        for key in keys:
            self.fields[f"answer-{key}"] = forms.TypedChoiceField(
                choices=ANSWER_LABELS.items(), coerce=Answer, required=False, empty_value=Answer.NO
            )

    def given(self) -> dict[str, Any]:
        """The keywords of `save_coding`. Only of a valid form."""
        data = self.cleaned_data
        return {
            "answers": {key: data[f"answer-{key}"] for key in self.keys},
            "along": data["along"],
            "note": data["note"],
        }


class Reasons(forms.Form):
    reasons = words("Why?")


class Settle(forms.Form):
    answer = coded(
        Answer,
        {Answer.YES: "Yes, it is there", Answer.NO: "No, it is not"},
        label="Which answer stands?",
    )
    reasons = words("Why?")
