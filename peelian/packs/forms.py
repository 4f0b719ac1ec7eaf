"""What is asked when a pack is put together."""

from typing import Any

from django import forms

from peelian.interface.forms import CountedTextarea, HintedRadios
from peelian.packs.services.choosing import MOST_CONTEXT
from peelian.packs.states import PART_LABELS, REASON_LABELS, Part, Reason


def _reasons() -> forms.CharField:
    return forms.CharField(label="Reasons", widget=CountedTextarea(limit=2000))


class BeginPack(forms.Form):
    title = forms.CharField(
        label="What is the pack?",
        max_length=200,
        help_text="For which hearing, or to whom it goes. It stands on the first page.",
    )


class _Choice(forms.Form):
    """How much is shown around a message, and against which allegations it is exhibited."""

    allegation_refs = forms.MultipleChoiceField(
        label="Against which allegations?", widget=forms.CheckboxSelectMultiple
    )
    before = forms.IntegerField(
        label="Messages shown before it",
        min_value=0,
        max_value=MOST_CONTEXT,
        initial=3,
        help_text="Context goes both ways: show what speaks for whoever wrote it too.",
    )
    after = forms.IntegerField(
        label="Messages shown after it", min_value=0, max_value=MOST_CONTEXT, initial=3
    )

    def __init__(self, *args: Any, allegations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["allegation_refs"].choices = allegations  # type: ignore[attr-defined]  # a ChoiceField


class ChooseMessage(_Choice):
    message_ref = forms.CharField(
        label="Reference of the message",
        max_length=16,
        help_text="It stands beside each message, in the conversation and where it was coded.",
    )
    field_order = ("message_ref", "allegation_refs", "before", "after")


class ChooseFound(forms.Form):
    message_refs = forms.MultipleChoiceField(
        label="Which messages?", widget=forms.CheckboxSelectMultiple, help_text="In the order of their time"
    )
    before = forms.IntegerField(
        label="Messages shown before each", min_value=0, max_value=MOST_CONTEXT, initial=3
    )
    after = forms.IntegerField(
        label="Messages shown after each", min_value=0, max_value=MOST_CONTEXT, initial=3
    )

    def __init__(self, *args: Any, messages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["message_refs"].choices = messages  # type: ignore[attr-defined]  # a ChoiceField


class ChangeChoice(_Choice):
    pass


class DropMessage(forms.Form):
    reasons = _reasons()


class Translate(forms.Form):
    translation = forms.CharField(label="In English", widget=CountedTextarea(limit=6000))
    translator = forms.CharField(label="Who translated it?", max_length=160)


class Withhold(forms.Form):
    part = forms.TypedChoiceField(
        label="What is left out?",
        choices=[(part.value, label) for part, label in PART_LABELS.items()],
        coerce=Part,
        widget=HintedRadios(),
    )
    phrase = forms.CharField(
        label="Which words?",
        max_length=500,
        required=False,
        help_text="When words are left out. Small and capital letters count as the same.",
    )
    message_ref = forms.CharField(
        label="Reference of the message",
        max_length=16,
        required=False,
        help_text="Leave empty to leave words out wherever they stand in the pack.",
    )
    reason = forms.TypedChoiceField(
        label="Why?",
        choices=[(reason.value, label.capitalize()) for reason, label in REASON_LABELS.items()],
        coerce=Reason,
        widget=HintedRadios(),
        help_text="Readers of the pack are told the reason.",
    )


class Lift(forms.Form):
    reasons = _reasons()


class Nothing(forms.Form):
    """Nothing is asked: the page says what will be made."""
