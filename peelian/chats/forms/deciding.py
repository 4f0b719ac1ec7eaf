"""Locking a thread, deciding who is who, and which threads are one."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from peelian.chats.forms.fields import drop_down, reasons
from peelian.chats.states import Lock
from peelian.interface.forms import HintedRadios

LOCKS = {
    Lock.PRIVILEGED: "Legal privilege",
    Lock.PRIVATE: "Purely private",
    Lock.OUT_OF_SCOPE: "Outside the authorised scope",
}
LOCK_HINTS = {
    Lock.PRIVILEGED: "Between somebody and their lawyer, for advice or proceedings. Stop reading at the first sign.",
    Lock.PRIVATE: "Family, health, friends: nothing in it bears on the case.",
    Lock.OUT_OF_SCOPE: "What was authorised does not cover it.",
}


class LockThread(forms.Form):
    lock = forms.TypedChoiceField(
        label="Why is it locked?",
        choices=[(lock.value, words) for lock, words in LOCKS.items()],
        coerce=Lock,
        widget=HintedRadios(hints=LOCK_HINTS),
    )
    reasons = reasons(help_text="Do not repeat what the thread says.")


class Reasons(forms.Form):
    reasons = reasons()


class MatchParticipant(forms.Form):
    """With whom somebody is one; `others` are (reference, words)."""

    same_as = drop_down([], "The same person as")
    reasons = reasons("On what does that rest?")

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["same_as"]).choices = [("", "Choose"), *others]


class IdentifyParticipant(forms.Form):
    """Who somebody is: a subject of the case, or a person on record; `subjects` are (reference, words)."""

    subject = forms.ChoiceField(label="A subject of the case", required=False)
    person = forms.CharField(
        label="Or a person on record, by reference",
        max_length=16,
        required=False,
        help_text="As their page shows it, such as P-7F3K2QXM",
    )
    reasons = reasons("On what does that rest?")

    def __init__(self, *args: Any, subjects: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["subject"]).choices = [("", "None of them"), *subjects]

    def clean(self) -> dict[str, Any]:
        """One of the two, and not both."""
        given = super().clean() or {}
        if bool(given.get("subject")) == bool(given.get("person", "").strip()):
            raise forms.ValidationError(
                "Choose a subject of the case, or give the reference of a person on record."
            )
        return given


class PartParticipant(forms.Form):
    """Which decision is taken back, and why; `decisions` are (row, words)."""

    decision = forms.ChoiceField(label="Which decision is taken back?", widget=forms.RadioSelect)
    reasons = reasons()

    def __init__(self, *args: Any, decisions: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["decision"]).choices = list(decisions)
