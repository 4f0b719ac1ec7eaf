"""Drawing up a review, and appointing who reads it."""

from typing import Any

from django import forms

from peelian.review.forms.fields import coded, number, several, words
from peelian.review.states import (
    CATEGORY_LABELS,
    GROUND_LABELS,
    ROLE_LABELS,
    SECOND_LABELS,
    UNIT_LABELS,
    CategoryKind,
    Ground,
    ReaderRole,
    SecondReading,
    Unit,
)


class DrawUp(forms.Form):
    title = forms.CharField(
        label="Title", max_length=160, help_text="For example: What was said in the group"
    )
    question = words(
        "Which question are the messages to answer?",
        "Written before anything is read, and printed first in the report.",
    )


class ChangeQuestion(DrawUp):
    """The question, the collection and the rule: all that a start makes fast."""

    conversations = several(
        "Which conversations are read?", help_text="Locked threads are not offered.", required=False
    )
    unit = coded(Unit, UNIT_LABELS, label="What is one answer about?")
    target_recall = number("Recall to be shown, per cent", least=50, most=99,
                           help_text="Of all that could be found, at least so much is to be found.")  # fmt: skip
    confidence = number("How surely, per cent", least=80, most=99)
    control_size = number("Messages in the control sample", least=1, most=10_000,
                          help_text="Drawn by lot and sealed at the start.")  # fmt: skip
    elusion_size = number("Messages drawn at each look from what is left unread", least=1, most=10_000)
    looks = number("How often may the samples be looked at?", least=1, most=10,
                   help_text="Each look costs confidence.")  # fmt: skip
    second_reading = coded(
        SecondReading, SECOND_LABELS, label="What does a second reader read, without the first?"
    )
    second_size = number("Of what was not found, how many messages are read twice at each draw?", least=1,
                         most=10_000)  # fmt: skip
    break_minutes = number("Suggest a break after so many minutes", least=10, most=240)
    break_items = number("Or after so many messages", least=20, most=2_000)

    def __init__(self, *args: Any, conversations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["conversations"].choices = conversations  # type: ignore[attr-defined]  # a choice field


class AddCategory(forms.Form):
    kind = coded(CategoryKind, CATEGORY_LABELS, label="What does it look for?")
    ground = coded(
        Ground, GROUND_LABELS, label="For discrimination: on which ground?", required=False, empty_value=None
    )
    label = forms.CharField(label="Name", max_length=80, help_text="As readers see it beside its key")
    definition = words(
        "What counts, and what does not?", "So that two readers would agree. No examples of abuse."
    )
    seed_words = words(
        "Words and phrases to begin with, one a line",
        "They teach the first order, and nothing else.",
        limit=2_000,
        required=False,
    )
    allegations = several("Which allegations does it bear on?", required=False)
    standards = several("Which standards?", required=False)

    def __init__(
        self, *args: Any, allegations: list[tuple[str, str]], standards: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["allegations"].choices = allegations  # type: ignore[attr-defined]  # a choice field
        self.fields["standards"].choices = standards  # type: ignore[attr-defined]  # a choice field


class NameExample(forms.Form):
    message_ref = forms.CharField(
        label="Reference of the message", max_length=16, help_text="Sixteen letters and digits, from its page"
    )


class Appoint(forms.Form):
    reader_ref = forms.ChoiceField(label="Who?")
    role = coded(ReaderRole, ROLE_LABELS, label="As what?")

    def __init__(self, *args: Any, readers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader_ref"].choices = [("", "Choose"), *readers]  # type: ignore[attr-defined]  # a choice field


class Confirm(forms.Form):
    """A page that asks once more and takes nothing but the press of the button."""
