"""Deciding about what was found. Every form carries the version on which the decision is made."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms

from peelian.interface.forms import CountedTextarea, DateField, HintedRadios
from peelian.reports.reading.result import STANDING_SENTENCES
from peelian.reports.states import (
    STANDING_LABELS,
    ProposalStatus,
    ReviewStatus,
    Standing,
)
from peelian.reports.wording import GroupWording, Wording

_REASON = 2_000


def reason_field(label: str, *, required: bool = False, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=_REASON,
        help_text=help_text,
        widget=CountedTextarea({"rows": 3}, limit=_REASON),
    )


def _decision(choices: Sequence[tuple[str, str]], hints: Mapping[str, str]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="What do you decide?",
        choices=choices,
        widget=HintedRadios(hints=hints),
        error_messages={"required": "Select what you decide"},
    )


def _standing(label: str = "Standing") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[(s.value, f"{STANDING_LABELS[s]}: {STANDING_SENTENCES[s]}") for s in Standing],
    )


class ReviewForm(forms.Form):
    """What statements and groups have in common: accept, correct or reject, with a reason."""

    mark_optional = False  # what is needed depends on the decision, and the fields are filled in already
    DECISIONS = [
        (ReviewStatus.ACCEPTED.value, "Accept it as it stands"),
        (ReviewStatus.CORRECTED.value, "Correct it"),
        (ReviewStatus.REJECTED.value, "Reject it"),
    ]
    HINTS = {
        ReviewStatus.CORRECTED.value: "Change what is wrong below. The first proposal is kept.",
        ReviewStatus.REJECTED.value: "It stays on file and is not used.",
    }
    decision = _decision(DECISIONS, HINTS)
    based_on = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def became(self) -> ReviewStatus:
        return ReviewStatus(self.cleaned_data["decision"])

    def forget_changes(self, changed: bool) -> None:
        """Refuse to accept or reject while throwing away what the person has written."""
        sent = "sent_whole" in self.data
        if sent and changed and self.became is not ReviewStatus.CORRECTED:
            self.add_error("decision", "You changed the wording. Choose “Correct it”, or undo the change.")


class StatementForm(ReviewForm):
    """Decide about one statement; `stands` is how it stands now."""

    text = forms.CharField(label="Statement", required=False, widget=forms.Textarea({"rows": 4}), strip=False)
    standing = _standing()
    source = forms.CharField(label="Who says so", required=False, max_length=500)
    first_day = DateField(label="Day it speaks of, or the first of several", required=False)
    last_day = DateField(label="Last of several days", required=False)
    reason = reason_field("Reason", help_text="Needed to correct or reject.")
    sent_whole = forms.BooleanField(widget=forms.HiddenInput, required=False, initial=True)

    def __init__(self, *args: Any, stands: Wording, version: int, **options: Any) -> None:
        self.stands = stands
        first, last = _days(stands)
        options["initial"] = {
            "text": stands.text,
            "standing": stands.standing.value,
            "source": stands.source,
            "first_day": first,
            "last_day": last,
            "based_on": version,
            "sent_whole": True,
        }
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        """Days in their order, and no change thrown away."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if last and (first is None or last < first):
            self.add_error("last_day", "The last day must be on or after the first.")
        else:
            self.forget_changes(self.wording() != self.stands)
        return cleaned

    def wording(self) -> Wording:
        """The statement as the form has it. Line ends are as browsers send them, so they are made plain."""
        cleaned = self.cleaned_data
        text = cleaned["text"].replace("\r\n", "\n")
        return Wording(
            text=self.stands.text if text == self.stands.text.replace("\r\n", "\n") else text.strip(),
            standing=Standing(cleaned["standing"] or self.stands.standing),
            source=cleaned["source"],
            dates=self._dates(),
        )

    def _dates(self) -> tuple[Mapping[str, Any], ...]:
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if (first, last) == _days(self.stands):
            return self.stands.dates
        if first is None:
            return ()
        end = last or first
        how = "given by the person who corrected the statement"
        return ({"phrase": "as corrected", "start": first.isoformat(), "end": end.isoformat(), "how": how},)


def _days(stands: Wording) -> tuple[date | None, date | None]:
    """The first resolved day or days of a statement, as the form shows them."""
    for found in stands.dates:
        if found.get("start"):
            first, last = (
                date.fromisoformat(found["start"]),
                date.fromisoformat(found["end"] or found["start"]),
            )
            return first, (last if last != first else None)
    return None, None


class GroupForm(ReviewForm):
    """Decide about one group of people."""

    description = forms.CharField(label="Description", required=False, max_length=500)
    role = forms.CharField(
        label="What they are", required=False, max_length=100, help_text="For example officer, staff."
    )
    count = forms.IntegerField(
        label="How many",
        required=False,
        min_value=1,
        max_value=100_000,
        help_text="Leave it empty when nobody has said.",
        widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    reason = reason_field("Reason", help_text="Needed to correct or reject.")
    sent_whole = forms.BooleanField(widget=forms.HiddenInput, required=False, initial=True)

    def __init__(self, *args: Any, stands: GroupWording, version: int, **options: Any) -> None:
        self.stands = stands
        options["initial"] = {
            "description": stands.description,
            "role": stands.role,
            "count": stands.count,
            "based_on": version,
            "sent_whole": True,
        }
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        """No change thrown away."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            self.forget_changes(self.wording() != self.stands)
        return cleaned

    def wording(self) -> GroupWording:
        """The group as the form has it."""
        cleaned = self.cleaned_data
        return GroupWording(role=cleaned["role"], count=cleaned["count"], description=cleaned["description"])


class AnswerForm(forms.Form):
    """Answer a question."""

    answer = forms.CharField(
        label="Answer", max_length=1_000, widget=CountedTextarea({"rows": 3}, limit=1_000)
    )
    reason = reason_field(
        "How do you know?", required=True, help_text="Who said so, when, or which document."
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput)


class ProposalForm(forms.Form):
    """Decide about a proposal."""

    decision = _decision(
        [(ProposalStatus.ACCEPTED.value, "Accept it"), (ProposalStatus.REJECTED.value, "Reject it")],
        {ProposalStatus.ACCEPTED.value: "Nothing happens by itself: it is noted for whoever opens the case."},
    )
    reason = reason_field("Reason", help_text="Needed to reject.")
    based_on = forms.IntegerField(widget=forms.HiddenInput)


class AddStatementForm(forms.Form):
    """A statement that the assistant missed, given by its own words."""

    document = forms.ChoiceField(label="Where it stands")
    words = forms.CharField(
        label="The words, exactly as they stand there",
        widget=forms.Textarea({"rows": 4}),
        help_text="Copy them from the text. Spaces and line ends do not matter.",
    )
    standing = _standing("How sure the source is")
    source = forms.CharField(label="Who says so", required=False, max_length=500)
    reason = reason_field("Why it matters")

    def __init__(self, *args: Any, sources: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["document"]).choices = list(sources)
